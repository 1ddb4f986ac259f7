/** Buildings of a compound with where they stand, for the place of a stop. */
import { useBuildings } from '../territory/places.ts'

interface Standing {
  readonly id: string
  readonly name: string
  readonly lng: number
  readonly lat: number
}

export function useStopBuildings(compoundId: string | null): readonly Standing[] {
  return useBuildings(compoundId ?? undefined) as unknown as readonly Standing[]
}
