/** Leave of a member of staff: from when to when, and who stands in; entered by the person or for the people of a community. */
import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import type { DB } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, civilDay } from '../proceedings/days.ts'
import { forgetStaff, type Staff } from '../territory/index.ts'
import { requireLeaveOf } from './policy.ts'
import type { absenceAskShape } from './shape.ts'
import { tellDeputy } from './tell.ts'

type AbsenceAsk = z.infer<typeof absenceAskShape>

/** @throws Refusal notYours, notFound, invalidInput (days), absenceUnfit (overlap, deputy) */
export async function enterLeave(kernel: Kernel, staff: Staff, ask: AbsenceAsk): Promise<void> {
  const { jurisdictionId } = staff
  const at = kernel.clock.now()
  await kernel.db.owner.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(hashtext('leave'), ${jurisdictionId})`.execute(tx)
    if (await isEntered(tx, jurisdictionId, ask)) return
    requireLeaveOf(staff, ask.personId, await communitiesOf(tx, jurisdictionId, ask.personId))
    if (ask.to < ask.from)
      throw new Refusal('invalidInput', { field: 'to', problem: 'beforeFirst', first: ask.from })
    if (ask.to < civilDay(at)) throw new Refusal('invalidInput', { field: 'to', problem: 'past' })
    await requireFree(tx, jurisdictionId, ask)
    if (ask.deputyId) await requireDeputy(tx, jurisdictionId, ask, ask.deputyId)
    const { id, personId, from: fromOn, to: toOn, deputyId = null } = ask
    await tx.insertInto('absence').values({ jurisdictionId, id, personId, deputyId, fromOn, toOn }).execute()
    if (deputyId) await tellDeputy(tx, jurisdictionId, { id, deputyId, fromOn, toOn }, at)
  })
  forgetStaff(kernel)
}

/** Leave that has not begun is taken away, leave under way ends the day before. */
export async function endLeave(kernel: Kernel, staff: Staff, id: string): Promise<void> {
  const { jurisdictionId } = staff
  const today = civilDay(kernel.clock.now())
  await kernel.db.owner.transaction().execute(async tx => {
    const row = await tx
      .selectFrom('absence')
      .select(['personId', 'fromOn', 'toOn'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound')
    requireLeaveOf(staff, row.personId, await communitiesOf(tx, jurisdictionId, row.personId))
    const { fromOn, toOn } = row as unknown as { fromOn: string; toOn: string }
    const of = sql`where jurisdiction_id = ${jurisdictionId} and id = ${id}`
    if (fromOn >= today) await sql`delete from absence ${of}`.execute(tx)
    else if (toOn >= today)
      await sql`update absence set to_on = ${addDays(today, -1)}::date ${of}`.execute(tx)
  })
  forgetStaff(kernel)
}

async function isEntered(
  tx: Kysely<DB>,
  jurisdictionId: number,
  { id, personId }: AbsenceAsk,
): Promise<boolean> {
  const { rows } = await sql<{ personId: string }>`select person_id from absence
    where jurisdiction_id = ${jurisdictionId} and id = ${id}`.execute(tx)
  if (rows[0] && rows[0].personId !== personId) throw new Refusal('actReused')
  return rows.length > 0
}

/** Communities of the posts a person holds or will hold. @throws Refusal notFound for nobody active */
async function communitiesOf(tx: Kysely<DB>, jurisdictionId: number, personId: string): Promise<string[]> {
  const { rows } = await sql<{ active: boolean; communityId: string | null }>`
    select p.active, o.community_id from person p left join post o on o.jurisdiction_id = p.jurisdiction_id
      and o.person_id = p.id and (o.valid_to is null or o.valid_to >= current_date)
    where p.jurisdiction_id = ${jurisdictionId} and p.id = ${personId}`.execute(tx)
  if (!rows[0]?.active) throw new Refusal('notFound')
  return [...new Set(rows.flatMap(row => row.communityId ?? []))]
}

interface Leave {
  readonly name: string
  readonly fromOn: string
  readonly toOn: string
}

async function leaveMeanwhile(
  tx: Kysely<DB>,
  jurisdictionId: number,
  personId: string,
  { from, to }: AbsenceAsk,
): Promise<Leave | undefined> {
  const { rows } = await sql<Leave>`
    select p.name, a.from_on, a.to_on from absence a
    join person p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.person_id
    where a.jurisdiction_id = ${jurisdictionId} and a.person_id = ${personId}
      and a.from_on <= ${to}::date and a.to_on >= ${from}::date
    order by a.from_on limit 1`.execute(tx)
  return rows[0]
}

async function requireFree(tx: Kysely<DB>, jurisdictionId: number, ask: AbsenceAsk): Promise<void> {
  const other = await leaveMeanwhile(tx, jurisdictionId, ask.personId, ask)
  if (other)
    throw new Refusal('absenceUnfit', {
      reason: 'overlap',
      name: other.name,
      from: other.fromOn,
      to: other.toOn,
    })
}

/** Somebody else, at work all the time, who knows the place; and nobody stands in for whoever stands in for them. */
async function requireDeputy(
  tx: Kysely<DB>,
  jurisdictionId: number,
  ask: AbsenceAsk,
  deputyId: string,
): Promise<void> {
  if (deputyId === ask.personId) throw new Refusal('absenceUnfit', { reason: 'ownDeputy' })
  const { rows } = await sql<{ name: string; near: boolean }>`
    select p.name, exists (select from post mine join post theirs on theirs.jurisdiction_id = mine.jurisdiction_id
        and theirs.person_id = p.id and (theirs.valid_to is null or theirs.valid_to >= ${ask.from}::date)
        and (theirs.unit_id = mine.unit_id or theirs.community_id = mine.community_id)
      where mine.jurisdiction_id = p.jurisdiction_id and mine.person_id = ${ask.personId}
        and (mine.valid_to is null or mine.valid_to >= ${ask.from}::date)) as near
    from person p where p.jurisdiction_id = ${jurisdictionId} and p.id = ${deputyId} and p.active`.execute(tx)
  const deputy = rows[0]
  if (!deputy) throw new Refusal('notFound')
  if (!deputy.near) throw new Refusal('absenceUnfit', { reason: 'deputyFar', name: deputy.name })
  const circle = await circleOf(tx, jurisdictionId, ask, deputyId)
  if (circle.length > 0) throw new Refusal('absenceUnfit', { reason: 'circle', names: circle.join(' → ') })
  const away = await leaveMeanwhile(tx, jurisdictionId, deputyId, ask)
  if (away)
    throw new Refusal('absenceUnfit', {
      reason: 'deputyAway',
      name: away.name,
      from: away.fromOn,
      to: away.toOn,
    })
}

/** Names along the chain of deputies when it leads back to the person; empty when it does not. */
async function circleOf(
  tx: Kysely<DB>,
  jurisdictionId: number,
  { personId, from, to }: AbsenceAsk,
  deputyId: string,
): Promise<string[]> {
  const { rows } = await sql<{ names: string[] }>`
    with recursive chain as (
      select ${deputyId}::uuid as id, array[${deputyId}::uuid] as seen
      union all
      select a.deputy_id, c.seen || a.deputy_id from chain c join absence a on a.jurisdiction_id = ${jurisdictionId}
        and a.person_id = c.id and a.from_on <= ${to}::date and a.to_on >= ${from}::date
      where a.deputy_id is not null and a.deputy_id <> all (c.seen) and c.id <> ${personId}
    )
    select array(select p.name from unnest(array[${personId}::uuid] || seen) with ordinality s(id, nth)
      join person p on p.jurisdiction_id = ${jurisdictionId} and p.id = s.id order by nth) as names
    from chain where id = ${personId} limit 1`.execute(tx)
  return rows[0]?.names ?? []
}
