/** Number and households of each grid as text on a map, so that colour never speaks alone; tables beside the map say the same to a screen reader. */
import { type Map as BaseMap, Marker } from 'maplibre-gl'
import type { Point } from '../../../src/territory/coordinates.ts'
import { type Boundary, boxOf } from '../../../src/territory/locate.ts'

export interface NumberShown {
  readonly key: string
  readonly number: number
  readonly words: string
  readonly place: Point
  readonly boundary: Boundary
  readonly isOut: boolean
}

export interface NumbersOnMap {
  show(items: readonly NumberShown[]): void
  remove(): void
}

export function numbersOn(map: BaseMap): NumbersOnMap {
  const held = new Map<string, Marker>()
  let shown: readonly NumberShown[] = []
  const drop = (key: string) => {
    held.get(key)?.remove()
    held.delete(key)
  }
  // From far away numbers would cover each other: a grid too small for its number shows none.
  const fit = () => {
    const pixels = pixelsPerDegree(map)
    for (const { key, boundary } of shown) {
      const [west, south, east, north] = boxOf(boundary)
      const isRoomy = (east - west) * pixels.lng >= room.width && (north - south) * pixels.lat >= room.height
      held.get(key)!.getElement().hidden = !isRoomy
    }
  }
  map.on('zoom', fit)
  return {
    show(items) {
      const wanted = new Set(items.map(({ key }) => key))
      for (const key of [...held.keys()]) if (!wanted.has(key)) drop(key)
      for (const { key, number, words, place, isOut } of items) {
        const known = held.get(key)
        const marker = known ?? new Marker({ element: numberElement() })
        const element = marker.getElement()
        element.classList.toggle('plan-number-out', isOut)
        element.firstElementChild!.textContent = String(number)
        element.lastElementChild!.textContent = words
        marker.setLngLat([place[0], place[1]])
        if (known === undefined) held.set(key, marker.addTo(map))
      }
      shown = items
      fit()
    },
    remove() {
      map.off('zoom', fit)
      for (const key of [...held.keys()]) drop(key)
    },
  }
}

/** Pixels a number takes. */
const room = { width: 34, height: 30 }

function pixelsPerDegree(map: BaseMap): { lng: number; lat: number } {
  const lng = (512 * 2 ** map.getZoom()) / 360
  return { lng, lat: lng / Math.cos((map.getCenter().lat * Math.PI) / 180) }
}

function numberElement(): HTMLElement {
  const element = document.createElement('div')
  element.className = 'plan-number'
  element.setAttribute('aria-hidden', 'true')
  element.append(document.createElement('b'), document.createElement('span'))
  return element
}
