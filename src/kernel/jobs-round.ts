/** One life of the job worker: from taking hold of the database to losing it, to a clock that was set, or to the end of Aili. */
import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { JobsLog, Tasks } from './jobs.ts'
import { freeAtStart, freeOfTheDead, holdWorker, mendTimes } from './jobs-orphans.ts'

export type Ended = 'asked' | 'lost' | 'clock' | 'over'

/** Jobs that run when the worker ends are waited for so long; whatever takes longer runs again, from the database. */
const longestGoodbyeMs = 10_000
/** Further than this a clock does not run off by itself: somebody set it. */
const clockStepMs = 15_000
const lookForOrphansMs = 30_000

/** @throws what the database said when it could not be taken hold of */
export async function round(
  kernel: { readonly databaseUrl: string; readonly log: JobsLog },
  tasks: Tasks,
  crontab: string,
  stopping: AbortSignal,
): Promise<Ended> {
  const pool = openWorkerPool(kernel.databaseUrl)
  const doing = new Set<Promise<void>>()
  const over = new AbortController()
  let runner: Runner | null = null
  let holder: pg.PoolClient | null = null
  try {
    holder = await pool.connect()
    const lost = lossOf(holder)
    await mendTimes(holder)
    await freeAtStart(holder)
    const started = await startRunner(pool, kernel.log, taskListOf(tasks, doing), crontab)
    runner = started.runner
    await holdWorker(holder, started.workerId)
    lookForOrphans(holder, over.signal)
    return await Promise.race([
      lost,
      asked(stopping, over.signal),
      clockSet(over.signal),
      runner.promise.then((): Ended => 'over'),
    ])
  } finally {
    over.abort()
    await sayGoodbye(pool, runner, doing, () => holder?.release(true))
  }
}

const lossOf = (holder: pg.PoolClient) =>
  new Promise<Ended>(resolve => {
    for (const event of ['error', 'end'] as const) holder.on(event, () => resolve('lost'))
  })

function lookForOrphans(holder: pg.PoolClient, over: AbortSignal): void {
  const timer = setInterval(() => void freeOfTheDead(holder).catch(() => {}), lookForOrphansMs)
  over.addEventListener('abort', () => clearInterval(timer))
}

function openWorkerPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, application_name: 'aili jobs', keepAlive: true })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/**
 * The worker takes one job a round trip (about 1,500 a second, measured: far more than a county makes) and says that it is done in batches:
 * without a batch its own promise of having said so is waited for by nobody, and a database that dies then would end the whole process.
 */
async function startRunner(pool: pg.Pool, log: JobsLog, taskList: TaskList, crontab: string) {
  const events: WorkerEvents = new EventEmitter()
  let workerId = ''
  events.on('pool:create', ({ workerPool }) => {
    workerId = workerPool.id
  })
  const runner = await run({
    pgPool: pool,
    taskList,
    crontab,
    events,
    noHandleSignals: true,
    logger: loggerTo(log),
    preset: {
      worker: { concurrentJobs: 2, pollInterval: 1000, completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  })
  return { runner, workerId }
}

const asked = (stopping: AbortSignal, over: AbortSignal) =>
  new Promise<Ended>(resolve => {
    if (stopping.aborted) resolve('asked')
    stopping.addEventListener('abort', () => resolve('asked'), { signal: over })
  })

/** The worker's timetable waits for the minute it knows next: after a clock was set it would sleep for the difference, or run through all of it. */
const clockSet = (over: AbortSignal) =>
  new Promise<Ended>(resolve => {
    const ahead = () => Date.now() - performance.now()
    const first = ahead()
    const timer = setInterval(() => Math.abs(ahead() - first) > clockStepMs && resolve('clock'), 1000)
    over.addEventListener('abort', () => clearInterval(timer))
  })

/** What runs is let end. A worker that lost its database goes on for minutes trying to say what it did: it is left to that. */
async function sayGoodbye(
  pool: pg.Pool,
  runner: Runner | null,
  doing: Set<Promise<void>>,
  release: () => void,
): Promise<void> {
  const stopped = Promise.allSettled([runner?.stop(), runner?.promise])
  const waited = Promise.allSettled([...doing]).then(() => stopped)
  await Promise.race([waited, pause(longestGoodbyeMs, undefined, { ref: false })])
  // With this connection goes the lock by which others know that the worker lives.
  release()
  const closed = stopped.then(() => pool.end()).catch(() => {})
  await Promise.race([closed, pause(1000, undefined, { ref: false })])
}

function taskListOf(tasks: Tasks, doing: Set<Promise<void>>): TaskList {
  const kept = (task: Tasks[string]) => async (payload: unknown) => {
    const done = task(payload).finally(() => doing.delete(done))
    doing.add(done)
    await done
  }
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, kept(task)]))
}

function loggerTo(log: JobsLog): Logger {
  return new Logger(scope => (level, message) => {
    // Every job would be told at info; only what went wrong is worth a line. Payloads are never written.
    if (level === 'error') log.error({ task: scope.taskIdentifier, job: scope.jobId }, message)
    else if (level === 'warning') log.warn({ task: scope.taskIdentifier }, message)
    else log.debug({ task: scope.taskIdentifier }, message)
  })
}
