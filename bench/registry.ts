/** Exact look-up by ID number and search by name among a million residents, through the program's own commands with the record of the read; beside plain SQL that reads and records the same. */
import { join } from 'node:path'
import type { CompiledQuery } from 'kysely'
import { fixedClock } from '../src/kernel/clock.ts'
import { translator } from '../src/kernel/i18n.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { openVault } from '../src/kernel/vault.ts'
import { listHouseholds } from '../src/registry/list.ts'
import { lookUp } from '../src/registry/lookup.ts'
import { nameQuery } from '../src/registry/names.ts'
import { registrySight } from '../src/registry/policy.ts'
import { idNumberPurpose } from '../src/registry/resident-row.ts'
import { searchResidents } from '../src/registry/search.ts'
import type { Staff } from '../src/territory/index.ts'
import { type BenchOptions, type BenchResult, measure, round, type Times, timesOf } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { filledNow, fixedId, jurisdictionId } from './support/fill.ts'
import {
  communityCount,
  fillResidents,
  gridCount,
  idNumberAt,
  nameAt,
  placeOf,
} from './support/fill-residents.ts'

const runs = 1000
const t = translator('zh-CN')
/** Borne by thousands, by hundreds, by few. */
const common = ['王伟', '李伟', '张芳', '王秀英', '秀英', '巴特尔', '王芳', '刘伟']

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const bench = await benchDatabase(options, `aili_bench_registry_${rows}`)
  const vault = openVault(Buffer.alloc(32, 7), join(options.dataDir, 'vault'))
  const clock = fixedClock(filledNow.toISOString())
  const kernel = { db: bench.db, vault, clock, config: { jurisdictionId } } as unknown as Kernel
  try {
    if (!bench.isFilled) {
      await fillResidents(bench.db.pool, vault, rows, options.log)
      await bench.markFilled()
    }
    await bench.db.pool.query('truncate registry_read')
    const [lookup, plainLookedUp] = await sideBySide(lookups(kernel, rows), plainLookup(bench, vault, rows))
    options.log('looked up')
    const search: Record<string, Times> = {}
    const plainSearches: Record<string, Times> = {}
    for (const [name, work, plainWork] of searches(kernel, bench, rows)) {
      const [own, plain] = await sideBySide(work, plainWork)
      Object.assign(search, { [name]: own })
      Object.assign(plainSearches, { [name]: plain })
    }
    options.log('searched')
    const plain = { lookup: plainLookedUp, search: plainSearches }
    return {
      figure: lookup.p99,
      unit: 'ms',
      reference: plain.lookup.p99,
      ratio: round(lookup.p50 / plain.lookup.p50),
      n: lookup.n,
      p50: lookup.p50,
      p99: lookup.p99,
      search,
      plain,
      list: await lists(kernel),
      readsRecorded: await count(bench, 'registry_read'),
      ...(await bearers(bench)),
      sequentialScans: await sequentialScans(bench, kernel),
      residents: rows,
    }
  } finally {
    await bench.close()
  }
}

/** Many people at work, so that nobody reaches the number of looks a day allows. */
function staffOf(turn: number, post: { role: string; gridId?: string; communityId?: string }): Staff {
  const personId = fixedId('person', 1 + (turn % 400))
  const actor = {
    kind: 'staff' as const,
    id: personId,
    posts: [{ unitId: fixedId('community unit', 1), ...post }],
  }
  return { personId, name: '', jurisdictionId, roles: [post.role], actor, sight: undefined as never }
}
const director = (turn: number, community: number) =>
  staffOf(turn, { role: 'communityDirector', communityId: fixedId('community', community + 1) })
const leader = (turn: number, grid: number) =>
  staffOf(turn, {
    role: 'gridLeader',
    gridId: fixedId('grid', grid),
    communityId: fixedId('community', (grid % communityCount) + 1),
  })

type Work = (turn: number) => Promise<unknown>

/** Turn by turn, so that whatever else the machine does hits both alike. */
async function sideBySide(work: Work, reference: Work): Promise<readonly [Times, Times]> {
  const [own, plain]: [number[], number[]] = [[], []]
  for (let turn = -20; turn < runs; turn++) {
    for (const [times, it] of [
      [own, work],
      [plain, reference],
    ] as const) {
      const from = performance.now()
      await it(Math.abs(turn))
      if (turn >= 0) times.push(performance.now() - from)
    }
  }
  return [timesOf(own), timesOf(plain)]
}

/** Half by people of a grid, half by people of a community. */
function lookups(kernel: Kernel, rows: number): Work {
  return async turn => {
    const i = (turn * 7_919_993) % rows
    const { grid, community } = placeOf(i)
    const staff = turn % 2 === 0 ? leader(turn, grid) : director(turn, community)
    const found = await lookUp(kernel, staff, { by: 'idNumber', value: idNumberAt(i), reason: '核对身份' }, t)
    if (found.residents.length !== 1) throw new Error(`${found.residents.length} found`)
  }
}

function searches(kernel: Kernel, bench: BenchDatabase, rows: number): (readonly [string, Work, Work])[] {
  const gridOf = (turn: number) => (turn * 37) % gridCount
  const communityOf = (turn: number) => turn % communityCount
  const some = (turn: number) => nameAt((turn * 7919) % rows)
  const commonest = (turn: number) => common[turn % common.length]!
  const own =
    (staff: (turn: number) => Staff, name: (turn: number) => string): Work =>
    turn =>
      searchResidents(kernel, staff(turn), { q: name(turn) }, t)
  const byCommunity = (turn: number) => director(turn, communityOf(turn))
  const byGrid = (turn: number) => leader(turn, gridOf(turn))
  const plainOf = (community: (turn: number) => number, name: (turn: number) => string) =>
    plain(bench, 'search @@ $2::tsquery', turn =>
      nameQuery(name(turn), [fixedId('community', community(turn) + 1)]),
    )
  const ofGrid = (turn: number) => gridOf(turn) % communityCount
  const surname: Work = turn =>
    searchResidents(kernel, byGrid(turn), { q: '王', grid: fixedId('grid', gridOf(turn)) }, t)
  return [
    ['community, commonest names', own(byCommunity, commonest), plainOf(communityOf, commonest)],
    ['community, any names', own(byCommunity, some), plainOf(communityOf, some)],
    ['grid, commonest names', own(byGrid, commonest), plainOf(ofGrid, commonest)],
    ['grid, any names', own(byGrid, some), plainOf(ofGrid, some)],
    ['grid, surname 王', surname, plainOf(ofGrid, () => '王')],
  ]
}

/** First pages of a grid's and of a whole community's households. */
async function lists(kernel: Kernel) {
  return {
    grid: await measure(200, turn =>
      listHouseholds(kernel, leader(turn, turn % gridCount), {
        grid: fixedId('grid', turn % gridCount),
        limit: 50,
      }),
    ),
    community: await measure(200, turn =>
      listHouseholds(kernel, director(turn, turn % communityCount), {
        community: fixedId('community', (turn % communityCount) + 1),
        limit: 50,
      }),
    ),
  }
}

/** The least the database needs: find by the index as owner of the tables, record the read, commit. */
function plainLookup(bench: BenchDatabase, vault: Kernel['vault'], rows: number): Work {
  return plain(bench, 'id_number_index = $2', turn =>
    vault.index(idNumberPurpose, idNumberAt((turn * 7_919_993) % rows)),
  )
}

function plain(bench: BenchDatabase, condition: string, value: (turn: number) => unknown): Work {
  const text = `select r.id, r.name, r.born_on, b.name as building, d.number from resident r
    join household h on h.jurisdiction_id = r.jurisdiction_id and h.id = r.household_id
    join dwelling d on d.jurisdiction_id = r.jurisdiction_id and d.id = h.dwelling_id
    join building b on b.jurisdiction_id = r.jurisdiction_id and b.id = r.building_id
    where r.jurisdiction_id = $1 and r.${condition} and r.merged_into is null limit 50`
  const read = `insert into registry_read (jurisdiction_id, at, person_id, what, resident_ids) values ($1, now(), $2, 'search', $3)`
  return async turn => {
    const client = await bench.db.pool.connect()
    try {
      await client.query('begin')
      const { rows } = await client.query({ name: condition, text, values: [jurisdictionId, value(turn)] })
      await client.query(read, [jurisdictionId, fixedId('person', 1), rows.map(row => row.id)])
      await client.query('commit')
    } finally {
      client.release()
    }
  }
}

async function count(bench: BenchDatabase, table: string): Promise<number> {
  const { rows } = await bench.db.pool.query<{ n: number }>(`select count(*) as n from ${table}`)
  return rows[0]!.n
}

/** How many people bear the commonest name, in all and at most in a community. */
async function bearers(bench: BenchDatabase) {
  const { rows } = await bench.db.pool.query<{ name: string; n: number; most: number }>(
    `select name, sum(n)::int8 as n, max(n) as most from (select name, community_id, count(*) as n from resident group by 1, 2) s
     group by name order by 2 desc limit 1`,
  )
  return { commonest: rows[0] }
}

/** Plans of the statements under row-level security, that of an unpractised plan cache: none may read a whole table of people. */
async function sequentialScans(bench: BenchDatabase, kernel: Kernel): Promise<string[]> {
  const found: string[] = []
  const explaining = {
    ...kernel,
    db: {
      ...bench.db,
      within: (sight: never, work: (tx: never) => Promise<unknown>) =>
        bench.db.within(sight, async tx => {
          const executor = tx.getExecutor()
          const run = executor.executeQuery.bind(executor)
          const explained = async (query: CompiledQuery) => {
            if (/^\s*(with|select|insert)/i.test(query.sql)) {
              const plan = await run({ ...query, sql: `explain ${query.sql}` } as never)
              const lines = (plan.rows as Record<string, string>[]).map(row => Object.values(row)[0]!)
              found.push(
                ...lines.filter(line => /Seq Scan on (resident|household|dwelling|registry_read)/.test(line)),
              )
            }
            return run(query as never)
          }
          Object.assign(executor, { executeQuery: explained })
          return work(tx as never)
        }),
    },
  } as unknown as Kernel
  await lookUp(explaining, leader(0, 0), { by: 'idNumber', value: idNumberAt(0), reason: '核对身份' }, t)
  for (const staff of [leader(0, 0), director(0, 0)])
    await searchResidents(explaining, staff, { q: '王伟' }, t)
  await listHouseholds(explaining, director(0, 0), { community: fixedId('community', 1), limit: 50 })
  registrySight(leader(0, 0))
  return found
}
