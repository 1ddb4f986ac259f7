/** Visits as the desk asks for them: coverage, who is due, visits made, a household's history, how often. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { enteredVisitShape, takenVisitShape } from '../../../src/visits/shape.ts'
import type {
  addressShape,
  behindShape,
  coverageShape,
  coveredGridShape,
  dueDayShape,
  dueRowShape,
  figureNames,
  historyShape,
  noteShape,
  ofMatterShape,
  targetAskShape,
  targetsShape,
  visitLogShape,
  visitRowShape,
} from '../../../src/visits/shape-coverage.ts'
import { get, post, queryString } from '../wire.ts'

export type Address = z.infer<typeof addressShape>
export type Coverage = z.infer<typeof coverageShape>
export type CoveredGrid = z.infer<typeof coveredGridShape>
export type Figure = (typeof figureNames)[number]
export type DueRow = z.infer<typeof dueRowShape>
export type DueGrid = z.infer<typeof dueDayShape>['grids'][number]
export type VisitRow = z.infer<typeof visitRowShape>
export type History = z.infer<typeof historyShape>
export type Targets = z.infer<typeof targetsShape>

/** What stands in the address. */
export interface Asked {
  tab?: 'coverage' | 'due' | 'log' | 'targets'
  community?: string
  grid?: string
  period?: 'month' | 'quarter' | 'year' | 'own'
  from?: string
  to?: string
  on?: string
}
export type Change = { readonly [K in keyof Asked]?: Asked[K] | undefined }

const usual = { staleTime: 30_000, retry: false } as const

export function useCoverage(asked: { community?: string | undefined; from: string; to: string }) {
  const path = `/api/visits/coverage?${queryString(asked)}`
  return useQuery({
    queryKey: ['visits', path],
    queryFn: ({ signal }) => get<Coverage>(path, signal),
    ...usual,
  })
}

export function useBehind(asked: { grid: string; figure: Figure; from: string; to: string }) {
  const path = `/api/visits/coverage/households?${queryString(asked)}`
  return useQuery({
    queryKey: ['visits', path],
    queryFn: ({ signal }) => get<z.infer<typeof behindShape>>(path, signal),
    ...usual,
  })
}

export function useDue(asked: {
  grid?: string | undefined
  community?: string | undefined
  on?: string | undefined
  all?: 'true' | undefined
}) {
  const path = `/api/visits/due?${queryString(asked)}`
  return useQuery({
    queryKey: ['visits', path],
    queryFn: ({ signal }) => get<z.infer<typeof dueDayShape>>(path, signal),
    enabled: asked.grid !== undefined || asked.community !== undefined,
    ...usual,
  })
}

export function useLog(asked: {
  grid?: string | undefined
  community?: string | undefined
  from?: string | undefined
  to?: string | undefined
}) {
  const path = `/api/visits?${queryString(asked)}`
  return useQuery({
    queryKey: ['visits', path],
    queryFn: ({ signal }) => get<z.infer<typeof visitLogShape>>(path, signal),
    enabled: asked.grid !== undefined || asked.community !== undefined,
    ...usual,
  })
}

export function useHistory(householdId: string) {
  return useQuery({
    queryKey: ['visits', 'household', householdId],
    queryFn: ({ signal }) => get<History>(`/api/visits/of-household/${householdId}`, signal),
    ...usual,
  })
}

export function useVisitsOfMatter(matterId: string) {
  return useQuery({
    queryKey: ['visits', 'matter', matterId],
    queryFn: ({ signal }) => get<z.infer<typeof ofMatterShape>>(`/api/visits/of-matter/${matterId}`, signal),
    ...usual,
  })
}

/** Asked for when it is opened and not kept: each reading is on record. */
export function readNote(visitId: string) {
  return get<z.infer<typeof noteShape>>(`/api/visits/${visitId}/note`)
}

export function useTargets() {
  return useQuery({
    queryKey: ['visits', 'targets'],
    queryFn: ({ signal }) => get<Targets>('/api/visits/targets', signal),
    ...usual,
  })
}

export function useEnterVisit(done: (taken: z.infer<typeof takenVisitShape>) => void) {
  return useSending<z.infer<typeof takenVisitShape>, z.input<typeof enteredVisitShape>>('/api/visits', done)
}

export function useDecideTarget(done: () => void) {
  return useSending<Targets, z.input<typeof targetAskShape>>('/api/visits/targets', done)
}

/** Whatever became of it, the lists are read anew; without a line it is said at once. */
function useSending<Answer, Body>(path: string, done: (answer: Answer) => void) {
  const client = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: (body: Body) => post<Answer>(path, body),
    onSuccess: done,
    onSettled: () => client.invalidateQueries({ queryKey: ['visits'] }),
  })
}
