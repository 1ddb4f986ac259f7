/** How values of PostgreSQL are read: int8 as number, date as 'YYYY-MM-DD', timestamptz as Date. */
import pg from 'pg'

const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.DATE, text => text],
  [1016, text => pg.types.getTypeParser(1007 as never)(text)], // int8[] as int4[]
  [1182, text => pg.types.getTypeParser(1009 as never)(text)], // date[] as text[]
])

// biome-ignore lint/suspicious/noExplicitAny: the signature of pg
export const getTypeParser = ((oid: number, format?: any) =>
  format === 'binary'
    ? pg.types.getTypeParser(oid, 'binary')
    : (readers.get(oid) ?? pg.types.getTypeParser(oid))) as typeof pg.types.getTypeParser
