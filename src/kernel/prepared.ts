/** Statements as the driver is given them: some are planned once a connection instead of every time. */
import type pg from 'pg'

/**
 * A statement that begins with `/* prepared NAME *\/` is planned once a connection: for the few that are waited for and whose plan does
 * not depend on the values (under row-level security planning costs more than running). One text a name.
 * @param isPooled through a pooler the next statement may be on another connection, which knows no name
 */
export function statementOf(text: string, values: readonly unknown[], isPooled: boolean): pg.QueryConfig {
  const name = isPooled ? undefined : /^\s*\/\* prepared (\w+) \*\//.exec(text)?.[1]
  return { text, values: [...values], ...(name === undefined ? {} : { name }) }
}
