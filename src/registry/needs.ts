/** The services a resident may ask for: a closed list of what is done, never why, with how often unless the resident says otherwise. Pure data. */

export interface NeedKind {
  /** Null: nothing that comes round; how it is done, or once. */
  readonly everyDays: number | null
  /** Counts as a reason to come to the door. */
  readonly atTheDoor: boolean
}

export const needKinds = {
  weeklyVisit: { everyDays: 7, atTheDoor: true },
  monthlyVisit: { everyDays: 30, atTheDoor: true },
  weeklyCall: { everyDays: 7, atTheDoor: false },
  errands: { everyDays: 7, atTheDoor: true },
  mealDelivery: { everyDays: 1, atTheDoor: true },
  homeRepair: { everyDays: null, atTheDoor: false },
  paperwork: { everyDays: null, atTheDoor: false },
  mongolianLanguage: { everyDays: null, atTheDoor: false },
  largePrint: { everyDays: null, atTheDoor: false },
  escort: { everyDays: null, atTheDoor: false },
} as const satisfies Record<string, NeedKind>

export type Need = keyof typeof needKinds
export const needs = Object.keys(needKinds) as readonly Need[]

export function isNeed(word: string): word is Need {
  return Object.hasOwn(needKinds, word)
}
