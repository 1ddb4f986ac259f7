/** Open work is handed to the grid that took the place of one that ended: an act of the system in each proceeding says so. Closed ones keep the version they were recorded under. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Tasks } from '../kernel/jobs.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar } from './calendar.ts'
import { calendarOf } from './calendars.ts'
import type { Procedure, StandingOf } from './procedure.ts'
import {
  countUnder,
  type Decided,
  type Destinations,
  destinationsOf,
  type GridNamed,
  noteLeft,
  type Open,
  openUnder,
  plansWithWork,
} from './regridding-plan.ts'
import { standing as standingAfter } from './standing.ts'
import { type Locked, lockProceeding } from './store.ts'

/** How open work of one procedure is handed over; one for each procedure, wired in app.ts. */
export interface Regriddable {
  readonly procedure: Procedure
  /** In which grid each of these lies now, where its domain knows the place; the others go where most households went. */
  gridsOf?(
    kernel: Kernel,
    jurisdictionId: number,
    ids: readonly string[],
    inForce: (gridId: string) => boolean,
  ): Promise<ReadonlyMap<string, string>>
  /** Records the act `changeGrid` with these inputs, and all that goes with an act. */
  record(locked: Locked, standing: StandingOf, given: Regridding): Promise<unknown>
}
export interface Regridding {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly calendar: Calendar
  readonly id: string
  readonly at: Date
  /** From which grid to which, by which decision: never who. */
  readonly inputs: Decided & { readonly from: GridNamed; readonly to: GridNamed }
}

export interface HandedOver {
  readonly handedOver: number
  /** What could not be handed over in this run: said in the log, tried again by the next. */
  readonly left: number
}

/** So many are looked up together; so many locked and recorded side by side: half of what the pool holds. */
const batch = 200
const atOnce = 4

/**
 * Hands over all open work under the grids that a plan ended. Whoever runs it, however often, side by side or after a break:
 * each proceeding gets one act, because under its lock it stands under a grid that ended, or does not any more.
 * @param onProgress told after every page
 */
export async function handOverGrids(
  kernel: Kernel,
  ways: readonly Regriddable[],
  jurisdictionId: number,
  planId: string,
  onProgress: (done: HandedOver) => void = () => {},
): Promise<HandedOver> {
  const to = await destinationsOf(kernel, jurisdictionId, planId)
  const lasting = ways.flatMap(lastingOf)
  const count = () => countUnder(kernel, jurisdictionId, planId, lasting)
  const all = await count()
  await noteLeft(kernel, jurisdictionId, planId, all)
  let done: HandedOver = { handedOver: 0, left: all }
  let after: string | null = null
  for (;;) {
    const page: Open[] = await openUnder(kernel, jurisdictionId, planId, lasting, after, batch)
    const last = page.at(-1)
    if (!last) break
    const handed = await handOverPage({ kernel, ways, jurisdictionId, planId, to }, page)
    done = { handedOver: done.handedOver + handed, left: Math.max(0, done.left - handed) }
    onProgress(done)
    after = last.id
  }
  const left = await count()
  await noteLeft(kernel, jurisdictionId, planId, left)
  return { handedOver: done.handedOver, left }
}

/** Every adopted plan with work left: after an adoption, after a break, and for what was reopened or recorded meanwhile. */
export async function handOverUnsettled(kernel: Kernel, ways: readonly Regriddable[]): Promise<void> {
  for (const { jurisdictionId, id } of await plansWithWork(kernel))
    await handOverGrids(kernel, ways, jurisdictionId, id)
}

export function regriddingTasks(kernel: Kernel, ways: readonly Regriddable[]): Tasks {
  return { handOverGrids: () => handOverUnsettled(kernel, ways) }
}

/** Each minute, one run at a time. An adoption adds the job `handOverGrids` in its own transaction, so that it begins at once. */
export const regriddingCrontab = '* * * * * handOverGrids ?queue=handOverGrids&jobKey=handOverGrids'

/** Final states in which a term may still run. */
function lastingOf({ procedure }: Regriddable): string[] {
  const from = procedure.steps.changeGrid?.from ?? []
  return from.filter(state => procedure.states[state]?.final).map(state => `${procedure.id}:${state}`)
}

interface Run {
  readonly kernel: Kernel
  readonly ways: readonly Regriddable[]
  readonly jurisdictionId: number
  readonly planId: string
  readonly to: Destinations
}
interface Due extends Open {
  readonly way: Regriddable
  /** Where it lies now; null: its domain does not know. */
  readonly placed: string | null
}

async function handOverPage(run: Run, page: readonly Open[]): Promise<number> {
  const due = await placed(run, page)
  let handed = 0
  for (let index = 0; index < due.length; index += atOnce) {
    const done = await Promise.allSettled(due.slice(index, index + atOnce).map(one => tried(run, one)))
    // The database is away: what was begun beside it has ended as well before the run does.
    for (const one of done) if (one.status === 'rejected') throw one.reason
    handed += done.filter(one => one.status === 'fulfilled' && one.value).length
  }
  return handed
}

async function placed({ kernel, ways, jurisdictionId, to }: Run, page: readonly Open[]): Promise<Due[]> {
  const due: Due[] = []
  for (const way of ways) {
    const own = page.filter(one => one.procedure === way.procedure.id)
    if (own.length === 0) continue
    const ids = own.map(one => one.id)
    const grids = await way.gridsOf?.(kernel, jurisdictionId, ids, to.inForce)
    due.push(...own.map(one => ({ ...one, way, placed: grids?.get(one.id) ?? null })))
  }
  return due
}

/** False when there was nothing to do or it failed: said in the log and tried again. */
async function tried(run: Run, due: Due): Promise<boolean> {
  try {
    return await handOver(run, due)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unavailable') throw error
    const facts = { proceeding: due.id, err: { message: (error as Error).message } }
    run.kernel.log.error(facts, 'grids: one proceeding was not handed over')
    return false
  }
}

function handOver({ kernel, jurisdictionId, planId, to }: Run, due: Due): Promise<boolean> {
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const locked = await lockProceeding(tx, jurisdictionId, due.id)
    if (!locked) return false
    const standing = standingAfter(due.way.procedure, locked.acts)
    const target = due.placed && to.inForce(due.placed) ? due.placed : to.largest(due.gridId)
    if (standing.gridId !== due.gridId) return false
    if (target === null) throw new Error(`no grid took the place of ${due.gridId}`)
    const at = new Date(Math.max(kernel.clock.now().getTime(), Date.parse(standing.lastActAt)))
    const inputs = { ...to.decided(target), from: to.named(due.gridId), to: to.named(target) }
    const calendar = await calendarOf(tx, jurisdictionId)
    await due.way.record(locked, standing, { kernel, tx, calendar, id: newId(at.getTime()), at, inputs })
    await sql`update grid_plan set handed_over = handed_over + 1
      where jurisdiction_id = ${jurisdictionId} and id = ${planId}`.execute(tx)
    return true
  })
}
