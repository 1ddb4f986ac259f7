/** Communities, grids, compounds, buildings, kinds and units as choices; fetched once and kept for the day's work. */
import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { useWords } from '../../shell/i18n.ts'
import { get } from '../wire.ts'

export interface Named {
  id: string
  name: string
}
export interface Choice {
  value: string
  label: string
}
export interface Jurisdiction {
  name: string
  demo?: boolean
  centre?: [number, number] | null
  mapStyleUrl?: string | null
  hotline?: string | null
}
export interface GridProperties {
  id: string
  name: string
  code?: string
  communityId: string
  communityName?: string
}
export type Grids = FeatureCollection<Polygon | MultiPolygon, GridProperties>

/** A list on the wire is either bare or under one of these names. */
function rowsOf<T>(body: unknown): T[] {
  if (Array.isArray(body)) return body as T[]
  const found = Object.values((body ?? {}) as Record<string, unknown>).find(Array.isArray)
  return (found ?? []) as T[]
}

function useKept<T>(key: readonly unknown[], path: string, on = true) {
  return useQuery({
    queryKey: ['places', ...key],
    queryFn: ({ signal }) => get<T>(path, signal),
    staleTime: 30 * 60_000,
    enabled: on,
  })
}

export function useJurisdiction(): Jurisdiction | undefined {
  return useKept<Jurisdiction>(['jurisdiction'], '/api/jurisdiction').data
}

export function useCommunities(): Named[] {
  return rowsOf(useKept(['communities'], '/api/places/communities').data)
}

export function useCompounds(communityId: string | undefined): Named[] {
  return rowsOf(
    useKept(
      ['compounds', communityId],
      `/api/places/communities/${communityId}/compounds`,
      communityId !== undefined,
    ).data,
  )
}

export function useBuildings(compoundId: string | undefined): Named[] {
  return rowsOf(
    useKept(
      ['buildings', compoundId],
      `/api/places/compounds/${compoundId}/buildings`,
      compoundId !== undefined,
    ).data,
  )
}

export function useGrids(on = true): Grids | undefined {
  return useKept<Grids>(['grids'], '/api/map/grids.geojson', on).data
}

interface CategoryOnWire {
  code: string
  label?: string
  name?: string
  zh?: string
  en?: string
}

/** Kinds of matters in the reader's language. */
export function useCategories(): Choice[] {
  const { language } = useWords()
  const found = rowsOf<CategoryOnWire>(useKept(['categories', language], '/api/categories').data)
  return found.map(kind => ({
    value: kind.code,
    label: kind.label ?? kind.name ?? (language === 'en' ? kind.en : kind.zh) ?? kind.code,
  }))
}

/** Departments, bureaus and other units that may hold a matter. */
export function useUnits(): Named[] {
  return rowsOf(useKept(['units'], '/api/places/units').data)
}
