/** Background work: jobs are added in the transaction of the act they follow from (aili_add_job) and run here. */
import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import pg from 'pg'

/** What a domain's tasks.ts exports: the name of a job → what is done. A job may run twice; it calls one command. */
export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>

export interface JobsLog {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface Jobs {
  /** Lets running jobs end, returns waiting ones to the database. */
  stop(): Promise<void>
}

/**
 * Runs jobs until stopped; comes back by itself after the database was away.
 * @param crontab lines `minute hour day month weekday task ?options`, in UTC
 * @example startJobs({ databaseUrl, log }, { remind: () => remind(kernel) }, '* * * * * remind ?jobKey=remind')
 */
export function startJobs(
  kernel: { readonly databaseUrl: string; readonly log: JobsLog },
  tasks: Tasks,
  crontab: string,
): Jobs {
  const { log } = kernel
  let stopping = false
  let wake = () => {}
  let running: Runner | null = null
  const rounds = async () => {
    while (!stopping) {
      try {
        await round(kernel, tasks, crontab, runner => {
          running = runner
          if (stopping) void runner.stop().catch(() => {})
        })
      } catch (error) {
        if (!stopping) log.warn({ err: error }, 'jobs pause: the database is away')
      }
      running = null
      if (!stopping) {
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, 1000)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    }
  }
  const ended = rounds()
  return {
    stop: async () => {
      stopping = true
      wake()
      await running?.stop().catch(() => {})
      await ended
    },
  }
}

/** One life of the worker, on connections of its own; ends by stop() or by losing the database. */
async function round(
  kernel: { readonly databaseUrl: string; readonly log: JobsLog },
  tasks: Tasks,
  crontab: string,
  started: (runner: Runner) => void,
): Promise<void> {
  const pool = new pg.Pool({ connectionString: kernel.databaseUrl, max: 4, application_name: 'aili jobs' })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  try {
    const holder = await pool.connect()
    try {
      await freeOrphans(holder)
      const runner = await run({
        pgPool: pool,
        taskList: taskListOf(tasks),
        crontab,
        noHandleSignals: true,
        logger: loggerTo(kernel.log),
        // Without its local queue the worker takes one job per round trip and is many times slower.
        preset: { worker: { concurrentJobs: 2, pollInterval: 1000, localQueue: { size: 10, ttl: 60_000 } } },
      })
      // With this connection goes the lock: begin a new round, which takes it again.
      holder.on('error', () => void runner.stop().catch(() => {}))
      started(runner)
      await runner.promise
    } finally {
      holder.release(true)
    }
  } finally {
    await pool.end()
  }
}

/**
 * Jobs that a killed process had taken stay locked for four hours: freed at once when no other process runs jobs here.
 * Every process that does holds this advisory lock shared, for as long as its connection lives.
 */
async function freeOrphans(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [lock])
  if (rows[0]?.alone) {
    await client.query(`select graphile_worker.force_unlock_workers(array(
      select locked_by from graphile_worker.jobs where locked_by is not null))`)
  }
  await client.query('select pg_advisory_lock_shared($1)', [lock])
  if (rows[0]?.alone) await client.query('select pg_advisory_unlock($1)', [lock])
}

const lock = 4_720_902

function taskListOf(tasks: Tasks): TaskList {
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, payload => task(payload)]))
}

function loggerTo(log: JobsLog): Logger {
  return new Logger(scope => (level, message) => {
    // Every job would be told at info; only what went wrong is worth a line. Payloads are never written.
    if (level === 'error') log.error({ task: scope.taskIdentifier, job: scope.jobId }, message)
    else if (level === 'warning') log.warn({ task: scope.taskIdentifier }, message)
    else log.debug({ task: scope.taskIdentifier }, message)
  })
}
