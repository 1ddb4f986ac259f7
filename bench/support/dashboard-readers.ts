/** Who opens the supervisor's page: each kind of sight that the counts are kept for, where most matters are. */
import { sql } from 'kysely'
import { type Database, everythingOf, type Sight } from '../../src/kernel/database.ts'
import type { Asker } from '../../src/matters/asker.ts'

export interface DashboardReader {
  readonly name: string
  readonly asker: Asker
}

/** The largest community with its unit, the three largest grids, the department that took part in most, the two units that did, whatever they are. */
export async function dashboardReaders(
  { owner }: Pick<Database, 'owner'>,
  jurisdictionId: number,
): Promise<readonly DashboardReader[]> {
  const { rows } = await sql<{
    community: string
    unit: string
    grids: string[]
    department: string
    busiest: string[]
  }>`
    with of as (select scope, scope_id, sum(open + closed) as n from count_standing where jurisdiction_id = ${jurisdictionId} group by 1, 2)
    select c.id as community, c.unit_id as unit, array(select scope_id from of where scope = 'grid' order by n desc limit 3)::text[] as grids,
      (select of.scope_id from of join unit u on u.jurisdiction_id = ${jurisdictionId} and u.id = of.scope_id and u.kind = 'department'
        where of.scope = 'unit' order by of.n desc limit 1) as department,
      array(select scope_id from of where scope = 'unit' order by n desc limit 2)::text[] as busiest
    from of join community c on c.jurisdiction_id = ${jurisdictionId} and c.id = of.scope_id
    where of.scope = 'community' order by of.n desc limit 1`.execute(owner)
  const { community, unit, grids, department, busiest } = rows[0]!
  const reader = (name: string, role: string, scope: Partial<Sight>): DashboardReader => {
    const sight: Sight = { ...everythingOf(jurisdictionId), reach: 'scoped', ...scope }
    return {
      name,
      asker: { actor: { kind: 'staff', id: null, posts: [{ role, unitId: unit }] }, sight, name: null },
    }
  }
  return [
    reader('supervisor', 'supervisor', { reach: 'jurisdiction' }),
    reader('community director', 'communityDirector', { communities: [community], units: [unit] }),
    reader('grid leader of three grids', 'gridLeader', { grids }),
    reader('department', 'departmentHandler', { units: [department] }),
    // Stand in for another: some matters passed through both.
    reader('department and community unit', 'departmentHandler', { units: [department, unit] }),
    reader('the two busiest units', 'departmentHandler', { units: busiest }),
    reader('leader of three grids and department', 'gridLeader', { grids, units: [department] }),
  ]
}
