/** From a consultation to legal aid or mediation, with the client's consent: the proceeding opens with its own clocks, both know each other, in one transaction (法律援助法第三十二条、第四十三条; 人民调解法第十七条、第十八条). */
import { sql } from 'kysely'
import type { z } from 'zod'
import { type Consequence, type Consequences, openNew, type Registry } from '../conduct/index.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { beyondSight } from '../registry/index.ts'
import type { Staff } from '../territory/index.ts'
import { type Referred, referralProcedures } from './kinds.ts'
import { mayOpenConsultation } from './policy.ts'
import type { ReferralAsk } from './shape.ts'
import type { originShape } from './shape-answers.ts'

/** @throws Refusal notFound, notYours, counselState, and those of the step that opens the proceeding */
export async function referOn(
  kernel: Kernel,
  registry: Registry,
  staff: Staff,
  consultationId: string,
  ask: ReferralAsk,
): Promise<{ proceedingId: string; number: string }> {
  const row = await consultationOf(kernel, staff, consultationId)
  if (!mayOpenConsultation(staff, row.personId)) throw new Refusal('notYours', { what: 'counselWords' })
  if (!isReferred(row.nextStep)) throw new Refusal('counselState', { reason: 'nextOther' })
  if (row.proceedingId !== null && row.proceedingId !== ask.id)
    throw new Refusal('counselState', { reason: 'referred', on: row.number ?? '' })
  const about: About = { consultationId, communityId: row.communityId }
  const { id, number } = await openNew(
    kernel,
    registry,
    { ...staff, about },
    {
      id: ask.id,
      procedure: referralProcedures[row.nextStep],
      step: 'referIn',
      inputs: inputsFor(row.nextStep, ask),
      communityId: row.communityId,
    },
  )
  return { proceedingId: id, number }
}

interface About {
  readonly consultationId: string
  readonly communityId: string
}

/** Written in the act's own transaction: no proceeding without its consultation, no second one. */
const linkTo =
  (procedure: string): Consequence =>
  async ({ tx, jurisdictionId, proceedingId, act, about }) => {
    if (!isAbout(about)) return
    const { consultationId, communityId } = about
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('counselReferral')
      .values({ jurisdictionId, proceedingId, consultationId, communityId, procedure, at: new Date(act.at) })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (Number(numInsertedOrUpdatedRows) === 0)
      throw new Refusal('counselState', { reason: 'referred', on: '' })
  }

export const counselConsequences: Consequences = Object.fromEntries(
  Object.values(referralProcedures).map(procedure => [procedure, linkTo(procedure)]),
)

/** Where a proceeding came from, for whoever may see the proceeding; nothing of what was said. @throws Refusal notFound */
export async function originOf(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
): Promise<z.infer<typeof originShape>> {
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const seen = await tx
      .selectFrom('proceeding')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', proceedingId)
      .executeTakeFirst()
    if (!seen) throw new Refusal('notFound', {})
    const row = await beyondSight(tx, () =>
      sql<Origin>`select c.id, c.person_id, p.name as counsel, c.on_day, c.kind from counsel_referral r
        join counsel_consultation c on c.jurisdiction_id = r.jurisdiction_id and c.id = r.consultation_id
        join person p on p.jurisdiction_id = c.jurisdiction_id and p.id = c.person_id
        where r.jurisdiction_id = ${jurisdictionId} and r.proceeding_id = ${proceedingId}`.execute(tx),
    ).then(({ rows }) => rows[0])
    if (!row) return { from: null }
    const { id, personId, counsel, onDay, kind } = row
    return { from: { consultationId: id, counsel, onDay, kind, own: mayOpenConsultation(staff, personId) } }
  })
}

interface Origin {
  readonly id: string
  readonly personId: string
  readonly counsel: string
  readonly onDay: string
  readonly kind: 'other'
}

async function consultationOf(kernel: Kernel, staff: Staff, id: string) {
  const { rows } = await kernel.db.within(staff.sight, tx =>
    sql<{
      personId: string
      communityId: string
      nextStep: string
      proceedingId: string | null
      number: string | null
    }>`select c.person_id, c.community_id, c.next_step, r.proceeding_id, p.number from counsel_consultation c
      left join counsel_referral r on r.jurisdiction_id = c.jurisdiction_id and r.consultation_id = c.id
      left join proceeding p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.proceeding_id
      where c.jurisdiction_id = ${staff.jurisdictionId} and c.id = ${id}`.execute(tx),
  )
  if (!rows[0]) throw new Refusal('notFound', {})
  return rows[0]
}

/** What the step that opens the proceeding asks for, from what counsel wrote. */
function inputsFor(next: Referred, { unitId, kind, parties, contact, facts, request }: ReferralAsk) {
  if (next === 'mediation') return { referredBy: 'counsel', disputeKind: kind, parties, facts, unit: unitId }
  return { unit: unitId, consent: 'given', matterKind: kind, applicant: parties, contact, facts, request }
}

const isReferred = (next: string): next is Referred => Object.hasOwn(referralProcedures, next)

function isAbout(about: unknown): about is About {
  return typeof about === 'object' && about !== null && 'consultationId' in about
}
