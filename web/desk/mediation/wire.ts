/** Committees, mediators and a dispute's parties as the desk asks for them, and what is sent. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  besideShape,
  checkedShape,
  committeeRowShape,
  committeeShape,
  committeesShape,
  mediatorRowShape,
  mediatorsShape,
  partiesShape,
} from '../../../src/mediation/parties/shape-answers.ts'
import { get, post, queryString } from '../wire.ts'

export type Committees = z.infer<typeof committeesShape>
export type CommitteeRow = z.infer<typeof committeeRowShape>
export type Committee = z.infer<typeof committeeShape>
export type Checked = z.infer<typeof checkedShape>
export type MediatorRow = z.infer<typeof mediatorRowShape>
export type Mediators = z.infer<typeof mediatorsShape>
export type Beside = z.infer<typeof besideShape>
export type Party = Beside['parties'][number]
export type Candidate = Beside['candidates'][number]
export type Named = z.infer<typeof partiesShape>

export interface MediatorsAsked {
  readonly community?: string
  readonly speciality?: string
  readonly language?: string
  readonly ended?: boolean
}

const key = 'mediation'

export function useCommittees() {
  return useAsked<Committees>('committees', '/api/mediation/committees')
}

export function useCommittee(id: string) {
  return useAsked<Committee>(`committee ${id}`, `/api/mediation/committees/${id}`)
}

export function useMediators({ community, speciality, language, ended }: MediatorsAsked) {
  const query = queryString({ community, speciality, language, ended: ended ? 'true' : undefined })
  return useAsked<Mediators>(`mediators ${query}`, `/api/mediation/mediators?${query}`)
}

export function useBeside(disputeId: string) {
  return useAsked<Beside>(`dispute ${disputeId}`, `/api/mediation/disputes/${disputeId}`)
}

function useAsked<T>(name: string, path: string) {
  return useQuery({
    queryKey: [key, name],
    queryFn: ({ signal }) => get<T>(path, signal),
    staleTime: 10_000,
    retry: false,
  })
}

/** Sends a change; whatever became of it, what is shown is read anew. */
export function useSend<T = unknown>(done?: (answer: T) => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ path, body }: { path: string; body: unknown }) => post<T>(`/api/mediation/${path}`, body),
    ...(done ? { onSuccess: done } : {}),
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  })
}
