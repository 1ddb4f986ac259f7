/** Statements as the driver is given them: some are planned once a connection instead of every time. */
import { createHash } from 'node:crypto'
import type pg from 'pg'

/**
 * A statement that begins with `/* prepared NAME *\/`, alone or after its `select`, is planned once a connection: for those that are
 * waited for and whose plan does not depend on the values (under row-level security planning costs more than running). One text a name;
 * `by text` where the text is put together: each is a name of its own.
 * @param isPooled through a pooler the next statement may be on another connection, which knows no name
 */
export function statementOf(text: string, values: readonly unknown[], isPooled: boolean): pg.QueryConfig {
  const name = isPooled ? undefined : /^\s*(?:select )?\/\* prepared ([\w ]+) \*\//.exec(text)?.[1]
  if (name === undefined) return { text, values: [...values] }
  return { text, values: [...values], name: name === 'by text' ? nameOf(text) : name }
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `t${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}
