/** Finds what fell due: every second, in every process, each proceeding taken by one of them. */
import { sql } from 'kysely'
import type { Kernel } from '../kernel/kernel.ts'

/** Climbs the ladder of one proceeding; one for each procedure, wired in app.ts. */
export type Climb = (kernel: Kernel, jurisdictionId: number, proceedingId: string) => Promise<number>

export interface Sweeper {
  /** One round now; returns how many acts were recorded. */
  round(): Promise<number>
  stop(): Promise<void>
}

const roundMs = 1000
const batch = 200

export function startSweep(
  kernel: Kernel,
  climbs: Readonly<Record<string, Climb>>,
  every: number | null = roundMs,
): Sweeper {
  let running: Promise<number> | null = null
  const round = () => {
    running ??= sweepOnce(kernel, climbs).finally(() => {
      running = null
    })
    return running
  }
  const timer =
    every === null
      ? null
      : setInterval(() => {
          round().catch(error =>
            kernel.log.error(
              { err: { message: (error as Error).message } },
              'overdue ladder: a round failed, the next tries again',
            ),
          )
        }, every)
  timer?.unref()
  return {
    round,
    async stop() {
      if (timer) clearInterval(timer)
      await running?.catch(() => 0)
    },
  }
}

/** Proceedings that failed are left alone for a while, so that they cannot hold up the others. */
const leftAloneMs = 60_000
const failed = new WeakMap<Kernel, Map<string, number>>()

async function sweepOnce(kernel: Kernel, climbs: Readonly<Record<string, Climb>>): Promise<number> {
  const jurisdictions = await kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
  let acts = 0
  for (const { id } of jurisdictions)
    for (const row of await dueIn(kernel, id)) acts += await climbOne(kernel, climbs, id, row)
  return acts
}

interface DueRow {
  readonly id: string
  readonly procedure: string
}

async function dueIn(kernel: Kernel, jurisdictionId: number): Promise<readonly DueRow[]> {
  const skipped = skippedIn(kernel)
  const { rows } = await sql<DueRow>`
    select id, procedure from proceeding
    where jurisdiction_id = ${jurisdictionId} and next_rung_at <= ${kernel.clock.now()}
      and id <> all (${[...skipped.keys()]}::uuid[])
    order by next_rung_at limit ${batch}`.execute(kernel.db.owner)
  return rows
}

async function climbOne(
  kernel: Kernel,
  climbs: Readonly<Record<string, Climb>>,
  jurisdictionId: number,
  { id, procedure }: DueRow,
): Promise<number> {
  try {
    return (await climbs[procedure]?.(kernel, jurisdictionId, id)) ?? 0
  } catch (error) {
    skippedIn(kernel).set(id, performance.now() + leftAloneMs)
    const facts = { proceeding: id, err: { message: (error as Error).message } }
    kernel.log.error(facts, 'overdue ladder: one proceeding failed, tried again in a minute')
    return 0
  }
}

function skippedIn(kernel: Kernel): Map<string, number> {
  const skipped = failed.get(kernel) ?? new Map<string, number>()
  failed.set(kernel, skipped)
  for (const [id, until] of skipped) if (until < performance.now()) skipped.delete(id)
  return skipped
}
