/** Patrols and hazards as their page asks for them, and what is sent from it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Stop } from '../../../src/patrols/shape.ts'
import type {
  coverageShape,
  hazardPlacesShape,
  hazardRowShape,
  hazardShape,
  hazardsShape,
  patrolPhotoShape,
  patrolRowShape,
  patrolShownShape,
  patrolsShape,
  planRowShape,
  planShape,
  plansShape,
  trackShape,
} from '../../../src/patrols/shape-answers.ts'
import { get, post, queryString } from '../wire.ts'

export type Plans = z.infer<typeof plansShape>
export type PlanRow = z.infer<typeof planRowShape>
export type Plan = z.infer<typeof planShape>
export type PatrolRow = z.infer<typeof patrolRowShape>
export type Patrol = z.infer<typeof patrolShownShape>
export type Patrols = z.infer<typeof patrolsShape>
export type PatrolPhoto = z.infer<typeof patrolPhotoShape>
export type Coverage = z.infer<typeof coverageShape>
export type HazardRow = z.infer<typeof hazardRowShape>
export type Hazards = z.infer<typeof hazardsShape>
export type Hazard = z.infer<typeof hazardShape>
export type HazardPlaces = z.infer<typeof hazardPlacesShape>
export type { Stop }

/** What the address of the page says. */
export interface Asked {
  readonly tab?: 'hazards' | 'walked' | 'plans' | 'coverage'
  readonly community?: string
  readonly grid?: string
  readonly state?: string
  readonly kind?: string
  readonly grade?: string
  readonly plan?: string
  readonly from?: string
  readonly to?: string
  readonly days?: number
  readonly offset?: number
  readonly ended?: boolean
  /** One of them open. */
  readonly hazard?: string
  readonly patrol?: string
  readonly edit?: string
}
export type Change = { readonly [Key in keyof Asked]?: Asked[Key] | undefined }
export interface PartProps {
  readonly asked: Asked
  ask(change: Change): void
}

function useAsked<T>(
  key: string,
  path: string,
  values: Readonly<Record<string, string | number | undefined>> = {},
) {
  const query = queryString(values)
  return useQuery({
    queryKey: ['patrols', key, query],
    queryFn: ({ signal }) => get<T>(query ? `${path}?${query}` : path, signal),
    staleTime: 20_000,
    retry: false,
  })
}

export const usePlans = ({ community, grid, ended }: Asked) =>
  useAsked<Plans>('plans', '/api/patrols/plans', { community, grid, ended: ended ? 'true' : undefined })
export const usePlan = (id: string) => useAsked<Plan>(`plan ${id}`, `/api/patrols/plans/${id}`)
export const usePatrols = ({ community, grid, plan, from, to, offset }: Asked, limit: number) =>
  useAsked<Patrols>('walked', '/api/patrols', { community, grid, plan, from, to, offset, limit })
export const usePatrol = (id: string) => useAsked<Patrol>(`patrol ${id}`, `/api/patrols/${id}`)
export const useTrack = (id: string) =>
  useAsked<z.infer<typeof trackShape>>(`track ${id}`, `/api/patrols/${id}/track`)
export const useCoverage = ({ community, days }: Asked) =>
  useAsked<Coverage>('coverage', '/api/patrols/coverage', { community, days })
export const useHazards = ({ community, grid, state, kind, grade, offset }: Asked, limit: number) =>
  useAsked<Hazards>('hazards', '/api/hazards', { community, grid, state, kind, grade, offset, limit })
export const useHazard = (id: string) => useAsked<Hazard>(`hazard ${id}`, `/api/hazards/${id}`)
export const useHazardPlaces = ({ community }: Asked) =>
  useAsked<HazardPlaces>('places', '/api/hazards/places', { community })

/** Sends a change; whatever became of it, the page is read anew. */
export function useSend<T>(done?: (answer: T) => void) {
  const client = useQueryClient()
  return useMutation({
    // Without a line it is said at once; nothing is sent later behind somebody's back.
    networkMode: 'always',
    mutationFn: ({ path, body, claim }: { path: string; body: unknown; claim?: string }) =>
      post<T>(path, body, claim ? { 'x-claim': claim } : {}),
    ...(done ? { onSuccess: done } : {}),
    onSettled: () => client.invalidateQueries({ queryKey: ['patrols'] }),
  })
}
