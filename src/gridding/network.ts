/** Graphs as districting tools write them: adjacency or node-link JSON of networkx (GerryChain), or only the rings of areas, whose common edges make neighbours. */
import { Unfit } from './building.ts'
import { weightHeadings } from './columns.ts'
import { numberIn } from './expression.ts'
import { type Graph, graphOf, type Link, totalOf } from './graph.ts'
import { centreOf, type Metres } from './plane.ts'

export interface Network {
  readonly graph: Graph
  readonly ids: readonly (string | number)[]
  /** Column the weights came from; null: every node weighs 1. */
  readonly column: string | null
  /** Where nodes are, if the file says so. */
  readonly positions: readonly Metres[] | null
}
type Fields = Readonly<Record<string, unknown>>
interface Found {
  readonly nodes: readonly Fields[]
  readonly ids: readonly (string | number)[]
  readonly links: readonly Link[]
  readonly positions: readonly Metres[] | null
}

const lengths = ['weight', 'shared_perim']

/**
 * @param read the parsed file @param attributes a row a node, for rings
 * @throws Unfit
 */
export function networkOf(
  read: unknown,
  attributes: readonly Fields[] | null,
  column: string | null,
): Network {
  const found = Array.isArray(read) ? fromRings(read, attributes) : fromNetworkx(read)
  const own = attributes !== null && !Array.isArray(read) ? attributes : found.nodes
  if (own.length !== found.ids.length)
    throw new Unfit('attributesDiffer', { rows: own.length, nodes: found.ids.length })
  const weighed = column ?? weightHeadings.find(name => own.some(node => name in node)) ?? null
  if (column !== null && !own.some(node => column in node))
    throw new Unfit('noSuchColumn', { column, columns: Object.keys(own[0] ?? {}).join(', ') })
  const weights = weighed === null ? own.map(() => 1) : weightsIn(own, weighed, found.ids)
  if (weights.every(weight => weight === 0)) throw new Unfit('allZero', { column: weighed ?? '' })
  if (!Number.isFinite(totalOf(weights))) throw new Unfit('weightsTooLarge', { column: weighed ?? '' })
  return { graph: graphOf(weights, found.links), ids: found.ids, column: weighed, positions: found.positions }
}

/** A missing weight is not none: parts said to be equal would not be. */
function weightsIn(nodes: readonly Fields[], column: string, ids: Found['ids']): readonly number[] {
  const missing = nodes.flatMap((node, i) => (isMissing(node[column]) ? [ids[i]!] : []))
  if (missing.length > 0)
    throw new Unfit('weightMissing', {
      column,
      count: missing.length,
      nodes: nodes.length,
      node: String(missing[0]),
    })
  return nodes.map((node, i) => {
    const cell = node[column]
    const weight = typeof cell === 'object' || typeof cell === 'boolean' ? Number.NaN : numberIn(cell)
    if (Number.isFinite(weight) && weight >= 0) return weight
    throw new Unfit('weightUnreadable', { column, node: String(ids[i]), cell: JSON.stringify(cell) })
  })
}

function isMissing(cell: unknown): boolean {
  return cell === null || cell === undefined || /^\s*(nan|na)?\s*$/i.test(String(cell))
}

function fromNetworkx(read: unknown): Found {
  const { nodes, adjacency, links, edges } = (read ?? {}) as Record<string, unknown>
  const all = recordsIn(nodes)
  if (all.length === 0) throw new Unfit('notGraph')
  const ids = all.map((node, i) => (node.id ?? i) as string | number)
  const number = new Map(ids.map((id, i) => [String(id), i]))
  const twice = ids.find((id, i) => number.get(String(id)) !== i)
  if (twice !== undefined) throw new Unfit('nodeTwice', { node: String(twice) })
  const at = (id: unknown) => {
    const found = number.get(String(id))
    if (found === undefined) throw new Unfit('unknownNode', { node: String(id) })
    return found
  }
  const pairs: Link[] = Array.isArray(adjacency)
    ? neighboursIn(adjacency, ids.length).map(([i, link]): Link => [i, at(link.id), costIn(link)])
    : recordsIn(links ?? edges).map((link): Link => [at(link.source), at(link.target), costIn(link)])
  return { nodes: all, ids, links: once(pairs), positions: positionsOf(all) }
}

/** @throws Unfit if it is no list of records */
function recordsIn(value: unknown): readonly Fields[] {
  if (Array.isArray(value) && value.every(it => typeof it === 'object' && it !== null)) return value
  throw new Unfit('notGraph')
}

/** A row a node, in the order of the nodes; a neighbour is a record, or only its id. */
function neighboursIn(
  adjacency: readonly unknown[],
  size: number,
): (readonly [node: number, link: Fields])[] {
  if (adjacency.length !== size) throw new Unfit('adjacencyDiffers', { rows: adjacency.length, nodes: size })
  return adjacency.flatMap((row, i) => {
    if (!Array.isArray(row)) throw new Unfit('notGraph')
    return row.map((link: unknown): readonly [number, Fields] => [
      i,
      typeof link === 'object' && link !== null && !Array.isArray(link) ? (link as Fields) : { id: link },
    ])
  })
}

function costIn(link: Fields): number {
  const name = lengths.find(
    it => typeof link[it] === 'number' && Number.isFinite(link[it]) && (link[it] as number) > 0,
  )
  return name === undefined ? 1 : (link[name] as number)
}

/** Adjacency names each link at both ends. */
function once(pairs: readonly Link[]): Link[] {
  const kept = new Map<string, Link>()
  for (const [a, b, cost] of pairs) kept.set(a < b ? `${a},${b}` : `${b},${a}`, [a, b, cost])
  return [...kept.values()]
}

function positionsOf(nodes: readonly Fields[]): readonly Metres[] | null {
  const at = (node: Fields): Metres | null => {
    const [x, y] = [node.x ?? node.INTPTLON20 ?? node.C_X, node.y ?? node.INTPTLAT20 ?? node.C_Y].map(Number)
    return Number.isFinite(x) && Number.isFinite(y) ? [x!, y!] : null
  }
  const positions = nodes.map(at)
  return positions.every(it => it !== null) ? (positions as Metres[]) : null
}

type Points = readonly (readonly [number, number])[]

/** Areas that have an edge in common are neighbours, by its length. */
function fromRings(read: readonly unknown[], attributes: readonly Fields[] | null): Found {
  const owner = new Map<string, number>()
  const links: Link[] = []
  const areas = read.map(ringsIn)
  areas.forEach((rings, v) => {
    if (rings.length === 0) throw new Unfit('notGraph')
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
        const key = ax < bx || (ax === bx && ay < by) ? `${ax},${ay},${bx},${by}` : `${bx},${by},${ax},${ay}`
        const other = owner.get(key)
        if (other === undefined) owner.set(key, v)
        else if (other !== v) links.push([other, v, Math.hypot(bx - ax, by - ay)])
      }
  })
  const nodes = attributes ?? areas.map(() => ({}))
  const ids = areas.map((_, i) => i + 1)
  return { nodes, ids, links, positions: areas.map(rings => centreOf(rings[0]!)) }
}

/** All rings of an area, however deep they are nested. */
function ringsIn(value: unknown): Points[] {
  if (!Array.isArray(value) || value.length === 0) return []
  const isRing = Array.isArray(value[0]) && typeof value[0][0] === 'number'
  return isRing ? [value as Points] : value.flatMap(ringsIn)
}
