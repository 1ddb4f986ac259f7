/** Counsel and publicity as the desk asks for them, and what is sent from it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  bookedShape,
  bookerShape,
  bookingsShape,
  consultationRowShape,
  consultationsShape,
  figuresShape,
  opinionShape,
  opinionsShape,
  originShape,
  referralChoicesShape,
  referredShape,
  rosterShape,
  wordsShape,
} from '../../../src/counsel/shape-answers.ts'
import { get, post, queryString } from '../wire.ts'

export type Roster = z.infer<typeof rosterShape>
export type Community = Roster['communities'][number]
export type BookingRow = z.infer<typeof bookingsShape>['rows'][number]
export type Booked = z.infer<typeof bookedShape>
export type Consultation = z.infer<typeof consultationRowShape>
export type Opinion = z.infer<typeof opinionShape>
export type Basis = Consultation['basis']
export type Referred = z.infer<typeof referredShape>

/** What the address of the page says. */
export interface Asked {
  readonly tab?: 'day' | 'consultations' | 'opinions' | 'roster' | 'figures'
  readonly community?: string
  readonly from?: string
  readonly to?: string
  readonly offset?: number
}
export type Change = { readonly [Key in keyof Asked]?: Asked[Key] | undefined }
export interface PartProps {
  readonly asked: Asked
  readonly roster: Roster
  ask(change: Change): void
}

export function useAsked<T>(
  key: string,
  path: string,
  values: Readonly<Record<string, string | number | undefined>> = {},
) {
  const query = queryString(values)
  return useQuery({
    queryKey: ['counsel', key, query],
    queryFn: ({ signal }) => get<T>(query ? `${path}?${query}` : path, signal),
    staleTime: 20_000,
    retry: false,
  })
}

export const useRoster = () => useAsked<Roster>('roster', '/api/counsel')
export const useBookings = ({ community, from }: Asked) =>
  useAsked<z.infer<typeof bookingsShape>>('bookings', '/api/counsel/bookings', { community, from, days: 7 })
export const useConsultations = ({ community, from, to, offset }: Asked, limit: number) =>
  useAsked<z.infer<typeof consultationsShape>>('consultations', '/api/counsel/consultations', {
    ...{ community, from, to, offset, limit },
  })
export const useOpinions = ({ community }: Asked) =>
  useAsked<z.infer<typeof opinionsShape>>('opinions', '/api/counsel/opinions', { community })
export const useFigures = ({ from, to }: Asked) =>
  useAsked<z.infer<typeof figuresShape>>('figures', '/api/counsel/figures', { from, to })
export const useReferralChoices = () =>
  useAsked<z.infer<typeof referralChoicesShape>>('choices', '/api/counsel/referral-choices')
export const useOrigin = (proceedingId: string) =>
  useAsked<z.infer<typeof originShape>>(
    `origin ${proceedingId}`,
    `/api/counsel/of-proceeding/${proceedingId}`,
  )

export interface FreeSlot {
  readonly startsAt: string
  readonly way: 'counter' | 'phone' | 'online'
  readonly place: string
}
export const useFree = (community: string) =>
  useAsked<{ readonly free: readonly FreeSlot[] }>(`free ${community}`, `/api/public/counsel/${community}`)

export const openBooker = (id: string) =>
  post<z.infer<typeof bookerShape>>(`/api/counsel/bookings/${id}/open`, {})
export const openWords = (id: string) =>
  post<z.infer<typeof wordsShape>>(`/api/counsel/consultations/${id}/open`, {})

/** Sends a change; whatever became of it, what is shown is read anew. */
export function useSend<T = { readonly id: string }>(done?: (answer: T) => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ path, body, claim }: { path: string; body: unknown; claim?: string }) =>
      post<T>(path, body, claim ? { 'x-claim': claim } : {}),
    ...(done ? { onSuccess: done } : {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['counsel'] }),
  })
}
