/** Who or what is taken at the hours of a sitting: the mediator by another sitting, the room by another dispute; hours only, never whose. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

export interface Clash {
  readonly what: 'mediator' | 'room'
  readonly from: Date
  readonly to: Date
}
export interface Hours {
  readonly from: Date
  readonly to: Date
  readonly mediatorId: string
  readonly room: string | null
  /** The unit whose room it is. */
  readonly unitId: string
  /** The sitting that is being moved does not stand in its own way. */
  readonly sittingId: string
}

/**
 * Looked at again where the sitting is written: whoever sets one for the same mediator or room at the same moment waits.
 * @param tx sees everything of the jurisdiction
 */
export async function clashesAsWritten(
  tx: Tx,
  jurisdictionId: number,
  hours: Hours,
): Promise<readonly Clash[]> {
  const { mediatorId, room, unitId } = hours
  const taken = [`mediator ${mediatorId}`, ...(room === null ? [] : [`room ${unitId} ${room}`])]
  for (const one of taken.sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sitting ${jurisdictionId} ${one}`}, 0))`.execute(
      tx,
    )
  return clashesIn(tx, jurisdictionId, hours)
}

/**
 * Sittings out of the asker's sight count as well: a room taken is taken.
 * @param tx sees everything of the jurisdiction
 */
export async function clashesIn(
  tx: Tx,
  jurisdictionId: number,
  { from, to, mediatorId, room, unitId, sittingId }: Hours,
): Promise<readonly Clash[]> {
  const rows = await tx
    .selectFrom('sitting as s')
    .innerJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 's.jurisdictionId').onRef('p.id', '=', 's.proceedingId'),
    )
    .select(['s.fromAt', 's.toAt', 's.mediatorId', 's.room', 'p.ownerUnitId'])
    .where('s.jurisdictionId', '=', jurisdictionId)
    .where('s.id', '<>', sittingId)
    .where('s.state', '=', 'planned')
    .where('s.fromAt', '<', to)
    .where('s.toAt', '>', from)
    .where(({ and, eb, or }) =>
      or([
        eb('s.mediatorId', '=', mediatorId),
        ...(room === null ? [] : [and([eb('s.room', '=', room), eb('p.ownerUnitId', '=', unitId)])]),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sitting as later')
            .select('later.id')
            .whereRef('later.jurisdictionId', '=', 's.jurisdictionId')
            .whereRef('later.id', '=', 's.id')
            .whereRef('later.revision', '>', 's.revision'),
        ),
      ),
    )
    .orderBy('s.fromAt')
    .limit(20)
    .execute()
  return rows.flatMap((row): Clash[] => {
    const at = { from: row.fromAt, to: row.toAt }
    return [
      ...(row.mediatorId === mediatorId ? [{ what: 'mediator' as const, ...at }] : []),
      ...(room !== null && row.room === room && row.ownerUnitId === unitId
        ? [{ what: 'room' as const, ...at }]
        : []),
    ]
  })
}

/** Said before it is done: whoever sets it may do so all the same. @throws Refusal sittingClash */
export function requireFree(clashes: readonly Clash[]): void {
  const [first] = clashes
  if (!first) return
  throw new Refusal('sittingClash', {
    reason: clashes.some(one => one.what !== first.what) ? 'both' : first.what,
    at: first.from.toISOString(),
    until: first.to.toISOString(),
  })
}

/** Hours as they are asked for. */
export function hoursFrom(
  ask: {
    readonly id: string
    readonly from: string
    readonly to: string
    readonly mediatorId: string
    readonly placeKind: string
    readonly place: string
  },
  unitId: string,
): Hours {
  const room = ask.placeKind === 'room' ? ask.place : null
  const { mediatorId, id: sittingId } = ask
  return { from: new Date(ask.from), to: new Date(ask.to), mediatorId, room, unitId, sittingId }
}
