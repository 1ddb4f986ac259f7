/** A map of the grids: one outlined, communities coloured by a figure, a point shown or picked. Loaded only where a map is asked for. */
import {
  Map as BaseMap,
  type LngLatBoundsLike,
  Marker,
  NavigationControl,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { type Grids, useGrids, useJurisdiction } from './places.ts'

setWorkerUrl(workerUrl)

export interface Point {
  lng: number
  lat: number
}

interface GridMapProps {
  label: string
  point?: Point | null
  gridId?: string | null
  /** Called with the place pressed, or the middle of the map on Enter. */
  pick?: (point: Point) => void
  /** Colour and words per community; grids of the others stay plain. */
  shades?: ReadonlyMap<string, { colour: string; label: string; open(): void }>
}

export function GridMap(props: GridMapProps) {
  const { t } = useWords()
  const { element, grids, map, isImpossible } = useOpenedMap({ pick: props.pick })
  useEffect(() => {
    if (map && grids) dress(map, grids, props)
  }, [map, grids, props])
  useMarker(map, props.point ?? null)
  useLabels(map, grids, props.shades)
  if (isImpossible) return <p className="quiet">{t('desk:place.noMap')}</p>
  const pickMiddle = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !map || !props.pick) return
    event.preventDefault()
    props.pick({ lng: map.getCenter().lng, lat: map.getCenter().lat })
  }
  return <section ref={element} className="map-canvas" aria-label={props.label} onKeyDown={pickMiddle} />
}

interface Opened {
  /** Done once to a map that was opened, before it is handed out. */
  prepare?: (map: BaseMap) => void
  pick?: ((point: Point) => void) | undefined
}

/** A map of the grids in an element of the page; null until it is drawn. */
export function useOpenedMap(opened: Opened) {
  const { t } = useWords()
  const element = useRef<HTMLDivElement>(null)
  const grids = useGrids()
  const jurisdiction = useJurisdiction()
  const [map, setMap] = useState<BaseMap | null>(null)
  const [isImpossible, setImpossible] = useState(false)
  const latest = useRef(opened)
  latest.current = opened
  useEffect(() => {
    if (!grids || !jurisdiction || !element.current) return
    try {
      const made = openMap(element.current, grids, jurisdiction.mapStyleUrl ?? null, t('desk:place.mapKeys'))
      made.on('load', () => {
        latest.current.prepare?.(made)
        setMap(made)
      })
      made.on('click', event => latest.current.pick?.({ lng: event.lngLat.lng, lat: event.lngLat.lat }))
      return () => {
        setMap(null)
        made.remove()
      }
    } catch {
      // No WebGL on this machine: what stands beside the map says the same.
      setImpossible(true)
    }
  }, [grids, jurisdiction, t])
  return { element, grids, map, isImpossible }
}

const plain: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#eef2f1' } }],
}

function openMap(container: HTMLElement, grids: Grids, styleUrl: string | null, label: string): BaseMap {
  const map = new BaseMap({
    container,
    style: styleUrl ?? plain,
    bounds: boundsOf(grids, () => true),
    fitBoundsOptions: { padding: 16 },
    attributionControl: styleUrl === null ? false : { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    locale: { 'Map.Title': label },
  })
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.scrollZoom.disable()
  map.on('load', () => {
    map.addSource('grids', { type: 'geojson', data: grids })
    map.addLayer({
      id: 'grid-fill',
      type: 'fill',
      source: 'grids',
      paint: { 'fill-color': '#ffffff', 'fill-opacity': styleUrl ? 0.35 : 1 },
    })
    map.addLayer({
      id: 'grid-line',
      type: 'line',
      source: 'grids',
      paint: { 'line-color': '#9aa7ab', 'line-width': 0.8 },
    })
    map.addLayer({
      id: 'grid-chosen',
      type: 'line',
      source: 'grids',
      filter: ['==', ['get', 'id'], ''],
      paint: { 'line-color': '#0b5f6b', 'line-width': 3 },
    })
  })
  return map
}

/** Colours by community, the chosen grid outlined and brought into view. */
function dress(map: BaseMap, grids: Grids, { gridId, shades, point }: GridMapProps) {
  if (shades) {
    const colours = [...shades].flatMap(([community, { colour }]) => [community, colour])
    map.setPaintProperty(
      'grid-fill',
      'fill-color',
      colours.length > 0 ? (['match', ['get', 'communityId'], ...colours, '#ffffff'] as never) : '#ffffff',
    )
  } else
    map.setPaintProperty(
      'grid-fill',
      'fill-color',
      gridId ? (['match', ['get', 'id'], gridId, '#cfe5e7', '#ffffff'] as never) : '#ffffff',
    )
  map.setFilter('grid-chosen', ['==', ['get', 'id'], gridId ?? ''])
  if (gridId)
    map.fitBounds(
      boundsOf(grids, id => id === gridId),
      { padding: 40, animate: false, maxZoom: 17 },
    )
  else if (point) map.jumpTo({ center: [point.lng, point.lat], zoom: Math.max(map.getZoom(), 15) })
}

function useMarker(map: BaseMap | null, point: Point | null) {
  const lng = point?.lng
  const lat = point?.lat
  useEffect(() => {
    if (!map || lng === undefined || lat === undefined) return
    const marker = new Marker({ color: '#a3231a' }).setLngLat([lng, lat]).addTo(map)
    return () => void marker.remove()
  }, [map, lng, lat])
}

/** Names and figures stand on the map as text, so that colour never speaks alone. */
function useLabels(map: BaseMap | null, grids: Grids | undefined, shades: GridMapProps['shades']) {
  useEffect(() => {
    if (!map || !grids || !shades) return
    const markers = [...shades].map(([community, { label, open }]) => {
      const element = document.createElement('button')
      element.type = 'button'
      element.className = 'map-label'
      element.textContent = label
      element.addEventListener('click', open)
      const [west, south, east, north] = flat(boundsOf(grids, (_id, of) => of === community))
      return new Marker({ element }).setLngLat([(west + east) / 2, (south + north) / 2]).addTo(map)
    })
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [map, grids, shades])
}

export function boundsOf(
  grids: Grids,
  wanted: (id: string, communityId: string) => boolean,
): LngLatBoundsLike {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { geometry, properties } of grids.features) {
    if (!wanted(properties.id, properties.communityId)) continue
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    for (const [lng = 0, lat = 0] of polygons.flat(2)) {
      west = Math.min(west, lng)
      east = Math.max(east, lng)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  return west > east ? [121.3, 44.95, 121.6, 45.15] : [west, south, east, north]
}

function flat(bounds: LngLatBoundsLike): [number, number, number, number] {
  return bounds as [number, number, number, number]
}
