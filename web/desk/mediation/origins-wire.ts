/** How a dispute arose, what was sent on, and each party's consent and code, as the desk asks for them. */
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { codesShape, openedShape, originShape, sentShape } from '../../../src/origins/shape-answers.ts'
import { get } from '../wire.ts'

export type Origin = z.infer<typeof originShape>
export type Opened = z.infer<typeof openedShape>
export type Codes = z.infer<typeof codesShape>
export type Sent = z.infer<typeof sentShape>

export function useOrigin(disputeId: string) {
  return useQuery({
    queryKey: ['mediation', `origin ${disputeId}`],
    queryFn: ({ signal }) => get<Origin>(`/api/mediation/disputes/${disputeId}/origin`, signal),
    staleTime: 10_000,
    retry: false,
  })
}

export function useSent() {
  return useQuery({
    queryKey: ['mediation', 'sent'],
    queryFn: ({ signal }) => get<Sent>('/api/mediation/sent', signal),
    staleTime: 10_000,
    retry: false,
  })
}
