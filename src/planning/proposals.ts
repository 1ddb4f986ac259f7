/** Plans being reckoned: one at a time in a thread of its own, the others wait; how far each is stands in its row, and whoever cancels one ends it. */
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import type pg from 'pg'
import { openPool } from '../kernel/database.ts'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Work } from './begin.ts'
import type { Base } from './store.ts'

export interface Proposals {
  /** Takes its turn; returns once it is known to others that this process works on it. */
  begin(task: Task): Promise<void>
  /** Ends it here if it runs here; elsewhere it ends when its row says so. */
  cancel(planId: string): void
  /** Plans nobody works on any more have failed: after a break. */
  endInterrupted(): Promise<void>
  /** Settles when nothing is left to do. */
  idle(): Promise<void>
  stop(): Promise<void>
}
export interface Task {
  readonly jurisdictionId: number
  readonly planId: string
  readonly work: Work
}

/** How far it is stands in the row at most so often; by that it is seen to be alive. */
const noteEveryMs = 1000
/** A row younger than this may still be on its way to the one who works on it. */
const settlingMs = 1500
const locks = 4_720_903

export function openProposals(kernel: Kernel): Proposals {
  const waiting: Task[] = []
  let running: { readonly task: Task; readonly worker: Worker } | null = null
  let stopped = false
  let turns: Promise<void> = Promise.resolve()
  const holder = openHolder(kernel)

  const takeTurn = async () => {
    const task = waiting.shift()
    if (task === undefined || stopped) return
    try {
      await reckon(kernel, task, worker => {
        running = worker && { task, worker }
      })
    } catch (error) {
      kernel.log.error(
        { plan: task.planId, err: { message: (error as Error).message } },
        'a plan was not reckoned',
      )
    }
    running = null
    await holder.release(task.planId)
  }
  return {
    async begin(task) {
      await holder.hold(task.planId)
      waiting.push(task)
      turns = turns.then(takeTurn)
    },
    cancel(planId) {
      const index = waiting.findIndex(task => task.planId === planId)
      if (index >= 0) {
        void holder.release(waiting[index]!.planId)
        waiting.splice(index, 1)
      }
      if (running?.task.planId === planId) void running.worker.terminate()
    },
    endInterrupted: () => endInterrupted(kernel),
    idle: () => turns,
    async stop() {
      stopped = true
      const open = [...(running === null ? [] : [running.task]), ...waiting.splice(0)]
      await running?.worker.terminate()
      await turns
      for (const task of open) await fail(kernel, task, 'interrupted').catch(() => {})
      await holder.close()
    },
  }
}

type Told = { readonly share: number } | { readonly begun: Base }

/** @param onWorker told of the thread, so that it can be ended */
async function reckon(kernel: Kernel, task: Task, onWorker: (worker: Worker) => void): Promise<void> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task.work })
  onWorker(worker)
  let begun: Base | null = null
  let notedAt = Number.NEGATIVE_INFINITY
  let notes: Promise<unknown> = Promise.resolve()
  worker.on('message', (told: Told) => {
    if ('begun' in told) begun = told.begun
    else if (performance.now() - notedAt >= noteEveryMs) {
      notedAt = performance.now()
      notes = notes.then(async () => {
        if (!(await noteShare(kernel, task, told.share))) await worker.terminate()
      })
      notes.catch(() => {})
    }
  })
  const failed = await new Promise<Error | null>(settle => {
    worker.once('error', settle)
    worker.once('exit', () => settle(null))
  })
  await notes.catch(() => {})
  if (failed !== null) {
    kernel.log.error({ plan: task.planId, err: { message: failed.message } }, 'reckoning a plan failed')
    await fail(kernel, task, 'crashed')
  } else if (begun !== null) await finish(kernel, task, begun)
}

/** @returns is it still wanted? */
async function noteShare(kernel: Kernel, { jurisdictionId, planId }: Task, share: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update grid_plan set share = ${share}, changed_at = ${kernel.clock.now()}
    where jurisdiction_id = ${jurisdictionId} and id = ${planId} and state = 'proposing'`.execute(
      kernel.db.owner,
    )
  return numAffectedRows === 1n
}

async function finish(kernel: Kernel, { jurisdictionId, planId }: Task, base: Base): Promise<void> {
  await sql`update grid_plan set state = 'draft', share = 1, base = ${JSON.stringify(base)}::jsonb,
      changed_at = ${kernel.clock.now()}
    where jurisdiction_id = ${jurisdictionId} and id = ${planId} and state = 'proposing'`.execute(
    kernel.db.owner,
  )
}

async function fail(
  kernel: Kernel,
  { jurisdictionId, planId }: Pick<Task, 'jurisdictionId' | 'planId'>,
  code: string,
) {
  await sql`update grid_plan set state = 'failed', failure = ${JSON.stringify({ code })}::jsonb,
      changed_at = ${kernel.clock.now()}
    where jurisdiction_id = ${jurisdictionId} and id = ${planId} and state = 'proposing'`.execute(
    kernel.db.owner,
  )
}

async function endInterrupted(kernel: Kernel): Promise<void> {
  const { rows } = await sql<{ jurisdictionId: number; id: string }>`
    select jurisdiction_id, id from grid_plan
    where jurisdiction_id = any(${await jurisdictionIds(kernel.db.owner)}) and state = 'proposing'
      and changed_at < ${new Date(kernel.clock.now().getTime() - settlingMs)}`.execute(kernel.db.owner)
  for (const { jurisdictionId, id } of rows) {
    const { rows: free } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(${locks}, hashtext(${id})) as free`.execute(kernel.db.owner)
    if (free[0]?.free) await fail(kernel, { jurisdictionId, planId: id }, 'interrupted')
  }
}

/** While plans wait or run, their locks are held on a connection of its own: with this process they go, and others see it. */
function openHolder(kernel: Kernel) {
  const pool = openPool(kernel.db.directUrl, { max: 1 })
  let client: pg.PoolClient | null = null
  let work: Promise<void> = Promise.resolve()
  const held = new Set<string>()
  const inTurn = (step: () => Promise<void>) => {
    work = work.catch(() => {}).then(step)
    return work
  }
  const letGo = () => {
    client?.release(true)
    client = null
    held.clear()
  }
  return {
    hold: (planId: string) =>
      inTurn(async () => {
        client ??= await pool.connect()
        await client.query('select pg_advisory_lock($1, hashtext($2))', [locks, planId])
        held.add(planId)
      }),
    release: (planId: string) =>
      inTurn(async () => {
        if (!held.delete(planId)) return
        if (held.size === 0) return letGo()
        await client?.query('select pg_advisory_unlock($1, hashtext($2))', [locks, planId]).catch(letGo)
      }),
    close: () =>
      inTurn(async () => {
        letGo()
        await pool.end()
      }),
  }
}
