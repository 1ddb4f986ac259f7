/** What a resident sees without an account: the community's counsel, when and where, free slots, opinions meant for them; the own booking by its code. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import { dutiesFrom, nextFree, type ServiceRow, servesOn, servicesFrom } from './hours.ts'
import { codeIndex, codeOf } from './sealed.ts'
import type { bookedShape, ownCounselShape } from './shape-answers.ts'
import { counselTerms } from './terms.ts'

/** @throws Refusal notFound */
export async function ownCounsel(
  kernel: Kernel,
  communityId: string,
): Promise<z.infer<typeof ownCounselShape>> {
  const territory = await territoryOf(kernel)
  const community = territory.community(communityId)
  if (!community) throw new Refusal('notFound', {})
  const { id: jurisdictionId } = territory.jurisdiction
  const now = kernel.clock.now()
  const today = civilDay(now)
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const services = await servicesFrom(tx, jurisdictionId, [communityId], today)
    const free = await nextFree(tx, jurisdictionId, communityId, now, counselTerms.slotsShown)
    return {
      community: { id: community.id, name: community.name },
      counsel: services.filter(servesOn(today)).map(it => lawyer(territory, it)),
      hours: (await dutiesFrom(tx, jurisdictionId, [communityId], today)).map(
        ({ communityId: _, ...duty }) => duty,
      ),
      free: free.map(shownSlot),
      opinions: await opinionsForResidents(tx, jurisdictionId, communityId),
    }
  })
}

/** @throws Refusal notFound for a wrong code */
export async function bookingByCode(kernel: Kernel, code: string): Promise<z.infer<typeof bookedShape>> {
  const territory = await territoryOf(kernel)
  const { id: jurisdictionId } = territory.jurisdiction
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const row = await tx
      .selectFrom('counselBooking')
      .select(['id', 'communityId', 'startsAt', 'endsAt', 'way', 'place', 'kind', 'state'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('queryIndex', '=', codeIndex(kernel, code))
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    const { id, communityId, kind, state } = row
    const day = civilDay(row.startsAt)
    const services = await servicesFrom(tx, jurisdictionId, [communityId], day)
    return {
      id,
      code: codeOf(kernel, id),
      community: { id: communityId, name: territory.community(communityId)?.name ?? '' },
      slot: shownSlot(row as never),
      kind: kind as 'other',
      state: state as 'booked',
      mayCancel: state === 'booked' && row.startsAt > kernel.clock.now(),
      counsel: services.filter(servesOn(day)).map(it => lawyer(territory, it)),
    }
  })
}

export function lawyer(territory: Territory, { name, unitId, licenceNumber, workPhone }: ServiceRow) {
  return { name, firm: territory.unit(unitId)?.name ?? '', licenceNumber, workPhone }
}

interface SlotRow {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly way: 'counter' | 'phone' | 'online'
  readonly place: string
}
export function shownSlot({ startsAt, endsAt, way, place }: SlotRow) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), way, place }
}

/** The community said so when it asked; the latest first. */
async function opinionsForResidents(tx: Tx, jurisdictionId: number, communityId: string) {
  const { rows } = await sql<z.infer<typeof ownCounselShape>['opinions'][number]>`
    select title, kind, opinion, clauses, grounds, basis, (given_at at time zone 'Asia/Shanghai')::date::text as given_on
    from counsel_opinion where jurisdiction_id = ${jurisdictionId} and community_id = ${communityId}
      and open_to_residents and opinion is not null
    order by given_at desc limit 20`.execute(tx)
  return rows
}
