/** Tiles of a synthetic town: how long the index takes, each tile, and the longest time anything else had to wait meanwhile. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { gzipSync } from 'node:zlib'
import { tileAt } from '../../src/mapping/tile-box.ts'
import { openTiles } from '../../src/mapping/tiles.ts'
import type { Boundary } from '../../src/territory/locate.ts'
import { buildTerritory } from '../../src/territory/territory.ts'
import { round, type Times, timesOf } from './bench.ts'

const [west, south] = [121.3, 44.95]
/** Degrees between buildings: about 40 m. */
const [stepLng, stepLat] = [0.0005, 0.00036]
const aGrid = 20

export interface TileFigures {
  readonly buildings: number
  readonly grids: number
  readonly buildSeconds: number
  readonly longestWaitMs: number
  readonly byZoom: Readonly<Record<string, Times & { readonly kB: number }>>
}

export async function measureTiles(count: number, log: (line: string) => void): Promise<TileFigures> {
  const side = Math.ceil(Math.sqrt(count))
  const territory = buildTerritory(rowsOf(side, count), 'bench')
  const places = new Map(territory.buildings.map(one => [one.id, one]))
  const waits = monitorEventLoopDelay({ resolution: 1 })
  waits.enable()
  const from = performance.now()
  const source = await openTiles(territory, [])
  const buildSeconds = (performance.now() - from) / 1000
  const outlinesOf = async (ids: readonly string[]) =>
    ids.map(id => ({ id, outline: houseAt(places.get(id)!) }))
  const byZoom: Record<string, Times & { kB: number }> = {}
  for (const z of [8, 10, 12, 13, 14, 15, 16]) {
    const times: number[] = []
    let bytes = 0
    for (const [x, y] of tilesOf(z, side)) {
      const begun = performance.now()
      const tile = await source.tile(z, x, y, outlinesOf)
      times.push(performance.now() - begun)
      bytes = Math.max(bytes, tile ? gzipSync(tile).length : 0)
    }
    byZoom[z] = { ...timesOf(times), kB: round(bytes / 1024) }
  }
  waits.disable()
  log(`tiles of ${count} buildings are measured`)
  const grids = territory.grids.length
  return {
    buildings: count,
    grids,
    buildSeconds: round(buildSeconds),
    longestWaitMs: round(waits.max / 1e6),
    byZoom,
  }
}

/** Every tile of a level, 200 at most, spread over the town. */
function tilesOf(z: number, side: number): readonly (readonly [number, number])[] {
  const [x0, y1] = tileAt(z, west, south)
  const [x1, y0] = tileAt(z, west + side * stepLng, south + side * stepLat)
  const all = Array.from(
    { length: (x1 - x0 + 1) * (y1 - y0 + 1) },
    (_, i) => [x0 + (i % (x1 - x0 + 1)), y0 + Math.floor(i / (x1 - x0 + 1))] as const,
  )
  return all.filter((_, i) => i % Math.ceil(all.length / 200) === 0)
}

function rowsOf(side: number, count: number) {
  const communityId = 'community'
  const across = Math.ceil(side / aGrid)
  const grids = Array.from({ length: across * across }, (_, n) => ({
    id: `grid ${n}`,
    communityId,
    code: `152222100${String(n).padStart(6, '0')}`,
    name: `第${n}网格`,
    kind: 'general',
    setting: 'urban',
    households: 400,
    version: 1,
    boundary: ragged(n % across, Math.floor(n / across)),
  }))
  const compounds = grids.map(({ id, name }) => ({
    id: `compound ${id}`,
    communityId,
    name: `${name}小区`,
    kind: 'estate',
  }))
  const buildings = Array.from({ length: count }, (_, n) => {
    const [x, y] = [n % side, Math.floor(n / side)]
    const gridId = `grid ${Math.floor(y / aGrid) * across + Math.floor(x / aGrid)}`
    const [lng, lat] = [west + (x + 0.5) * stepLng, south + (y + 0.5) * stepLat]
    return {
      id: `building ${n}`,
      compoundId: `compound ${gridId}`,
      gridId,
      name: `${n % 40}号楼`,
      households: 24,
      lng,
      lat,
    }
  })
  const community = {
    id: communityId,
    unitId: 'unit',
    code: '152222100001',
    name: '测量社区',
    boundary: null,
  }
  const jurisdiction = { id: 152222, name: '测量旗', settings: {} }
  return { jurisdiction, units: [], communities: [community], grids, compounds, buildings } as never
}

/** A grid with forty corners, as borders between buildings have. */
function ragged(x: number, y: number): Boundary {
  const [w, s] = [west + x * aGrid * stepLng, south + y * aGrid * stepLat]
  const [wide, high] = [aGrid * stepLng, aGrid * stepLat]
  const wave = (i: number) => Math.sin(i * 2.1) * 0.00006
  const along = Array.from({ length: 10 }, (_, i) => i / 10)
  const ring = [
    ...along.map((share, i): [number, number] => [w + share * wide, s + wave(i)]),
    ...along.map((share, i): [number, number] => [w + wide + wave(i), s + share * high]),
    ...along.map((share, i): [number, number] => [w + wide - share * wide, s + high + wave(i)]),
    ...along.map((share, i): [number, number] => [w + wave(i), s + high - share * high]),
  ]
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

function houseAt({ lng, lat }: { lng: number; lat: number }): Boundary {
  const [x, y] = [0.00015, 0.00006]
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lng - x, lat - y],
        [lng + x, lat - y],
        [lng + x, lat + y],
        [lng, lat + y],
        [lng, lat],
        [lng - x, lat],
        [lng - x, lat - y],
      ],
    ],
  }
}
