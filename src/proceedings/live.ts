/** Live acts: what was committed, sent to whoever may see it; after a lost connection the stream resumes without a gap. */
import { sql } from 'kysely'
import type { Sight } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { LiveEvent, Subscriber } from '../kernel/live.ts'

interface LiveAct {
  xact: number
  id: string
  jurisdictionId: number
  proceedingId: string
  number: string
  step: string
  state: string
  at: Date
  gridId: string | null
  communityId: string | null
  unitIds: string[]
  sealed: boolean
}
interface Listener {
  readonly sight: Sight
  readonly subscriber: Subscriber
}

export interface LiveActs {
  /** Streams acts within sight from now on, or from where Last-Event-ID left off. */
  join(sight: Sight, subscriber: Subscriber, lastEventId: string | undefined): Promise<() => void>
}

/** Transactions may commit out of the order they began in: a resumed stream goes back to the oldest one that was still open. */
export async function openLiveActs(kernel: Kernel): Promise<LiveActs> {
  const listeners = new Set<Listener>()
  const sent = new Set<string>()
  let from = await horizon(kernel)
  let _reading: Promise<void> | null = null
  let again = false

  async function readOn(): Promise<void> {
    do {
      again = false
      const next = await horizon(kernel)
      const acts = await actsFrom(kernel, from)
      for (const act of acts) {
        if (sent.has(act.id)) continue
        sent.add(act.id)
        for (const listener of listeners)
          if (sees(listener.sight, act)) listener.subscriber.send(eventOf(act, from))
      }
      from = next
      if (sent.size > 20_000) for (const id of [...sent].slice(0, 10_000)) sent.delete(id)
    } while (again)
  }
  await kernel.hub.listen('aili_act', () => {
    again = true
    _reading ??= readOn()
      .catch(error =>
        kernel.log.warn({ err: { message: (error as Error).message } }, 'live acts: read failed'),
      )
      .finally(() => {
        _reading = null
      })
  })
  return {
    async join(sight, subscriber, lastEventId) {
      const listener = { sight, subscriber }
      listeners.add(listener)
      const since = Number(lastEventId?.split('.')[0])
      if (Number.isFinite(since) && since > 0) {
        const missed = await actsFrom(kernel, since)
        if (missed.length >= resumeLimit) subscriber.send({ id: String(from), name: 'reset', data: {} })
        else for (const act of missed) if (sees(sight, act)) subscriber.send(eventOf(act, since))
      }
      subscriber.send({ id: String(from), name: 'ready', data: {} })
      return () => listeners.delete(listener)
    },
  }
}

const resumeLimit = 2000

async function horizon(kernel: Kernel): Promise<number> {
  const { rows } = await sql<{
    xmin: number
  }>`select (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint as xmin`.execute(kernel.db.owner)
  return Number(rows[0]!.xmin)
}

async function actsFrom(kernel: Kernel, xact: number): Promise<LiveAct[]> {
  const { rows } = await sql<LiveAct>`
    select a.xact, a.id, a.jurisdiction_id as "jurisdictionId", a.proceeding_id as "proceedingId", p.number, a.step, a.to_state as state, a.at,
      p.grid_id as "gridId", p.community_id as "communityId", p.unit_ids as "unitIds", p.sealed
    from act a join proceeding p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id
    where a.xact >= ${xact} order by a.xact, a.proceeding_id, a.seq limit ${resumeLimit}`.execute(
    kernel.db.owner,
  )
  return rows
}

/** The same fence as row-level security, in the process. */
function sees(sight: Sight, act: LiveAct): boolean {
  if (act.jurisdictionId !== sight.jurisdictionId || act.sealed) return false
  if (sight.reach !== 'scoped') return true
  return (
    (act.gridId !== null && sight.grids.includes(act.gridId)) ||
    (act.communityId !== null && sight.communities.includes(act.communityId)) ||
    act.unitIds.some(unit => sight.units.includes(unit)) ||
    act.proceedingId === sight.proceedingId
  )
}

function eventOf(act: LiveAct, cursor: number): LiveEvent {
  const { proceedingId, number, step, state, at } = act
  return { id: `${cursor}.${act.id}`, name: 'act', data: { proceedingId, number, step, state, at } }
}
