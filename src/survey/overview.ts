/** What places there are, for the page of imports: communities with their buildings, divisions not set up yet, the last files. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Kernel } from '../kernel/kernel.ts'
import type { Territory } from '../territory/index.ts'
import type { Kind } from './columns.ts'
import type { surveyShape } from './shape.ts'

type Overview = z.infer<typeof surveyShape>

const runsShown = 10

export async function overviewOf(kernel: Kernel, territory: Territory): Promise<Overview> {
  const { id, name } = territory.jurisdiction
  return {
    jurisdiction: { id, name },
    limitMegabytes: Math.floor(kernel.config.surveyLimitBytes / 2 ** 20),
    communities: await communitiesOf(kernel, territory),
    ...(await divisionsAndBarriers(kernel, id)),
    runs: await lastRuns(kernel, id),
  }
}

async function communitiesOf(
  kernel: Kernel,
  { jurisdiction, communities }: Territory,
): Promise<Overview['communities']> {
  const { rows } = await sql<{ id: string; buildings: number; households: number; withoutGrid: number }>`
    select c.community_id as id, count(*) as buildings, sum(b.households)::integer as households,
      count(*) filter (where b.grid_id is null) as "withoutGrid"
    from building b join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
    where b.jurisdiction_id = ${jurisdiction.id} group by c.community_id`.execute(kernel.db.owner)
  const sums = new Map(rows.map(row => [row.id, row]))
  return communities.map(({ id, name, code, boundary }) => {
    const { buildings = 0, households = 0, withoutGrid = 0 } = sums.get(id) ?? {}
    return { id, name, code, hasBorder: boundary !== null, buildings, households, withoutGrid }
  })
}

async function divisionsAndBarriers(kernel: Kernel, jurisdictionId: number) {
  const { rows } = await sql<Overview['divisions'][number]>`
    select d.code, d.name from division d
    where d.jurisdiction_id = ${jurisdictionId} and char_length(d.code) = 12
      and not exists (select from community c where c.jurisdiction_id = d.jurisdiction_id and c.code = d.code)
    order by d.code limit 1000`.execute(kernel.db.owner)
  const counted = await sql<{ barriers: number }>`
    select count(*) as barriers from barrier where jurisdiction_id = ${jurisdictionId}`.execute(
    kernel.db.owner,
  )
  return { divisions: rows, barriers: counted.rows[0]?.barriers ?? 0 }
}

async function lastRuns(kernel: Kernel, jurisdictionId: number): Promise<Overview['runs']> {
  const rows = await kernel.db.owner
    .selectFrom('surveyRun as r')
    .leftJoin('person as p', on =>
      on.onRef('p.jurisdictionId', '=', 'r.jurisdictionId').onRef('p.id', '=', 'r.personId'),
    )
    .select(['r.id', 'r.kind', 'r.fileName', 'p.name as person', 'r.at', 'r.rowsTotal', 'r.rowsRefused'])
    .where('r.jurisdictionId', '=', jurisdictionId)
    .orderBy('r.at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(runsShown)
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as Kind,
    fileName: row.fileName,
    person: row.person,
    at: row.at.toISOString(),
    rows: row.rowsTotal,
    refused: row.rowsRefused,
  }))
}
