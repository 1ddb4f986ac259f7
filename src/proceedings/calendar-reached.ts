/** Which proceedings a change in the calendar reaches: read in batches by id, so that a million need no more room than a few. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar } from './calendar.ts'
import { changesFor, longestTermDays, type TermChange } from './calendar-changed-terms.ts'
import { calendarOf } from './calendars.ts'
import type { Procedure, StandingOf } from './procedure.ts'
import { standing as standingAfter } from './standing.ts'
import { actOfRow, type Locked } from './store.ts'

/** How the terms of one procedure are computed anew; one for each procedure, wired in app.ts. */
export interface Recomputable {
  readonly procedure: Procedure
  /** Terms that end with a day a person named: no calendar moves them. */
  readonly named?: readonly string[]
  /** Records the act `recomputeTerms` with these inputs, and all that goes with an act. */
  record(locked: Locked, standing: StandingOf, given: Recomputing): Promise<unknown>
}
export interface Recomputing {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly calendar: Calendar
  readonly id: string
  readonly at: Date
  /** Why (kind and facts of the calendar's change), and what became of which term. */
  readonly inputs: { readonly cause: string; readonly changes: readonly TermChange[] }
}

export type Change = Awaited<ReturnType<typeof changeOf>>

/** A change as it is recorded, with how far it has come. */
export async function changeOf(kernel: Kernel, jurisdictionId: number, id: string) {
  return kernel.db.owner
    .selectFrom('calendarChange')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export interface Row {
  readonly id: string
  readonly procedure: string
}

/** Proceedings under way, or ended so lately that a window of theirs may still be open; by id, a batch at a time. */
export async function pageAfter(
  kernel: Kernel,
  ways: readonly Recomputable[],
  jurisdictionId: number,
  { afterId }: Change,
): Promise<Row[]> {
  const days = Math.max(0, ...ways.map(way => longestTermDays(way.procedure)))
  const { rows } = await sql<Row>`
    select id, procedure from proceeding
    where jurisdiction_id = ${jurisdictionId} and procedure = any (${ways.map(way => way.procedure.id)}::text[])
      and (${afterId}::uuid is null or id > ${afterId}::uuid)
      and (closed_at is null or closed_at > ${kernel.clock.now()}::timestamptz - make_interval(days => ${days}))
    order by id limit ${batch}`.execute(kernel.db.owner)
  return rows
}

const batch = 500

export interface Affected {
  readonly id: string
  readonly way: Recomputable
}

/** Those of a page that come out otherwise now: read without locks and judged in memory. */
export async function affectedOf(
  kernel: Kernel,
  ways: readonly Recomputable[],
  change: Change,
  page: readonly Row[],
): Promise<Affected[]> {
  const { jurisdictionId } = change
  const calendar = await calendarOf(kernel.db.owner, jurisdictionId)
  const rows = await kernel.db.owner
    .selectFrom('act')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', sql<string>`any (${page.map(one => one.id)}::uuid[])`)
    .orderBy('proceedingId')
    .orderBy('seq')
    .execute()
  const actsOf = Map.groupBy(rows, row => row.proceedingId)
  return page.flatMap(({ id, procedure }) => {
    const way = ways.find(one => one.procedure.id === procedure)!
    try {
      const standing = standingAfter(way.procedure, (actsOf.get(id) ?? []).map(actOfRow))
      return changesFor(way.procedure, standing, calendar, change, way.named).length ? [{ id, way }] : []
    } catch {
      // Acts that cannot be replayed: fails once more, and is told, when it is locked.
      return [{ id, way }]
    }
  })
}
