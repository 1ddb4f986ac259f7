/** The stops of a plan on the map of the grids, numbered as they are walked: pressed to place or add one, dragged to move it. Loaded only where a map is shown. */
import { type Map as BaseMap, type GeoJSONSource, Marker } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { boundsOf, openMap } from '../territory/grid-map.tsx'
import { useGrids, useJurisdiction } from '../territory/places.ts'
import { isPlaced } from './draft.ts'
import type { Stop } from './wire.ts'

interface Point {
  lng: number
  lat: number
}
interface PlanMapProps {
  stops: readonly Stop[]
  gridId: string | null
  communityId: string | null
  chosen: string | null
  choose(id: string): void
  /** The chosen stop is placed, or with none chosen a new one is; null: nothing may be changed. */
  place: ((stopId: string | null, point: Point) => void) | null
}

export function PlanMap(props: PlanMapProps) {
  const { t } = useWords()
  const element = useRef<HTMLDivElement>(null)
  const grids = useGrids()
  const jurisdiction = useJurisdiction()
  const [map, setMap] = useState<BaseMap | null>(null)
  const [impossible, setImpossible] = useState(false)
  const latest = useRef(props)
  latest.current = props
  const { gridId, communityId } = props
  useEffect(() => {
    if (!grids || !jurisdiction || !element.current) return
    try {
      const made = openMap(element.current, grids, jurisdiction.mapStyleUrl ?? null, t('desk:place.mapKeys'))
      made.on('load', () => {
        addLine(made)
        setMap(made)
      })
      made.on('click', ({ lngLat }) => {
        const { place, chosen } = latest.current
        place?.(chosen, { lng: rounded(lngLat.lng), lat: rounded(lngLat.lat) })
      })
      return () => {
        setMap(null)
        made.remove()
      }
    } catch {
      // No WebGL on this machine: buildings and coordinates beside the map say the same.
      setImpossible(true)
    }
  }, [grids, jurisdiction, t])
  useEffect(() => {
    if (!map || !grids || communityId === null) return
    // A plan of the whole community: all its grids are outlined.
    const shown = gridId === null ? ['communityId', communityId] : ['id', gridId]
    map.setFilter('grid-chosen', ['==', ['get', shown[0]!], shown[1]!])
    const wanted = (id: string, of: string) => (gridId === null ? of === communityId : id === gridId)
    map.fitBounds(boundsOf(grids, wanted), { padding: 40, animate: false, maxZoom: 17 })
  }, [map, grids, gridId, communityId])
  useStops(map, props, latest)
  if (impossible) return <p className="quiet">{t('desk:place.noMap')}</p>
  const placeMiddle = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !map || event.target !== map.getCanvas()) return
    event.preventDefault()
    const { lng, lat } = map.getCenter()
    props.place?.(props.chosen, { lng: rounded(lng), lat: rounded(lat) })
  }
  return (
    <section
      ref={element}
      className="map-canvas"
      aria-label={t('patrol:desk.plan.map')}
      data-ready={map !== null}
      onKeyDown={placeMiddle}
    />
  )
}

function addLine(map: BaseMap): void {
  map.addSource('walk', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({
    id: 'walk',
    type: 'line',
    source: 'walk',
    paint: { 'line-color': '#a3006b', 'line-width': 2, 'line-dasharray': [2, 1.5] },
  })
}

function useStops(
  map: BaseMap | null,
  props: PlanMapProps,
  latest: { readonly current: PlanMapProps },
): void {
  const { stops, chosen } = props
  useEffect(() => {
    if (!map) return
    const placed = stops.filter(isPlaced)
    map.getSource<GeoJSONSource>('walk')?.setData({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: placed.map(({ lng, lat }) => [lng, lat]) },
    })
    const markers = placed.map(stop =>
      markerOf(stop, stops.indexOf(stop) + 1, stop.id === chosen, latest).addTo(map),
    )
    return () => {
      for (const marker of markers) marker.remove()
    }
  }, [map, stops, chosen, latest])
}

function markerOf(
  stop: Stop & Point,
  number: number,
  isChosen: boolean,
  latest: { readonly current: PlanMapProps },
): Marker {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = isChosen ? 'stop-mark stop-mark-on' : 'stop-mark'
  element.textContent = String(number)
  element.title = stop.name
  element.addEventListener('click', event => {
    event.stopPropagation()
    latest.current.choose(stop.id)
  })
  const marker = new Marker({ element, draggable: latest.current.place !== null }).setLngLat([
    stop.lng,
    stop.lat,
  ])
  marker.on('dragend', () => {
    const { lng, lat } = marker.getLngLat()
    latest.current.place?.(stop.id, { lng: rounded(lng), lat: rounded(lat) })
  })
  return marker
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6
