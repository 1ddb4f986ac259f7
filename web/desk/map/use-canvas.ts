/** What follows what the page says: colours, the chosen grid, matters, where to look, where one stands. */
import { type Map as BaseMap, type GeoJSONSource, Marker } from 'maplibre-gl'
import { useEffect } from 'react'
import type { MapPoints } from '../../../src/mapping/shape.ts'
import type { Painted, Target } from './canvas.tsx'
import { noGrid } from './layers.ts'
import type { Here } from './use-here.ts'
import { phoneWidth } from './use-map.ts'

export function usePaint(map: BaseMap | null, grids: readonly Painted[]) {
  useEffect(() => {
    if (!map) return
    map.removeFeatureState({ source: 'places', sourceLayer: 'grids' })
    for (const { id, colour } of grids)
      if (colour !== null) map.setFeatureState({ source: 'places', sourceLayer: 'grids', id }, { colour })
    const hatched = grids.filter(grid => grid.colour === null).map(grid => grid.id)
    map.setFilter('grid-hatch', ['in', ['get', 'id'], ['literal', hatched]])
    const features = grids.flatMap(({ at, name, figure, value }) =>
      at === null
        ? []
        : [
            {
              type: 'Feature' as const,
              properties: { name, figure, value },
              geometry: { type: 'Point' as const, coordinates: [...at] },
            },
          ],
    )
    ;(map.getSource('labels') as GeoJSONSource).setData({ type: 'FeatureCollection', features })
  }, [map, grids])
}

export function useChosen(map: BaseMap | null, chosen: string | undefined) {
  useEffect(() => {
    if (!map) return
    const filter = chosen === undefined ? noGrid : (['==', ['get', 'id'], chosen] as never)
    for (const layer of ['grid-chosen-rim', 'grid-chosen']) map.setFilter(layer, filter)
  }, [map, chosen])
}

export function usePoints(map: BaseMap | null, points: MapPoints | null) {
  useEffect(() => {
    if (!map) return
    const features = points?.features ?? []
    ;(map.getSource('matters') as GeoJSONSource).setData({
      type: 'FeatureCollection',
      features: [...features],
    })
  }, [map, points])
}

export function useTarget(map: BaseMap | null, target: Target | null) {
  useEffect(() => {
    if (!map || !target) return
    const wanted = target.zoom ?? map.getZoom()
    const zoom = Math.max(wanted, Math.min(map.getZoom(), wanted + 2))
    const bottom = window.innerWidth <= phoneWidth ? map.getContainer().clientHeight * sheetShare : 0
    map.flyTo({
      center: [target.lng, target.lat],
      zoom,
      padding: { top: 0, left: 0, right: 0, bottom },
      duration: 600,
    })
  }, [map, target])
}

export function useHere(map: BaseMap | null, here: Here | null, label: string) {
  useEffect(() => {
    if (!map || !here) return
    const element = document.createElement('div')
    element.className = 'map-here'
    element.setAttribute('aria-label', label)
    element.setAttribute('role', 'img')
    const marker = new Marker({ element }).setLngLat([here.lng, here.lat]).addTo(map)
    return () => void marker.remove()
  }, [map, here, label])
}

/** How much of the map the raised sheet covers on a phone. */
const sheetShare = 0.7
