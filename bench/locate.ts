/** From a point to its grid, lookups a second: beside flatbush alone, which only knows boxes, and beside PostgreSQL's own index, one by one and in batches; and an address in words to its building. */
import Flatbush from 'flatbush'
import type { Point } from '../src/territory/coordinates.ts'
import { type Area, boxOf, buildLocator } from '../src/territory/locate.ts'
import { type BenchOptions, type BenchResult, round } from './support/bench.ts'
import { benchDatabase } from './support/database.ts'
import { measureAddresses } from './support/locate-addresses.ts'
import { areasFor, pointsOver } from './support/locate-areas.ts'
import { locateInPostgres } from './support/locate-postgres.ts'

const counts = [70, 10_000, 100_000] as const
const pointCount = 100_000
const rounds = 9

/** --rows=N: only so many polygons. */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const place = await benchDatabase(options, 'aili_bench_locate')
  const measured = []
  try {
    for (const count of options.rows === null ? counts : [options.rows]) {
      const areas = areasFor(count)
      const own = inMemory(areas)
      const postgres = await locateInPostgres(place.db.pool, areas, own.points, own.answers)
      const { points, answers, ...figures } = own
      measured.push({ polygons: count, ...figures, ...postgres })
      options.log(
        `${count} polygons: ${own.perSecond}/s; flatbush alone ${own.flatbushPerSecond}/s, other answer ${own.boxesDiffer}; ` +
          `PostgreSQL ${postgres.singlePerSecond}/s, in batches ${postgres.batchedPerSecond}/s, other answer ${postgres.postgresDiffers}`,
      )
    }
  } finally {
    await place.close()
  }
  const addresses = measureAddresses(options.log)
  const main = measured[0]!
  return {
    figure: main.perSecond,
    unit: `points to grids a second among ${main.polygons}`,
    reference: main.flatbushPerSecond,
    ratio: main.toFlatbush,
    n: pointCount * rounds,
    p50: main.perSecond,
    p99: main.slowestPerSecond,
    measured,
    addresses,
  }
}

/** Turn by turn, so that what else the machine does strikes both; of several rounds the middle one. */
function inMemory(areas: readonly Area<number>[]) {
  const from = performance.now()
  const locator = buildLocator(areas)
  const buildMs = performance.now() - from
  const boxes = new Flatbush(areas.length)
  for (const { boundary } of areas) boxes.add(...boxOf(boundary))
  boxes.finish()
  // Beyond all grids neither of them has an answer to be compared.
  const points = pointsOver(areas, pointCount * 2)
    .filter(([lng, lat]) => locator.locate(lng, lat)?.near === false)
    .slice(0, pointCount)
  const own: number[] = []
  const alone: number[] = []
  for (let turn = 0; turn < rounds; turn++) {
    own.push(perSecond(points, (lng, lat) => locator.locate(lng, lat)))
    alone.push(perSecond(points, (lng, lat) => boxes.search(lng, lat, lng, lat)))
  }
  const answers = points.map(([lng, lat]) => locator.locate(lng, lat)!.value)
  const other = points.filter(([lng, lat], i) => boxes.search(lng, lat, lng, lat)[0] !== answers[i])
  return {
    points,
    answers,
    perSecond: middle(own),
    slowestPerSecond: Math.min(...own),
    flatbushPerSecond: middle(alone),
    toFlatbush: round(middle(own) / middle(alone)),
    /** Share of points for which the first box is not the grid. */
    boxesDiffer: round(other.length / points.length),
    buildMs: Math.round(buildMs),
  }
}

function perSecond(points: readonly Point[], ask: (lng: number, lat: number) => unknown): number {
  const from = performance.now()
  for (let i = 0; i < points.length; i++) ask(points[i]![0], points[i]![1])
  return Math.round((points.length / (performance.now() - from)) * 1000)
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
