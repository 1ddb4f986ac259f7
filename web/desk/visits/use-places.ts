/** The grids whose households the reader keeps, and which of them the page is about. */
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { placesShape } from '../../../src/visits/shape-coverage.ts'
import { get } from '../wire.ts'
import type { Asked } from './wire.ts'

export function usePlaces(asked: Asked) {
  const { data } = useQuery({
    queryKey: ['visits', 'places'],
    queryFn: ({ signal }) => get<z.infer<typeof placesShape>>('/api/visits/places', signal),
    staleTime: 10 * 60_000,
    retry: false,
  })
  const communities = data?.communities ?? []
  const own = communities.find(it => it.id === asked.community) ?? communities[0]
  const grids = own?.grids ?? []
  const isOneGrid = communities.length === 1 && grids.length === 1
  const grid = grids.find(it => it.id === asked.grid)?.id ?? (isOneGrid ? grids[0]!.id : undefined)
  return { communities, community: own?.id, grids, grid, isOneGrid }
}
