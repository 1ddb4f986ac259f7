/** The roster as the desk shows it: each community with its counsel, hours and gaps, and what the reader may do there; the bookings of some days. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { everythingOf, type Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, civilDay, instantOf } from '../proceedings/days.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { dutiesFrom, servesOn, servicesFrom } from './hours.ts'
import { may } from './policy.ts'
import { lawyer, shownSlot } from './read-public.ts'
import type { bookingRowShape, bookingsShape, rosterShape } from './shape-answers.ts'

export async function rosterShown(kernel: Kernel, staff: Staff): Promise<z.infer<typeof rosterShape>> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  const { jurisdictionId } = staff
  const ids = territory.communities.map(it => it.id)
  const mayKeepRoster = may(staff, 'keepRoster', null)
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const services = await servicesFrom(tx, jurisdictionId, ids, today)
    const duties = await dutiesFrom(tx, jurisdictionId, ids, today)
    const communities = territory.communities.map(({ id, name }) => {
      const own = services.filter(it => it.communityId === id)
      return {
        ...{ id, name },
        services: own.map(it => ({
          ...lawyer(territory, it),
          ...{ id: it.id, personId: it.personId, validFrom: it.validFrom, validTo: it.validTo },
        })),
        gap: !own.some(servesOn(today)),
        hours: duties.filter(it => it.communityId === id).map(({ communityId: _, ...duty }) => duty),
        mayKeepHours: may(staff, 'keepHours', id),
        mayBook: may(staff, 'bookForSomebody', id),
        maySeeBookings: may(staff, 'seeBookings', id),
        mayConsult: may(staff, 'consult', id),
        mayAskOpinion: may(staff, 'askOpinion', id),
        mayRecordPublicity: may(staff, 'recordPublicity', id),
      }
    })
    const firms = mayKeepRoster ? territory.units.filter(it => it.kind === 'lawFirm') : []
    return {
      today,
      communities,
      mayKeepRoster,
      lawyers: mayKeepRoster ? await lawyers(tx, jurisdictionId) : [],
      firms: firms.map(({ id, name }) => ({ id, name })),
    }
  })
}

/** Whoever belongs to a law firm, or was counsel before. */
async function lawyers(tx: Tx, jurisdictionId: number): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, p.name from person p join post o on o.jurisdiction_id = p.jurisdiction_id and o.person_id = p.id
    join unit u on u.jurisdiction_id = o.jurisdiction_id and u.id = o.unit_id
    where p.jurisdiction_id = ${jurisdictionId} and p.active and (u.kind = 'lawFirm' or o.role = 'communityCounsel')
    order by p.name, p.id`.execute(tx)
  return rows
}

/** Of the communities whose bookings the reader may see, those of so many days from one on. */
export async function bookingsShown(
  kernel: Kernel,
  staff: Staff,
  ask: { readonly from?: string | undefined; readonly days: number; readonly community?: string | undefined },
): Promise<z.infer<typeof bookingsShape>> {
  const territory = await territoryOf(kernel)
  const { jurisdictionId } = staff
  const now = kernel.clock.now()
  const today = civilDay(now)
  const from = ask.from ?? today
  const seen = territory.communities.filter(
    it => may(staff, 'seeBookings', it.id) && (ask.community === undefined || it.id === ask.community),
  )
  const ids = seen.map(it => it.id)
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const { rows } = await sql<Row>`
      select b.id, b.community_id, b.starts_at, b.ends_at, b.way, b.place, b.kind, b.state, b.booked_by is null as by_resident,
        c.id as consultation_id
      from counsel_booking b left join lateral (select id from counsel_consultation c where c.jurisdiction_id = b.jurisdiction_id
        and c.booking_id = b.id order by recorded_at limit 1) c on true
      where b.jurisdiction_id = ${jurisdictionId} and b.community_id = any (${ids}::uuid[])
        and b.starts_at >= ${instantOf(from, '00:00')} and b.starts_at < ${instantOf(addDays(from, ask.days), '00:00')}
      order by b.starts_at, b.id limit 500`.execute(tx)
    return {
      today,
      rows: rows.map(({ communityId, startsAt, endsAt, way, place, ...row }) => ({
        ...row,
        community: { id: communityId, name: territory.community(communityId)?.name ?? '' },
        slot: shownSlot({ startsAt, endsAt, way, place }),
        begun: startsAt <= now,
      })),
    }
  })
}

interface Row
  extends Pick<z.infer<typeof bookingRowShape>, 'id' | 'kind' | 'state' | 'byResident' | 'consultationId'> {
  readonly communityId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly way: 'counter' | 'phone' | 'online'
  readonly place: string
}
