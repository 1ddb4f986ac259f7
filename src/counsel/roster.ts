/** Which lawyer serves which community: engaged and ended by the committee; with it comes the post by which the lawyer sees the community (一社区一法律顾问). */
import { sql } from 'kysely'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { instantOf } from '../proceedings/days.ts'
import { forgetStaff, lockPosts, type Staff, territoryOf } from '../territory/index.ts'
import { refuseInput } from './once.ts'
import { requireMay } from './policy.ts'
import type { ServiceAsk } from './shape.ts'

/** @throws Refusal notYours, invalidInput, counselUnfit, actReused */
export async function engageCounsel(kernel: Kernel, staff: Staff, ask: ServiceAsk): Promise<{ id: string }> {
  requireMay(staff, 'keepRoster', ask.communityId)
  const territory = await territoryOf(kernel)
  if (!territory.community(ask.communityId)) refuseInput('communityId', 'notFound')
  if (territory.unit(ask.unitId)?.kind !== 'lawFirm') refuseInput('unitId', 'notFound')
  const { jurisdictionId } = staff
  await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    await lockPosts(tx, jurisdictionId)
    if (await engagedBefore(tx, jurisdictionId, ask)) return
    await requirePerson(tx, jurisdictionId, ask.personId)
    await refuseOverlap(tx, jurisdictionId, ask)
    await tx
      .insertInto('counselService')
      .values({ ...ask, jurisdictionId, madeBy: staff.personId, madeAt: kernel.clock.now() })
      .execute()
    await givePost(tx, jurisdictionId, ask)
  })
  forgetStaff(kernel)
  return { id: ask.id }
}

/**
 * Serves up to and with that day; the posts by which the lawyer saw the community end with it.
 * @returns how many slots were booked for later days: somebody must tell those people
 * @throws Refusal notYours, notFound, invalidInput, counselState
 */
export async function endService(
  kernel: Kernel,
  staff: Staff,
  id: string,
  validTo: string,
): Promise<{ id: string; bookingsAfter: number }> {
  const { jurisdictionId } = staff
  const bookingsAfter = await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    await lockPosts(tx, jurisdictionId)
    const service = await tx
      .selectFrom('counselService')
      .select(['communityId', 'personId', 'validFrom', 'validTo'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!service) throw new Refusal('notFound', {})
    requireMay(staff, 'keepRoster', service.communityId)
    const ended = service.validTo === null ? null : String(service.validTo)
    if (ended !== null && ended !== validTo) throw new Refusal('counselState', { reason: 'ended', on: ended })
    if (validTo < String(service.validFrom)) refuseInput('validTo', 'beforeStart')
    await tx
      .updateTable('counselService')
      .set({ validTo })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
    await sql`update post set valid_to = greatest(valid_from, ${validTo}::date)
      where jurisdiction_id = ${jurisdictionId} and role = 'communityCounsel' and person_id = ${service.personId}
        and community_id = ${service.communityId} and (valid_to is null or valid_to > ${validTo}::date)`.execute(
      tx,
    )
    return bookingsAfterDay(tx, jurisdictionId, service.communityId, validTo)
  })
  forgetStaff(kernel)
  return { id, bookingsAfter }
}

/** Slots booked for days after this one. */
export async function bookingsAfterDay(
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  day: string,
): Promise<number> {
  const after = new Date(instantOf(day, '00:00').getTime() + 86_400_000)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from counsel_booking
    where jurisdiction_id = ${jurisdictionId} and community_id = ${communityId} and state = 'booked'
      and starts_at >= ${after}`.execute(tx)
  return rows[0]!.count
}

async function engagedBefore(tx: Tx, jurisdictionId: number, ask: ServiceAsk): Promise<boolean> {
  const row = await tx
    .selectFrom('counselService')
    .select(['communityId', 'personId', 'unitId', 'validFrom', 'licenceNumber'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', ask.id)
    .executeTakeFirst()
  if (!row) return false
  const same =
    row.communityId === ask.communityId &&
    row.personId === ask.personId &&
    row.unitId === ask.unitId &&
    row.licenceNumber === ask.licenceNumber &&
    String(row.validFrom) === ask.validFrom
  if (!same) throw new Refusal('actReused', { id: ask.id })
  return true
}

async function requirePerson(tx: Tx, jurisdictionId: number, personId: string): Promise<void> {
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', personId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!person) refuseInput('personId', 'notFound')
}

async function refuseOverlap(tx: Tx, jurisdictionId: number, ask: ServiceAsk): Promise<void> {
  const { rows } = await sql<{ from: string }>`select valid_from::text as from from counsel_service
    where jurisdiction_id = ${jurisdictionId} and community_id = ${ask.communityId} and person_id = ${ask.personId}
      and (valid_to is null or valid_to >= ${ask.validFrom}::date)`.execute(tx)
  if (rows[0]) throw new Refusal('counselUnfit', { reason: 'servesAlready', on: rows[0].from })
}

/** For the whole community, unless the lawyer is at work there already. */
async function givePost(tx: Tx, jurisdictionId: number, ask: ServiceAsk): Promise<void> {
  await sql`insert into post (jurisdiction_id, id, person_id, role, unit_id, community_id, valid_from)
    select ${jurisdictionId}, ${newId()}, ${ask.personId}::uuid, 'communityCounsel', ${ask.unitId}::uuid, ${ask.communityId}::uuid, ${ask.validFrom}::date
    where not exists (select from post where jurisdiction_id = ${jurisdictionId} and person_id = ${ask.personId}
      and role = 'communityCounsel' and community_id = ${ask.communityId} and valid_to is null
      and valid_from <= ${ask.validFrom}::date)`.execute(tx)
}
