/** Agreements, signing and performance as the desk asks for them, and what is sent. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  agreementShape,
  agreementsShape,
  dueShape,
  followUpsShape,
  linkShape,
  planShape,
} from '../../../src/mediation/agreements/answers.ts'
import type { clauseShape, contentShape } from '../../../src/mediation/agreements/shape.ts'
import { useLive } from '../live.ts'
import { proceedingKey } from '../proceedings/wire.ts'
import { get, post } from '../wire.ts'

export type Agreements = z.infer<typeof agreementsShape>
export type Agreement = z.infer<typeof agreementShape>
export type Mark = Agreement['marks'][number]
export type Content = z.infer<typeof contentShape>
export type Clause = z.infer<typeof clauseShape>
export type Party = Agreements['parties'][number]
export type Link = z.infer<typeof linkShape>
export type Plan = z.infer<typeof planShape>
export type Due = z.infer<typeof dueShape>
export type FollowUps = z.infer<typeof followUpsShape>

const keyOf = (disputeId: string) => ['agreement', disputeId] as const
/** A party's signature on a phone, counsel's answer: seen within this time. */
const signingMillis = 4000

export function useAgreements(disputeId: string) {
  const client = useQueryClient()
  useLive(moved => {
    if (moved === 'reset' || moved.proceedingId === disputeId)
      void client.invalidateQueries({ queryKey: keyOf(disputeId) })
  })
  return useQuery({
    queryKey: keyOf(disputeId),
    queryFn: ({ signal }) => get<Agreements>(`/api/mediation/disputes/${disputeId}/agreement`, signal),
    staleTime: 2_000,
    retry: false,
    refetchInterval: query => (awaits(query.state.data) ? signingMillis : false),
  })
}

/** Somebody signs or answers elsewhere without an act that would be told. */
function awaits(all: Agreements | undefined): boolean {
  if (!all) return false
  const answers = (one: Agreement) => one.state === 'draft' && one.checks.some(check => check.answer === null)
  return (
    all.agreements.some(one => one.state === 'signing' || answers(one)) ||
    (all.may.draft && all.jointMissing.length > 0)
  )
}

/** One thing sent about the agreements of a dispute; the part and the proceeding are fresh afterwards. */
export function useSend<T = { done: true }>(disputeId: string, then?: (answer: T) => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ path, body, claim }: { path: string; body: unknown; claim?: string }) =>
      post<T>(
        `/api/mediation/disputes/${disputeId}/${path}`,
        body,
        claim === undefined ? {} : { 'x-claim': claim },
      ),
    onSuccess: answer => {
      void client.invalidateQueries({ queryKey: keyOf(disputeId) })
      void client.invalidateQueries({ queryKey: proceedingKey(disputeId) })
      then?.(answer)
    },
  })
}

export function usePlan(then: (plan: Plan) => void) {
  return useMutation({
    networkMode: 'always',
    mutationFn: (body: unknown) => post<Plan>('/api/mediation/instalments', body),
    onSuccess: then,
  })
}

export const useDue = (when: string, unit: string | undefined, enabled: boolean) =>
  useListed<Due>('performance', when, unit, enabled)

export const useFollowUps = (when: string, unit: string | undefined, enabled: boolean) =>
  useListed<FollowUps>('follow-ups', when, unit, enabled)

function useListed<T>(of: string, when: string, unit: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['agreementsDue', of, when, unit],
    queryFn: ({ signal }) =>
      get<T>(`/api/mediation/${of}?when=${when}${unit ? `&unit=${unit}` : ''}`, signal),
    staleTime: 10_000,
    placeholderData: before => before,
    enabled,
  })
}

/** The one that is worked on or stands: the newest that has not ended. */
export function currentOf({ agreements }: Agreements): Agreement | undefined {
  return agreements.findLast(one => one.state !== 'ended')
}
