/** What the database says of news: acts committed since a snapshot, with the snapshot they are visible in. */
import { sql } from 'kysely'
import type { Kernel } from '../kernel/kernel.ts'
import type { Placed } from './live-audiences.ts'
import { readSnapshot, type Snapshot } from './live-snapshot.ts'
import { eventText } from './live-text.ts'

export interface LiveAct extends Placed {
  readonly xact: number
  /** The event as pages read it. */
  readonly text: string
}
export interface News {
  readonly snapshot: Snapshot
  /** Null: more than are told singly. */
  readonly acts: readonly LiveAct[] | null
}

/** One statement, so that the acts and the snapshot they are visible in belong together. */
export async function newsSince(kernel: Pick<Kernel, 'db'>, before: Snapshot, most: number): Promise<News> {
  const { rows } = await sql<{ snapshot: string; acts: Row[] | null }>`
    select pg_current_snapshot()::text as snapshot, (select json_agg(act) from (
      select json_build_object('xact', a.xact, 'jurisdictionId', a.jurisdiction_id, 'proceedingId', a.proceeding_id,
        'number', p.number, 'step', a.step, 'state', a.to_state, 'at', a.at, 'gridId', p.grid_id,
        'communityId', p.community_id, 'unitIds', p.unit_ids, 'sealed', p.sealed, 'restricted', p.restricted)
      from act a join proceeding p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id
      where a.xact >= ${before.xmin} and not pg_visible_in_snapshot(a.xact::text::xid8, ${before.text}::pg_snapshot)
      order by a.xact, a.proceeding_id, a.seq limit ${most + 1}) n(act)) as acts`.execute(kernel.db.owner)
  const { snapshot, acts } = rows[0]!
  return {
    snapshot: readSnapshot(snapshot)!,
    acts: (acts?.length ?? 0) > most ? null : (acts ?? []).map(liveAct),
  }
}

interface Row extends Placed {
  readonly xact: number
  readonly number: string
  readonly step: string
  readonly state: string
  readonly at: string
}

function liveAct({ number, step, state, at, ...placed }: Row): LiveAct {
  const data = { proceedingId: placed.proceedingId, number, step, state, at: new Date(at).toISOString() }
  return { ...placed, text: eventText('act', data) }
}

export async function snapshotNow(kernel: Pick<Kernel, 'db'>): Promise<Snapshot> {
  const { rows } = await sql<{ text: string }>`select pg_current_snapshot()::text as text`.execute(
    kernel.db.owner,
  )
  return readSnapshot(rows[0]!.text)!
}

/** Where the proceedings of announcements `jurisdiction:proceeding` are. */
export async function placedBeside(
  kernel: Pick<Kernel, 'db'>,
  payloads: readonly string[],
): Promise<readonly Placed[]> {
  const named = payloads.map(payload => payload.split(':')).filter(([, id]) => id)
  if (named.length === 0) return []
  const jurisdictions = [...new Set(named.map(([jurisdictionId]) => Number(jurisdictionId)))]
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
    .where('jurisdictionId', 'in', jurisdictions)
    .where(
      'id',
      'in',
      named.map(([, id]) => id!),
    )
    .execute()
}
