/** What the map page asks the server, and the question as it stands in the address. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Ask, asks, type Narrowed } from '../../../src/mapping/asks.ts'
import type { GridCard, MapFigures, MapPoints } from '../../../src/mapping/shape.ts'
import { useWords } from '../../shell/i18n.ts'
import { useLiveSoon } from '../live.ts'
import { get, queryString } from '../wire.ts'

export interface MapQuestion extends Narrowed {
  readonly ask: Ask
  readonly grid?: string | undefined
}

/** A page no wider is a phone: as in map.css. */
export const phoneWidth = 700

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

export function useQuestion(first: Ask): [MapQuestion, (change: Partial<MapQuestion>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const day = (text: string | undefined) => (text && dayPattern.test(text) ? text : undefined)
  const question: MapQuestion = {
    ask: asks.find(one => one === search.ask) ?? first,
    grid: search.grid,
    procedure: search.procedure,
    category: search.category,
    from: day(search.from),
    to: day(search.to),
  }
  const change = (some: Partial<MapQuestion>) =>
    void navigate({ to: '/map', search: { ...question, ...some } as never, replace: true })
  return [question, change]
}

export function figuresPath({ ask, procedure, category, from, to }: MapQuestion, ending = ''): string {
  return `/api/map/figures${ending}?${queryString({ ask, procedure, category, from, to })}`
}

export function useMapFigures(question: MapQuestion) {
  const { language } = useWords()
  const path = figuresPath(question)
  useFresh(['map-figures'])
  return useQuery({
    queryKey: ['map-figures', language, path],
    queryFn: ({ signal }) => get<MapFigures>(path, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}

/** West, south, east, north. */
export type Box = readonly [number, number, number, number]

export function pointsPath({ category, from, to }: MapQuestion, box: Box | null): string {
  return `/api/map/matters.geojson?${queryString({ category, from, to, bbox: box?.join(',') })}`
}

/** @param box asked for only when there are more matters than are shown at once */
export function useMapPoints(question: MapQuestion, box: Box | null, on: boolean) {
  const { language } = useWords()
  const path = pointsPath(question, box)
  useFresh(['map-points'])
  return useQuery({
    queryKey: ['map-points', language, path],
    queryFn: ({ signal }) => get<MapPoints>(path, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled: on,
  })
}

export function useCard(gridId: string | undefined) {
  const { language } = useWords()
  return useQuery({
    queryKey: ['grid-card', language, gridId],
    queryFn: ({ signal }) => get<GridCard>(`/api/grids/${gridId}/card`, signal),
    staleTime: 30_000,
    enabled: gridId !== undefined,
  })
}

const settleMillis = 3000

/** After something moved, and no more than once in a while: a map of figures need not blink. */
function useFresh(key: readonly string[]) {
  const client = useQueryClient()
  useLiveSoon(() => void client.invalidateQueries({ queryKey: key }), settleMillis)
}
