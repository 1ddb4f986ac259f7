/** Rosters being looked at and written: one at a time in this process, the others wait; what a break left half written is gone on with. */
import { sql } from 'kysely'
import { Refusal } from '../kernel/errors.ts'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { Unreadable } from '../kernel/tables.ts'
import { Unfit } from './look.ts'
import { lookAtRun } from './look-run.ts'
import { failRun, noteShare, type Run, runOf } from './run-row.ts'
import { asideKept, lookedKept } from './terms.ts'
import { writeRun } from './write-run.ts'

export interface Rosters {
  look(run: Run, bytes: Buffer, onShare?: (share: number) => void): Promise<void>
  write(run: Run, onShare?: (share: number) => void): Promise<void>
  /** After a break: what was being looked at has to be sent again, what was being written goes on. */
  resume(): Promise<void>
  /** Settles when nothing is left to do. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** How far it is stands in the row at most so often; by that it is seen to be alive. */
const noteEveryMs = 700
/** Nobody is at work any more on what was not noted for so long. */
const silentMs = 45_000

const opened = new WeakMap<Kernel['db'], Rosters>()

/** The one of this process. */
export function rostersOf(kernel: Kernel): Rosters {
  const known = opened.get(kernel.db) ?? openRosters(kernel)
  opened.set(kernel.db, known)
  return known
}

function openRosters(kernel: Kernel): Rosters {
  const mine = new Set<string>()
  let turns: Promise<void> = Promise.resolve()
  let stopped = false
  const inTurn = (
    run: Run,
    state: 'looking' | 'writing',
    work: (onShare: (share: number) => void) => Promise<void>,
  ) => {
    mine.add(run.id)
    const beating = setInterval(() => void noteShare(kernel, run, state, share).catch(() => {}), 10_000)
    beating.unref()
    let share = 0
    let notedAt = Number.NEGATIVE_INFINITY
    const onShare = (now: number) => {
      share = now
      if (stopped) throw new Stopped()
      if (performance.now() - notedAt < noteEveryMs) return
      notedAt = performance.now()
      void noteShare(kernel, run, state, now).catch(() => {})
    }
    const turn = turns.then(() => attempt(kernel, run, () => (stopped ? Promise.resolve() : work(onShare))))
    turns = turn.finally(() => {
      clearInterval(beating)
      mine.delete(run.id)
    })
    return turns
  }
  const rosters: Rosters = {
    look: (run, bytes, tell = () => {}) =>
      inTurn(run, 'looking', onShare => lookAtRun(kernel, run, bytes, both(onShare, tell))),
    write: (run, tell = () => {}) =>
      inTurn(run, 'writing', onShare => writeRun(kernel, run, both(onShare, tell))),
    async resume() {
      await removeOld(kernel)
      for (const run of await silentRuns(kernel)) {
        if (mine.has(run.id)) continue
        if (run.state === 'writing') void rosters.write(await runOf(kernel, run.jurisdictionId, run.id))
        else await failRun(kernel, run, { code: 'interrupted' })
      }
    },
    idle: () => turns,
    async stop() {
      stopped = true
      await turns
    },
  }
  return rosters
}

class Stopped extends Error {}

const both = (a: (share: number) => void, b: (share: number) => void) => (share: number) => {
  a(share)
  b(share)
}

/** A file that cannot be read says so; a lost database is a break, after which it goes on; anything else is a fault of ours. */
async function attempt(kernel: Kernel, run: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Stopped || (error instanceof Refusal && error.code === 'unavailable')) return
    if (error instanceof Unfit || error instanceof Unreadable) {
      await failRun(kernel, run, { code: error.code, facts: error.facts })
      return
    }
    kernel.log.error(
      { roster: run.id, err: { message: (error as Error).message } },
      'a roster was not taken in',
    )
    await failRun(kernel, run, { code: 'crashed' }).catch(() => {})
  }
}

async function silentRuns(kernel: Kernel): Promise<readonly Pick<Run, 'jurisdictionId' | 'id' | 'state'>[]> {
  const { rows } = await sql<Pick<Run, 'jurisdictionId' | 'id' | 'state'>>`
    select jurisdiction_id as "jurisdictionId", id, state from roster_run
    where jurisdiction_id = any(${await jurisdictionIds(kernel.db.owner)}) and state in ('looking', 'writing')
      and changed_at < ${new Date(kernel.clock.now().getTime() - silentMs)}`.execute(kernel.db.owner)
  return rows
}

async function removeOld({ db, clock }: Kernel): Promise<void> {
  const now = clock.now().getTime()
  const all = await jurisdictionIds(db.owner)
  await sql`delete from roster_run u where u.jurisdiction_id = any(${all}) and u.state in ('looked', 'failed')
    and u.changed_at < ${new Date(now - lookedKept.hours * 3_600_000)}
    and not exists (select from roster_batch b where b.jurisdiction_id = u.jurisdiction_id and b.run_id = u.id
      and b.content is null)`.execute(db.owner)
  await sql`update roster_row r set settled = 'expired', settled_at = ${clock.now()}, content = null
    from roster_run u where u.jurisdiction_id = any(${all}) and u.jurisdiction_id = r.jurisdiction_id and u.id = r.run_id and r.settled is null
      and u.at < ${new Date(now - asideKept.days * 86_400_000)}`.execute(db.owner)
}
