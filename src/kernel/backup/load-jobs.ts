/** Waiting jobs of a copy come back through the queue's own door: none is lost, none is taken, what was tried is not tried from the beginning. */
import type pg from 'pg'
import { copyIn } from './copy.ts'
import type { Source } from './load.ts'
import { jobTables } from './tables.ts'

export async function loadJobs(client: pg.Client, source: Source): Promise<void> {
  for (const { name, columns } of Object.values(jobTables)) {
    const table = source.tables.find(one => one.name === name)
    if (!table) continue
    const landing = name === jobTables.jobs.name ? 'landed_job' : 'landed_timetable'
    await client.query(landings[landing])
    for (const part of table.parts)
      await part(copyIn(client, `copy ${landing} (${columns.join(', ')}) from stdin`))
  }
  await client.query(added)
  await client.query(tried)
  await client.query(`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
    select identifier, known_since, last_execution from landed_timetable on conflict (identifier) do nothing`)
  await client.query('drop table landed_job, landed_timetable')
}

const landings = {
  landed_job: `create temporary table landed_job (identifier text, queue_name text, payload json, run_at timestamptz, priority int,
    attempts int, max_attempts int, last_error text, key text, flags jsonb, id bigint)`,
  landed_timetable:
    'create temporary table landed_timetable (identifier text, known_since timestamptz, last_execution timestamptz)',
} as const

const added = `
  update landed_job set id = (select a.id from graphile_worker.add_job(identifier, payload, queue_name, run_at, max_attempts, key, priority,
    array(select jsonb_object_keys(flags))) a)`
const tried = `
  update graphile_worker._private_jobs p set attempts = j.attempts, last_error = j.last_error
  from landed_job j where j.id = p.id and (j.attempts > 0 or j.last_error is not null)`
