/** What points at an entry that is merged away follows to the one kept, and comes back when the merge is undone. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { ResidentRow } from './store.ts'

interface Tie {
  readonly wardId: string
  readonly guardianId: string
  readonly kind: string
  readonly since: string
  readonly until: string | null
  readonly recordedBy: string | null
}
/** Ids of the rows that followed. */
export interface Followed {
  readonly tenures: readonly string[]
  readonly consents: readonly string[]
  /** Consents of others that the entry gave as a guardian. */
  readonly given: readonly string[]
  readonly needs: readonly { readonly id: string; readonly householdId: string }[]
  readonly requests: readonly string[]
  /** As they were, and which of them stands under the entry kept now. */
  readonly ties: readonly { readonly was: Tie; readonly became: Pick<Tie, 'wardId' | 'guardianId'> | null }[]
}
type Kept = Pick<ResidentRow, 'id' | 'householdId'>

export async function pointersFollow(
  tx: Tx,
  jurisdictionId: number,
  { id: gone }: Pick<ResidentRow, 'id'>,
  kept: Kept,
): Promise<Followed> {
  const repoint = async (table: 'tenure' | 'consent' | 'move_request', column: string, more = sql``) => {
    const { rows } = await sql<{ id: string }>`update ${sql.raw(table)} set ${sql.raw(column)} = ${kept.id}
      where jurisdiction_id = ${jurisdictionId} and ${sql.raw(column)} = ${gone} ${more} returning id`.execute(
      tx,
    )
    return rows.map(row => row.id)
  }
  return {
    tenures: await repoint('tenure', 'resident_id'),
    consents: await repoint('consent', 'resident_id'),
    // Those given for oneself went with the line before.
    given: await repoint('consent', 'given_by', sql`and given_by <> resident_id`),
    requests: await repoint('move_request', 'resident_id'),
    needs: await needsFollow(tx, jurisdictionId, gone, kept),
    ties: await tiesFollow(tx, jurisdictionId, gone, kept.id),
  }
}

/** A need both had stays behind with the entry that goes: it would be served twice. */
async function needsFollow(tx: Tx, jurisdictionId: number, gone: string, kept: Kept) {
  const { rows } = await sql<{ id: string; householdId: string }>`
    with moving as (select id, household_id from service_need n where jurisdiction_id = ${jurisdictionId} and resident_id = ${gone}
      and not exists (select from service_need o where o.jurisdiction_id = ${jurisdictionId} and o.resident_id = ${kept.id}
        and o.kind = n.kind and o.ended_on is null and n.ended_on is null) for update)
    update service_need n set resident_id = ${kept.id}, household_id = coalesce(${kept.householdId}::uuid, n.household_id)
    from moving m where n.jurisdiction_id = ${jurisdictionId} and n.id = m.id returning n.id, m.household_id`.execute(
    tx,
  )
  return rows
}

async function tiesFollow(
  tx: Tx,
  jurisdictionId: number,
  gone: string,
  kept: string,
): Promise<Followed['ties']> {
  const { rows } = await sql<Tie>`delete from guardianship where jurisdiction_id = ${jurisdictionId}
    and (ward_id = ${gone} or guardian_id = ${gone}) returning ward_id, guardian_id, kind, since, until, recorded_by`.execute(
    tx,
  )
  const ties: Followed['ties'][number][] = []
  for (const was of rows) {
    const wardId = was.wardId === gone ? kept : was.wardId
    const guardianId = was.guardianId === gone ? kept : was.guardianId
    const stands =
      wardId !== guardianId && (await insertTie(tx, jurisdictionId, { ...was, wardId, guardianId }))
    ties.push({ was, became: stands ? { wardId, guardianId } : null })
  }
  return ties
}

async function insertTie(tx: Tx, jurisdictionId: number, tie: Tie): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('guardianship')
    .values({ jurisdictionId, ...tie, kind: tie.kind })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** Only what followed goes back; what was entered since stays where it was entered. */
export async function pointersReturn(
  tx: Tx,
  jurisdictionId: number,
  goneId: string,
  followed: Followed,
): Promise<void> {
  const back = async (
    table: 'tenure' | 'consent' | 'move_request',
    column: string,
    ids: readonly string[],
  ) => {
    await sql`update ${sql.raw(table)} set ${sql.raw(column)} = ${goneId}
      where jurisdiction_id = ${jurisdictionId} and id = any (${[...ids]}::uuid[])`.execute(tx)
  }
  await back('tenure', 'resident_id', followed.tenures)
  await back('consent', 'resident_id', followed.consents)
  await back('consent', 'given_by', followed.given)
  await back('move_request', 'resident_id', followed.requests)
  for (const { id, householdId } of followed.needs)
    await sql`update service_need set resident_id = ${goneId}, household_id = ${householdId}
      where jurisdiction_id = ${jurisdictionId} and id = ${id}`.execute(tx)
  for (const { was, became } of followed.ties) {
    if (became)
      await tx
        .deleteFrom('guardianship')
        .where('jurisdictionId', '=', jurisdictionId)
        .where('wardId', '=', became.wardId)
        .where('guardianId', '=', became.guardianId)
        .execute()
    await insertTie(tx, jurisdictionId, was)
  }
}
