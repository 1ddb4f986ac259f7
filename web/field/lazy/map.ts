/** The map of a grid or of one place, loaded only when somebody asks to see it. */
import { type LngLatBoundsLike, Map as MapView, Marker, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'

export { openPickMap } from '../../shell/map.ts'

export interface Showing {
  /** Base map when one is configured. */
  readonly styleUrl: string | null
  readonly bounds: readonly [number, number, number, number]
  readonly grids: object
  readonly gridId: string | null
  readonly points: readonly {
    readonly lng: number
    readonly lat: number
    readonly label: string
    readonly over: boolean
    open?(): void
  }[]
  readonly label: string
}
const colours = { line: '#0b5f6b', mine: '#bfe0e3', other: '#eef3f2', ground: '#f3f6f5' }

/** Returns what closes it. */
export async function showMap(element: HTMLElement, showing: Showing): Promise<() => void> {
  setWorkerUrl(new URL(workerUrl, location.href).href)
  const map = new MapView({
    container: element,
    style: showing.styleUrl ?? {
      version: 8,
      sources: {},
      layers: [{ id: 'ground', type: 'background', paint: { 'background-color': colours.ground } }],
    },
    bounds: [...showing.bounds] as LngLatBoundsLike,
    fitBoundsOptions: { padding: 24 },
    attributionControl: false,
    dragRotate: false,
    touchPitch: false,
    cooperativeGestures: false,
    locale: { 'Map.Title': showing.label },
  })
  map.touchZoomRotate.disableRotation()
  await new Promise<void>((done, failed) => {
    map.once('load', () => done())
    map.once('error', event => failed(event.error))
  })
  const mine = ['==', ['get', 'id'], showing.gridId ?? '']
  map.addSource('grids', { type: 'geojson', data: showing.grids as never })
  map.addLayer({
    id: 'fill',
    type: 'fill',
    source: 'grids',
    paint: { 'fill-color': ['case', mine, colours.mine, colours.other] as never, 'fill-opacity': 0.6 },
  })
  map.addLayer({
    id: 'line',
    type: 'line',
    source: 'grids',
    paint: { 'line-color': colours.line, 'line-width': ['case', mine, 3, 0.8] as never },
  })
  for (const point of showing.points) addPoint(map, point)
  return () => map.remove()
}

/** One that leads somewhere is a button; the place itself is only shown. */
function addPoint(map: MapView, point: Showing['points'][number]): void {
  const spot = document.createElement(point.open ? 'button' : 'div')
  spot.className = point.over ? 'spot over' : 'spot'
  if (!point.open) spot.setAttribute('role', 'img')
  spot.setAttribute('aria-label', point.label)
  spot.title = point.label
  if (point.open) spot.addEventListener('click', point.open)
  new Marker({ element: spot, anchor: 'center' }).setLngLat([point.lng, point.lat]).addTo(map)
}
