/** Background work: jobs are added in the transaction of the act they follow from (aili_add_job) and run here. */
import { setTimeout as pause } from 'node:timers/promises'
import { round } from './jobs-round.ts'

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

const restMs = 1000

/**
 * Runs jobs until stopped; comes back by itself after the database was away or the clock was set.
 * @param crontab lines `minute hour day month weekday task ?options`, in UTC
 * @example startJobs({ databaseUrl, log }, { remind: () => remind(kernel) }, '* * * * * remind ?jobKey=remind')
 */
export function startJobs(
  kernel: { readonly databaseUrl: string; readonly log: JobsLog },
  tasks: Tasks,
  crontab: string,
): Jobs {
  const stopping = new AbortController()
  const { signal } = stopping
  const rounds = async () => {
    while (!signal.aborted) {
      try {
        const ended = await round(kernel, tasks, crontab, signal)
        if (ended !== 'asked') kernel.log.warn({ why: ended }, 'jobs begin anew')
      } catch (error) {
        if (!signal.aborted) kernel.log.warn({ err: error }, 'jobs pause: the database is away')
      }
      await pause(restMs, undefined, { signal }).catch(() => {})
    }
  }
  const ended = rounds()
  return {
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}
