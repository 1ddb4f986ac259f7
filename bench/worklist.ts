/** First page of every list in every order with every filter, for each kind of reader, with a million matters, beside plain SQL of the same page. */
import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'
import { type ListGround, openListGround } from './support/list-ground.ts'
import { plainList } from './support/plain-list.ts'
import {
  mixedQuestions,
  type Query,
  questions,
  type Reader,
  readersOf,
  readersOfSeveral,
} from './support/readers.ts'

/** @param options `--runs=N` readings of each page (20), `--only=WORD` those whose name holds a word, `--every=N` each Nth question, `--mixed=N --seed=N` as many of two
 * or three filters drawn at random instead, `--plain=no` without plain SQL beside them, `--posts=several` readers with several posts */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const at = await openListGround(options)
  try {
    return { ...(await readAll(at, options)), matters: at.matters }
  } finally {
    await at.bench.close()
  }
}

async function readAll(at: ListGround, { flags, log }: BenchOptions) {
  const runs = Number(flags.runs ?? 20)
  const only = typeof flags.only === 'string' ? flags.only : ''
  const every = Number(flags.every ?? 1)
  const pages: { name: string; ours: number[]; plain: number[] }[] = []
  const readers = flags.posts === 'several' ? readersOfSeveral(at.ground) : readersOf(at.ground)
  const mixed = Number(flags.mixed ?? 0)
  const all = mixed > 0 ? mixedQuestions(at.ground, mixed, Number(flags.seed ?? 1)) : questions(at.ground)
  const askedBy = (who: string) =>
    all.filter(([one], i) => i % every === 0 && `${who}: ${one}`.includes(only))
  // As at noon and not as in the first minute: a connection maps the buffers as it touches them, and plans each shape of list once.
  for (const [who, reader] of Object.entries(readers))
    for (const [, query] of askedBy(who)) await ours(at, reader, query)
  for (const [who, reader] of Object.entries(readers)) {
    const asked = askedBy(who)
    for (const [name, query] of asked)
      pages.push({ name: `${who}: ${name}`, ...(await page(at, reader, query, runs, flags.plain !== 'no')) })
    log(`${who}: ${pages.length} pages`)
  }
  const times = timesOf(pages.flatMap(one => one.ours))
  const plain = timesOf(pages.flatMap(one => one.plain))
  const told = pages.map(one => ({ name: one.name, ...timesOf(one.ours), plain: timesOf(one.plain).p50 }))
  return {
    figure: times.p99,
    unit: 'ms',
    reference: plain.p99,
    ratio: round(times.p99 / plain.p99),
    ...times,
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

/** As the program does it: a transaction within the reader's sight, ids, count, details. */
async function ours({ bench, ground, now }: ListGround, reader: Reader, query: Query) {
  const parsed = worklistQueryShape.parse(query)
  const from = performance.now()
  await bench.db.within(reader.asker.sight, tx =>
    listMatters(tx, ground.jurisdictionId, reader.asker, parsed, now),
  )
  return performance.now() - from
}

/** A page and one plain statement of the same, turn by turn. */
async function page(at: ListGround, reader: Reader, query: Query, runs: number, isBeside: boolean) {
  const { bench, ground, now } = at
  const { jurisdictionId } = ground
  const { text, values } = plainList({ jurisdictionId, query, now, ...reader.plain })
  const times: { ours: number[]; plain: number[] } = { ours: [], plain: [] }
  for (let turn = -2; turn < runs; turn++) {
    const took = await ours(at, reader, query)
    const between = performance.now()
    // Plain SQL may take seconds: it is read twice, and the second time counts.
    if (turn < 0 && isBeside) await bench.db.pool.query(text, values)
    if (turn === -1 && isBeside) times.plain.push(performance.now() - between)
    if (turn >= 0) times.ours.push(took)
  }
  return times
}
