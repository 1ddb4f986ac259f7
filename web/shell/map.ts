/** A map on which a place is picked: the point under the cross in the middle. Loaded only when somebody asks for it. */
import { Map as MapView, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'

export interface PickMap {
  /** Longitude and latitude under the cross. */
  centre(): [number, number]
  pan(right: number, down: number): void
  zoom(by: number): void
  close(): void
}

export interface PickMapOptions {
  readonly centre: readonly [number, number]
  /** West, south, east, north: shown whole at first. */
  readonly bounds: readonly [number, number, number, number] | null
  /** A base map, when the jurisdiction has configured one. */
  readonly styleUrl: string | null
  readonly label: string
}

const colours = { line: '#0b5f6b', fill: '#e1eff0', ground: '#f3f6f5', ink: '#1b2427' }

/** Opens the map in the element; rejects when the device cannot draw one. */
export async function openPickMap(element: HTMLElement, options: PickMapOptions): Promise<PickMap> {
  setWorkerUrl(new URL(workerUrl, location.href).href)
  const map = new MapView({
    container: element,
    style: options.styleUrl ?? bareStyle,
    center: [options.centre[0], options.centre[1]],
    zoom: 12,
    ...(options.bounds
      ? { bounds: [...options.bounds] as [number, number, number, number], fitBoundsOptions: { padding: 12 } }
      : {}),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    locale: { 'Map.Title': options.label },
  })
  map.touchZoomRotate.disableRotation()
  await new Promise<void>((resolve, reject) => {
    map.once('load', () => resolve())
    map.once('error', event => reject(event.error))
  })
  addGrids(map)
  return {
    centre: () => {
      const { lng, lat } = map.getCenter()
      return [lng, lat]
    },
    pan: (right, down) => map.panBy([right * 60, down * 60]),
    zoom: by => map.zoomTo(map.getZoom() + by),
    close: () => map.remove(),
  }
}

const bareStyle = {
  version: 8 as const,
  sources: {},
  layers: [{ id: 'ground', type: 'background' as const, paint: { 'background-color': colours.ground } }],
}

function addGrids(map: MapView): void {
  map.addSource('grids', { type: 'geojson', data: new URL('/api/map/grids.geojson', location.href).href })
  map.addLayer({
    id: 'grids-fill',
    type: 'fill',
    source: 'grids',
    paint: { 'fill-color': colours.fill, 'fill-opacity': 0.5 },
  })
  map.addLayer({
    id: 'grids-line',
    type: 'line',
    source: 'grids',
    paint: { 'line-color': colours.line, 'line-width': 1.2 },
  })
  map.addLayer({
    id: 'grids-name',
    type: 'symbol',
    source: 'grids',
    layout: { 'text-field': ['get', 'name'], 'text-size': 13 },
    paint: { 'text-color': colours.ink, 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
  })
}
