/** After a change in the calendar, running terms that reach into it are computed anew: each change of a due instant is an act that says so. */
import { sql } from 'kysely'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { changesFor, type TermChange } from './calendar-changed-terms.ts'
import type { Touched } from './calendar-days.ts'
import {
  type Affected,
  affectedOf,
  type Change,
  changeOf,
  pageAfter,
  type Recomputable,
  type Row,
} from './calendar-reached.ts'
import { calendarOf } from './calendars.ts'
import { standing as standingAfter } from './standing.ts'
import { lockProceeding } from './store.ts'

export type { Recomputable, Recomputing } from './calendar-reached.ts'

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
/** Where some failed, all are gone through again after an hour: what was computed anew meanwhile stays. */
const retryMs = 3_600_000
/** So many are locked and recorded side by side: half of what the pool holds. */
const atOnce = 4

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
    await note(kernel, change, await recomputePage(kernel, ways, change, page, until), again)
    if (page.length === 0 && change.failed > 0) return progressOf(change)
  }
}

/** Every change not gone through yet: at start, after a break, and once more a minute later. */
export async function recomputeUnsettled(kernel: Kernel, ways: readonly Recomputable[]): Promise<void> {
  const changes = await kernel.db.owner
    .selectFrom('calendarChange')
    .select(['jurisdictionId', 'id'])
    .where('jurisdictionId', '=', sql<number>`any(${await jurisdictionIds(kernel.db.owner)})`)
    .where('settledAt', 'is', null)
    .where(or => or.or([or('retryAt', 'is', null), or('retryAt', '<=', kernel.clock.now())]))
    .orderBy('madeAt')
    .execute()
  for (const { jurisdictionId, id } of changes) await recomputeTerms(kernel, ways, jurisdictionId, id)
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

/** Read without locks and judged in memory: only what changes is locked and judged again. Stops on the way when time is up. */
async function recomputePage(
  kernel: Kernel,
  ways: readonly Recomputable[],
  change: Change,
  page: readonly Row[],
  until: number,
): Promise<Done> {
  const affected = await affectedOf(kernel, ways, change, page)
  const changed: TermChange[] = []
  let [failed, lastId] = [0, page.at(-1)?.id ?? null]
  for (let index = 0; index < affected.length; index += atOnce) {
    if (performance.now() > until) {
      lastId = affected[index - 1]?.id ?? change.afterId
      break
    }
    const done = affected.slice(index, index + atOnce).map(one => tried(kernel, change, one))
    for (const changes of await Promise.all(done)) changes ? changed.push(...changes) : failed++
  }
  const moved = changed.filter(one => one.dueAt !== one.before).length
  return { lastId, moved, confirmed: changed.length - moved, failed }
}

/** Null when it failed: said in the log and tried again. What may not be computed anew in its state is left as it is. */
async function tried(kernel: Kernel, change: Change, { id, way }: Affected) {
  try {
    return await recomputeOne(kernel, way, change, id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unavailable') throw error
    const facts = { proceeding: id, err: { message: (error as Error).message } }
    kernel.log.error(facts, 'calendar: the terms of one proceeding were not computed anew')
    return error instanceof Refusal ? [] : null
  }
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

/** How far it has come: written after each batch, so that a break costs no more than one; two at work only add up. */
async function note(kernel: Kernel, before: Change, done: Done, again: boolean): Promise<void> {
  const { jurisdictionId, id, finishedAt, failed } = before
  const over = done.lastId === null
  const through = sql<Date>`${over && failed === 0 ? kernel.clock.now() : null}::timestamptz`
  const retryAt = over && failed > 0 ? new Date(kernel.clock.now().getTime() + retryMs) : null
  const samePass = sql<boolean>`finished_at is not distinct from ${finishedAt}`
  await sql`
    update calendar_change set
      after_id = case when ${samePass} then ${done.lastId}::uuid else after_id end,
      finished_at = ${again ? sql`finished_at` : sql`coalesce(finished_at, ${through})`},
      settled_at = ${again ? through : sql`settled_at`},
      retry_at = ${retryAt}::timestamptz,
      failed = ${over ? 0 : sql`failed + ${done.failed}`},
      moved = moved + ${done.moved}, confirmed = confirmed + ${done.confirmed}
    where jurisdiction_id = ${jurisdictionId} and id = ${id}`.execute(kernel.db.owner)
}
