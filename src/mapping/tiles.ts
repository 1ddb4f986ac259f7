/** The territory as vector tiles: communities, grids, barriers, buildings by name and households; outlines of buildings where one looks closely. Nothing of persons. */
import { setImmediate as turn } from 'node:timers/promises'
import { type GeoJSONVTTile, geoJSONToTile } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import Flatbush from 'flatbush'
import type { Feature, Geometry } from 'geojson'
import type { BuildingRow, Territory } from '../territory/index.ts'
import type { Boundary } from '../territory/locate.ts'
import { boxOf, polygonsOf } from '../territory/locate.ts'
import { type BarrierRow, boxOfLines, type Lines } from './barriers.ts'
import { tileBox } from './tile-box.ts'

/** Finest level that is drawn; closer views enlarge its tiles. */
export const finestZoom = 16
/** From these on buildings, then their outlines are drawn: before, a tile would hold more than anybody can tell apart. */
const buildingsFrom = 14
const outlinesFrom = 15
const gridsFrom = 8
/** So many features are cut, then others have their turn. */
const inOneTurn = 400

export interface TileSource {
  /** The encoded tile; null where there is nothing to draw. */
  tile(z: number, x: number, y: number, outlinesOf: OutlinesOf): Promise<Uint8Array | null>
}
/** Outlines are read for the tiles that show them: kept in memory, those of 100,000 buildings would take more room than all the rest. */
export type OutlinesOf = (
  ids: readonly string[],
) => Promise<readonly { readonly id: string; readonly outline: Boundary }[]>

interface Layer {
  readonly name: string
  readonly from: number
  find(z: number, x: number, y: number): Feature[]
}

/** Indexes the places in turns; a tile is cut when it is asked for. A tree of all levels (geojson-vt's own) would be built before the first tile and held for good. */
export async function openTiles(territory: Territory, barriers: readonly BarrierRow[]): Promise<TileSource> {
  const { buildings } = territory
  const ofBuildings = await indexed(buildings, ({ lng, lat }) => [lng, lat, lng, lat])
  const layers = [
    await areas('communities', 0, territory.communities, ({ id, name }) => ({ id, name })),
    await areas('grids', gridsFrom, territory.grids, ({ id, code, name, kind, communityId }) => ({
      id,
      code,
      name,
      kind,
      communityId,
    })),
    await linesLayer(barriers),
    pointsLayer(ofBuildings, id => territory.compound(id)?.name ?? ''),
  ]
  return {
    async tile(z, x, y, outlinesOf) {
      const tiles: Record<string, GeoJSONVTTile> = {}
      for (const layer of layers) {
        if (z < layer.from) continue
        const tile = await cut(layer.find(z, x, y), z, x, y)
        if (tile) tiles[layer.name] = tile
      }
      if (z >= outlinesFrom) {
        const found = ofBuildings.within(tileBox(z, x, y))
        const tile = await cut(await outlines(found, outlinesOf), z, x, y)
        if (tile) tiles.outlines = tile
      }
      return Object.keys(tiles).length === 0 ? null : fromGeojsonVt(tiles, { version: 2, extent: 4096 })
    },
  }
}

type Box = readonly [number, number, number, number]
interface Index<T> {
  within(box: Box): readonly T[]
}
async function indexed<T>(items: readonly T[], box: (item: T) => Box): Promise<Index<T>> {
  if (items.length === 0) return { within: () => [] }
  const index = new Flatbush(items.length)
  for (const [i, item] of items.entries()) {
    index.add(...box(item))
    if (i % 20_000 === 19_999) await turn()
  }
  index.finish()
  await turn()
  return { within: asked => index.search(...asked).map(i => items[i]!) }
}

async function areas<T extends { boundary: Boundary | null }>(
  name: string,
  from: number,
  rows: readonly T[],
  properties: (row: T) => Record<string, string>,
): Promise<Layer> {
  const drawn = rows.flatMap(row => (row.boundary ? [{ ...row, boundary: row.boundary }] : []))
  const index = await indexed(drawn, row => boxOf(row.boundary))
  return {
    name,
    from,
    find: (z, x, y) =>
      index
        .within(tileBox(z, x, y))
        .map(row => feature(row.boundary as unknown as Geometry, properties(row))),
  }
}

async function linesLayer(barriers: readonly BarrierRow[]): Promise<Layer> {
  const index = await indexed(barriers, row => boxOfLines(row.lines))
  return {
    name: 'barriers',
    from: 12,
    find: (z, x, y) =>
      index
        .within(tileBox(z, x, y))
        .map(({ lines, kind, name }) => feature(asGeometry(lines), { kind, name })),
  }
}

function asGeometry(lines: Lines): Geometry {
  return { type: 'MultiLineString', coordinates: lines as unknown as number[][][] }
}

function pointsLayer(index: Index<BuildingRow>, compoundOf: (id: string) => string): Layer {
  return {
    name: 'buildings',
    from: buildingsFrom,
    find: (z, x, y) =>
      index
        .within(tileBox(z, x, y))
        .map(({ id, name, households, gridId, compoundId, lng, lat }) =>
          feature(
            { type: 'Point', coordinates: [lng, lat] },
            { id, name, compound: compoundOf(compoundId), households, gridId: gridId ?? '' },
          ),
        ),
  }
}

async function outlines(found: readonly BuildingRow[], outlinesOf: OutlinesOf): Promise<Feature[]> {
  if (found.length === 0) return []
  const known = new Map(found.map(building => [building.id, building]))
  const rows = await outlinesOf([...known.keys()])
  return rows
    .filter(({ outline }) => polygonsOf(outline).length > 0)
    .map(({ id, outline }) =>
      feature(outline as unknown as Geometry, { id, gridId: known.get(id)?.gridId ?? '' }),
    )
}

function feature(geometry: Geometry, properties: Record<string, string | number>): Feature {
  return { type: 'Feature', geometry, properties }
}

/** Cut in turns: a view of a whole county holds thousands of borders. */
async function cut(
  features: readonly Feature[],
  z: number,
  x: number,
  y: number,
): Promise<GeoJSONVTTile | null> {
  let whole: GeoJSONVTTile | null = null
  for (let from = 0; from < features.length; from += inOneTurn) {
    if (from > 0) await turn()
    const data = { type: 'FeatureCollection' as const, features: features.slice(from, from + inOneTurn) }
    const part = geoJSONToTile(data, z, x, y, options)
    if (whole) whole.features.push(...part.features)
    else whole = part
  }
  return whole && whole.features.length > 0 ? whole : null
}

/** Little is straightened, so that borders of neighbours, straightened each for itself, do not part visibly. */
const options = { extent: 4096, buffer: 64, tolerance: 1, maxZoom: finestZoom, clip: true, wrap: false }
