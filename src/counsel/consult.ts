/** A consultation as counsel records it: what was asked and answered is locked away, opened by the lawyer alone and on record; the rest counts (法律援助法第二十三条; 律师法第三十八条). */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, civilDay } from '../proceedings/days.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { referralProcedures } from './kinds.ts'
import { refuseInput, writeOnce } from './once.ts'
import { may, mayOpenConsultation, requireMay } from './policy.ts'
import { openWords, saidOf, wordsBox } from './sealed.ts'
import type { ConsultationAsk } from './shape.ts'
import type { consultationRowShape, consultationsShape } from './shape-answers.ts'
import { counselTerms } from './terms.ts'

/** @throws Refusal notYours, futureAct, counselUnfit, notFound, actReused */
export async function recordConsultation(
  kernel: Kernel,
  staff: Staff,
  ask: ConsultationAsk,
): Promise<{ id: string }> {
  requireMay(staff, 'consult', ask.communityId)
  if (!(await territoryOf(kernel)).community(ask.communityId)) refuseInput('communityId', 'notFound')
  const { id, communityId, bookingId, way, actedAs, kind, basis, next } = ask
  const at = checkedTime(new Date(ask.at), kernel.clock.now())
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    if (bookingId)
      await keepBooking(tx, jurisdictionId, { bookingId, communityId, personId, at: kernel.clock.now() })
    await writeOnce(tx, 'counselConsultation', {
      ...{ jurisdictionId, id, communityId, personId, bookingId, at, way, actedAs, kind },
      onDay: civilDay(at),
      anonymous: ask.who === '',
      nextStep: next,
      basis: JSON.stringify(basis),
      words: wordsBox(kernel, {
        who: ask.who,
        contact: ask.contact,
        asked: ask.asked,
        answered: ask.answered,
      }),
      said: saidOf(kernel, ask),
      recordedAt: kernel.clock.now(),
    })
  })
  return { id }
}

/** What was asked and answered, once more, on record. @throws Refusal notFound, notYours */
export async function openConsultation(kernel: Kernel, staff: Staff, id: string) {
  const { jurisdictionId, personId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('counselConsultation')
      .select(['personId', 'words'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    if (!mayOpenConsultation(staff, row.personId)) throw new Refusal('notYours', { what: 'counselWords' })
    const opening = { jurisdictionId, subject: 'consultation' as const, subjectId: id, personId }
    const words = await openWords(kernel, tx, row.words, { ...opening, at: kernel.clock.now() })
    if (!words) throw new Refusal('notFound', {})
    return words
  })
}

export interface ConsultationsAsk {
  readonly community?: string | undefined
  readonly kind?: string | undefined
  readonly way?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** Without a word of what was said; of the communities the reader answers for. */
export async function consultationsShown(
  kernel: Kernel,
  staff: Staff,
  ask: ConsultationsAsk,
): Promise<z.infer<typeof consultationsShape>> {
  const territory = await territoryOf(kernel)
  const ids = territory.communities
    .filter(
      it => may(staff, 'seeConsultations', it.id) && (ask.community === undefined || it.id === ask.community),
    )
    .map(it => it.id)
  return kernel.db.within(staff.sight, async tx => {
    const { rows } = await sql<Row & { total: number }>`
      select c.id, c.community_id, c.person_id, p.name as counsel, c.at, c.on_day, c.way, c.acted_as, c.kind, c.anonymous,
        c.next_step, c.basis, r.proceeding_id, r.procedure, q.number, count(*) over ()::int as total
      from counsel_consultation c
      join person p on p.jurisdiction_id = c.jurisdiction_id and p.id = c.person_id
      left join counsel_referral r on r.jurisdiction_id = c.jurisdiction_id and r.consultation_id = c.id
      left join proceeding q on q.jurisdiction_id = r.jurisdiction_id and q.id = r.proceeding_id
      where c.jurisdiction_id = ${staff.jurisdictionId} and c.community_id = any (${ids}::uuid[])
        ${ask.kind ? sql`and c.kind = ${ask.kind}` : sql``} ${ask.way ? sql`and c.way = ${ask.way}` : sql``}
        ${ask.from ? sql`and c.on_day >= ${ask.from}::date` : sql``} ${ask.to ? sql`and c.on_day <= ${ask.to}::date` : sql``}
      order by c.at desc, c.id limit ${ask.limit} offset ${ask.offset}`.execute(tx)
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(row => shown(row, territory.community(row.communityId)?.name, staff)),
    }
  })
}

interface Row
  extends Pick<
    z.infer<typeof consultationRowShape>,
    'id' | 'counsel' | 'onDay' | 'way' | 'actedAs' | 'kind' | 'anonymous' | 'basis'
  > {
  readonly communityId: string
  readonly personId: string
  readonly at: Date
  readonly nextStep: 'none' | 'mediation' | 'legalAid' | 'court' | 'other'
  readonly proceedingId: string | null
  readonly procedure: string | null
  readonly number: string | null
}

function shown(row: Row, community: string | undefined, staff: Staff): z.infer<typeof consultationRowShape> {
  const { id, counsel, onDay, way, actedAs, kind, anonymous, basis, proceedingId, procedure, number } = row
  const referral = proceedingId && procedure ? { proceedingId, procedure, number: number ?? '' } : null
  const own = mayOpenConsultation(staff, row.personId)
  return {
    ...{ id, counsel, onDay, way, actedAs, kind, anonymous, basis, referral },
    community: { id: row.communityId, name: community ?? '' },
    at: row.at.toISOString(),
    next: row.nextStep,
    mayOpen: own,
    mayRefer: own && referral === null && Object.hasOwn(referralProcedures, row.nextStep),
  }
}

/** A little ahead of the server's clock is no future; long past is no longer remembered rightly. */
function checkedTime(at: Date, now: Date): Date {
  if (at.getTime() > now.getTime() + 2 * 60_000)
    throw new Refusal('futureAct', { at: at.toISOString(), now: now.toISOString() })
  const days = counselTerms.lateAtMostDays
  if (civilDay(at) < addDays(civilDay(now), -days))
    throw new Refusal('counselUnfit', { reason: 'late', days })
  return at
}

/** Somebody who booked and was heard has come. */
async function keepBooking(
  tx: Tx,
  jurisdictionId: number,
  it: {
    readonly bookingId: string
    readonly communityId: string
    readonly personId: string
    readonly at: Date
  },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`update counsel_booking
    set settled_by = case when state = 'kept' then settled_by else ${it.personId}::uuid end,
      settled_at = case when state = 'kept' then settled_at else ${it.at} end, state = 'kept'
    where jurisdiction_id = ${jurisdictionId} and id = ${it.bookingId} and community_id = ${it.communityId}
      and state <> 'cancelled' returning id`.execute(tx)
  if (!rows[0]) throw new Refusal('counselState', { reason: 'cancelled' })
}
