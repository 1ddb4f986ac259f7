/** What is typed into the form of a visit, and what is sent of it: nothing of a note without consent. */
import type { z } from 'zod'
import type { enteredVisitShape, outcomes, purposes } from '../../../src/visits/shape.ts'
import type { VisitRow } from './wire.ts'

export interface Typed {
  readonly day: string
  readonly time: string
  readonly outcome: (typeof outcomes)[number]
  readonly purpose: (typeof purposes)[number]
  readonly consented: boolean
  readonly heard: string
  readonly advice: string
  readonly refuses: boolean
  readonly until: string
  readonly nextOn: string
  readonly matter: string
}

/** As it was entered, but for the note: that is written anew. Without an earlier entry: a call, just now. */
export function typedFrom(earlier: VisitRow | null, purpose: Typed['purpose']): Typed {
  const at = new Date((earlier ? Date.parse(earlier.at) : Date.now()) + 8 * 3_600_000).toISOString()
  return {
    ...{ day: at.slice(0, 10), time: at.slice(11, 16), purpose },
    outcome: earlier?.outcome ?? 'byPhone',
    consented: earlier?.consented ?? false,
    nextOn: earlier?.nextOn ?? '',
    ...{ heard: '', advice: '', refuses: false, until: '', matter: '' },
  }
}

export function mayBeSent({ day, time, matter }: Typed): boolean {
  return day !== '' && time !== '' && matter.trim().length !== 1
}

export function bodyOf(
  typed: Typed,
  household: { readonly id: string; readonly buildingId: string },
  ids: { readonly visit: string; readonly matter: string },
  replaces: string | null,
): z.input<typeof enteredVisitShape> {
  const met = typed.outcome !== 'nobody'
  const consented = met && typed.consented
  const text = typed.matter.trim()
  return {
    id: ids.visit,
    at: `${typed.day}T${typed.time}:00+08:00`,
    householdId: household.id,
    outcome: typed.outcome,
    purpose: typed.purpose,
    consented,
    heard: consented ? typed.heard : '',
    advice: consented ? typed.advice : '',
    nextOn: typed.nextOn || null,
    visitsRefused: met && typed.refuses ? { until: typed.until || null } : null,
    matters: text === '' ? [] : [{ id: ids.matter, text, place: { buildingId: household.buildingId } }],
    replaces,
  }
}
