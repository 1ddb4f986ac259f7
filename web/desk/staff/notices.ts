/** Notices to the signed-in person: what moved on matters they hold or watch. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLive } from '../live.ts'
import { get } from '../wire.ts'

export interface Notice {
  id: string
  proceedingId: string
  kind: string
  text: string
  at: string
  readAt: string | null
}
export interface Notices {
  rows: Notice[]
  unread: number
}

const settleMillis = 1500
let timer: ReturnType<typeof setTimeout> | undefined

export function useNotices() {
  return useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => get<Notices>('/api/notices', signal),
    staleTime: 30_000,
    retry: false,
  })
}

/** How many are unread; asked again a moment after something moved. Mounted once by the frame. */
export function useUnread(): number {
  const client = useQueryClient()
  useLive(() => {
    clearTimeout(timer)
    timer = setTimeout(() => void client.invalidateQueries({ queryKey: ['notices'] }), settleMillis)
  })
  const { data } = useNotices()
  return data?.unread ?? 0
}
