/** Posts that begin: for a grid in force, by somebody active, in the unit the role belongs to. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import { dutyRoles, type Staff, type Territory } from '../territory/index.ts'
import { requireStaffer } from './policy.ts'

export interface Begin {
  readonly personId: string
  readonly role: string
  readonly gridId: string
  readonly deputyId?: string | null | undefined
}
export interface Begun extends Begin {
  readonly id: string
}

/** Roles of the residents' committee itself; police, bureau and law firm send their own. */
const ofCommittee: readonly string[] = ['gridLeader', 'gridMember', 'communityWorker']

export async function beginningPosts(
  tx: Kysely<DB>,
  staff: Staff,
  territory: Territory,
  { begins, from }: { readonly begins: readonly Begin[]; readonly from: string },
): Promise<Begun[]> {
  const names = await activeNames(
    tx,
    staff.jurisdictionId,
    begins.flatMap(it => [it.personId, it.deputyId ?? it.personId]),
  )
  const rows = []
  for (const begin of begins) {
    const grid = territory.grid(begin.gridId)
    const community = grid && territory.community(grid.communityId)
    if (!community || !names.has(begin.personId)) throw new Refusal('notFound')
    if (!dutyRoles.some(role => role === begin.role))
      throw new Refusal('invalidInput', { field: 'role', value: begin.role, lawful: [...dutyRoles] })
    if (begin.deputyId === begin.personId) throw new Refusal('staffingUnfit', { reason: 'ownDeputy' })
    if (begin.deputyId && !names.has(begin.deputyId)) throw new Refusal('notFound')
    requireStaffer(staff, community.id)
    const unitId = ofCommittee.includes(begin.role)
      ? community.unitId
      : await unitOf(tx, staff.jurisdictionId, begin, names.get(begin.personId)!)
    const { personId, role, gridId, deputyId = null } = begin
    rows.push({ id: newId(), personId, role, gridId, deputyId, unitId, communityId: community.id })
  }
  if (rows.length > 0)
    await tx
      .insertInto('post')
      .values(rows.map(row => ({ ...row, jurisdictionId: staff.jurisdictionId, validFrom: from })))
      .execute()
  return rows
}

async function activeNames(
  tx: Kysely<DB>,
  jurisdictionId: number,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('active', '=', true)
    .where('id', 'in', [...new Set(personIds)])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The unit in which somebody holds or held such a post. */
async function unitOf(
  tx: Kysely<DB>,
  jurisdictionId: number,
  { personId, role }: Begin,
  name: string,
): Promise<string> {
  const { rows } = await sql<{
    unitId: string
  }>`select unit_id from post where jurisdiction_id = ${jurisdictionId}
    and person_id = ${personId} and role = ${role} order by valid_from desc, id limit 1`.execute(tx)
  if (!rows[0]) throw new Refusal('staffingUnfit', { reason: 'noUnit', name, role })
  return rows[0].unitId
}
