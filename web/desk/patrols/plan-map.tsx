/** The stops of a plan on the map of the grids, numbered as they are walked: pressed to place or add one, dragged to move it. Loaded only where a map is shown. */
import { type Map as BaseMap, type GeoJSONSource, Marker } from 'maplibre-gl'
import { useEffect, useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { boundsOf, type Point, useOpenedMap } from '../territory/grid-map.tsx'
import { isPlaced } from './draft.ts'
import type { Stop } from './wire.ts'

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
  const latest = useRef(props)
  latest.current = props
  const { gridId, communityId } = props
  const pick = (point: Point) => props.place?.(props.chosen, rounded(point))
  const { element, grids, map, isImpossible } = useOpenedMap({ prepare: addLine, pick })
  useEffect(() => {
    if (!map || !grids || communityId === null) return
    // A plan of the whole community: all its grids are outlined.
    const shown = gridId === null ? ['communityId', communityId] : ['id', gridId]
    map.setFilter('grid-chosen', ['==', ['get', shown[0]!], shown[1]!])
    const wanted = (id: string, of: string) => (gridId === null ? of === communityId : id === gridId)
    map.fitBounds(boundsOf(grids, wanted), { padding: 40, animate: false, maxZoom: 17 })
  }, [map, grids, gridId, communityId])
  useStops(map, props, latest)
  if (isImpossible) return <p className="quiet">{t('desk:place.noMap')}</p>
  const placeMiddle = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !map || event.target !== map.getCanvas()) return
    event.preventDefault()
    pick(map.getCenter())
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
    latest.current.place?.(stop.id, rounded(marker.getLngLat()))
  })
  return marker
}

/** To about a decimetre. */
function rounded({ lng, lat }: Point): Point {
  return { lng: Math.round(lng * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 }
}
