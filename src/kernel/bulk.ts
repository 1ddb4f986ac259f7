/** Many rows in few statements: for set-up, imports and the demo, where a statement a row would take minutes. */
import { type Kysely, sql } from 'kysely'
import type { DB } from './database.ts'

const rowsAtOnce = 1000

/** All rows name the same columns, in camel case; bytes are written as hex, lists as arrays, objects as JSON. */
export async function insertRows(
  tx: Kysely<DB>,
  table: keyof DB & string,
  jurisdictionId: number,
  rows: readonly object[],
): Promise<void> {
  const columns = Object.keys({ jurisdictionId, ...rows[0] })
  const names = sql.join(columns.map(column => sql.raw(`"${snake(column)}"`)))
  const into = sql.raw(`"${snake(table)}"`)
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce).map(row => jsonOf({ jurisdictionId, ...row }))
    await sql`insert into ${into} (${names})
      select ${names} from jsonb_populate_recordset(null::${into}, ${`[${some.join(',')}]`}::jsonb)`.execute(
      tx,
    )
  }
}

function jsonOf(row: object): string {
  const cells = Object.entries(row).map(([column, value]) => [
    snake(column),
    Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
  ])
  return JSON.stringify(Object.fromEntries(cells))
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
