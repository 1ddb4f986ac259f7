/** Who opens ledgers: of each kind of reader the one with most to read, as staff with their posts. */
import { type Database, everythingOf, type Sight } from '../../src/kernel/database.ts'
import type { Staff } from '../../src/territory/index.ts'
import { dashboardReaders } from './dashboard-readers.ts'

export type LedgerReaders = Readonly<Record<'supervisor' | 'director' | 'leader' | 'department', Staff>>

export async function ledgerReaders(db: Database, jurisdictionId: number): Promise<LedgerReaders> {
  const [, director, leader, department] = await dashboardReaders(db, jurisdictionId)
  const [community] = director!.asker.sight.communities
  const [unitId] = director!.asker.sight.units
  const { grids } = leader!.asker.sight
  const units = department!.asker.sight.units
  const { id } = await db.owner.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()
  const staff = (role: string, posts: readonly object[], sight: Partial<Sight>): Staff =>
    ({
      ...{ personId: id, name: '', jurisdictionId, roles: [role] },
      actor: { kind: 'staff', id, posts: posts.map(post => ({ role, unitId, ...post })) },
      sight: { ...everythingOf(jurisdictionId), reach: 'scoped', personId: id, ...sight },
    }) as unknown as Staff
  return {
    supervisor: staff('supervisor', [{}], { reach: 'jurisdiction' }),
    director: staff('communityDirector', [{ communityId: community }], {
      communities: [community!],
      units: [unitId!],
    }),
    leader: staff(
      'gridLeader',
      grids.map(gridId => ({ gridId, communityId: community })),
      { grids },
    ),
    department: staff('departmentHandler', [{ unitId: units[0] }], { units }),
  }
}
