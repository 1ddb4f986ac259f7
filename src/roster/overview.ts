/** The rosters of the communities somebody answers for: how many are registered, what came in last. */
import { sql } from 'kysely'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type RegistryReader, registryScope, registrySight } from '../registry/index.ts'
import { territoryOf } from '../territory/index.ts'
import { communitiesTaken, mayTakeOutWhole } from './policy.ts'
import { briefsOf } from './present.ts'
import type { Run } from './run-row.ts'
import type { Overview } from './shape.ts'

const runsShown = 12

/** @throws Refusal notYours when nobody's roster may be read */
export async function overviewOf(kernel: Kernel, reader: RegistryReader, t: Translate): Promise<Overview> {
  const territory = await territoryOf(kernel)
  const { communities, grids } = registryScope(reader)
  const ofGrids = grids.flatMap(id => territory.grid(id) ?? [])
  const ids = [...new Set([...communities, ...ofGrids.map(grid => grid.communityId)])]
  if (ids.length === 0)
    throw new Refusal('notYours', {
      what: 'roster',
      roles: ['communitySecretary', 'communityDirector', 'communityWorker'],
    })
  const counts = await countsOf(kernel, reader, ids)
  return {
    limitMegabytes: Math.floor(kernel.config.surveyLimitBytes / 2 ** 20),
    communities: ids.flatMap(id => {
      const community = territory.community(id)
      if (!community) return []
      const isWhole = communities.includes(id)
      const own = territory.grids.filter(
        grid => grid.communityId === id && (isWhole || grids.includes(grid.id)),
      )
      const { residents = 0, households = 0 } = counts.get(id) ?? {}
      return [
        {
          ...{ id, name: community.name, code: community.code, residents, households },
          ...{ mayTakeIn: communitiesTaken(reader).includes(id), whole: mayTakeOutWhole(reader, id) },
          grids: own.map(({ id: gridId, name }) => ({ id: gridId, name })),
        },
      ]
    }),
    runs: [...(await briefsOf(kernel, await lastRuns(kernel, reader), t))],
  }
}

/** What a row that names no building there is may be. */
export async function buildingsIn(
  kernel: Kernel,
  communityId: string,
): Promise<Overview['communities'][number]['grids']> {
  const territory = await territoryOf(kernel)
  return territory
    .compoundsOf(communityId)
    .flatMap(compound =>
      territory.buildingsOf(compound.id).map(({ id, name }) => ({ id, name: `${compound.name} ${name}` })),
    )
}

/** Numbers only, within the reader's sight. */
async function countsOf(kernel: Kernel, reader: RegistryReader, ids: readonly string[]) {
  const { rows } = await kernel.db.within(registrySight(reader), tx =>
    sql<{ id: string; residents: number; households: number }>`
      select h.community_id as id, count(distinct h.id) as households, count(r.id) as residents
      from household h left join resident r on r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id
        and r.merged_into is null
      where h.jurisdiction_id = ${reader.jurisdictionId} and h.community_id = any(${ids}::uuid[]) and h.moved_out_on is null
      group by h.community_id`.execute(tx),
  )
  return new Map(rows.map(row => [row.id, row]))
}

async function lastRuns(kernel: Kernel, reader: RegistryReader): Promise<readonly Run[]> {
  const communities = communitiesTaken(reader)
  if (communities.length === 0) return []
  const rows = await kernel.db.owner
    .selectFrom('rosterRun')
    .selectAll()
    .where('jurisdictionId', '=', reader.jurisdictionId)
    .where('communityId', 'in', [...communities])
    .orderBy('at', 'desc')
    .limit(runsShown)
    .execute()
  return rows as unknown as Run[]
}
