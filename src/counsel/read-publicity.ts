/** A year of legal publicity: plan against what was done, prompts, days a law gives to a cause. Counts of sessions, never a ranking. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { photosOf } from './photos.ts'
import { may } from './policy.ts'
import type { sessionShape, yearShape } from './shape-publicity.ts'
import { daysOfYear } from './terms-days.ts'

type Year = z.infer<typeof yearShape>

/** @param ask.community only what is for it, or for all */
export async function yearShown(
  kernel: Kernel,
  staff: Staff,
  ask: { readonly year?: number | undefined; readonly community?: string | undefined },
): Promise<Year> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  const year = ask.year ?? Number(today.slice(0, 4))
  const asked: Asked = { staff, territory, year, today, community: ask.community ?? null }
  return kernel.db.within(staff.sight, async tx => ({
    year,
    today,
    communities: territory.communities.map(({ id, name }) => ({
      ...{ id, name },
      mayPlan: may(staff, 'planPublicity', id),
      mayRecord: may(staff, 'recordPublicity', id),
    })),
    mayPlanForAll: may(staff, 'planPublicity', null),
    items: await itemsOf(tx, asked),
    sessions: await sessionsOf(tx, asked),
    prompts: await promptsOf(tx, asked),
    days: daysOfYear(year),
  }))
}

interface Asked {
  readonly staff: Staff
  readonly territory: Territory
  readonly year: number
  readonly today: string
  readonly community: string | null
}

const theirs = ({ community }: Asked) =>
  community === null ? sql`` : sql`and (community_id is null or community_id = ${community}::uuid)`

const communityNamed = ({ territory }: Asked, id: string | null) =>
  id === null ? null : { id, name: territory.community(id)?.name ?? '' }

interface Placed {
  readonly communityId: string | null
}

async function itemsOf(tx: Tx, asked: Asked): Promise<Year['items']> {
  const { staff, year, today } = asked
  type Row = Omit<Year['items'][number], 'community' | 'behind' | 'mayChange'> & Placed
  const { rows } = await sql<Row>`
    select id, community_id, month, topic, law, audience, venue, place, responsible, dropped_why,
      (select count(*)::int from publicity_session s where s.jurisdiction_id = i.jurisdiction_id and s.item_id = i.id) as done
    from publicity_item i where jurisdiction_id = ${staff.jurisdictionId} and year = ${year} ${theirs(asked)}
    order by month, made_at, id`.execute(tx)
  const thisMonth = today.slice(0, 7)
  return rows.map(({ communityId, ...row }) => ({
    ...row,
    community: communityNamed(asked, communityId),
    behind:
      row.done === 0 &&
      row.droppedWhy === null &&
      `${year}-${String(row.month).padStart(2, '0')}` < thisMonth,
    mayChange: row.droppedWhy === null && may(staff, 'planPublicity', communityId),
  }))
}

async function sessionsOf(tx: Tx, asked: Asked): Promise<Year['sessions']> {
  const { staff, year } = asked
  type Row = Omit<z.infer<typeof sessionShape>, 'community' | 'photos'> & Placed
  const { rows } = await sql<Row>`
    select id, community_id, item_id, on_day, minutes, topic, law, audience, venue, place, lecturer, acted_as, materials, forms, present
    from publicity_session where jurisdiction_id = ${staff.jurisdictionId}
      and on_day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31) ${theirs(asked)}
    order by on_day desc, made_at desc, id limit 1000`.execute(tx)
  const ids = rows.map(row => row.id)
  const photos = await photosOf(tx, staff.jurisdictionId, 'publicity', ids)
  return rows.map(({ communityId, ...row }) => ({
    ...row,
    community: communityNamed(asked, communityId),
    photos: [...(photos.get(row.id) ?? [])],
  }))
}

/** Those not answered are shown whatever year they came in. */
async function promptsOf(tx: Tx, asked: Asked): Promise<Year['prompts']> {
  const { staff, year, today } = asked
  type Row = Omit<Year['prompts'][number], 'community' | 'late' | 'mayAnswer'> & Placed
  const { rows } = await sql<Row>`
    select id, community_id, issued_by, received_on, content, answer_by, feedback, fed_back_on from publicity_prompt
    where jurisdiction_id = ${staff.jurisdictionId} ${theirs(asked)}
      and (extract(year from received_on) = ${year} or feedback is null)
    order by feedback is not null, received_on desc, id`.execute(tx)
  return rows.map(({ communityId, ...row }) => ({
    ...row,
    community: communityNamed(asked, communityId),
    late: row.answerBy !== null && (row.fedBackOn ?? today) > row.answerBy,
    mayAnswer: row.feedback === null && may(staff, 'planPublicity', communityId),
  }))
}
