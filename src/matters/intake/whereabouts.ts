/** Where a matter is, as far as anybody could say: a hotline's row may name no place at all. */
import { cleanText } from '../../proceedings/inputs.ts'
import { type Place, type PlaceAsked, placeOf, type Territory } from '../../territory/index.ts'

/** A place, or none: then only the reporter's words about it. */
export type Whereabouts = Omit<Place, 'communityId' | 'unitId'> & {
  readonly communityId: string | null
  readonly unitId: string | null
}

/**
 * @param mayBeUnknown without a place the matter goes to the work committee's desk instead of being refused
 * @throws Refusal as placeOf
 */
export function whereaboutsOf(territory: Territory, asked: PlaceAsked, mayBeUnknown: boolean): Whereabouts {
  const isNamed =
    asked.buildingId !== undefined ||
    asked.communityId !== undefined ||
    (asked.lng !== undefined && asked.lat !== undefined)
  const text = cleanText(asked.text ?? '')
  if (isNamed || !mayBeUnknown) return placeOf(territory, { ...asked, text })
  return {
    gridId: null,
    communityId: null,
    unitId: null,
    buildingId: null,
    lng: null,
    lat: null,
    near: false,
    text,
  }
}
