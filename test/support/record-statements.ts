/**
 * Loaded before a test run's processes (NODE_OPTIONS=--import): writes down each text that is sent to PostgreSQL, once a process, with the
 * file that asked for it. The program's own statements are told from the tests' by the nearest file of ours on the stack.
 */
import { appendFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'

/** A statement as the run sent it, and where in the sources. */
export interface Recorded {
  readonly sql: string
  /** `src/matters/store.ts:41`; null where no file of ours stands on the stack. */
  readonly at: string | null
}

type AnyFunction = (...args: never) => unknown

/** A test that asks the same again and again is not looked at for ever. */
const askedAtMost = 50

if (process.env.AILI_STATEMENTS) await recordInto(process.env.AILI_STATEMENTS)

/** Are all files of the test run's log there? Said by tools/test.ts. */
export function isWholeRun(): boolean {
  return process.env.AILI_STATEMENTS_WHOLE === 'yes'
}

/** From now on, in this process. */
export async function recordInto(into: string): Promise<void> {
  // A test file has a copy of this module of its own: the process is asked.
  const held = globalThis as { ailiRecords?: true }
  if (held.ailiRecords) return
  held.ailiRecords = true
  const file = join(into, `${process.pid}-${threadId}.jsonl`)
  /** By text: true once the program asked, else how often tests did. */
  const known = new Map<string, true | number>()
  const home = pathToFileURL(`${process.cwd()}/`).href

  /** Written once; asked of a test first, it is written again when the program asks. */
  const note = (sql: unknown, through: AnyFunction): void => {
    // A transaction opens with the settings of whoever looks: a text a person.
    if (typeof sql !== 'string' || /^(begin|commit|rollback)\b/.test(sql)) return
    const before = known.get(sql) ?? 0
    if (before === true || before > askedAtMost) return
    const at = askedBy(through, home)
    const ofProgram = !/^(test|browser)\//.test(at ?? '')
    known.set(sql, ofProgram || before + 1)
    if (!ofProgram && before > 0) return
    const line: Recorded = { sql, at }
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  }

  const { DefaultQueryExecutor } = await import('kysely')
  const base = Object.getPrototypeOf(DefaultQueryExecutor.prototype)
  const execute = base.executeQuery
  base.executeQuery = function executeQuery(query: { sql: string }, ...rest: unknown[]) {
    note(query.sql, executeQuery)
    return execute.call(this, query, ...rest)
  }
  // The very module the program gets: pg is CommonJS.
  const pg = createRequire(import.meta.url)('pg')
  const seenByKysely = (text: unknown) => typeof text === 'string' && known.has(text)
  for (const { prototype } of [pg.Pool, pg.Client]) {
    const { query } = prototype
    prototype.query = function wrapped(config: { text?: string } | string, ...rest: unknown[]) {
      const text = typeof config === 'string' ? config : config?.text
      if (!seenByKysely(text)) note(text, wrapped)
      return query.call(this, config, ...rest)
    }
  }
}

/** The nearest file of this repository above a function, without the database's own. */
function askedBy(through: AnyFunction, home: string): string | null {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 60
  const held: { stack?: string } = {}
  Error.captureStackTrace(held, through)
  Error.stackTraceLimit = limit
  for (const line of held.stack?.split('\n').slice(1) ?? []) {
    const at = line.indexOf(home)
    const path = at < 0 ? '' : line.slice(at + home.length).replace(/\?file=\d+/, '')
    const [, file, row] = /^((?:src|test|browser|bench|tools)\/[\w./-]+\.ts):(\d+)/.exec(path) ?? []
    if (file && file !== 'src/kernel/database.ts' && file !== 'test/support/record-statements.ts')
      return `${file}:${row}`
  }
  return null
}
