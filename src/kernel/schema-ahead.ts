/** A process beside a database that a newer version has brought further: it says so instead of failing as if something were wrong, and takes itself out of service. */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { Refusal } from './errors.ts'
import { migrations } from './migrate.ts'

export interface SchemaWatch {
  /** Whether the database has run a migration that this program does not know; asked of the database until it is so. */
  isAhead(): Promise<boolean>
}

export function watchSchema({ owner }: Pick<Database, 'owner'>): SchemaWatch {
  const own = migrations().at(-1)?.name ?? ''
  let isAhead = false
  return {
    async isAhead() {
      if (isAhead) return true
      const { rows } = await sql<{
        newest: string | null
      }>`select max(name) as newest from schema_migration`.execute(owner)
      isAhead = (rows[0]?.newest ?? '') > own
      return isAhead
    },
  }
}

/**
 * Whether an error of the database may come of its schema being another than this program's: a function, table or column that is no longer there, a right taken,
 * a shape that changed under a prepared statement, a column that must be filled by now.
 */
export function isOfSchema({ code = '' }: { readonly code?: string }): boolean {
  return /^42\w{3}$/.test(code) || code === '0A000' || code === '23502'
}

/** Another process, or the next in this one's place, answers in a moment. */
export const outdated = () => new Refusal('unavailable', { what: 'outdated', seconds: 10 })
