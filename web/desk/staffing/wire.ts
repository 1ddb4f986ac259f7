/** Staffing as its page asks for it: grids with holders, proposals, changes of posts, leave. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  absenceShape,
  adoptedShape,
  adoptShape,
  holderShape,
  ownLeaveShape,
  partShape,
  proposalAskShape,
  proposalShape,
  staffedGridShape,
  staffingShape,
} from '../../../src/staffing/shape.ts'
import { get, post, queryString } from '../wire.ts'

export type Staffing = z.infer<typeof staffingShape>
export type StaffedGrid = z.infer<typeof staffedGridShape>
export type Holder = z.infer<typeof holderShape>
export type Absence = z.infer<typeof absenceShape>
export type Proposal = z.infer<typeof proposalShape>
export type Part = z.infer<typeof partShape>
export type ProposalAsk = z.input<typeof proposalAskShape>
export type Adopt = z.input<typeof adoptShape>
export type Adopted = z.infer<typeof adoptedShape>
export type OwnLeave = z.infer<typeof ownLeaveShape>

export function useStaffing(community: string | undefined, on: string | undefined) {
  return useQuery({
    queryKey: ['staffing', community ?? '', on ?? ''],
    queryFn: ({ signal }) => get<Staffing>(`/api/staffing?${queryString({ community, on })}`, signal),
    staleTime: 30_000,
    retry: false,
  })
}

export function useOwnLeave() {
  return useQuery({
    queryKey: ['staffing', 'leave'],
    queryFn: ({ signal }) => get<OwnLeave>('/api/staffing/leave', signal),
    staleTime: 60_000,
    retry: false,
  })
}

/** Sends a change; whatever became of it, the page is read anew. */
export function useChange<T>(path: string, done?: (answer: T) => void) {
  const client = useQueryClient()
  return useMutation({
    // Without a line it is said at once; nothing is sent later behind somebody's back.
    networkMode: 'always',
    mutationFn: (body: unknown) => post<T>(path, body),
    ...(done ? { onSuccess: done } : {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['staffing'] }),
  })
}
