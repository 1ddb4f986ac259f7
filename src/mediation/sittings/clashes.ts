/** Who or what is taken at the hours of a sitting: the mediator by another sitting, the room by another dispute; hours only, never whose. */
import { everythingOf } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'

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

/** Sittings out of the asker's sight count as well: a room taken is taken. */
export async function clashesWith(
  kernel: Kernel,
  jurisdictionId: number,
  hours: Hours,
): Promise<readonly Clash[]> {
  const { from, to, mediatorId, room, unitId, sittingId } = hours
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
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
