/** Room for a map, filled when it is asked for; says so when the device or the connection cannot. */
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { jurisdiction } from '../shell/places.ts'
import { ask, lastSeen } from './answers.ts'
import type * as lazyMap from './lazy/map.ts'
import { go } from './route.ts'
import type { Row } from './types.ts'

export const loadMap = (): Promise<typeof lazyMap> => import(/* @vite-ignore */ LAZY.map!)

type Ring = [number, number][]
interface Feature {
  properties: { id: string; name: string; communityName: string; households: number }
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }
}
export interface Grids {
  features: Feature[]
}
const gridsPath = '/api/map/grids.geojson'
/** Half the side, in degrees, of what is shown around one place: some 300 m. */
const around = 0.003

export async function grids(): Promise<Grids> {
  return ask<Grids>(gridsPath).catch(async failure => {
    const held = await lastSeen<Grids>(gridsPath)
    if (!held) throw failure
    return held.value
  })
}

/** West, south, east, north. */
export function boxOf({ geometry }: Feature): [number, number, number, number] {
  const points = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2)
  const lngs = points.map(point => point[0])
  const lats = points.map(point => point[1])
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

interface Props {
  lng?: number
  lat?: number
  gridId: string | null
  rows?: readonly Row[]
}

export function MapHere({ lng, lat, gridId, rows = [] }: Props) {
  const { t } = useWords()
  const room = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'open' | 'failed'>('loading')
  useEffect(() => {
    let close: (() => void) | null = null
    let left = false
    void fill().then(
      closing => {
        close = closing
        if (left) closing()
        else setState('open')
      },
      () => setState('failed'),
    )
    return () => {
      left = true
      close?.()
    }
  }, [gridId])
  async function fill(): Promise<() => void> {
    const [{ showMap }, where, shapes] = await Promise.all([loadMap(), jurisdiction(), grids()])
    const own = shapes.features.find(feature => feature.properties.id === gridId)
    const whole = where.bounds ?? [121.3, 44.9, 121.6, 45.2]
    const here: [number, number, number, number] | null =
      lng !== undefined && lat !== undefined ? [lng - around, lat - around, lng + around, lat + around] : null
    const points = rows.flatMap(row =>
      row.lng === null || row.lat === null
        ? []
        : [
            {
              lng: row.lng,
              lat: row.lat,
              label: row.excerpt,
              over: row.overdue,
              open: () => go('matter', row.id),
            },
          ],
    )
    const spot = here ? [{ lng: lng!, lat: lat!, label: t('field:matter.place'), over: false }] : []
    return showMap(room.current!, {
      styleUrl: where.mapStyleUrl,
      bounds: here ?? (own ? boxOf(own) : whole),
      grids: shapes,
      gridId,
      points: [...points, ...spot],
      label: t('field:map.title'),
    })
  }
  if (state === 'failed') return <p className="note warn">{t('field:map.failed')}</p>
  return (
    <div className="map-room">
      <div ref={room} className="map" />
      {state === 'loading' && <p className="starting busy">{t('shell:loading')}</p>}
    </div>
  )
}
