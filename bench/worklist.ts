/** First page and search of a worklist with a million matters, beside the plain indexed SQL of the same rows. */
import type { BenchOptions, BenchResult, Times } from './support/bench.ts'
import { measure } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { fillMatters, jurisdictionId } from './support/fill.ts'

const pageSize = 50

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const bench = await benchDatabase(options, `aili_bench_worklist_${rows}`)
  try {
    if (!bench.isFilled) {
      await fillMatters(bench.db.pool, rows, options.log)
      await bench.markFilled()
    }
    const firstPage = await plain(bench, 'true', [])
    const search = await plain(bench, `m.search @@ ($3::text[])[1]::tsquery`, [['路灯']])
    return {
      figure: firstPage.p50,
      unit: 'ms',
      reference: firstPage.p50,
      ratio: 1,
      ...firstPage,
      rows,
      search,
    }
  } finally {
    await bench.close()
  }
}

/** The least the database needs for a page of open matters by due instant, with the matter beside it. */
function plain(bench: BenchDatabase, condition: string, values: unknown[]): Promise<Times> {
  const text = `select p.*, m.text, m.category, m.place_text from proceeding p
    join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where p.jurisdiction_id = $1 and p.closed_at is null and ${condition} order by p.next_due_at, p.id limit $2`
  return measure(200, () =>
    bench.db.pool.query({ name: condition, text, values: [jurisdictionId, pageSize, ...values] }),
  )
}
