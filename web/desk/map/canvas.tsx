/** The drawn map: follows figures, chosen grid and matters given to it, and tells what was pressed. Loaded only on the map page. */
import {
  Map as BaseMap,
  type GeoJSONSource,
  type LngLatBoundsLike,
  type MapGeoJSONFeature,
  NavigationControl,
  type PointLike,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import type { MapPoint, MapPoints } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { hatch } from './hatch.ts'
import { layersOf, plain, sourcesOf } from './layers.ts'
import { useChosen, useHere, usePaint, usePoints, useTarget } from './use-canvas.ts'
import type { Here } from './use-here.ts'
import type { Box } from './use-map.ts'

setWorkerUrl(workerUrl)

/** A grid as the map draws it. */
export interface Painted {
  readonly id: string
  readonly name: string
  readonly figure: string
  readonly value: number
  readonly at: readonly [number, number] | null
  /** Null: hatched. */
  readonly colour: string | null
}
export interface Target {
  readonly lng: number
  readonly lat: number
  /** Null: as near as now. */
  readonly zoom: number | null
}
export interface Pressed {
  readonly points: readonly MapPoint[]
  readonly at: Target
}

interface CanvasProps {
  readonly version: string
  readonly styleUrl: string | null
  readonly bounds: Box | null
  readonly grids: readonly Painted[]
  readonly chosen: string | undefined
  readonly points: MapPoints | null
  readonly target: Target | null
  readonly here: Here | null
  onGrid(id: string): void
  onMatters(pressed: Pressed): void
  onMoved(box: Box, zoom: number): void
  /** No WebGL here, or the base map cannot be had. */
  onImpossible(): void
}

export function MapCanvas(props: CanvasProps) {
  const { t } = useWords()
  const element = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<BaseMap | null>(null)
  const latest = useRef(props)
  latest.current = props
  const { version, styleUrl } = props
  useEffect(() => {
    if (!element.current) return
    try {
      const made = openMap(element.current, latest.current, t('mapping:canvas'))
      const base = fallBack(made, styleUrl)
      made.on('load', () => {
        prepare(made, version, base.isThere())
        listen(made, latest)
        setMap(made)
      })
      return () => {
        setMap(null)
        made.remove()
      }
    } catch {
      latest.current.onImpossible()
    }
  }, [version, styleUrl, t])
  usePaint(map, props.grids)
  useChosen(map, props.chosen)
  usePoints(map, props.points)
  useTarget(map, props.target)
  useHere(map, props.here, t('mapping:here.mark'))
  return (
    <section
      ref={element}
      className="map-canvas"
      aria-label={t('mapping:canvas')}
      data-ready={map ? 'yes' : 'no'}
    />
  )
}

/** Where nothing is known yet: the whole of China. */
const everywhere: LngLatBoundsLike = [73, 18, 135, 54]

function openMap(container: HTMLElement, { styleUrl, bounds }: CanvasProps, label: string): BaseMap {
  const map = new BaseMap({
    container,
    style: styleUrl ?? plain,
    bounds: bounds ? ([...bounds] as [number, number, number, number]) : everywhere,
    fitBoundsOptions: { padding: 24 },
    attributionControl: styleUrl === null ? false : { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 19,
    locale: { 'Map.Title': label },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right')
  return map
}

/** A base map that cannot be had leaves the grids on plain ground. What fails later (a tile without signal) is asked for again when the map moves. */
function fallBack(map: BaseMap, styleUrl: string | null) {
  let isThere = styleUrl !== null
  map.on('error', () => {
    if (!isThere || map.isStyleLoaded()) return
    isThere = false
    map.setStyle(plain)
  })
  return { isThere: () => isThere }
}

/** Fonts of the page, drawn on this device: nothing is fetched for them. */
const families = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'sans-serif']

function prepare(map: BaseMap, version: string, onBase: boolean) {
  map.addImage('hatch', hatch(), { pixelRatio: 2 })
  for (const [name, source] of Object.entries(sourcesOf(version))) map.addSource(name, source)
  for (const layer of layersOf(onBase, families)) map.addLayer(layer)
}

/** A finger is wide: what lies within so many pixels of it counts. */
const reach = 9

function listen(map: BaseMap, latest: { readonly current: CanvasProps }) {
  const near = ({ x, y }: { x: number; y: number }, layers: string[]): MapGeoJSONFeature[] => {
    const box: [PointLike, PointLike] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ]
    return map.queryRenderedFeatures(box, { layers })
  }
  map.on('click', async event => {
    const found = near(event.point, ['cluster', 'matter'])
    if (found.length > 0) return latest.current.onMatters(await pressedOf(map, found))
    const grid = map.queryRenderedFeatures(event.point, { layers: ['grid-fill'] })[0]
    if (grid) latest.current.onGrid(String(grid.properties.id))
  })
  map.on('mousemove', event => {
    const found = near(event.point, ['cluster', 'matter', 'grid-fill'])[0]
    map.getCanvas().style.cursor = found ? 'pointer' : ''
  })
  const moved = () => {
    const bounds = map.getBounds()
    latest.current.onMoved(
      [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
      map.getZoom(),
    )
  }
  map.on('moveend', moved)
  map.on('movestart', () => map.getContainer().removeAttribute('data-still'))
  map.on('idle', () => map.getContainer().setAttribute('data-still', ''))
  moved()
}

const mostListed = 200

async function pressedOf(map: BaseMap, found: readonly MapGeoJSONFeature[]): Promise<Pressed> {
  const source = map.getSource('matters') as GeoJSONSource
  const points = new Map<string, MapPoint>()
  let zoom = map.getZoom() + 2
  for (const feature of found) {
    const id = feature.properties.cluster_id as number | undefined
    const leaves = id === undefined ? [feature] : await source.getClusterLeaves(id, mostListed, 0)
    for (const leaf of leaves) {
      const point = leaf.properties as MapPoint
      points.set(point.id, point)
    }
    if (id !== undefined) zoom = await source.getClusterExpansionZoom(id)
  }
  const [lng = 0, lat = 0] = (found[0]!.geometry as { coordinates: number[] }).coordinates
  return { points: [...points.values()], at: { lng, lat, zoom: Math.min(18, zoom + 0.3) } }
}
