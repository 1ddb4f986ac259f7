/** The matter that is open, fresh after every act somewhere on it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLive } from '../live.ts'
import { get, type Matter } from '../wire.ts'

export const matterKey = (id: string) => ['matter', id] as const

export function useMatter(id: string) {
  const client = useQueryClient()
  useLive(moved => {
    if (moved === 'reset' || moved.proceedingId === id)
      void client.invalidateQueries({ queryKey: matterKey(id) })
  })
  return useQuery({
    queryKey: matterKey(id),
    queryFn: ({ signal }) => get<Matter>(`/api/matters/${id}`, signal),
    staleTime: 5_000,
    retry: false,
  })
}
