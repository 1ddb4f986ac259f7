/** Jobs that nobody would run: taken by a worker that was killed, or made by a clock that was ahead and has been set back. */
import type pg from 'pg'

const everyWorker = 4_720_902
/** A worker takes its first jobs before it could say that it lives. */
const youngSeconds = 20

/**
 * Jobs that a killed process had taken stay locked for four hours: all are freed at once when no other process runs jobs here.
 * Every process that does holds one advisory lock shared, for as long as its connection lives.
 */
export async function freeAtStart(holder: pg.ClientBase): Promise<void> {
  const { rows } = await holder.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    everyWorker,
  ])
  const isAlone = rows[0]?.alone === true
  if (isAlone) await holder.query(unlock(''))
  await holder.query('select pg_advisory_lock_shared($1)', [everyWorker])
  if (isAlone) await holder.query('select pg_advisory_unlock($1)', [everyWorker])
}

/** Says for as long as this connection lives that the worker of this name does. */
export async function holdWorker(holder: pg.ClientBase, workerId: string): Promise<void> {
  await holder.query('select pg_advisory_lock($1, hashtext($2))', [everyWorker, workerId])
}

/** Beside other processes: frees what those took whose worker holds no lock any more. */
export async function freeOfTheDead(holder: pg.ClientBase): Promise<void> {
  await holder.query(
    unlock(`and locked_at < now() - interval '${youngSeconds} seconds' and not exists (
      select from pg_locks where locktype = 'advisory' and classid = ${everyWorker} and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())
        and objid::bigint = (hashtext(locked_by)::bigint & 4294967295))`),
  )
}

const unlock = (which: string) => `select graphile_worker.force_unlock_workers(array(
  select distinct locked_by from graphile_worker._private_jobs where locked_by is not null ${which}
  union select locked_by from graphile_worker._private_job_queues where locked_by is not null ${which}))`

/**
 * After a clock was set back, what was made while it was ahead would wait until that time comes again: it is due after the same delay from now.
 * A timetable never asks for later than now.
 */
export async function mendTimes(holder: pg.ClientBase): Promise<void> {
  await holder.query(`
    with ahead as (
      select id, case when payload::jsonb ? '_cron' then now()
          else now() + greatest(run_at - greatest(created_at, updated_at), interval '0') end as due
      from graphile_worker._private_jobs
      where greatest(created_at, updated_at) > now() + interval '10 seconds'
        or (run_at > now() + interval '10 seconds' and payload::jsonb ? '_cron' and attempts = 0))
    update graphile_worker._private_jobs j set run_at = ahead.due, created_at = least(created_at, now()), updated_at = now()
    from ahead where j.id = ahead.id`)
  await holder.query(`
    update graphile_worker._private_known_crontabs set last_execution = least(last_execution, now()), known_since = least(known_since, now())
    where last_execution > now() + interval '1 minute' or known_since > now() + interval '1 minute'`)
}
