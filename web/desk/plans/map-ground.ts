/** The ground of a plan on MapLibre: grids as areas, buildings as dots by households, barriers, the border of the community. */
import type { Feature, FeatureCollection } from 'geojson'
import {
  Map as BaseMap,
  type ExpressionSpecification,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { PlanGround } from '../../../src/gridding/plan.ts'
import type { Boundary } from '../../../src/territory/locate.ts'
import { palette } from './colours.ts'

setWorkerUrl(workerUrl)

const plain: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#f6f8f7' } }],
}

/** Pixels kept free around the community. */
const padding = 28

export interface GroundMap {
  readonly container: HTMLElement
  readonly styleUrl: string | null
  readonly title: string
}

/** @throws where the machine cannot draw maps (no WebGL) */
export function openGroundMap({ container, styleUrl, title }: GroundMap, ground: PlanGround): BaseMap {
  const map = new BaseMap({
    container,
    style: styleUrl ?? plain,
    bounds: boundsOfGround(ground),
    fitBoundsOptions: { padding },
    attributionControl: styleUrl === null ? false : { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    boxZoom: false,
    locale: { 'Map.Title': title },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  return map
}

export function addGround(map: BaseMap, ground: PlanGround): void {
  // The page may have found its measure only after the map was opened.
  map.resize()
  map.fitBounds(boundsOfGround(ground), { padding, animate: false })
  map.addSource('grids', { type: 'geojson', data: collection([]), promoteId: 'key' })
  map.addSource('barriers', { type: 'geojson', data: collection(ground.barriers.map(lineFeature)) })
  map.addSource('border', { type: 'geojson', data: collection((ground.border ?? []).map(lineFeature)) })
  map.addSource('buildings', { type: 'geojson', data: buildingsOf(ground), promoteId: 'id' })
  const isOn = (name: string): ExpressionSpecification => ['boolean', ['feature-state', name], false]
  map.addLayer({
    id: 'grid-fill',
    type: 'fill',
    source: 'grids',
    paint: {
      'fill-color': [
        'match',
        ['get', 'colour'],
        ...palette.flatMap((colour, i) => [i, colour]),
        '#ffffff',
      ] as never,
      'fill-opacity': ['case', isOn('drop'), 0.75, isOn('shown'), 0.62, 0.4],
    },
  })
  map.addLayer({
    id: 'barrier',
    type: 'line',
    source: 'barriers',
    paint: { 'line-color': '#46535a', 'line-width': 2, 'line-dasharray': [3, 1.5] },
  })
  map.addLayer({
    id: 'grid-line',
    type: 'line',
    source: 'grids',
    paint: {
      'line-color': '#1b2427',
      'line-width': ['case', ['any', isOn('drop'), isOn('shown')], 3.5, 1.2],
    },
  })
  map.addLayer({
    id: 'border',
    type: 'line',
    source: 'border',
    paint: { 'line-color': '#07464f', 'line-width': 2.5 },
  })
  addBuildings(map, isOn('on'))
}

/** The area of a dot follows the households; one without households is hollow. */
function addBuildings(map: BaseMap, isOn: ExpressionSpecification): void {
  const size: ExpressionSpecification = ['sqrt', ['max', ['get', 'households'], 6]]
  map.addLayer({
    id: 'building',
    type: 'circle',
    source: 'buildings',
    paint: {
      'circle-radius': [
        'interpolate',
        ['exponential', 1.7],
        ['zoom'],
        11,
        ['max', 0.8, ['*', 0.12, size]],
        15,
        ['max', 3, ['*', 1.15, size]],
        18,
        ['*', 3, size],
      ],
      'circle-color': ['case', isOn, '#a3006b', ['>', ['get', 'households'], 0], '#1b2427', '#ffffff'],
      'circle-stroke-color': ['case', ['>', ['get', 'households'], 0], '#ffffff', '#1b2427'],
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0, 15, ['case', isOn, 2.5, 1.2]],
    },
  })
}

export function gridFeature(key: string, boundary: Boundary, colour: number): Feature {
  return {
    type: 'Feature',
    properties: { key, colour },
    geometry: boundary as unknown as Feature['geometry'],
  }
}

export function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features }
}

function buildingsOf({ buildings }: PlanGround): FeatureCollection {
  return collection(
    buildings.map(({ id, households, point: [lng, lat] }) => ({
      type: 'Feature',
      properties: { id, households },
      geometry: { type: 'Point', coordinates: [lng, lat] },
    })),
  )
}

function lineFeature(points: readonly (readonly [number, number])[]): Feature {
  const coordinates = points.map(([lng, lat]) => [lng, lat])
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } }
}

export function boundsOfGround({ border, buildings }: PlanGround): [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const [lng, lat] of border?.flat() ?? buildings.map(({ point }) => point)) {
    west = Math.min(west, lng)
    east = Math.max(east, lng)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  if (west > east) return [-180, -80, 180, 80]
  // One building alone has no extent: a few streets around it.
  const wider = Math.max(0, 0.002 - Math.max(east - west, north - south))
  return [west - wider, south - wider, east + wider, north + wider]
}
