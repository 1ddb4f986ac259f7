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

async function sweepOnce(kernel: Kernel, climbs: Readonly<Record<string, Climb>>): Promise<number> {
  const { rows } = await sql<{ jurisdictionId: number; id: string; procedure: string }>`
    select jurisdiction_id, id, procedure from proceeding
    where next_rung_at <= ${kernel.clock.now()} order by next_rung_at limit ${batch}`.execute(kernel.db.owner)
  let acts = 0
  for (const row of rows) {
    const climb = climbs[row.procedure]
    if (!climb) continue
    try {
      acts += await climb(kernel, row.jurisdictionId, row.id)
    } catch (error) {
      kernel.log.error(
        { proceeding: row.id, err: { message: (error as Error).message } },
        'overdue ladder: one proceeding failed',
      )
    }
  }
  return acts
}
