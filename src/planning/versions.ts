/** Every version of a grid: when it was in force, by which decision, whose households it took; and what other systems call it. */
import { sql } from 'kysely'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import type { Boundary } from '../territory/locate.ts'
import { requireAdministrator } from './policy.ts'

export interface ExternalCode {
  readonly system: string
  readonly code: string
}
interface VersionRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly kind: 'general' | 'dedicated'
  readonly households: number
  readonly validFrom: string
  readonly validTo: string | null
  readonly decidedOn: string | null
  readonly decision: string | null
  readonly planId: string | null
  readonly planName: string | null
  readonly adoptedBy: string | null
  readonly externalCodes: readonly ExternalCode[]
  readonly from: readonly Part[]
  readonly to: readonly Part[]
  readonly boundary: Boundary | null
}
interface Part {
  readonly code: string
  readonly version: number
  readonly name: string
  readonly share: number
}

/** The latest first. @throws Refusal notFound */
export async function versionsOf(kernel: Kernel, staff: Staff, code: string) {
  const part = (of: 'from_grid' | 'to_grid', own: 'from_grid' | 'to_grid') => sql`coalesce((
      select jsonb_agg(jsonb_build_object('code', o.code, 'version', o.version, 'name', o.name, 'share', c.share)
        order by c.share desc, o.code)
      from grid_change c join grid o on o.jurisdiction_id = c.jurisdiction_id and o.id = c.${sql.raw(of)}
      where c.jurisdiction_id = g.jurisdiction_id and c.${sql.raw(own)} = g.id), '[]')`
  const { rows } = await sql<VersionRow>`
    select g.id, g.version, g.name, g.kind, g.households, g.valid_from, g.valid_to, g.decided_on, p.decision, g.plan_id,
      p.name as plan_name, a.name as adopted_by, g.external_codes, g.boundary,
      ${part('from_grid', 'to_grid')} as from, ${part('to_grid', 'from_grid')} as to
    from grid g
    left join grid_plan p on p.jurisdiction_id = g.jurisdiction_id and p.id = g.plan_id
    left join person a on a.jurisdiction_id = p.jurisdiction_id and a.id = p.adopted_by
    where g.jurisdiction_id = ${staff.jurisdictionId} and g.code = ${code}
    order by g.version desc`.execute(kernel.db.owner)
  if (rows.length === 0) throw new Refusal('notFound')
  return { code, rows }
}

/** What the league or a city platform calls a grid or a community. @throws Refusal notYours, notFound, invalidInput */
export async function setExternalCodes(
  kernel: Kernel,
  staff: Staff,
  what: 'grid' | 'community',
  id: string,
  codes: readonly ExternalCode[],
): Promise<void> {
  requireAdministrator(staff)
  if (new Set(codes.map(it => it.system)).size < codes.length)
    throw new Refusal('invalidInput', {
      procedure: 'planning',
      input: 'externalCodes',
      problem: 'systemTwice',
    })
  const { numAffectedRows } = await kernel.db.within(staff.sight, tx =>
    sql`update ${sql.table(what)} set external_codes = ${JSON.stringify(codes)}::jsonb
      where jurisdiction_id = ${staff.jurisdictionId} and id = ${id}`.execute(tx),
  )
  if (numAffectedRows === 0n) throw new Refusal('notFound')
}
