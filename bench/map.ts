/** The map: a number for each grid among a million matters, points of open ones, and tiles of a town of 100,000 buildings with their outlines. */
import { sql } from 'kysely'
import { everythingOf, type Sight } from '../src/kernel/database.ts'
import { readMapFigures } from '../src/mapping/figures.ts'
import { readPoints } from '../src/mapping/points.ts'
import { figuresQueryShape, pointsQueryShape } from '../src/mapping/shape.ts'
import type { Staff, Territory } from '../src/territory/index.ts'
import { territoryRows } from '../src/territory/store.ts'
import { buildTerritory } from '../src/territory/territory.ts'
import { type BenchOptions, type BenchResult, measure, round, type Times } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { filledNow, fillMatters, fixedId, jurisdictionId } from './support/fill.ts'
import { measureTiles } from './support/map-tiles.ts'

const runs = 60

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const tiles = await measureTiles(100_000, options.log)
  const bench = await benchDatabase(options, `aili_bench_map_${rows}`)
  try {
    if (!bench.isFilled) {
      await fillMatters(bench.db.pool, rows, options.log)
      await placeAndVisit(bench, options.log)
      await bench.markFilled()
    }
    const figures = await figuresOf(bench)
    const plain = await measure(runs, () => bench.db.pool.query(plainCount, [jurisdictionId]))
    const open = figures['supervisor: open']!
    return {
      figure: open.p50,
      unit: 'ms',
      reference: plain.p50,
      ratio: round(open.p50 / plain.p50),
      n: open.n,
      p50: open.p50,
      p99: open.p99,
      figures,
      tiles,
      matters: rows,
    }
  } finally {
    await bench.close()
  }
}

/** The least the database needs for the same numbers: as owner of the tables, no fence, no names. */
const plainCount =
  'select grid_id, count(*) from proceeding where jurisdiction_id = $1 and closed_at is null group by grid_id'

const sight = (reach: Sight['reach'], scope: Partial<Sight> = {}): Sight => ({
  ...everythingOf(jurisdictionId),
  personId: fixedId('person', 1),
  reach,
  ...scope,
})
const readers: readonly (readonly [string, Sight])[] = [
  ['supervisor', sight('jurisdiction')],
  [
    'director',
    sight('scoped', { communities: [fixedId('community', 1)], units: [fixedId('community unit', 1)] }),
  ],
  ['leader', sight('scoped', { grids: [fixedId('grid', 1)] })],
  ['department', sight('scoped', { units: [fixedId('department', 1)] })],
]

async function figuresOf({ db }: BenchDatabase): Promise<Record<string, Times>> {
  const territory: Territory = buildTerritory(await territoryRows(db.owner, jurisdictionId), 'bench')
  const found: Record<string, Times> = {}
  for (const [name, seen] of readers) {
    const staff = { sight: seen, roles: [name], jurisdictionId, personId: seen.personId } as unknown as Staff
    const reading = { territory, staff, now: filledNow }
    for (const ask of ['open', 'overdue', 'lastVisit'] as const) {
      const query = figuresQueryShape.parse({ ask })
      found[`${name}: ${ask}`] = await measure(runs, () =>
        db.within(seen, tx => readMapFigures(tx, query, reading)),
      )
    }
    for (const [view, bbox] of Object.entries(views)) {
      const query = pointsQueryShape.parse({ bbox })
      const words = { t: (key: string) => key, language: 'zh-CN' as const }
      found[`${name}: points, ${view}`] = await measure(runs, () =>
        db.within(seen, tx => readPoints(tx, query, reading, words)),
      )
    }
  }
  return found
}

const views = { county: undefined, town: '121.4,45.02,121.54,45.1', street: '121.44,45.04,121.45,45.047' }

/** Grids as ten by seven squares, what is open inside its own; posts of the 200 persons, and for a tenth of what was closed a verification. */
async function placeAndVisit({ db }: BenchDatabase, log: (line: string) => void): Promise<void> {
  await sql`create table if not exists square as select id, 121.4 + ((n - 1) % 10) * 0.014 as w, 45.02 + ((n - 1) / 10) * 0.0115 as s
    from (select id, row_number() over (order by code) as n from grid) g`.execute(db.owner)
  await sql`update grid g set boundary = json_build_object('type', 'Polygon', 'coordinates', json_build_array(json_build_array(
      json_build_array(w, s), json_build_array(w + 0.014, s), json_build_array(w + 0.014, s + 0.0115), json_build_array(w, s + 0.0115), json_build_array(w, s))))::jsonb
    from square where square.id = g.id`.execute(db.owner)
  await sql`update matter m set lng = w + random() * 0.014, lat = s + random() * 0.0115
    from proceeding p join square on square.id = p.grid_id where p.id = m.proceeding_id and p.closed_at is null`.execute(
    db.owner,
  )
  await sql`drop table square`.execute(db.owner)
  await visits(db)
  await sql`vacuum (analyze) act, matter, proceeding`.execute(db.owner)
  log('grids and visits are there')
}

async function visits(db: BenchDatabase['db']): Promise<void> {
  await sql`insert into post (jurisdiction_id, id, person_id, role, unit_id, grid_id, valid_from)
    select g.jurisdiction_id, gen_random_uuid(), p.id, case when p.n <= 70 then 'gridLeader' else 'gridMember' end,
      (select unit_id from community c where c.id = g.community_id), g.id, '2020-01-01'
    from (select id, row_number() over (order by id) as n from person) p
    join (select *, row_number() over (order by code) as n from grid) g on g.n = 1 + p.n % 70`.execute(
    db.owner,
  )
  await sql`insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_id, actor_role, at, on_day, rule_version, prev_hash, hash)
    select p.jurisdiction_id, gen_random_uuid(), p.id, 2, 'verify', 'verifying', 'closed', 'staff', o.person_id, 'gridMember', p.closed_at,
      p.closed_at::date, 1, p.last_hash, p.last_hash
    from proceeding p join lateral (select person_id from post o where o.grid_id = p.grid_id order by md5(o.id::text || p.id::text) limit 1) o on true
    where p.closed_at is not null and p.number like '%0'`.execute(db.owner)
}
