/** Sittings and their room as the desk asks for them: what was said there only after it was opened on a reason, then live; and what is sent. */
import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query'
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
import { ApiError } from '../../shell/api.ts'
import { useBeside, useLive } from '../live.ts'
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
/** Rows come as they are written; should an announcement be lost, they are asked for after this time all the same. */
const besideMillis = 30_000
const sendAgainMillis = 2500
const rowKey = (id: string) => ['room-row', id] as const

export function useSittings(id: string) {
  const client = useQueryClient()
  useLive(moved => {
    if (moved === 'reset' || moved.proceedingId === id)
      void client.invalidateQueries({ queryKey: sittingsKey(id) })
  })
  useBeside(id, () => void client.invalidateQueries({ queryKey: sittingsKey(id) }))
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
  useBeside(id, () => void client.invalidateQueries({ queryKey: roomKey(id) }))
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
    refetchInterval: besideMillis,
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

/**
 * One row written. Without signal it waits in this page with whatever is pressed after it, and all of it goes out in order as soon as the
 * server answers; the row carries its own id, so that sent twice it is one. A refusal is told at once.
 */
export function useWrite(id: string, done?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationKey: rowKey(id),
    scope: { id: `room.${id}` },
    networkMode: 'always',
    retry: (_count, error) => error instanceof ApiError && error.passing,
    retryDelay: sendAgainMillis,
    mutationFn: (row: RowAsk) => post<{ done: true }>(`${base(id)}/room/rows`, row),
    onSuccess: () => done?.(),
    onSettled: () => {
      for (const queryKey of [roomKey(id), sittingsKey(id)]) void client.invalidateQueries({ queryKey })
    },
  })
}

/** How many rows of this room wait for a signal. */
export function useUnsent(id: string): number {
  const tries = useMutationState({
    filters: { mutationKey: rowKey(id), status: 'pending' },
    select: mutation => mutation.state.failureCount,
  })
  return tries.some(count => count > 0) ? tries.length : 0
}

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
