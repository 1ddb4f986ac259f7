/** First page of every list in every order with every filter, for each kind of reader, with a million matters, beside plain SQL of the same page. */
import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { filledNow, fillMatters, jurisdictionId } from './support/fill.ts'
import { plainList } from './support/plain-list.ts'
import { type Query, questions, type Reader, readers } from './support/readers.ts'

/** @param options `--runs=N` readings of each page (20), `--only=WORD` those whose name holds a word */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const bench = await benchDatabase(options, `aili_bench_worklist_${rows}`)
  try {
    if (!bench.isFilled) {
      await fillMatters(bench.db.pool, rows, options.log, null, 10)
      await bench.markFilled()
    }
    const told = await readAll(bench, options)
    return { ...told, matters: rows }
  } finally {
    await bench.close()
  }
}

async function readAll(bench: BenchDatabase, { flags, log }: BenchOptions) {
  const runs = Number(flags.runs ?? 20)
  const only = typeof flags.only === 'string' ? flags.only : ''
  const pages: { name: string; ours: number[]; plain: number[] }[] = []
  for (const [who, reader] of Object.entries(readers)) {
    for (const [name, query] of questions().filter(([one]) => `${who}: ${one}`.includes(only)))
      pages.push({ name: `${who}: ${name}`, ...(await page(bench, reader, query, runs)) })
    log(`${who}: ${pages.length} pages`)
  }
  const all = timesOf(pages.flatMap(one => one.ours))
  const plain = timesOf(pages.flatMap(one => one.plain))
  const told = pages.map(one => ({ name: one.name, ...timesOf(one.ours), plain: timesOf(one.plain).p50 }))
  return {
    figure: all.p99,
    unit: 'ms',
    reference: plain.p99,
    ratio: round(all.p99 / plain.p99),
    ...all,
    plain,
    pages: pages.length,
    readers: Object.fromEntries(
      Object.keys(readers).map(who => [
        who,
        timesOf(pages.filter(one => one.name.startsWith(`${who}:`)).flatMap(one => one.ours)),
      ]),
    ),
    slowest: told.toSorted((a, b) => b.p50 - a.p50).slice(0, 15),
  }
}

/** As the program does it (a transaction within the reader's sight, ids, count, details), and one plain statement, turn by turn. */
async function page(bench: BenchDatabase, reader: Reader, query: Query, runs: number) {
  const parsed = worklistQueryShape.parse(query)
  const { text, values } = plainList({ jurisdictionId, query, now: filledNow, ...reader.plain })
  const [ours, plain]: [number[], number[]] = [[], []]
  for (let turn = -2; turn < runs; turn++) {
    const from = performance.now()
    await bench.db.within(reader.asker.sight, tx =>
      listMatters(tx, jurisdictionId, reader.asker, parsed, filledNow),
    )
    const between = performance.now()
    // What plain SQL takes longest for is read fewer times.
    if (turn < 3) await bench.db.pool.query(text, values)
    if (turn < 0) continue
    ours.push(between - from)
    if (turn < 3) plain.push(performance.now() - between)
  }
  return { ours, plain }
}
