/** Finds what fell due: four times a second, in every process, until nothing due is left; each proceeding is taken by one of them. */
import type { Kernel } from '../kernel/kernel.ts'
import { type Claims, type DueRow, openClaims } from './due-claims.ts'

/** Climbs the ladder of one proceeding; one for each procedure, wired in app.ts. */
export type Climb = (kernel: Kernel, jurisdictionId: number, proceedingId: string) => Promise<number>
type Climbs = Readonly<Record<string, Climb>>

export interface Sweeper {
  /** One round now: works until nothing due is left; returns how many acts were recorded. */
  round(): Promise<number>
  stop(): Promise<void>
}

/** Asking costs under a millisecond; asked each second, an act came up to a second later and in bursts that intake had to wait for. */
const roundMs = 250
/** Claimed at once: large enough that claiming costs little, small enough that a second process finds work beside the first. */
const batch = 100
/**
 * Proceedings climbed side by side: what fell due comes before what comes in, but two connections are always left for the latter.
 * Beside intakes without pause, four were too few for fifty a second.
 */
const lanes = 6
const leftForOthers = 2
/** Proceedings that failed are left alone for a while, so that they cannot hold up the others. */
const leftAloneMs = 60_000

export function startSweep(kernel: Kernel, climbs: Climbs, every: number | null = roundMs): Sweeper {
  const sweep: Sweep = { kernel, climbs, claims: openClaims(kernel), leftAlone: new Map(), stopped: false }
  let running: Promise<number> | null = null
  const round = () => {
    running ??= sweepAll(sweep).finally(() => {
      running = null
    })
    return running
  }
  let failing = false
  const tick = () => {
    if (running) return
    const told = (error: Error) => {
      if (!failing) tellFailure(kernel, error)
      failing = true
    }
    round().then(() => (failing = false), told)
  }
  const timer = every === null ? null : setInterval(tick, every)
  timer?.unref()
  return {
    round,
    async stop() {
      sweep.stopped = true
      if (timer) clearInterval(timer)
      await running?.catch(() => 0)
      await sweep.claims.close()
    },
  }
}

interface Sweep {
  readonly kernel: Kernel
  readonly climbs: Climbs
  readonly claims: Claims
  /** By id; a new instant to climb at makes it due again. */
  readonly leftAlone: Map<string, DueRow & { readonly until: number }>
  stopped: boolean
}

/** Jurisdictions in turn, a batch each, so that a great backlog in one does not keep the others waiting. */
async function sweepAll(sweep: Sweep): Promise<number> {
  const rows = await sweep.kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
  let acts = 0
  for (let open = rows.map(row => row.id); open.length > 0; ) {
    const unfinished: number[] = []
    for (const id of open) {
      const done = await sweepBatch(sweep, id)
      acts += done.acts
      if (done.found > 0 && !sweep.stopped) unfinished.push(id)
    }
    open = unfinished
  }
  return acts
}

async function sweepBatch(sweep: Sweep, jurisdictionId: number): Promise<{ found: number; acts: number }> {
  const { claims, kernel } = sweep
  const due = await claims.claim(jurisdictionId, kernel.clock.now(), batch, leftAloneNow(sweep))
  if (due.length === 0) return { found: 0, acts: 0 }
  let acts = 0
  const queue = due.values()
  const lane = async () => {
    for (const row of queue) {
      if (sweep.stopped) return
      // Not `acts += await …`: that would read the sum before the wait and lose what the other lanes add meanwhile.
      const recorded = await climbOne(sweep, jurisdictionId, row)
      acts += recorded
    }
  }
  const side = Math.max(1, Math.min(lanes, kernel.config.poolSize - leftForOthers))
  await Promise.all(Array.from({ length: side }, lane))
  await claims.release()
  return { found: due.length, acts }
}

async function climbOne(sweep: Sweep, jurisdictionId: number, row: DueRow): Promise<number> {
  const { kernel, climbs, leftAlone } = sweep
  const leave = () => leftAlone.set(row.id, { ...row, until: performance.now() + leftAloneMs })
  try {
    const climb = climbs[row.procedure]
    if (!climb) throw new Error(`no ladder is wired for procedure ${row.procedure}`)
    const acts = await climb(kernel, jurisdictionId, row.id)
    // Nothing to record although it was due: somebody was quicker, or the derived row is wrong (npm run verify tells).
    if (acts === 0) leave()
    return acts
  } catch (error) {
    leave()
    const facts = { proceeding: row.id, err: { message: (error as Error).message } }
    kernel.log.error(facts, 'overdue ladder: one proceeding failed, tried again in a minute')
    return 0
  }
}

function leftAloneNow({ leftAlone }: Sweep): DueRow[] {
  for (const [id, { until }] of leftAlone) if (until < performance.now()) leftAlone.delete(id)
  return [...leftAlone.values()]
}

function tellFailure(kernel: Kernel, error: Error): void {
  kernel.log.error(
    { err: { message: error.message } },
    'overdue ladder: a round failed; tried again until one succeeds',
  )
}
