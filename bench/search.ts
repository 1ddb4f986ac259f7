/** Full-text search of a million matters, words of two characters and more, with place and time, for each kind of reader, beside plain SQL of the same page. */
import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { filledNow, fillMatters, jurisdictionId } from './support/fill.ts'
import { plainList } from './support/plain-list.ts'
import { filters, type Query, type Reader, readers } from './support/readers.ts'

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
const narrower: Readonly<Record<string, Query>> = {
  ...Object.fromEntries(places.map(name => [name, filters[name]!])),
  'community and a month': { ...filters.community, ...filters['a month'] },
  'grid and a month': { ...filters.grid, ...filters['a month'] },
}

/** @param options `--runs=N` searches of each kind (20) */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const runs = Number(options.flags.runs ?? 20)
  const bench = await benchDatabase(options, `aili_bench_worklist_${rows}`)
  try {
    if (!bench.isFilled) {
      await fillMatters(bench.db.pool, rows, options.log, null, 10)
      await bench.markFilled()
    }
    const searches: { name: string; ours: number[]; plain: number[] }[] = []
    for (const [who, reader] of Object.entries(readers)) {
      for (const [name, query] of questions())
        searches.push({ name: `${who}: ${name}`, ...(await search(bench, reader, query, runs)) })
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
      matters: rows,
    }
  } finally {
    await bench.close()
  }
}

function questions(): (readonly [string, Query])[] {
  const lists = [
    ['all', 'reported'],
    ['sight', 'due'],
    ['closed', 'reported'],
    ['all', 'lastAct'],
  ] as const
  return words.flatMap(q =>
    Object.entries(narrower).flatMap(([name, filter]) =>
      lists.map(
        ([list, sort]) => [`${q}, ${list} by ${sort}, ${name}`, { q, list, sort, ...filter }] as const,
      ),
    ),
  )
}

async function search(bench: BenchDatabase, { asker, plain: whose }: Reader, query: Query, runs: number) {
  const parsed = worklistQueryShape.parse(query)
  const { text, values } = plainList({ jurisdictionId, query, now: filledNow, ...whose })
  const [ours, plain]: [number[], number[]] = [[], []]
  for (let turn = -1; turn < runs; turn++) {
    const from = performance.now()
    await bench.db.within(asker.sight, tx => listMatters(tx, jurisdictionId, asker, parsed, filledNow))
    const between = performance.now()
    if (turn < 1) await bench.db.pool.query(text, values)
    if (turn < 0) continue
    ours.push(between - from)
    if (turn < 1) plain.push(performance.now() - between)
  }
  return { ours, plain }
}
