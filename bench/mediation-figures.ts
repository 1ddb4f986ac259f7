/** The page of figures of mediation and the first page of a list over two hundred thousand mediations, beside the plain group-by over the acts of the same year. */
import { everythingOf, type Sight } from '../src/kernel/database.ts'
import { translator } from '../src/kernel/i18n.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { figuresShown } from '../src/mediation/figures/figures.ts'
import { figuresListed } from '../src/mediation/figures/list.ts'
import type { FiguresListQuery } from '../src/mediation/figures/shape.ts'
import type { Staff } from '../src/territory/index.ts'
import { type BenchOptions, type BenchResult, measure, round, type Times } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { filledNow, fixedId, jurisdictionId } from './support/fill.ts'
import { fillMediations } from './support/fill-mediations.ts'

const runs = 40
const year = { from: '2026-01-01', to: '2026-12-31' }
const always = { from: '2024-01-01', to: '2026-12-31' }
const month = { from: '2026-10-01', to: '2026-10-31' }

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 200_000
  const bench = await benchDatabase(options, `aili_bench_mediation_figures_${rows}`)
  try {
    if (!bench.isFilled) {
      await fillMediations(bench.db.pool, rows, options.log)
      await bench.markFilled()
    }
    const config = { jurisdictionId }
    const kernel = { db: bench.db, config, clock: { now: () => filledNow } } as Kernel
    const page = (staff: Staff, query: object) =>
      measure(runs, () => figuresShown(kernel, staff, query), 2, 8)
    const list = (staff: Staff, query: FiguresListQuery) =>
      measure(runs, () => figuresListed(kernel, staff, query, translator('en')), 2, 8)
    const figures: Record<string, Times> = {
      'supervisor: a year': await page(supervisor, year),
      'supervisor: all years': await page(supervisor, always),
      'supervisor: a month': await page(supervisor, month),
      'community: a year': await page(director, year),
    }
    const lists: Record<string, Times> = {
      'supervisor: agreed in a year': await list(supervisor, { ...year, part: 'agreed' }),
      'supervisor: beyond their term, all years': await list(supervisor, { ...always, part: 'overUntil' }),
      'supervisor: instalments due in a year': await list(supervisor, { ...year, part: 'moneyDue' }),
      'community: agreed in a year': await list(director, { ...year, part: 'agreed' }),
    }
    const reference = await plain(bench)
    const figure = figures['supervisor: a year']!
    return {
      ...{
        figure: figure.p50,
        unit: 'ms',
        reference: reference.p50,
        ratio: round(figure.p50 / reference.p50),
      },
      ...{ n: figure.n, p50: figure.p50, p99: figure.p99 },
      ...{ figures, lists, plain: reference, mediations: rows },
    }
  } finally {
    await bench.close()
  }
}

const staffAt = (role: string, sight: Partial<Sight>): Staff => ({
  personId: fixedId('person', 1),
  name: '',
  roles: [role],
  jurisdictionId,
  actor: {
    kind: 'staff',
    id: fixedId('person', 1),
    posts: [
      { role, unitId: fixedId('community unit', 1), communityId: fixedId('community', 1), gridId: null },
    ],
  },
  sight: { ...everythingOf(jurisdictionId), personId: fixedId('person', 1), ...sight },
})
const supervisor = staffAt('supervisor', { reach: 'jurisdiction' })
const director = staffAt('communityDirector', {
  reach: 'scoped',
  communities: [fixedId('community', 1)],
  units: [fixedId('community unit', 1)],
})

/** The plain way: endings and beginnings from the log of acts, as owner of the tables, one group-by by community, one figure of all. */
function plain(bench: BenchDatabase): Promise<Times> {
  const text = `select p.community_id, count(*) filter (where e.step in ('agreeWritten','agreeOral')) as agreed, count(*) as ended,
      percentile_cont(0.5) within group (order by e.on_day - b.on_day) as median
    from act e join proceeding p on p.jurisdiction_id = e.jurisdiction_id and p.id = e.proceeding_id and p.procedure = 'mediation'
    join act b on b.jurisdiction_id = e.jurisdiction_id and b.proceeding_id = e.proceeding_id and b.step = 'accept'
    where e.jurisdiction_id = $1 and e.on_day between $2 and $3 and e.step in ('agreeWritten','agreeOral','fail','stop')
    group by p.community_id`
  return measure(10, () => bench.db.pool.query({ text, values: [jurisdictionId, year.from, year.to] }), 1, 8)
}
