/** Where a fault run takes place: the town of the tests with households, who works there, and what the clients know of it. */
import { wallClock } from '../src/kernel/clock.ts'
import { loadConfig } from '../src/kernel/config.ts'
import { openDatabase } from '../src/kernel/database.ts'
import { startEmbedded } from '../src/kernel/embedded.ts'
import { migrate } from '../src/kernel/migrate.ts'
import { openVault } from '../src/kernel/vault.ts'
import { fillHouseholds } from '../src/registry/demo-residents.ts'
import { demoPlan } from '../src/territory/demo.ts'
import { town } from '../test/support/town.ts'

export interface Town {
  readonly points: readonly { readonly lng: number; readonly lat: number }[]
  /** Of the grid of grid1 and member1. */
  readonly buildings: readonly string[]
  readonly households: readonly { readonly id: string; readonly people: readonly string[] }[]
  /** Users by the unit they work for. */
  readonly usersOf: ReadonlyMap<string, readonly string[]>
  readonly communityId: string
}

/** Fills an empty data folder and leaves its PostgreSQL running; call `left` once Aili is there. */
export async function settle(
  dataDir: string,
  households: number,
): Promise<{ town: Town; left(): Promise<void> }> {
  const embedded = await startEmbedded(dataDir, () => {})
  await migrate(embedded.url)
  const db = openDatabase(embedded.url, { max: 4 })
  await town.fill(db, embedded.url)
  const config = loadConfig(['--data', dataDir], {})
  const { rows: grids } = await db.pool.query<{ id: string; community_id: string }>(
    `select g.id, g.community_id from post o join person p on p.id = o.person_id join account_user u on u.id = p.account_id
     join grid g on g.id = o.grid_id where u.username = 'grid1'`,
  )
  const grid = grids[0]!
  const kernel = { db, vault: openVault(config.secret, dataDir), clock: wallClock }
  const filled = await fillHouseholds(kernel, [grid.id], households)
  const { rows: points } = await db.pool.query<{ lng: number; lat: number }>(
    'select lng, lat from building where grid_id is not null order by id limit 200',
  )
  await db.close()
  return {
    town: {
      points,
      buildings: [...new Set(filled.map(one => one.buildingId))],
      households: filled
        .filter(one => one.visits === 'welcome' && one.people.length > 0)
        .map(one => ({ id: one.id, people: one.people.map(person => person.id) })),
      usersOf: usersByUnit(),
      communityId: grid.community_id,
    },
    left: () => embedded.stop(),
  }
}

function usersByUnit(): Map<string, string[]> {
  const plan = demoPlan()
  const users = new Map(plan.people.map(person => [person.id, person.user]))
  const byUnit = Map.groupBy(plan.posts, post => post.unitId)
  return new Map(
    [...byUnit].map(([unit, posts]) => [unit, posts.flatMap(post => users.get(post.personId!) ?? [])]),
  )
}
