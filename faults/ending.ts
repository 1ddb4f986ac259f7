/** The end of a run: the clock is right, the lines are whole, Aili runs until its jobs are done; then everything is held against the journal and verified. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { until } from '../test/support/process.ts'
import { type Found, lookAfterwards } from './afterwards.ts'
import type { House } from './house.ts'
import type { Journal } from './journal.ts'
import { passOn } from './line.ts'

export interface Ending extends Found {
  readonly verify: 'green' | 'red'
  readonly jobsStuck: number
  readonly bugs: number
  readonly panics: number
}

const graceSeconds = 150
/** What a crash may leave of files on their way; the nightly job removes them. */
const mostDrafts = 200

export async function endRun(
  house: House,
  journal: Journal,
  strange: (what: string) => void,
): Promise<Ending> {
  house.line.fateOf(() => passOn)
  house.databaseLine.fateOf(() => passOn)
  house.setClock(0)
  if (house.running().child.exitCode === null) {
    const { code } = await house.end('SIGTERM')
    if (code !== 0) strange(`the last SIGTERM ended with ${code}`)
  }
  await house.start('own')
  const stuck = await jobsLeft(house.databaseUrl())
  for (const job of stuck) strange(`job left: ${JSON.stringify(job)}`)
  const { ms, code } = await house.end('SIGTERM')
  if (code !== 0) strange(`the last Aili ended with ${code} after ${Math.round(ms)} ms`)
  else if (existsSync(join(house.dataDir, 'db', 'postmaster.pid')))
    strange('PostgreSQL runs on after the last Aili ended')
  const held = await startEmbedded(house.dataDir, () => {})
  try {
    const found = await lookAfterwards(held.url, house.dataDir, journal)
    const verified = spawnSync(process.execPath, ['src/cli/verify.ts', '--data', house.dataDir], {
      encoding: 'utf8',
    })
    if (verified.status !== 0)
      found.complaints.push(`verify: ${(verified.stdout + verified.stderr).slice(-3000)}`)
    lookForLeaks(house.dataDir, strange)
    const said = house.said().split('\n')
    const bugs = said.filter(line => line.includes('"msg":"bug'))
    for (const bug of bugs.slice(0, 10)) found.complaints.push(bug.slice(0, 1500))
    const log = readFileSync(join(house.dataDir, 'run', 'postgres.log'), 'utf8')
    const verify = verified.status === 0 ? 'green' : 'red'
    return {
      ...found,
      verify,
      jobsStuck: stuck.length,
      bugs: bugs.length,
      panics: log.split('PANIC:').length - 1,
    }
  } finally {
    await held.stop()
  }
}

/** Waits until nothing is due; what is still there then is stuck: taken by nobody who lives, given up, or due and not begun. */
async function jobsLeft(url: string): Promise<object[]> {
  const client = new pg.Client(url)
  await client.connect()
  const left = async () => {
    const { rows } = await client.query<{ task: string }>(`
      select t.identifier as task, j.attempts, j.max_attempts, j.run_at, j.locked_by, j.locked_at, j.last_error, j.created_at
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where j.locked_at is not null or j.attempts >= j.max_attempts or j.run_at < now()
        -- What failed for want of a database is tried again later; whoever waits for the future by an hour waits for the clock.
        or j.created_at > now() + interval '10 seconds'`)
    return rows
  }
  let seen: object[] = []
  const none = async () => {
    seen = await left()
    return seen.length === 0
  }
  await until(none, graceSeconds).catch(() => {})
  await client.end()
  return seen
}

function lookForLeaks(dataDir: string, strange: (what: string) => void): void {
  const drafts = join(dataDir, 'files', 'drafts')
  const count = existsSync(drafts) ? readdirSync(drafts).length : 0
  if (count > mostDrafts) strange(`${count} drafts of files left`)
  const locks = [dataDir, join(dataDir, 'run')].flatMap(folder =>
    readdirSync(folder).filter(name => /\.\d+\.[a-z0-9]+$/.test(name)),
  )
  if (locks.length > 40) strange(`${locks.length} lock files left`)
}
