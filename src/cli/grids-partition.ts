/** npm run grids -- partition: divides a graph of areas into contiguous parts of equal weight. */
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  cutOf,
  deviationOf,
  equalParts,
  inTurns,
  joinIslands,
  type Network,
  networkOf,
  piecesOf,
  readJson,
  totalOf,
  Unfit,
} from '../gridding/index.ts'
import type { Translate } from '../kernel/i18n.ts'
import { readTables } from '../kernel/tables.ts'
import {
  type Given,
  numberOption,
  onlyFile,
  progress,
  requireWritable,
  textOf,
  toldOneByOne,
  Usage,
  wholeOption,
  write,
} from './grids-files.ts'

export const partitionOptions = {
  parts: { type: 'string' },
  weight: { type: 'string' },
  attributes: { type: 'string' },
  tolerance: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
} as const
/** Parts this near to equal are equal enough, as a share of an equal part: beyond so many nodes, shorter borders are worth the other thousandths. */
const usualTolerance = ({ size }: Network['graph']) => (size <= 1000 ? 0.002 : 0.004)

export async function divideGraph(given: Given, t: Translate, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now()
  const file = onlyFile(given)
  const count = wholeOption(given, 'parts', 1)
  if (count === null) throw new Usage('noParts')
  const wanted = numberOption(given, 'tolerance', 0)
  const seed = wholeOption(given, 'seed', 0) ?? 1
  requireWritable(given.values.out)
  const network = await networkIn(file, given)
  if (count > network.graph.size) throw new Unfit('tooManyParts', { parts: count, nodes: network.graph.size })
  const { graph, crossovers } = joinIslands(network.graph, {
    blocked: [],
    positions: network.positions,
    standsAlone: () => false,
    most: 1,
  })
  for (const { from, to } of crossovers.slice(0, toldOneByOne))
    console.log(t('gridding:island', { from: network.ids[from], to: network.ids[to] }))
  if (crossovers.length > toldOneByOne)
    console.log(t('gridding:moreIslands', { count: crossovers.length - toldOneByOne }))
  const tolerance = wanted ?? usualTolerance(graph)
  const steps = equalParts(graph, { count, tolerance, seed })
  const plan = await inTurns(steps, progress(t), signal)
  if (given.values.out !== undefined) write(given.values.out, assignmentOf(network, plan.part))
  const weights = new Float64Array(plan.count)
  plan.part.forEach((p, v) => {
    weights[p]! += graph.weight[v]!
  })
  const figures = {
    nodes: graph.size,
    links: graph.to.length / 2,
    parts: plan.count,
    weight: network.column,
    total: totalOf(graph.weight),
    smallest: Math.min(...weights),
    largest: Math.max(...weights),
    deviation: Number(deviationOf(graph, plan).toFixed(6)),
    cut: Math.round(cutOf(graph, plan.part) * 1e6) / 1e6,
    cutLinks: cutOf({ ...graph, cost: graph.cost.map(() => 1) }, plan.part),
    contiguous: piecesOf(graph, plan.part).count === plan.count,
    islandsJoined: crossovers.length,
    partsOverGaps: new Set(
      crossovers.filter(it => plan.part[it.from] === plan.part[it.to]).map(it => plan.part[it.from]),
    ).size,
    tolerance,
    seed,
    seconds: Math.round((performance.now() - startedAt) / 10) / 100,
    out: given.values.out ?? null,
  }
  console.log(t('gridding:divided', { ...figures, percent: (figures.deviation * 100).toFixed(3) }))
  console.log(JSON.stringify(figures))
}

async function networkIn(file: string, { values }: Given): Promise<Network> {
  const read = readJson(textOf(file))
  const attributes = values.attributes ?? (Array.isArray(read) ? besideRings(file) : null)
  return networkOf(read, attributes === null ? null : await recordsIn(attributes), values.weight ?? null)
}

/** Of king_rings.json, the one king…attributes.csv beside it. */
function besideRings(file: string): string {
  const stem = basename(file).replace(/_?rings\.json(\.gz)?$/i, '')
  const beside = readdirSync(dirname(file)).filter(it => it.startsWith(stem) && /attributes\.csv$/i.test(it))
  const exact =
    beside.find(it => it === `${stem}_attributes.csv`) ?? (beside.length === 1 ? beside[0] : undefined)
  if (exact === undefined) throw new Unfit('noAttributes', { file })
  return join(dirname(file), exact)
}

async function recordsIn(file: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const [table] = await readTables(file)
  const [head, ...rows] = table?.rows ?? []
  if (head === undefined) throw new Unfit('empty')
  return rows.map(({ cells }) =>
    Object.fromEntries(head.cells.map((name, i) => [String(name), cells[i] ?? null])),
  )
}

/** Node → part, from 1. */
function assignmentOf({ ids }: Network, part: Int32Array): Readonly<Record<string, number>> {
  return Object.fromEntries(ids.map((id, v) => [id, part[v]! + 1]))
}
