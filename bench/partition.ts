/** Grids beside METIS: the same graph of buildings divided by both in the same run, by share within bounds, borders, compactness and time. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { scatteredTown } from '../test/support/buildings.ts'
import { type BenchOptions, type BenchResult, round } from './support/bench.ts'
import { areasOfGraphs } from './support/partition-graphs.ts'
import { bestOfMetis, isMetisThere } from './support/partition-metis.ts'
import { divideTown, type Measured } from './support/partition-run.ts'
import { readTown, type Town, townOf } from './support/partition-town.ts'

/** --rows=20000, --buildings=FILE --households=EXPRESSION, --graphs=DIR */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const { log, flags } = options
  const rows = options.rows ?? 20_000
  const towns: Town[] = [
    townOf(`${Math.round(rows / 10)} scattered`, scatteredTown(Math.round(rows / 10))),
    townOf(`${rows} scattered`, scatteredTown(rows)),
    townOf(`${rows} with towers and empty halls`, scatteredTown(rows, { most: 350, empty: 85 })),
  ]
  if (typeof flags.buildings === 'string' && typeof flags.households === 'string')
    towns.push(readTown(flags.buildings, flags.households))
  if (!isMetisThere()) log('gpmetis is not installed (Debian: apt-get install metis); Aili is measured alone')
  const compared = towns.map(town => {
    const own = divideTown(town, log)
    const metis = isMetisThere()
      ? bestOfMetis(town, own.grids, join(options.dataDir, 'metis.graph'), log)
      : null
    return { town: town.name, buildings: town.graph.size, own, metis, ...ratios(own, metis) }
  })
  const graphs =
    typeof flags.graphs === 'string' && existsSync(flags.graphs) ? areasOfGraphs(flags.graphs, log) : []
  const main = compared[1]!
  return {
    figure: main.own.seconds,
    unit: `s to divide ${rows} buildings`,
    reference: main.metis?.seconds ?? 0,
    ratio: main.metis === null ? 0 : round(main.own.seconds / main.metis.seconds),
    n: main.own.runs,
    p50: main.own.seconds,
    p99: main.own.slowest,
    metisFound: isMetisThere(),
    towns: compared,
    graphs,
  }
}

/** Below 1 for borders, above 1 for compactness: Aili is the better one. */
function ratios(own: Measured, metis: Measured | null) {
  return metis === null
    ? {}
    : {
        cutToMetis: round(own.cutMetres / metis.cutMetres),
        compactnessToMetis: round(own.compactnessMedian / metis.compactnessMedian),
        secondsToMetis: round(own.seconds / metis.seconds),
      }
}
