/** First page and search of a worklist with a million matters, beside the plain indexed SQL of the same rows. */
import { everythingOf, type Sight } from '../src/kernel/database.ts'
import type { Asker } from '../src/matters/asker.ts'
import { queryOf } from '../src/matters/lists/search.ts'
import { listMatters } from '../src/matters/lists/store.ts'
import { worklistQueryShape } from '../src/matters/shape.ts'
import type { PostFacts } from '../src/proceedings/procedure.ts'
import { type BenchOptions, type BenchResult, measure, round, type Times } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { filledNow, fillMatters, fixedId, jurisdictionId } from './support/fill.ts'

const pageSize = 50
const runs = 200
const common = '路灯'
const narrow = '路灯 幼儿园旁 老人'

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const bench = await benchDatabase(options, `aili_bench_worklist_${rows}`)
  try {
    if (!bench.isFilled) {
      await fillMatters(bench.db.pool, rows, options.log)
      await bench.markFilled()
    }
    const lists: Record<string, Times & { rows: number; total: number }> = {}
    for (const [name, asker, query] of stories) lists[name] = await list(bench, asker, query)
    const firstPage = lists['supervisor: all open']!
    const search = lists[`supervisor: search ${common}`]!
    const plainPage = await plain(bench, 'p.closed_at is null', 'p.next_due_at, p.id', [])
    const plainSearch = await plain(bench, 'm.search @@ $3::tsquery', 'p.opened_at desc, p.id', [
      queryOf(common),
    ])
    return {
      figure: firstPage.p50,
      unit: 'ms',
      reference: plainPage.p50,
      ratio: round(firstPage.p50 / plainPage.p50),
      n: firstPage.n,
      p50: firstPage.p50,
      p99: firstPage.p99,
      search: { ...search, reference: plainSearch.p50, ratio: round(search.p50 / plainSearch.p50) },
      plain: { firstPage: plainPage, search: plainSearch },
      lists,
      matters: rows,
    }
  } finally {
    await bench.close()
  }
}

const sight = (reach: Sight['reach'], scope: Partial<Sight> = {}): Sight => ({
  ...everythingOf(jurisdictionId),
  personId: fixedId('person', 1),
  reach,
  ...scope,
})
const asker = (role: string, seen: Sight, post: Partial<PostFacts> = {}): Asker => ({
  actor: {
    kind: 'staff',
    id: seen.personId,
    posts: [{ role, unitId: fixedId('community unit', 1), ...post }],
  },
  sight: seen,
  name: null,
})
const supervisor = asker('supervisor', sight('jurisdiction'))
const dispatcher = asker('workCommitteeDispatcher', sight('jurisdiction'))
const department = asker('departmentHandler', sight('scoped', { units: [fixedId('department', 1)] }), {
  unitId: fixedId('department', 1),
})
const leader = asker('gridLeader', sight('scoped', { grids: [fixedId('grid', 1)] }), {
  gridId: fixedId('grid', 1),
})

/** Who opens which list. */
const stories: readonly (readonly [string, Asker, Record<string, unknown>])[] = [
  ['supervisor: all open', supervisor, { list: 'sight' }],
  ['supervisor: overdue', supervisor, { figure: 'overdue' }],
  ['supervisor: everything, newest first', supervisor, { list: 'all', sort: 'reported' }],
  ['dispatcher: waits for me', dispatcher, { list: 'mine' }],
  ['department: waits for us', department, { list: 'mine' }],
  ['department: all open', department, { list: 'sight' }],
  ['grid leader: all open', leader, { list: 'sight' }],
  ['grid leader: closed', leader, { list: 'closed' }],
  [`supervisor: search ${common}`, supervisor, { list: 'all', q: common }],
  [`supervisor: search ${common}, open`, supervisor, { list: 'sight', q: common }],
  [`supervisor: search ${narrow}`, supervisor, { list: 'all', q: narrow }],
  [`grid leader: search ${common}`, leader, { list: 'sight', q: common }],
]

/** As the program does it: a transaction within the reader's sight, ids by index, details of one page, the count. */
async function list(bench: BenchDatabase, reader: Asker, query: Record<string, unknown>) {
  const parsed = worklistQueryShape.parse({ limit: pageSize, ...query })
  const open = () =>
    bench.db.within(reader.sight, tx => listMatters(tx, jurisdictionId, reader, parsed, filledNow))
  const { rows, total } = await open()
  return { rows: rows.length, total, ...(await measure(runs, open)) }
}

/** The least the database needs for the same page: one statement as owner of the tables, no count, no fence. */
function plain(bench: BenchDatabase, condition: string, order: string, values: unknown[]): Promise<Times> {
  const text = `select p.*, m.text, m.category, m.place_text from proceeding p
    join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where p.jurisdiction_id = $1 and ${condition} order by ${order} limit $2`
  return measure(runs, () =>
    bench.db.pool.query({ name: order, text, values: [jurisdictionId, pageSize, ...values] }),
  )
}
