/** Sittings and their room as the desk asks for them: what was said there only after it was opened on a reason, then live; and what is sent. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { rowAskShape, sittingAskShape } from '../../../src/mediation/sittings/shape.ts'
import type {
  addressShape,
  clashShape,
  RoomRow,
  RoomShown,
  rowsShape,
  SittingsShown,
} from '../../../src/mediation/sittings/shape-answers.ts'
import { useLive } from '../live.ts'
import { proceedingKey } from '../proceedings/wire.ts'
import { get, post, queryString } from '../wire.ts'

export type { RoomRow, RoomShown, SittingsShown }
export type Sitting = SittingsShown['sittings'][number]
export type Party = SittingsShown['parties'][number]
export type SittingAsk = z.input<typeof sittingAskShape>
export type RowAsk = z.input<typeof rowAskShape>
export type Clash = z.infer<typeof clashShape>
export type Address = z.infer<typeof addressShape>

const base = (id: string) => `/api/mediation/disputes/${id}`
const sittingsKey = (id: string) => ['sittings', id] as const
const roomKey = (id: string) => ['room', id] as const
/** What a colleague wrote is seen within this time. */
const liveMillis = 2500

export function useSittings(id: string) {
  const client = useQueryClient()
  useLive(moved => {
    if (moved === 'reset' || moved.proceedingId === id)
      void client.invalidateQueries({ queryKey: sittingsKey(id) })
  })
  return useQuery({
    queryKey: sittingsKey(id),
    queryFn: ({ signal }) => get<SittingsShown>(`${base(id)}/sittings`, signal),
    staleTime: 5_000,
    retry: false,
  })
}

/** Opened by a reason; from then on only what is new is asked for. Leaving the page closes it. */
export function useRoom(id: string) {
  const client = useQueryClient()
  const open = useMutation({
    networkMode: 'always',
    mutationFn: (reason: string) => post<RoomShown>(`${base(id)}/room/open`, { reason }),
    onSuccess: room => client.setQueryData(roomKey(id), room),
  })
  const rows = useQuery({
    queryKey: roomKey(id),
    enabled: open.isSuccess,
    queryFn: async ({ signal }) => {
      const before = client.getQueryData<RoomShown>(roomKey(id))
      if (!before) throw new Error('the room is not open')
      const more = await get<z.infer<typeof rowsShape>>(`${base(id)}/room/rows?after=${before.last}`, signal)
      return more.rows.length === 0
        ? before
        : { ...before, rows: [...before.rows, ...more.rows], last: more.last }
    },
    refetchInterval: liveMillis,
    refetchOnMount: false,
    gcTime: 0,
    retry: false,
  })
  return { open, room: open.isSuccess ? (rows.data ?? null) : null, failure: rows.error }
}

/** One thing sent; the room, the sittings and the dispute are looked at afresh. */
export function useSend<T>(id: string, path: string, done?: () => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (body: T) => post<{ done: true }>(`${base(id)}/${path}`, body),
    onSuccess: () => done?.(),
    onSettled: () => {
      for (const queryKey of [roomKey(id), sittingsKey(id), proceedingKey(id)])
        void client.invalidateQueries({ queryKey })
    },
  })
}

export const useWrite = (id: string, done?: () => void) => useSend<RowAsk>(id, 'room/rows', done)

export interface Hours {
  readonly sittingId: string
  readonly from: string
  readonly to: string
  readonly mediatorId: string
  readonly placeKind: string
  readonly place: string
}

/** Who or what is taken then, said while the form is filled in. */
export function useClashes(id: string, hours: Hours | null) {
  const query = hours ? queryString({ ...hours }) : ''
  return useQuery({
    queryKey: ['clashes', id, query],
    queryFn: ({ signal }) => get<{ clashes: Clash[] }>(`${base(id)}/sittings/clashes?${query}`, signal),
    enabled: hours !== null,
    staleTime: 10_000,
    retry: false,
  })
}

const addressKey = ['calendar-address']

export function useAddress() {
  return useQuery({
    queryKey: addressKey,
    queryFn: ({ signal }) => get<Address>('/api/calendar-address', signal),
    staleTime: 60_000,
    retry: false,
  })
}

export function useAddressAct(path: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post<Address>(path, {}),
    onSuccess: address => client.setQueryData(addressKey, address),
  })
}
