/** Some months of counsel and publicity for the demo: most communities have a lawyer with hours, two have none yet; bookings, consultations, opinions, the year's plan. Invented. */
import { sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, civilDay, instantOf, numberOfDay, weekdayOfNumber } from '../proceedings/days.ts'
import { consultations, opinionsAsked, plan, prompts } from './demo-data.ts'
import { bookerBox, codeIndex, codeOf, contactIndex, saidOf, wordsBox } from './sealed.ts'

type DemoKernel = Pick<Kernel, 'clock' | 'vault'>

/** So many communities wait for counsel: gaps are shown. */
const without = 2

interface Place {
  readonly communityId: string
  readonly personId: string
  readonly unitId: string
  readonly directorId: string
}

/** In the transaction of the demo; the same for the same town and day but for ids. */
export async function writeDemoCounsel(kernel: DemoKernel, tx: Tx, jurisdictionId: number): Promise<void> {
  const now = kernel.clock.now()
  const places = (await placesOf(tx, jurisdictionId)).slice(0, -without)
  const rows = (table: Parameters<typeof insertRows>[1], list: readonly object[]) =>
    list.length === 0 ? Promise.resolve() : insertRows(tx, table, jurisdictionId, list)
  await rows(
    'counselService',
    places.map((it, i) => serviceRow(it, i, now)),
  )
  await rows(
    'counselDuty',
    places.flatMap((it, i) => dutyRows(it, i, now)),
  )
  await rows(
    'counselBooking',
    places.slice(0, 3).flatMap((it, i) => bookingRows(kernel, it, i, now)),
  )
  await rows(
    'counselConsultation',
    places.slice(0, 6).flatMap((it, i) => consultationRows(kernel, it, i, now)),
  )
  await rows(
    'counselOpinion',
    places.slice(0, 2).flatMap((it, i) => opinionRows(kernel, it, i, now)),
  )
  await writePublicity(kernel, tx, jurisdictionId, places)
}

/** Each community with its lawyer and its director, in the order of their codes. */
async function placesOf(tx: Tx, jurisdictionId: number): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select distinct on (c.code) c.id as community_id, o.person_id, o.unit_id, d.person_id as director_id from community c
    join post o on o.jurisdiction_id = c.jurisdiction_id and o.community_id = c.id and o.role = 'communityCounsel'
    join post d on d.jurisdiction_id = c.jurisdiction_id and d.community_id = c.id and d.role = 'communityDirector'
    where c.jurisdiction_id = ${jurisdictionId} order by c.code, o.person_id`.execute(tx)
  return rows
}

function serviceRow(it: Place, i: number, now: Date) {
  const two = String(i + 1).padStart(2, '0')
  return {
    ...{ id: newId(), communityId: it.communityId, personId: it.personId, unitId: it.unitId },
    ...{ licenceNumber: `115222026100000${two}`, workPhone: `0482-55501${two}`, madeAt: now },
    validFrom: addDays(civilDay(now), -200),
  }
}

/** Two afternoons or mornings a week, one of them by phone. */
function dutyRows({ communityId }: Place, i: number, now: Date) {
  const common = { communityId, slotMinutes: 30, madeAt: now, validFrom: addDays(civilDay(now), -200) }
  return [
    {
      ...common,
      id: newId(),
      weekday: (i % 5) + 1,
      starts: '14:30',
      ends: '17:00',
      way: 'counter',
      place: '社区调解室',
    },
    {
      ...common,
      id: newId(),
      weekday: ((i + 2) % 5) + 1,
      starts: '09:00',
      ends: '10:30',
      way: 'phone',
      place: '',
    },
  ]
}

/** Slots of the last and of the coming days on which there are hours. */
function bookingRows(kernel: DemoKernel, { communityId, directorId }: Place, i: number, now: Date) {
  const today = civilDay(now)
  const days = Array.from({ length: 22 }, (_, ahead) => addDays(today, ahead - 14))
  const duty = days.filter(day => weekdayOfNumber(numberOfDay(day)) === (i % 5) + 1)
  return duty.flatMap(day =>
    ['14:30', '15:30'].map((time, n) => {
      const startsAt = instantOf(day, time)
      const isPast = startsAt < now
      const id = newId()
      const contact = `1380000${String(1000 + i * 100 + n * 10 + duty.indexOf(day))}`
      return {
        ...{ id, communityId, startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000), way: 'counter' },
        ...{ place: '社区调解室', kind: consultations[(i + n) % consultations.length]!.kind },
        who: bookerBox(kernel, { name: n === 0 ? '' : '王女士', contact }),
        contactIndex: contactIndex(kernel, contact),
        queryIndex: codeIndex(kernel, codeOf(kernel, id)),
        state: isPast ? (n === 0 ? 'kept' : 'missed') : 'booked',
        bookedBy: n === 0 ? null : directorId,
        bookedAt: new Date(Math.min(now.getTime(), startsAt.getTime()) - 86_400_000),
        settledBy: isPast ? directorId : null,
        settledAt: isPast ? startsAt : null,
        said: saidOf(kernel, id),
      }
    }),
  )
}

function consultationRows(kernel: DemoKernel, { communityId, personId }: Place, i: number, now: Date) {
  return consultations.map((it, n) => {
    const onDay = addDays(civilDay(now), -3 - n * 9 - i)
    const at = instantOf(onDay, '15:10')
    const id = newId()
    const { kind, way, actedAs, asked, answered, basis, next } = it
    return {
      ...{ id, communityId, personId, at, onDay, way, actedAs, kind, basis, nextStep: next },
      anonymous: n % 2 === 0,
      bookingId: null,
      words: wordsBox(kernel, { who: n % 2 === 0 ? '' : '王女士', contact: '', asked, answered }),
      said: saidOf(kernel, id),
      recordedAt: at,
    }
  })
}

function opinionRows(kernel: DemoKernel, it: Place, i: number, now: Date) {
  const today = civilDay(now)
  return opinionsAsked.map((one, n) => {
    const isGiven = n === 0
    const id = newId()
    return {
      ...{ id, communityId: it.communityId, kind: one.kind, title: one.title, content: one.content },
      ...{ askedBy: it.directorId, askedAt: instantOf(addDays(today, -20 + 17 * n - i), '09:30') },
      ...{
        openToResidents: isGiven,
        neededOn: isGiven ? null : addDays(today, 10),
        said: saidOf(kernel, id),
      },
      opinion: isGiven ? 'change' : null,
      clauses: isGiven ? one.clauses : [],
      grounds: isGiven ? one.grounds : '',
      basis: isGiven ? one.basis : [],
      givenBy: isGiven ? it.personId : null,
      givenAt: isGiven ? instantOf(addDays(today, -16 - i), '16:00') : null,
      givenSaid: isGiven ? saidOf(kernel, `${id} given`) : null,
    }
  })
}

/** The plan of this year for all, and for the first communities; what lies before this month was mostly held. */
async function writePublicity(
  kernel: DemoKernel,
  tx: Tx,
  jurisdictionId: number,
  places: readonly Place[],
): Promise<void> {
  const now = kernel.clock.now()
  const today = civilDay(now)
  const [year, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const [first] = places
  if (!first) return
  const by = { madeBy: first.directorId, madeAt: now }
  const items = plan.map((it, n) => {
    const communityId = n % 3 === 0 ? null : places[n % places.length]!.communityId
    return { ...it.item, ...by, id: newId(), year, communityId, said: saidOf(kernel, [year, n]) }
  })
  const held = items.flatMap((item, n) => {
    const { session } = plan[n]!
    if (item.month >= thisMonth || !session) return []
    const onDay = `${year}-${String(item.month).padStart(2, '0')}-${String(8 + n).padStart(2, '0')}`
    const { month: _month, year: _year, responsible: _responsible, ...what } = item
    return [{ ...what, ...session, id: newId(), itemId: item.id, onDay, said: saidOf(kernel, [item.id]) }]
  })
  await insertRows(tx, 'publicityItem', jurisdictionId, items)
  if (held.length > 0) await insertRows(tx, 'publicitySession', jurisdictionId, held)
  const received = prompts.map(({ daysAgo, content, issuedBy, answerInDays, feedback }, n) => {
    const receivedOn = addDays(today, -daysAgo)
    return {
      ...{ ...by, id: newId(), communityId: first.communityId, issuedBy, receivedOn, content },
      ...{ answerBy: addDays(receivedOn, answerInDays), feedback, said: saidOf(kernel, ['prompt', n]) },
      fedBackOn: feedback ? addDays(receivedOn, answerInDays - 1) : null,
      fedBackBy: feedback ? first.directorId : null,
    }
  })
  await insertRows(tx, 'publicityPrompt', jurisdictionId, received)
}
