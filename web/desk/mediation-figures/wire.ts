/** Figures of mediation and their lists as the desk asks for them: the question stands in the address. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Dimension, Figures, FiguresList, Part } from '../../../src/mediation/figures/shape.ts'
import { useLive } from '../live.ts'
import { get, queryString } from '../wire.ts'

export type Asked = Readonly<Partial<Record<Dimension | 'from' | 'to', string>>>

const names = ['from', 'to', 'community', 'unit', 'way', 'kind'] as const

/** Only what is asked, so that an address says no more than it must. */
export function askedOf(search: Readonly<Record<string, unknown>>): Asked {
  const asked: Record<string, string> = {}
  for (const name of names) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') asked[name] = value
  }
  return asked
}

export function useFigures(asked: Asked) {
  const query = queryString(asked)
  const found = useQuery({
    queryKey: ['mediationFigures', query],
    queryFn: ({ signal }) => get<Figures>(`/api/mediation/figures?${query}`, signal),
    staleTime: 10_000,
    retry: false,
    placeholderData: before => before,
  })
  useLive(moved => {
    if (moved === 'reset') void found.refetch()
  })
  return found
}

export function useList(part: Part, asked: Asked) {
  const query = queryString({ ...asked, part })
  return useInfiniteQuery({
    queryKey: ['mediationFigures', 'list', query],
    queryFn: ({ signal, pageParam }) =>
      get<FiguresList>(
        `/api/mediation/figures/list?${query}${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ''}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.after ?? undefined,
    staleTime: 10_000,
    retry: false,
  })
}
