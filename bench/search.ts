/** Full-text search of a million matters, words of two characters and more, with place and time, for each kind of reader, beside plain SQL of the same page. */
import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'
import { type ListGround, openListGround } from './support/list-ground.ts'
import { plainList } from './support/plain-list.ts'
import { filtersOf, type Ground, type Query, type Reader, readersOf } from './support/readers.ts'

/** In an eighth of all matters, in a sixtieth, of three words, in none. */
const words = ['三号楼', '幼儿园', '路灯', '路灯 幼儿园旁 老人', '没有人说过这话']
const places = [
  'none',
  'community',
  'grid',
  'a month',
  'a day long ago',
  'category, common',
  'handler',
  'state, common',
] as const
const narrowerOf = (ground: Ground): Readonly<Record<string, Query>> => {
  const filters = filtersOf(ground)
  return {
    ...Object.fromEntries(places.map(name => [name, filters[name]!])),
    'community and a month': { ...filters.community, ...filters['a month'] },
    'grid and a month': { ...filters.grid, ...filters['a month'] },
  }
}

/** @param options `--runs=N` searches of each kind (20), `--every=N` each Nth question */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const runs = Number(options.flags.runs ?? 20)
  const every = Number(options.flags.every ?? 1)
  const at = await openListGround(options)
  try {
    const searches: { name: string; ours: number[]; plain: number[] }[] = []
    for (const [who, reader] of Object.entries(readersOf(at.ground))) {
      for (const [name, query] of questions(at.ground).filter((_, i) => i % every === 0))
        searches.push({ name: `${who}: ${name}`, ...(await search(at, reader, query, runs)) })
      options.log(who)
    }
    const all = timesOf(searches.flatMap(one => one.ours))
    const plain = timesOf(searches.flatMap(one => one.plain))
    const told = searches.map(one => ({
      name: one.name,
      ...timesOf(one.ours),
      plain: timesOf(one.plain).p50,
    }))
    return {
      figure: all.p99,
      unit: 'ms',
      reference: plain.p99,
      ratio: round(all.p99 / plain.p99),
      ...all,
      plain,
      searches: searches.length,
      slowest: told.toSorted((a, b) => b.p50 - a.p50).slice(0, 15),
      matters: at.matters,
    }
  } finally {
    await at.bench.close()
  }
}

function questions(ground: Ground): (readonly [string, Query])[] {
  const lists = [
    ['all', 'reported'],
    ['sight', 'due'],
    ['closed', 'reported'],
    ['all', 'lastAct'],
  ] as const
  return words.flatMap(q =>
    Object.entries(narrowerOf(ground)).flatMap(([name, filter]) =>
      lists.map(
        ([list, sort]) => [`${q}, ${list} by ${sort}, ${name}`, { q, list, sort, ...filter }] as const,
      ),
    ),
  )
}

async function search(
  { bench, ground, now }: ListGround,
  { asker, plain: whose }: Reader,
  query: Query,
  runs: number,
) {
  const parsed = worklistQueryShape.parse(query)
  const { jurisdictionId } = ground
  const { text, values } = plainList({ jurisdictionId, query, now, ...whose })
  const [ours, plain]: [number[], number[]] = [[], []]
  for (let turn = -1; turn < runs; turn++) {
    const from = performance.now()
    await bench.db.within(asker.sight, tx => listMatters(tx, jurisdictionId, asker, parsed, now))
    const between = performance.now()
    if (turn < 1) await bench.db.pool.query(text, values)
    if (turn < 0) continue
    ours.push(between - from)
    if (turn < 1) plain.push(performance.now() - between)
  }
  return { ours, plain }
}
