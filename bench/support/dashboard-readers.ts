/** Who opens the supervisor's page: each kind of sight that the counts are kept for. */
import { everythingOf, type Sight } from '../../src/kernel/database.ts'
import type { Asker } from '../../src/matters/asker.ts'
import { fixedId, jurisdictionId } from './fill.ts'

export interface DashboardReader {
  readonly name: string
  readonly asker: Asker
}

const reader = (name: string, role: string, scope: Partial<Sight>): DashboardReader => {
  const sight: Sight = {
    ...everythingOf(jurisdictionId),
    personId: fixedId('person', 1),
    reach: 'scoped',
    ...scope,
  }
  const posts = [{ role, unitId: fixedId('community unit', 1) }]
  return { name, asker: { actor: { kind: 'staff', id: sight.personId, posts }, sight, name: null } }
}

export const dashboardReaders: readonly DashboardReader[] = [
  reader('supervisor', 'supervisor', { reach: 'jurisdiction' }),
  reader('community director', 'communityDirector', {
    communities: [fixedId('community', 1)],
    units: [fixedId('community unit', 1)],
  }),
  reader('grid leader of three grids', 'gridLeader', {
    grids: [1, 2, 3].map(n => fixedId('grid', n)),
  }),
  reader('department', 'departmentHandler', { units: [fixedId('department', 1)] }),
]
