/** Phones on which workers keep data: heard of at every contact, opened by the server's copy of their key, wiped on its word once lost. */
import { sql } from 'kysely'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'

/** What the vault encrypts the copy of a phone's key under. */
const purpose = 'device.unlock'

/**
 * The phone is there: when, and how much is still on it alone. A phone nobody announced is noted as it is met.
 * @throws Refusal notYours when it is another worker's
 */
export async function heardFrom(
  kernel: Kernel,
  staff: Staff,
  id: string,
  waiting?: number,
): Promise<{ wipe: boolean }> {
  const now = kernel.clock.now()
  const { rows } = await sql<{ personId: string; wipe: boolean }>`
    insert into device as d (jurisdiction_id, id, person_id, first_at, last_at, waiting)
    values (${staff.jurisdictionId}, ${id}, ${staff.personId}, ${now}, ${now}, ${waiting ?? 0})
    on conflict (jurisdiction_id, id) do update set
      last_at = case when d.person_id = excluded.person_id then excluded.last_at else d.last_at end,
      waiting = case when d.person_id = excluded.person_id then coalesce(${waiting ?? null}::integer, d.waiting) else d.waiting end
    returning person_id as "personId", wipe_asked_at is not null as wipe`.execute(kernel.db.owner)
  const row = rows[0]!
  if (row.personId !== staff.personId) throw new Refusal('notYours', { what: 'device' })
  return { wipe: row.wipe }
}

/**
 * A phone begins to keep data: the server takes a copy of its key, encrypted. The same again changes its name only: the key of
 * what lies on a phone never changes.
 * @param key base64 of 32 bytes
 * @throws Refusal notYours, deviceWiped, actReused
 */
export async function keepKey(
  kernel: Kernel,
  staff: Staff,
  device: { readonly id: string; readonly name: string; readonly key: string },
): Promise<void> {
  const { wipe } = await heardFrom(kernel, staff, device.id)
  if (wipe) throw new Refusal('deviceWiped', {})
  const { jurisdictionId } = staff
  await kernel.db.owner.transaction().execute(async tx => {
    const row = await tx
      .selectFrom('device')
      .select('unlock')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', device.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.unlock && kernel.vault.decrypt(purpose, row.unlock) !== device.key)
      throw new Refusal('actReused', { id: device.id })
    await tx
      .updateTable('device')
      .set({ name: device.name, unlock: row.unlock ?? kernel.vault.encrypt(purpose, device.key) })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', device.id)
      .execute()
  })
}

/**
 * The key of what lies on a phone, for its worker signed in.
 * @throws Refusal notFound (also for another's phone), deviceWiped
 */
export async function keyOf(kernel: Kernel, staff: Staff, id: string): Promise<string> {
  const row = await kernel.db.owner
    .selectFrom('device')
    .select(['unlock', 'wipeAskedAt'])
    .where('jurisdictionId', '=', staff.jurisdictionId)
    .where('id', '=', id)
    .where('personId', '=', staff.personId)
    .executeTakeFirst()
  if (row?.wipeAskedAt) throw new Refusal('deviceWiped', {})
  if (!row?.unlock) throw new Refusal('notFound', {})
  await heardFrom(kernel, staff, id)
  return kernel.vault.decrypt(purpose, row.unlock)
}

/** Asked without a session: whoever holds a phone may learn that it is to be emptied, and nothing else. */
export async function isToBeWiped(kernel: Kernel, jurisdictionId: number, id: string): Promise<boolean> {
  const row = await kernel.db.owner
    .selectFrom('device')
    .select('wipeAskedAt')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.wipeAskedAt != null
}

/** The phone says that nothing is left on it. Only the first word counts. */
export async function wasWiped(kernel: Kernel, jurisdictionId: number, id: string): Promise<void> {
  await kernel.db.owner
    .updateTable('device')
    .set({ wipedAt: kernel.clock.now(), waiting: 0 })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .where('wipeAskedAt', 'is not', null)
    .where('wipedAt', 'is', null)
    .execute()
}
