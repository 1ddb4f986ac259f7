/** One dispute as those who mediate meet it: which unit has it now, what kind it is, who its parties are. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { StandingOf } from '../../proceedings/procedure.ts'
import { blankStanding } from '../../proceedings/standing.ts'
import { mediationProcedure } from '../procedure.ts'
import type { Said } from './choice.ts'
import type { choiceWays, partyKinds, sides } from './kinds.ts'

export interface Dispute {
  readonly id: string
  readonly ownerUnitId: string
  readonly openedAt: Date
  readonly closedAt: Date | null
  /** As far as saying who may do what needs it. */
  readonly standing: StandingOf
  readonly disputeKind: string | null
}
export interface Party {
  readonly id: string
  readonly side: (typeof sides)[number]
  readonly kind: (typeof partyKinds)[number]
  readonly name: string
  readonly phone: string | null
  /** Wants no messages on the phone. */
  readonly messagesDeclined: boolean
}
export interface Chosen extends Said {
  readonly how: (typeof choiceWays)[number]
}

/** The purpose under which what parties are called is kept. */
export const partyPurpose = 'private'

/** @throws Refusal notFound: out of sight, or no mediation */
export async function disputeOf(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  locked = false,
): Promise<Dispute> {
  const asked = tx
    .selectFrom('proceeding')
    .select(['ownerUnitId', 'unitIds', 'gridId', 'communityId', 'handlerId', 'openedAt', 'closedAt', 'state'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .where('procedure', '=', mediationProcedure.id)
  const row = await (locked ? asked.forUpdate() : asked).executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
  const { ownerUnitId, openedAt, closedAt, state, gridId, communityId, handlerId } = row
  const blank = blankStanding(mediationProcedure, ownerUnitId, openedAt.toISOString())
  const standing = { ...blank, state, unitIds: row.unitIds, gridId, communityId, handlerId }
  const disputeKind = await disputeKindOf(tx, jurisdictionId, id)
  return { id, ownerUnitId, openedAt, closedAt, standing, disputeKind }
}

async function disputeKindOf(tx: Tx, jurisdictionId: number, id: string): Promise<string | null> {
  const { rows } = await sql<{ kind: string }>`select inputs ->> 'disputeKind' as kind from act
    where jurisdiction_id = ${jurisdictionId} and proceeding_id = ${id} and inputs ? 'disputeKind'
    order by seq desc limit 1`.execute(tx)
  return rows[0]?.kind ?? null
}

/** In the order they were entered. */
export async function partiesOf(
  { vault }: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<Party[]> {
  const rows = await tx
    .selectFrom('disputeParty')
    .select(['id', 'side', 'kind', 'name', 'phone', 'messagesDeclinedOn'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('removedAt', 'is', null)
    .orderBy(sql`array_position(array['applicant','respondent','thirdParty'], side)`)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    side: row.side as Party['side'],
    kind: row.kind as Party['kind'],
    name: vault.decrypt(partyPurpose, row.name),
    phone: row.phone === null ? null : vault.decrypt(partyPurpose, row.phone),
    messagesDeclined: row.messagesDeclinedOn !== null,
  }))
}

/** Oldest first. */
export async function choicesOf(tx: Tx, jurisdictionId: number, proceedingId: string): Promise<Chosen[]> {
  const rows = await tx
    .selectFrom('mediatorChoice')
    .select(['partyId', 'mediatorId', 'how', 'at'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({ ...row, how: row.how as Chosen['how'] }))
}
