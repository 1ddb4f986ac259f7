/** Live acts: what was committed, sent to whoever may see it; after a lost connection the stream resumes without a gap. */
import { sql } from 'kysely'
import type { Sight } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { LiveEvent, Subscriber } from '../kernel/live.ts'

/** Where a proceeding is, as far as sight goes. */
interface Placed {
  jurisdictionId: number
  proceedingId: string
  gridId: string | null
  communityId: string | null
  unitIds: string[]
  sealed: boolean
  restricted: boolean
}
interface LiveAct extends Placed {
  id: string
  number: string
  step: string
  state: string
  at: Date
}
interface Listener {
  /** Events that wait until what was missed has been sent: an id must never run ahead of what its page has got. */
  held: LiveEvent[] | null
  readonly sight: Sight
  readonly subscriber: Subscriber
}

export interface LiveActs {
  /** Streams acts within sight from now on, or from where Last-Event-ID left off. */
  join(sight: Sight, subscriber: Subscriber, lastEventId: string | undefined): Promise<() => void>
}

/** More than this at once is no news but another list: pages are told to read anew. */
const newsLimit = 2000
const tryAgainMs = 1000

/**
 * Transactions commit out of the order they began in, so no number says what was sent already. A snapshot of the database
 * does: what is visible now and was not visible in the last snapshot is sent, and its text is the id an event carries.
 */
export async function openLiveActs(kernel: Kernel): Promise<LiveActs> {
  const listeners = new Set<Listener>()
  let told = (await newsSince(kernel, null)).snapshot
  let reading = false
  let again = false

  async function readOn(): Promise<void> {
    const news = await newsSince(kernel, told)
    // A database that came back from a crash or a backup may give numbers again that it had given before.
    if (isAhead(told, news.snapshot)) news.acts = null
    for (const listener of listeners) sendNews(listener, news, told)
    told = news.snapshot
  }
  async function wake(): Promise<void> {
    again = true
    if (reading) return
    reading = true
    try {
      while (again) {
        again = false
        await readOn()
      }
    } catch (error) {
      kernel.log.warn({ err: { message: (error as Error).message } }, 'live acts: read failed')
      setTimeout(wake, tryAgainMs).unref()
    } finally {
      reading = false
    }
  }
  /** Written beside a proceeding: told at once, never again; a page that had lost its line looks afresh when it is ready. */
  async function tellBeside(payload: string): Promise<void> {
    try {
      const placed = await placedBeside(kernel, payload)
      const event = placed && { id: told, name: 'beside', data: { proceedingId: placed.proceedingId } }
      for (const { sight, subscriber, held } of listeners)
        if (event && sees(sight, placed)) held ? void held.push(event) : subscriber.send(event)
    } catch (error) {
      kernel.log.warn({ err: { message: (error as Error).message } }, 'live rows: read failed')
    }
  }
  await kernel.hub.listen('aili_act', () => void wake())
  await kernel.hub.listen('aili_beside', payload => void tellBeside(payload))
  return {
    async join(sight, subscriber, lastEventId) {
      const listener: Listener = { sight, subscriber, held: [] }
      // Joined before what was missed is read: an act between the two is sent twice rather than not at all.
      listeners.add(listener)
      try {
        if (lastEventId) {
          const news = await missedSince(kernel, lastEventId)
          if (news) sendNews({ ...listener, held: null }, news, lastEventId)
          else subscriber.send({ id: told, name: 'reset', data: {} })
        }
        for (const event of listener.held ?? []) subscriber.send(event)
        listener.held = null
        subscriber.send({ id: told, name: 'ready', data: {} })
      } catch (error) {
        listeners.delete(listener)
        throw error
      }
      return () => listeners.delete(listener)
    },
  }
}

interface News {
  readonly snapshot: string
  /** Null: too many to tell. */
  acts: readonly LiveAct[] | null
}

/** An event carries the snapshot before it, so that a stream lost in the middle of a batch gets the batch again. */
function sendNews({ sight, subscriber, held }: Listener, news: News, before: string): void {
  const send = (event: LiveEvent) => (held ? void held.push(event) : subscriber.send(event))
  if (!news.acts) send({ id: news.snapshot, name: 'reset', data: {} })
  else for (const act of news.acts) if (sees(sight, act)) send(eventOf(act, before))
}

/** Null when nobody can say what was missed: no snapshot of ours, or one of a database that has been restored since. */
async function missedSince(kernel: Kernel, lastEventId: string): Promise<News | null> {
  if (!/^\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?$/.test(lastEventId)) return null
  try {
    const news = await newsSince(kernel, lastEventId)
    return isAhead(lastEventId, news.snapshot) ? null : news
  } catch (error) {
    if ((error as { code?: string }).code === '22P02') return null
    throw error
  }
}

function isAhead(snapshot: string, of: string): boolean {
  const next = (text: string) => BigInt(text.split(':')[1]!)
  return next(snapshot) > next(of)
}

/** One statement, so that the acts and the snapshot they are visible in belong together. */
async function newsSince(kernel: Kernel, before: string | null): Promise<News> {
  const acts = before === null ? sql`select null::json where false` : actsSince(before)
  const { rows } = await sql<{ snapshot: string; acts: LiveAct[] | null }>`
    select pg_current_snapshot()::text as snapshot, (select json_agg(act) from (${acts}) n(act)) as acts`.execute(
    kernel.db.owner,
  )
  const { snapshot, acts: found } = rows[0]!
  return { snapshot, acts: (found?.length ?? 0) > newsLimit ? null : (found ?? []) }
}

function actsSince(before: string) {
  return sql`
    select json_build_object('id', a.id, 'jurisdictionId', a.jurisdiction_id, 'proceedingId', a.proceeding_id, 'number', p.number,
      'step', a.step, 'state', a.to_state, 'at', a.at, 'gridId', p.grid_id, 'communityId', p.community_id, 'unitIds', p.unit_ids, 'sealed', p.sealed, 'restricted', p.restricted)
    from act a join proceeding p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id
    where a.xact >= (pg_snapshot_xmin(${before}::pg_snapshot)::text)::bigint
      and not pg_visible_in_snapshot(a.xact::text::xid8, ${before}::pg_snapshot)
    order by a.xact, a.proceeding_id, a.seq limit ${newsLimit + 1}`
}

/** Empty payload: a beat of the line, nothing was said. */
async function placedBeside(kernel: Kernel, payload: string): Promise<Placed | undefined> {
  const [jurisdictionId, proceedingId] = payload.split(':')
  if (!jurisdictionId || !proceedingId) return undefined
  return kernel.db.owner
    .selectFrom('proceeding')
    .select([
      'jurisdictionId',
      'id as proceedingId',
      'gridId',
      'communityId',
      'unitIds',
      'sealed',
      'restricted',
    ])
    .where('jurisdictionId', '=', Number(jurisdictionId))
    .where('id', '=', proceedingId)
    .executeTakeFirst()
}

/** The same fence as row-level security, in the process. */
function sees(sight: Sight, act: Placed): boolean {
  if (act.jurisdictionId !== sight.jurisdictionId || act.sealed) return false
  if (sight.reach === 'all') return true
  if (act.unitIds.some(unit => sight.units.includes(unit)) || act.proceedingId === sight.proceedingId)
    return true
  if (act.restricted) return false
  return (
    sight.reach === 'jurisdiction' ||
    (act.gridId !== null && sight.grids.includes(act.gridId)) ||
    (act.communityId !== null && sight.communities.includes(act.communityId))
  )
}

function eventOf(act: LiveAct, cursor: string): LiveEvent {
  const { proceedingId, number, step, state } = act
  const at = new Date(act.at).toISOString()
  return { id: cursor, name: 'act', data: { proceedingId, number, step, state, at } }
}
