/** A phone that was lost: who may see it among the phones that keep data, and the order to empty it, which also ends its worker's sessions. */
import { type SqlBool, sql } from 'kysely'
import { endSessions } from '../kernel/auth.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { deviceReach } from './policy.ts'

interface DeviceRow {
  readonly id: string
  readonly name: string
  readonly personId: string
  readonly person: string
  readonly firstAt: Date
  readonly lastAt: Date
  readonly waiting: number
  readonly wipeAskedAt: Date | null
  readonly wipedAt: Date | null
}

/** Phones that were emptied are shown for a month, those in use always. */
const shownDays = 30

export async function listDevices(kernel: Kernel, staff: Staff) {
  const since = new Date(kernel.clock.now().getTime() - shownDays * 86_400_000)
  const rows = await within(kernel, staff, sql<SqlBool>`d.wiped_at is null or d.wiped_at > ${since}`)
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    person: { id: row.personId, name: row.person },
    own: row.personId === staff.personId,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    waiting: row.waiting,
    wipeAskedAt: row.wipeAskedAt?.toISOString() ?? null,
    wipedAt: row.wipedAt?.toISOString() ?? null,
  }))
}

/**
 * From now on its key is handed out no more; at its next contact the phone empties itself.
 * @param keep token of the session that stays open: whoever reports their own phone lost goes on working
 * @throws Refusal notFound, also for a phone that is none of theirs
 */
export async function reportLost(
  kernel: Kernel,
  staff: Staff,
  id: string,
  keep: string | null,
): Promise<{ waiting: number }> {
  const [row] = await within(kernel, staff, sql<SqlBool>`d.id = ${id}`)
  if (!row) throw new Refusal('notFound', {})
  await kernel.db.owner
    .updateTable('device')
    .set({ wipeAskedAt: kernel.clock.now(), wipeAskedBy: staff.personId })
    .where('jurisdictionId', '=', staff.jurisdictionId)
    .where('id', '=', id)
    .where('wipeAskedAt', 'is', null)
    .execute()
  const person = await kernel.db.owner
    .selectFrom('person')
    .select('accountId')
    .where('jurisdictionId', '=', staff.jurisdictionId)
    .where('id', '=', row.personId)
    .executeTakeFirst()
  if (person?.accountId) await endSessions(kernel, person.accountId, keep)
  return { waiting: row.waiting }
}

/** Phones this member of staff may see: their own, those of the community's workers today, all. */
async function within(
  kernel: Kernel,
  staff: Staff,
  condition: ReturnType<typeof sql<SqlBool>>,
): Promise<readonly DeviceRow[]> {
  const { all, communities } = deviceReach(staff)
  const onDay = civilDay(kernel.clock.now())
  const { rows } = await sql<DeviceRow>`
    select d.id, d.name, d.person_id as "personId", p.name as person, d.first_at as "firstAt", d.last_at as "lastAt",
      d.waiting, d.wipe_asked_at as "wipeAskedAt", d.wiped_at as "wipedAt"
    from device d join person p on p.jurisdiction_id = d.jurisdiction_id and p.id = d.person_id
    where d.jurisdiction_id = ${staff.jurisdictionId} and (${condition}) and (
      ${all} or d.person_id = ${staff.personId} or exists (
        select from post o where o.jurisdiction_id = d.jurisdiction_id and o.person_id = d.person_id
          and o.community_id = any (${[...communities]}::uuid[])
          and o.valid_from <= ${onDay}::date and (o.valid_to is null or o.valid_to >= ${onDay}::date)))
    order by (d.person_id = ${staff.personId}) desc, d.last_at desc limit 500`.execute(kernel.db.owner)
  return rows
}
