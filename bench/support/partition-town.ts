/** A town as both dividers get it: its graph, and what each building adds to the area and the rim of a grid. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Community, communityOf } from '../../src/gridding/community.ts'
import { type Graph, graphOf, piecesOf } from '../../src/gridding/graph.ts'
import { type Building, checkRows, columnsOf, expressionOf, rowsOfGeoJson } from '../../src/gridding/index.ts'
import { outlinesOf, roundness } from '../../src/gridding/outline.ts'
import { excess } from '../../src/gridding/parts.ts'

export interface Town {
  readonly name: string
  readonly community: Community
  readonly graph: Graph
  /** Seconds to find neighbours. */
  readonly neighbourSeconds: number
}

export const bounds = { least: 300, most: 500 }

export function townOf(name: string, buildings: readonly Building[]): Town {
  const from = performance.now()
  const community = communityOf({ name, buildings, border: null, barriers: [], isPlane: false })
  const graph = graphOf(
    buildings.map(it => it.households),
    community.free,
  )
  return { name, community, graph, neighbourSeconds: (performance.now() - from) / 1000 }
}

export function readTown(file: string, households: string): Town {
  const bytes = readFileSync(file)
  const rows = rowsOfGeoJson((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString())
  const how = { system: 'CGCS2000', compound: null, dedicated: null, id: null } as const
  const { buildings } = checkRows(rows, { ...how, households: expressionOf(households, columnsOf(rows)) })
  return townOf(file.replace(/^.*\//, ''), buildings)
}

/** Figures of any division, whoever made it: a part in several pieces counts as one grid, its pieces are told. */
export function figuresOf({ community, graph }: Town, part: ArrayLike<number>) {
  const count = Math.max(...Array.from(part)) + 1
  const weights = new Float64Array(count)
  const sizes = new Int32Array(count)
  for (let v = 0; v < graph.size; v++) {
    weights[part[v]!]! += graph.weight[v]!
    sizes[part[v]!]!++
  }
  const used = [...sizes.keys()].filter(p => sizes[p]! > 0)
  const within = used.filter(p => excess(weights[p]!, bounds) === 0)
  const outlines = outlinesOf(community.cells, part, count)
  const rounds = used.map(p => roundness(outlines[p]!)).sort((a, b) => a - b)
  const cut = community.cells.borders.filter(({ a, b }) => part[a] !== part[b])
  return {
    grids: used.length,
    shareInBounds: Math.round((10_000 * within.length) / used.length) / 10_000,
    outOfBounds: used.length - within.length,
    smallest: Math.round(Math.min(...used.map(p => weights[p]!))),
    largest: Math.round(Math.max(...weights)),
    pieces: piecesOf(graph, part).count,
    cutMetres: Math.round(cut.reduce((sum, { metres }) => sum + metres, 0)),
    cutLinks: cut.length,
    compactnessMedian: Math.round(rounds[rounds.length >> 1]! * 1000) / 1000,
    compactnessMean: Math.round((rounds.reduce((a, b) => a + b, 0) / rounds.length) * 1000) / 1000,
  }
}
