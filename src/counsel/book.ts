/** A slot with counsel: booked by a resident without an account or at the counter, given up by the code, kept or missed. Two people cannot have one slot. */
import { sql } from 'kysely'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, civilDay, stampOf } from '../proceedings/days.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { hoursOf, nextFree, takenFrom } from './hours.ts'
import { refuseInput } from './once.ts'
import { requireMay } from './policy.ts'
import { bookerBox, codeIndex, codeOf, contactIndex, openBooker, saidOf } from './sealed.ts'
import type { BookingAsk } from './shape.ts'
import { overlaps, type Slot, slotsOn } from './slots.ts'
import { tellCounsel } from './tell.ts'
import { counselTerms } from './terms.ts'

/**
 * @param by who books for somebody; null: the resident
 * @returns the code that opens and gives up the booking
 * @throws Refusal notYours, slotUnfit and slotTaken naming the next free slots, limitReached, actReused
 */
export async function bookSlot(
  kernel: Kernel,
  by: Staff | null,
  ask: BookingAsk,
): Promise<{ code: string; again: boolean }> {
  if (by) requireMay(by, 'bookForSomebody', ask.communityId)
  const territory = await territoryOf(kernel)
  if (!territory.community(ask.communityId)) refuseInput('communityId', 'notFound')
  const { id: jurisdictionId } = territory.jurisdiction
  const code = codeOf(kernel, ask.id)
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const said = saidOf(kernel, ask)
    if (await bookedBefore(tx, jurisdictionId, ask.id, said)) return { code, again: true }
    const slot = await requireOffered(kernel, tx, jurisdictionId, ask)
    const index = contactIndex(kernel, ask.contact)
    // A lawyer serves several communities: whoever books anywhere waits for whoever books at the same moment.
    await sql`select pg_advisory_xact_lock(hashtext('counsel_booking'), ${jurisdictionId})`.execute(tx)
    if (!by) await refuseHoarding(kernel, tx, jurisdictionId, ask.communityId, index)
    const taken = await takenFrom(tx, jurisdictionId, ask.communityId, kernel.clock.now())
    if (taken.some(span => overlaps(span, slot))) {
      if (await bookedBefore(tx, jurisdictionId, ask.id, said)) return { code, again: true }
      throw await refusal(kernel, tx, jurisdictionId, ask.communityId, 'slotTaken')
    }
    const written = await insertBooking(kernel, tx, jurisdictionId, { ask, slot, said, index, by })
    if (!written) {
      if (await bookedBefore(tx, jurisdictionId, ask.id, said)) return { code, again: true }
      throw await refusal(kernel, tx, jurisdictionId, ask.communityId, 'slotTaken')
    }
    await tellCounsel(tx, jurisdictionId, ask.communityId, civilDay(slot.startsAt), {
      kind: 'counselBooked',
      causeId: ask.id,
      at: kernel.clock.now(),
      facts: { when: minuteOf(slot.startsAt) },
    })
    return { code, again: false }
  })
}

/** @throws Refusal notFound for a wrong code, counselState once it was kept, missed or its time has come */
export async function cancelByCode(kernel: Kernel, code: string): Promise<void> {
  const jurisdictionId = (await territoryOf(kernel)).jurisdiction.id
  await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const row = await lockBooking(tx, jurisdictionId, sql`query_index = ${codeIndex(kernel, code)}`)
    if (row.state === 'cancelled') return
    const now = kernel.clock.now()
    if (row.state !== 'booked' || row.startsAt <= now) throw new Refusal('counselState', { reason: 'over' })
    await settle(tx, jurisdictionId, row.id, 'cancelled', null, now)
    await tellCounsel(tx, jurisdictionId, row.communityId, civilDay(row.startsAt), {
      kind: 'counselCancelled',
      causeId: row.id,
      at: now,
      facts: { when: minuteOf(row.startsAt) },
    })
  })
}

/** @throws Refusal notFound, notYours, counselState, tooEarly */
export async function settleBooking(
  kernel: Kernel,
  staff: Staff,
  id: string,
  outcome: 'kept' | 'missed' | 'cancelled',
): Promise<{ id: string }> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const row = await lockBooking(tx, jurisdictionId, sql`id = ${id}`)
    requireMay(staff, 'seeBookings', row.communityId)
    if (row.state === outcome) return
    const now = kernel.clock.now()
    if (row.state === 'cancelled') throw new Refusal('counselState', { reason: 'cancelled' })
    if (outcome !== 'cancelled' && row.startsAt > now) throw new Refusal('counselState', { reason: 'early' })
    if (outcome === 'cancelled' && row.state !== 'booked')
      throw new Refusal('counselState', { reason: 'over' })
    await settle(tx, jurisdictionId, id, outcome, personId, now)
  })
  return { id }
}

/** Who comes, for those who receive them; each opening on record. @throws Refusal notFound, notYours */
export async function openBooking(kernel: Kernel, staff: Staff, id: string) {
  const { jurisdictionId, personId } = staff
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const row = await lockBooking(tx, jurisdictionId, sql`id = ${id}`)
    requireMay(staff, 'seeBookings', row.communityId)
    const opening = { jurisdictionId, subject: 'booking' as const, subjectId: id, personId }
    const who = await openBooker(kernel, tx, row.who, { ...opening, at: kernel.clock.now() })
    if (!who) throw new Refusal('notFound', {})
    return who
  })
}

interface BookingRow {
  readonly id: string
  readonly communityId: string
  readonly startsAt: Date
  readonly state: 'booked' | 'cancelled' | 'kept' | 'missed'
  readonly who: Buffer | null
}

async function lockBooking(
  tx: Tx,
  jurisdictionId: number,
  where: ReturnType<typeof sql>,
): Promise<BookingRow> {
  const { rows } = await sql<BookingRow>`select id, community_id, starts_at, state, who from counsel_booking
    where jurisdiction_id = ${jurisdictionId} and ${where} for update`.execute(tx)
  if (!rows[0]) throw new Refusal('notFound', {})
  return rows[0]
}

async function settle(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  state: BookingRow['state'],
  by: string | null,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('counselBooking')
    .set({ state, settledBy: by, settledAt: at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}

async function bookedBefore(tx: Tx, jurisdictionId: number, id: string, said: Buffer): Promise<boolean> {
  const row = await tx
    .selectFrom('counselBooking')
    .select('said')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row && !row.said.equals(said)) throw new Refusal('actReused', { id })
  return row !== undefined
}

/** The slot that begins at that minute, if counsel is there then and it is still to come. */
async function requireOffered(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  ask: BookingAsk,
): Promise<Slot> {
  const [now, at] = [kernel.clock.now(), new Date(ask.startsAt)]
  const [today, day] = [civilDay(now), civilDay(at)]
  const refuse = (reason: 'past' | 'far' | 'notOffered') =>
    refusal(kernel, tx, jurisdictionId, ask.communityId, 'slotUnfit', reason)
  if (at <= now) throw await refuse('past')
  if (day > addDays(today, counselTerms.bookingAheadDays)) throw await refuse('far')
  const hours = await hoursOf(tx, jurisdictionId, ask.communityId, today)
  const slot = slotsOn(hours, day).find(it => it.startsAt.getTime() === at.getTime())
  if (!slot) throw await refuse('notOffered')
  return slot
}

/** Says which others could be had. */
async function refusal(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  code: 'slotTaken' | 'slotUnfit',
  reason?: string,
): Promise<Refusal> {
  const free = await nextFree(tx, jurisdictionId, communityId, kernel.clock.now(), counselTerms.othersNamed)
  const facts = {
    allowed: free.map(it => minuteOf(it.startsAt)),
    days: counselTerms.bookingAheadDays,
    free: free.map(it => it.startsAt.toISOString()),
  }
  return new Refusal(code, reason ? { ...facts, reason } : facts)
}

/** Nobody keeps slots from others: so many to come for one way to be reached, one request at a time. */
async function refuseHoarding(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  index: Buffer,
): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from counsel_booking
    where jurisdiction_id = ${jurisdictionId} and contact_index = ${index} and state = 'booked'
      and starts_at > ${kernel.clock.now()}`.execute(tx)
  const most = counselTerms.openBookings
  if (rows[0]!.count >= most) throw new Refusal('slotUnfit', { reason: 'many', most })
  const since = new Date(kernel.clock.now().getTime() - 86_400_000)
  const today = await sql<{ count: number }>`select count(*)::int as count from counsel_booking
    where jurisdiction_id = ${jurisdictionId} and community_id = ${communityId} and booked_by is null
      and state = 'booked' and starts_at > ${kernel.clock.now()} and booked_at > ${since}`.execute(tx)
  if (today.rows[0]!.count >= counselTerms.onlineInADay) throw new Refusal('slotUnfit', { reason: 'online' })
}

interface NewBooking {
  readonly ask: BookingAsk
  readonly slot: Slot
  readonly said: Buffer
  readonly index: Buffer
  readonly by: Staff | null
}

/** @returns false when the slot, or the id, is another's by now: the index decides, whoever came first */
async function insertBooking(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  { ask, slot, said, index, by }: NewBooking,
): Promise<boolean> {
  const { id, communityId, kind, name, contact } = ask
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('counselBooking')
    .values({
      ...{ jurisdictionId, id, communityId, kind, said, ...slot },
      who: bookerBox(kernel, { name, contact }),
      contactIndex: index,
      queryIndex: codeIndex(kernel, codeOf(kernel, id)),
      bookedBy: by?.personId ?? null,
      bookedAt: kernel.clock.now(),
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

const minuteOf = (at: Date) => stampOf(at.getTime()).slice(0, 16).replace('T', ' ')
