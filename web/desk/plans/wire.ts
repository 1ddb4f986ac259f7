/** Grid plans as the desk asks for them: communities with their grids and plans, one plan with its ground, changes, comparison, adoption. */
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  askShape,
  communitiesShape,
  comparisonShape,
  editedShape,
  newPlanShape,
  planShape,
  progressShape,
} from '../../../src/planning/shape.ts'
import type { adoptionShape, adoptShape } from '../../../src/planning/shape-adoption.ts'
import { ApiError } from '../../shell/api.ts'
import { get } from '../wire.ts'

export type Communities = z.infer<typeof communitiesShape>
export type CommunityRow = Communities['rows'][number]
export type PlanRow = CommunityRow['plans'][number]
export type GridInForce = CommunityRow['grids'][number]
export type ProposeAsk = z.infer<typeof askShape>
export type NewPlan = z.input<typeof newPlanShape>
export type PlanView = z.infer<typeof planShape>
export type PlanHead = PlanView['plan']
export type EditRow = PlanView['edits'][number]
export type Progress = z.infer<typeof progressShape>
export type Saved = z.infer<typeof editedShape>
export type Comparison = z.infer<typeof comparisonShape>
export type ComparedSide = Comparison['a']
export type Adoption = z.infer<typeof adoptionShape>
export type AdoptBody = z.input<typeof adoptShape>

/** How often a page asks how far the server is with what it was asked for. */
const askAgainMillis = 1000

export function useCommunitiesToDivide() {
  return useQuery({
    queryKey: ['plans', 'communities'],
    queryFn: ({ signal }) => get<Communities>('/api/plans/communities', signal),
    staleTime: 5_000,
    refetchInterval: found => (found.state.data?.rows.some(isUnderWay) ? 2 * askAgainMillis : false),
  })
}

function isUnderWay(row: CommunityRow): boolean {
  return row.plans.some(plan => plan.state === 'proposing')
}

export function planPath(id: string): string {
  return `/api/plans/${encodeURIComponent(id)}`
}

export function usePlan(id: string) {
  return useQuery({
    queryKey: ['plans', id],
    queryFn: ({ signal }) => get<PlanView>(planPath(id), signal),
    // The editor keeps what it changed: an answer kept from before would put it back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** How far proposing or handing over is; asked as long as it goes on. */
export function useProgress(id: string, on: boolean) {
  return useQuery({
    queryKey: ['plans', id, 'progress'],
    queryFn: ({ signal }) => get<Progress>(`${planPath(id)}/progress`, signal),
    enabled: on,
    gcTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data === undefined || isGoingOn(data) ? askAgainMillis : false,
  })
}

function isGoingOn({ state, handedOver, toHandOver }: Progress): boolean {
  return state === 'proposing' || handedOver < toHandOver
}

/** Which change is the latest, asked now and then while somebody looks at a plan others may change. */
export function useLatest(id: string, on: boolean) {
  return useQuery({
    queryKey: ['plans', id, 'latest'],
    queryFn: ({ signal }) => get<Progress>(`${planPath(id)}/progress`, signal),
    enabled: on,
    gcTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: 10 * askAgainMillis,
  })
}

export function useComparison(id: string, other: string) {
  return useQuery({
    queryKey: ['plans', id, 'compare', other],
    queryFn: ({ signal }) =>
      get<Comparison>(`${planPath(id)}/compare?with=${encodeURIComponent(other)}`, signal),
    gcTime: 0,
  })
}

export function useAdoption(id: string, on: boolean) {
  return useQuery({
    queryKey: ['plans', id, 'adoption'],
    queryFn: ({ signal }) => get<Adoption>(`${planPath(id)}/adoption`, signal),
    enabled: on,
    gcTime: 0,
  })
}

export function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404
}
