/** The calendar of a mediator for their telephone: hours, number and room of each sitting under a secret address that can be renewed; no name of anybody, no address of a home. RFC 5545. */
import { randomBytes, randomUUID } from 'node:crypto'
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { everythingOf, type Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { type Staff, territoryOf } from '../../territory/index.ts'
import { feedBackDays } from './kinds.ts'
import type { Sitting } from './store.ts'

const purpose = 'calendar address'
const timezone = 'Asia/Shanghai'
const tokenBytes = 32

/** Since when there is one; the address itself is told once. */
export async function addressOf(kernel: Kernel, { jurisdictionId, personId, sight }: Staff) {
  return kernel.db.within(sight, async tx => {
    const row = await tx
      .selectFrom('calendarAddress')
      .select('at')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('personId', '=', personId)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    return { since: row?.at.toISOString() ?? null, address: null }
  })
}

/** The one before ends at once. */
export async function renewAddress(kernel: Kernel, staff: Staff) {
  const { jurisdictionId, personId, sight } = staff
  const token = randomBytes(tokenBytes).toString('base64url')
  const at = kernel.clock.now()
  await kernel.db.within(sight, async tx => {
    // Two at once wait for each other here: one address stands in the end.
    await tx
      .selectFrom('person')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', personId)
      .forShare()
      .execute()
    await end(tx, staff, at)
    await tx
      .insertInto('calendarAddress')
      .values({ jurisdictionId, id: randomUUID(), personId, tokenIndex: indexOf(kernel, token), at })
      .execute()
  })
  const address = new URL(`/api/calendars/${token}.ics`, kernel.config.origin).href
  return { since: at.toISOString(), address }
}

export async function endAddress(kernel: Kernel, staff: Staff) {
  await kernel.db.within(staff.sight, tx => end(tx, staff, kernel.clock.now()))
  return { since: null, address: null }
}

async function end(tx: Tx, { jurisdictionId, personId }: Staff, at: Date): Promise<void> {
  await tx
    .updateTable('calendarAddress')
    .set({ endedAt: at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .execute()
}

function indexOf({ vault }: Pick<Kernel, 'vault'>, token: string): Buffer {
  return vault.index(purpose, token)
}

/** @throws Refusal notFound: never given, renewed since, or its holder has left */
export async function calendarAt(kernel: Kernel, token: string, t: Translate): Promise<string> {
  const today = civilDay(kernel.clock.now())
  const { jurisdiction } = await territoryOf(kernel)
  const holder = await kernel.db.owner
    .selectFrom('calendarAddress as c')
    .innerJoin('person as p', join =>
      join.onRef('p.jurisdictionId', '=', 'c.jurisdictionId').onRef('p.id', '=', 'c.personId'),
    )
    .select(['c.jurisdictionId', 'c.personId'])
    .where('c.jurisdictionId', '=', jurisdiction.id)
    .where('c.tokenIndex', '=', indexOf(kernel, token))
    .where('c.endedAt', 'is', null)
    .where('p.active', '=', true)
    // Whoever holds no post any more has no sittings either.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('post')
          .select('post.id')
          .whereRef('post.jurisdictionId', '=', 'c.jurisdictionId')
          .whereRef('post.personId', '=', 'c.personId')
          .where(sql<boolean>`${today}::date between valid_from and coalesce(valid_to, 'infinity')`),
      ),
    )
    .executeTakeFirst()
  if (!holder) throw new Refusal('notFound', {})
  const { jurisdictionId, personId } = holder
  const since = new Date(kernel.clock.now().getTime() - feedBackDays * 86_400_000)
  const sittings = await kernel.db.within(everythingOf(jurisdictionId), tx =>
    sittingsOfMediator(tx, jurisdictionId, personId, since),
  )
  return calendarText(sittings, t, kernel.clock.now())
}

export interface Dated
  extends Pick<Sitting, 'id' | 'revision' | 'fromAt' | 'toAt' | 'placeKind' | 'room' | 'state'> {
  readonly number: string
  readonly at: Date
}

/** Called off: still told, as cancelled, so that telephones take it off. */
export function calendarText(sittings: readonly Dated[], t: Translate, now: Date): string {
  const calendar = ical({
    name: t('sitting:feed.name'),
    prodId: { company: 'Aili', product: 'sittings' },
    method: ICalCalendarMethod.PUBLISH,
    // Named at each event alone: a zone of the whole calendar would strip the Z from DTSTAMP.
    timezone: { name: null, generator: name => String(tzlib_get_ical_block(name)[0]) },
    ttl: 3600,
  })
  for (const one of sittings) {
    const place = one.room ?? t(`sitting:feed.place.${one.placeKind}`)
    calendar.createEvent({
      id: `${one.id}@aili`,
      sequence: one.revision - 1,
      stamp: now,
      start: inShanghai(one.fromAt),
      end: inShanghai(one.toAt),
      timezone,
      summary: t('sitting:feed.summary', { number: one.number, place }),
      location: place,
      status: one.state === 'calledOff' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      class: ICalEventClass.PRIVATE,
    })
  }
  return calendar.toString()
}

function inShanghai(at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone)
}

async function sittingsOfMediator(
  tx: Tx,
  jurisdictionId: number,
  personId: string,
  since: Date,
): Promise<Dated[]> {
  const rows = await tx
    .with('latest', db =>
      db
        .selectFrom('sitting')
        .selectAll()
        .distinctOn('id')
        .where('jurisdictionId', '=', jurisdictionId)
        .where('toAt', '>', since)
        .orderBy('id')
        .orderBy('revision', 'desc'),
    )
    .selectFrom('latest as s')
    .innerJoin('proceeding as p', join =>
      join.on('p.jurisdictionId', '=', jurisdictionId).onRef('p.id', '=', 's.proceedingId'),
    )
    .select([
      's.id',
      's.revision',
      's.fromAt',
      's.toAt',
      's.placeKind',
      's.room',
      's.state',
      's.at',
      'p.number',
    ])
    .where('s.mediatorId', '=', personId)
    .orderBy('s.fromAt')
    .limit(1000)
    .execute()
  return rows as Dated[]
}
