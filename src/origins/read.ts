/** Where a dispute came from, for whoever may see it; and what a unit sent to mediation, for that unit: state and result, never what was said there. */
import { sql } from 'kysely'
import { sayIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { recordable } from '../mediation/index.ts'
import { beyondSight } from '../registry/index.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { codesOf } from './code.ts'

/** @throws Refusal notFound */
export async function originOf(kernel: Kernel, staff: Staff, disputeId: string, t: Translate) {
  const { jurisdictionId } = staff
  const territory = await territoryOf(kernel)
  return kernel.db.within(staff.sight, async tx => {
    await requireSeen(tx, jurisdictionId, disputeId)
    const matter = await matterOf(tx, jurisdictionId, disputeId)
    const sender = await beyondSight(tx, () => senderOf(tx, jurisdictionId, disputeId))
    return {
      matter: matter && {
        id: matter.id,
        number: matter.number,
        stateLabel: t(`matter:state.${matter.state}`),
        seen: await isSeen(tx, jurisdictionId, matter.id),
      },
      sender: sender && {
        unit: territory.unit(sender.unitId)?.name ?? '',
        sentAt: sender.at.toISOString(),
        told: sender.told,
      },
    }
  })
}

/** The latest first. */
export async function sentBy(kernel: Kernel, { jurisdictionId, sight }: Staff, t: Translate) {
  const territory = await territoryOf(kernel)
  const { units } = sight
  const rows = await kernel.db.within(sight, tx =>
    beyondSight(tx, () =>
      sql<Sent>`
      select p.id, p.number, s.at as "sentAt", p.owner_unit_id as "unitId", p.state,
        (select a.inputs ->> 'answerBy' from act a where a.jurisdiction_id = s.jurisdiction_id and a.proceeding_id = s.proceeding_id and a.seq = 1) as "answerBy",
        (select a.inputs ->> 'result' from act a where a.jurisdiction_id = s.jurisdiction_id and a.proceeding_id = s.proceeding_id and a.step = 'tellSender' limit 1) as result,
        case when p.state = 'referredIn' then p.next_due_at end as "answerDueAt"
      from dispute_sender s join proceeding p on p.jurisdiction_id = s.jurisdiction_id and p.id = s.proceeding_id
      where s.jurisdiction_id = ${jurisdictionId} and s.unit_id = any(${units}::uuid[])
      order by s.at desc limit 100`.execute(tx),
    ).then(found => found.rows),
  )
  return {
    rows: rows.map(({ id, number, sentAt, unitId, state, answerBy, answerDueAt, result }) => ({
      id,
      number,
      sentAt: sentAt.toISOString(),
      to: territory.unit(unitId)?.name ?? '',
      stateLabel: sayIn('mediation', t)('state', state),
      answerDueAt: answerDueAt?.toISOString() ?? null,
      askedBy: answerBy,
      result,
    })),
  }
}

interface Sent {
  readonly id: string
  readonly number: string
  readonly sentAt: Date
  readonly unitId: string
  readonly state: string
  readonly answerBy: string | null
  readonly answerDueAt: Date | null
  readonly result: string | null
}

/** A party that lost its code, or came to be known later, is given it by whoever mediates; each time on record. @throws Refusal notFound, notYours */
export async function partyCodes(kernel: Kernel, staff: Staff, disputeId: string, partyId: string) {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    await recordable(kernel, tx, staff, disputeId)
    const at = kernel.clock.now()
    const what = `party code ${partyId}`
    await tx
      .insertInto('accessEntry')
      .values({ jurisdictionId, at, personId, proceedingId: disputeId, what, reason: 'code' })
      .execute()
  })
  return { codes: await codesOf(kernel, jurisdictionId, disputeId, [{ id: partyId }]) }
}

async function requireSeen(tx: Tx, jurisdictionId: number, id: string): Promise<void> {
  if (!(await isSeen(tx, jurisdictionId, id))) throw new Refusal('notFound', {})
}

async function isSeen(tx: Tx, jurisdictionId: number, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('proceeding')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** Number and state of the matter, whoever may open it. */
async function matterOf(tx: Tx, jurisdictionId: number, disputeId: string) {
  return beyondSight(tx, () =>
    tx
      .selectFrom('referral as r')
      .innerJoin('proceeding as p', join =>
        join.onRef('p.jurisdictionId', '=', 'r.jurisdictionId').onRef('p.id', '=', 'r.proceedingId'),
      )
      .select(['p.id', 'p.number', 'p.state'])
      .where('r.jurisdictionId', '=', jurisdictionId)
      .where('r.toProceeding', '=', disputeId)
      .executeTakeFirst()
      .then(row => row ?? null),
  )
}

async function senderOf(tx: Tx, jurisdictionId: number, disputeId: string) {
  const row = await tx
    .selectFrom('disputeSender as s')
    .select(eb => [
      's.unitId',
      's.at',
      eb
        .exists(
          eb
            .selectFrom('act as a')
            .select('a.id')
            .whereRef('a.jurisdictionId', '=', 's.jurisdictionId')
            .whereRef('a.proceedingId', '=', 's.proceedingId')
            .where('a.step', '=', 'tellSender'),
        )
        .as('told'),
    ])
    .where('s.jurisdictionId', '=', jurisdictionId)
    .where('s.proceedingId', '=', disputeId)
    .executeTakeFirst()
  return row ? { ...row, told: Boolean(row.told) } : null
}
