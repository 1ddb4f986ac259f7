/** After a change in the calendar, running terms that reach into it are computed anew: each change of a due instant is an act that says so. */
import { sql } from 'kysely'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar } from './calendar.ts'
import { changesFor, longestTermDays, type TermChange } from './calendar-changed-terms.ts'
import type { Touched } from './calendar-days.ts'
import { calendarOf } from './calendars.ts'
import type { Procedure, StandingOf } from './procedure.ts'
import { standing as standingAfter } from './standing.ts'
import { actOfRow, type Locked, lockProceeding } from './store.ts'

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
export interface Progress {
  readonly id: string
  /** Civil days touched; null: none a term counts. */
  readonly touched: Touched | null
  /** Terms whose due instant moved; terms confirmed as they stood, or provisional now at the same instant. */
  readonly moved: number
  readonly confirmed: number
  readonly finished: boolean
}

/** How long a transaction that read the calendar before the change may still be under way. */
const underWayMs = 60_000
const batch = 500

/**
 * Goes on with one change of the calendar where it was left, to the end or for as long as it may.
 * What was written meanwhile by those who had read the calendar before is found by going through all once more.
 */
export async function recomputeTerms(
  kernel: Kernel,
  ways: readonly Recomputable[],
  jurisdictionId: number,
  changeId: string,
  limitMs = Number.POSITIVE_INFINITY,
): Promise<Progress> {
  const until = performance.now() + limitMs
  for (;;) {
    const change = await changeOf(kernel, jurisdictionId, changeId)
    const now = kernel.clock.now()
    const again = change.finishedAt !== null && now.getTime() - change.madeAt.getTime() >= underWayMs
    if (change.settledAt || (change.finishedAt && !again) || performance.now() > until)
      return progressOf(change)
    const page = await pageAfter(kernel, ways, jurisdictionId, change)
    await note(kernel, change, await recomputePage(kernel, ways, change, page), again)
    if (page.length === 0 && change.failed > 0) return progressOf(change)
  }
}

/** Every change not gone through yet: at start, after a break, and once more a minute later. */
export async function recomputeUnsettled(kernel: Kernel, ways: readonly Recomputable[]): Promise<void> {
  const changes = await kernel.db.owner
    .selectFrom('calendarChange')
    .select(['jurisdictionId', 'id'])
    .where('settledAt', 'is', null)
    .orderBy('madeAt')
    .execute()
  for (const { jurisdictionId, id } of changes) await recomputeTerms(kernel, ways, jurisdictionId, id)
}

type Change = Awaited<ReturnType<typeof changeOf>>

async function changeOf(kernel: Kernel, jurisdictionId: number, id: string) {
  return kernel.db.owner
    .selectFrom('calendarChange')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

function progressOf(change: Change): Progress {
  const { id, fromOn, toOn, moved, confirmed, finishedAt } = change
  const touched = fromOn === null ? null : { from: fromOn, to: toOn }
  return { id, touched, moved, confirmed, finished: finishedAt !== null }
}

interface Done {
  /** Null: there are no more. */
  readonly lastId: string | null
  readonly moved: number
  readonly confirmed: number
  readonly failed: number
}

interface Row {
  readonly id: string
  readonly procedure: string
}

/** Proceedings under way, or ended so lately that a window of theirs may still be open; by id, a batch at a time. */
async function pageAfter(
  kernel: Kernel,
  ways: readonly Recomputable[],
  jurisdictionId: number,
  { afterId, toOn }: Change,
): Promise<Row[]> {
  const days = Math.max(0, ...ways.map(way => longestTermDays(way.procedure)))
  const { rows } = await sql<Row>`
    select id, procedure from proceeding
    where jurisdiction_id = ${jurisdictionId} and procedure = any (${ways.map(way => way.procedure.id)}::text[])
      and (${afterId}::uuid is null or id > ${afterId}::uuid)
      and (${toOn}::date is null or opened_at < ${toOn}::date + 1)
      and (closed_at is null or closed_at > ${kernel.clock.now()}::timestamptz - make_interval(days => ${days}))
    order by id limit ${batch}`.execute(kernel.db.owner)
  return rows
}

/** Read without locks and judged in memory: only what changes is locked and judged again. */
async function recomputePage(
  kernel: Kernel,
  ways: readonly Recomputable[],
  change: Change,
  page: readonly Row[],
): Promise<Done> {
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
  const changed: TermChange[] = []
  let failed = 0
  for (const { id, procedure } of page) {
    const way = ways.find(one => one.procedure.id === procedure)!
    try {
      const standing = standingAfter(way.procedure, (actsOf.get(id) ?? []).map(actOfRow))
      if (changesFor(way.procedure, standing, calendar, change, way.named).length === 0) continue
      changed.push(...(await recomputeOne(kernel, way, change, id)))
    } catch (error) {
      // What may not be computed anew in its state is left; anything else is tried again from the first.
      if (!(error instanceof Refusal)) failed += 1
      kernel.log.error(
        { proceeding: id, err: { message: (error as Error).message } },
        'calendar: the terms of one proceeding were not computed anew',
      )
    }
  }
  const moved = changed.filter(one => one.dueAt !== one.before).length
  return { lastId: page.at(-1)?.id ?? null, moved, confirmed: changed.length - moved, failed }
}

function recomputeOne(
  kernel: Kernel,
  way: Recomputable,
  change: Change,
  id: string,
): Promise<readonly TermChange[]> {
  const { jurisdictionId, kind, facts } = change
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const locked = await lockProceeding(tx, jurisdictionId, id)
    if (!locked) return []
    const standing = standingAfter(way.procedure, locked.acts)
    const calendar = await calendarOf(tx, jurisdictionId)
    const changes = changesFor(way.procedure, standing, calendar, change, way.named)
    if (changes.length === 0) return []
    const at = new Date(Math.max(kernel.clock.now().getTime(), Date.parse(standing.lastActAt)))
    const inputs = { cause: kind, ...(facts as object), changes }
    await way.record(locked, standing, { kernel, tx, calendar, id: newId(at.getTime()), at, inputs })
    return changes
  })
}

/** How far it has come: written after each batch, so that a break costs no more than one. */
async function note(kernel: Kernel, before: Change, done: Done, again: boolean): Promise<void> {
  const now = kernel.clock.now()
  const over = done.lastId === null
  const through = over && before.failed === 0 ? (again ? { settledAt: now } : { finishedAt: now }) : {}
  await kernel.db.owner
    .updateTable('calendarChange')
    .set(change => ({
      afterId: done.lastId,
      moved: change('moved', '+', done.moved),
      confirmed: change('confirmed', '+', done.confirmed),
      failed: over ? 0 : change('failed', '+', done.failed),
      ...through,
    }))
    .where('jurisdictionId', '=', before.jurisdictionId)
    .where('id', '=', before.id)
    .execute()
}
