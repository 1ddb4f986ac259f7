/** Notices to the signed-in person: what was told at once, and the morning lists with their lines. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLiveSoon } from '../live.ts'
import { get } from '../wire.ts'

export interface Notice {
  id: string
  proceedingId: string | null
  procedure: string | null
  kind: string
  told: 'atOnce' | 'list'
  text: string
  at: string
  readAt: string | null
}
export interface Notices {
  rows: Notice[]
  unread: number
}
export interface ListLine {
  part: string
  partLabel: string
  proceedingId: string | null
  procedure: string | null
  text: string
  dueAt: string | null
  onBehalfOf: string | null
}

const settleMillis = 1500

export function useNotices() {
  return useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => get<Notices>('/api/notices', signal),
    staleTime: 30_000,
    retry: false,
  })
}

/** What stands on a morning list; it does not change any more. */
export function useListLines(id: string) {
  return useQuery({
    queryKey: ['notices', id, 'lines'],
    queryFn: ({ signal }) => get<{ lines: ListLine[] }>(`/api/notices/${id}/lines`, signal),
    staleTime: 60_000,
    retry: false,
  })
}

/** How many are unread; asked again a moment after something moved. Mounted once by the frame. */
export function useUnread(): number {
  const client = useQueryClient()
  useLiveSoon(() => void client.invalidateQueries({ queryKey: ['notices'] }), settleMillis)
  const { data } = useNotices()
  return data?.unread ?? 0
}
