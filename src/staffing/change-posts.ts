/** Posts end the day before and begin on a day, together or not at all: what was held stays written with its days. */
import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import type { DB } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, civilDay } from '../proceedings/days.ts'
import {
  dutyRoles,
  forgetStaff,
  lockPosts,
  type Staff,
  type Territory,
  territoryOf,
} from '../territory/index.ts'
import { type Begin, beginningPosts } from './beginning.ts'
import { requireNoClash } from './clashes.ts'
import { requireStaffer } from './policy.ts'
import type { adoptedShape, adoptShape } from './shape.ts'
import { tellOfPosts } from './tell.ts'

export type Change = Omit<z.infer<typeof adoptShape>, 'begins'> & { readonly begins: readonly Begin[] }
type Adopted = z.infer<typeof adoptedShape>
type Kind = 'adopted' | 'begun' | 'ended'

/**
 * @param change.id made by the client: sent again, it answers what was done
 * @throws Refusal notYours, notFound, invalidInput (a day that is over), postsChanged, staffingUnfit
 */
export async function changePosts(
  kernel: Kernel,
  staff: Staff,
  kind: Kind,
  change: Change,
): Promise<Adopted> {
  const territory = await territoryOf(kernel)
  const today = civilDay(kernel.clock.now())
  const done = await kernel.db.owner.transaction().execute(async tx => {
    const { jurisdictionId } = staff
    await lockPosts(tx, jurisdictionId)
    const known = await doneBefore(tx, jurisdictionId, change.id)
    if (known) return known
    if (change.from < today) throw new Refusal('invalidInput', { field: 'from', problem: 'past' })
    await requireInForce(tx, jurisdictionId, change.begins)
    const ended = await endPosts(tx, staff, territory, change, today)
    const begun = await beginningPosts(tx, staff, territory, change)
    await setDeputies(tx, staff, change)
    await requireNoClash(tx, jurisdictionId, begun, change.from)
    await tellOfPosts(
      tx,
      jurisdictionId,
      change,
      [...ended, ...begun].map(it => it.personId),
      kernel.clock.now(),
    )
    await sql`insert into staffing_change (jurisdiction_id, id, kind, from_on, begun, ended, figures, person_id, at)
      values (${jurisdictionId}, ${change.id}, ${kind}, ${change.from}, ${begun.map(it => it.id)}::uuid[],
        ${ended.map(it => it.id)}::uuid[], ${change.figures ? JSON.stringify(change.figures) : null}::jsonb,
        ${staff.personId}, ${kernel.clock.now()})`.execute(tx)
    return { id: change.id, begun: begun.length, ended: ended.length }
  })
  forgetStaff(kernel)
  return done
}

/** Divided anew while somebody looked at the page, here or at another server: nobody begins at a grid that ended. */
async function requireInForce(
  tx: Kysely<DB>,
  jurisdictionId: number,
  begins: readonly Begin[],
): Promise<void> {
  const { rows } =
    await sql`select from grid where jurisdiction_id = ${jurisdictionId} and valid_to is not null
    and id = any (${begins.map(it => it.gridId)}::uuid[]) limit 1`.execute(tx)
  if (rows.length > 0) throw new Refusal('postsChanged')
}

async function doneBefore(tx: Kysely<DB>, jurisdictionId: number, id: string): Promise<Adopted | null> {
  const { rows } = await sql<Adopted>`select id, cardinality(begun) as begun, cardinality(ended) as ended
    from staffing_change where jurisdiction_id = ${jurisdictionId} and id = ${id}`.execute(tx)
  return rows[0] ?? null
}

interface Ending {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly role: string
  readonly communityId: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

async function endPosts(
  tx: Kysely<DB>,
  staff: Staff,
  territory: Territory,
  { ends, from }: Change,
  today: string,
): Promise<Ending[]> {
  if (ends.length === 0) return []
  const { rows } = await sql<Ending>`
    select o.id, o.person_id, p.name, o.role, o.community_id, o.valid_from, o.valid_to
    from post o join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id
    where o.jurisdiction_id = ${staff.jurisdictionId} and o.id = any (${[...ends]}::uuid[])
    order by o.id for update of o`.execute(tx)
  if (rows.length < new Set(ends).size) throw new Refusal('postsChanged')
  for (const row of rows) {
    // Directors, secretaries and all others are appointed elsewhere.
    const isDuty = dutyRoles.some(role => role === row.role)
    if (!isDuty || row.communityId === null || !territory.community(row.communityId))
      throw new Refusal('notFound')
    requireStaffer(staff, row.communityId)
    if (row.validTo !== null && row.validTo < from)
      throw new Refusal('postsChanged', { reason: 'name', name: row.name })
    // Whoever came this morning was there today: that day stays theirs.
    if (row.validFrom === from && from === today)
      throw new Refusal('staffingUnfit', { reason: 'beganToday', name: row.name, on: addDays(today, 1) })
  }
  // What would only have begun then or later never was.
  await sql`delete from post where jurisdiction_id = ${staff.jurisdictionId} and id = any (${[...ends]}::uuid[])
    and valid_from >= ${from}::date`.execute(tx)
  await sql`update post set valid_to = ${from}::date - 1
    where jurisdiction_id = ${staff.jurisdictionId} and id = any (${[...ends]}::uuid[])`.execute(tx)
  return rows
}

/** Leaders who stay may get another deputy. */
async function setDeputies(tx: Kysely<DB>, staff: Staff, { deputies }: Change): Promise<void> {
  for (const { postId, deputyId } of deputies) {
    const { rows } = await sql<{ communityId: string | null; personId: string; known: boolean }>`
      select community_id, person_id, ${deputyId}::uuid is null or exists (select from person d
        where d.jurisdiction_id = post.jurisdiction_id and d.id = ${deputyId}::uuid and d.active) as known
      from post where jurisdiction_id = ${staff.jurisdictionId} and id = ${postId}
        and role = any (${[...dutyRoles]}::text[])`.execute(tx)
    const post = rows[0]
    if (!post?.communityId) throw new Refusal('postsChanged')
    requireStaffer(staff, post.communityId)
    if (!post.known) throw new Refusal('notFound')
    if (post.personId === deputyId) throw new Refusal('staffingUnfit', { reason: 'ownDeputy' })
    await sql`update post set deputy_id = ${deputyId} where jurisdiction_id = ${staff.jurisdictionId}
      and id = ${postId}`.execute(tx)
  }
}
