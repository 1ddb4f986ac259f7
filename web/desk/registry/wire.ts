/** The registry as its pages ask for it; every entry carries an id made here, so that sent twice it is one. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { HouseholdBody, Purpose } from '../../../src/registry/shape.ts'
import type {
  ChangeRow,
  ConflictAnswer,
  DwellingAnswer,
  FoundResident,
  householdShape,
  mergeFieldShape,
  moveRequestShape,
  ResidentAnswer,
  suggestionShape,
  TenureAnswer,
} from '../../../src/registry/shape-answers.ts'
import { get, post, queryString } from '../wire.ts'

export type Household = z.infer<typeof householdShape>
export type Person = Household['people'][number]
export type Resident = ResidentAnswer
export type Found = FoundResident
export type Tenure = TenureAnswer
export type Conflict = ConflictAnswer
export type Dwelling = DwellingAnswer
export type Change = ChangeRow
export type MergeField = z.infer<typeof mergeFieldShape>
export type MoveRequest = z.infer<typeof moveRequestShape>
export type Suggestion = z.infer<typeof suggestionShape>
export type { HouseholdBody, Purpose }
export type Consent = Resident['consents'][number]

export interface Places {
  grids: { id: string; name: string; communityId: string }[]
  communities: { id: string; name: string }[]
  mayMerge: boolean
  mayAddTexts: boolean
}
export interface Building {
  id: string
  compound: string
  name: string
  entrances: number | null
  gridId: string | null
  communityId: string
  households: number
}
export interface HouseholdPage {
  household: Household
  residents: Resident[]
  tenures: Tenure[]
  conflicts: Conflict[]
}
export interface Wording {
  purpose: Purpose
  version: number
  texts: Record<'zh-CN' | 'en', string>
  withdrawal: string[]
}
export interface MergePreview {
  kept: Resident
  gone: Resident
  fields: MergeField[]
  follows: Record<'tenures' | 'consents' | 'needs' | 'guardianships', number>
}

/** Each reading is on record: what was read is shown again without asking for a while. */
const keptMs = 60_000

function useRead<T>(key: readonly unknown[], path: string, on = true) {
  return useQuery({
    queryKey: ['registry', ...key],
    queryFn: ({ signal }) => get<T>(path, signal),
    enabled: on,
    staleTime: keptMs,
    retry: false,
  })
}

export function usePlaces() {
  return useRead<Places>(['places'], '/api/registry/places')
}

export function useBuildings(place: Readonly<Record<string, string>> | null) {
  const query = queryString(place ?? {})
  return useRead<{ buildings: Building[] }>(
    ['buildings', query],
    `/api/registry/buildings?${query}`,
    place !== null,
  )
}

export function useHouseholds(place: Readonly<Record<string, string>> | null) {
  const query = queryString(place ?? {})
  return useInfiniteQuery({
    queryKey: ['registry', 'households', query],
    queryFn: ({ pageParam, signal }) =>
      get<{ households: Household[]; next: string | null; total: number }>(
        `/api/registry/households?${queryString({ ...place, after: pageParam })}`,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    enabled: place !== null,
    staleTime: keptMs,
    retry: false,
  })
}

export function useDwellings(buildingId: string | null) {
  return useRead<{ dwellings: Dwelling[] }>(
    ['dwellings', buildingId],
    `/api/registry/dwellings?building=${buildingId}`,
    buildingId !== null,
  )
}

export function useHousehold(id: string) {
  return useRead<HouseholdPage>(['household', id], `/api/registry/households/${id}`)
}

export function useResident(id: string) {
  return useRead<Resident>(['resident', id], `/api/registry/residents/${id}`)
}

export function useChanges(subject: string, id: string, on: boolean) {
  return useRead<{ changes: Change[] }>(
    ['changes', subject, id],
    `/api/registry/changes?${queryString({ subject, id })}`,
    on,
  )
}

export function useSearch(q: string, place: Readonly<Record<string, string>>, on: boolean) {
  const query = queryString({ ...place, q })
  return useRead<{ residents: Found[]; more: boolean }>(
    ['search', query],
    `/api/registry/search?${query}`,
    on,
  )
}

export function useConflicts() {
  return useRead<{ conflicts: Conflict[] }>(['conflicts'], '/api/registry/conflicts')
}

export function useMoveRequests() {
  return useRead<{ requests: MoveRequest[] }>(['moves'], '/api/registry/move-requests')
}

export function useWordings() {
  return useQuery({
    queryKey: ['registry', 'wordings'],
    queryFn: ({ signal }) => get<{ texts: Wording[] }>('/api/registry/consent-texts', signal),
    staleTime: 10 * 60_000,
    retry: false,
  })
}

/** Sends an entry; whatever became of it, what is shown is read anew. A refusal leaves the form as it was typed. */
export function useEntry<T>(done?: (answer: T) => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ path, body }: { path: string; body: unknown }) => post<T>(path, body),
    onSuccess: async answer => {
      await client.invalidateQueries({ queryKey: ['registry'] })
      done?.(answer)
    },
  })
}

/** Asks something that changes nothing: a look on a reason, who is alike. */
export function useLook<T>() {
  return useMutation({
    networkMode: 'always',
    mutationFn: ({ path, body }: { path: string; body: unknown }) => post<T>(path, body),
  })
}
