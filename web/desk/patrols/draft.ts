/** A plan while it is being written: stops added, moved, filled from the templates of their kind, put in walking order. Pure. */
import { middleOf, planeAt } from '../../../src/gridding/plane.ts'
import { walkPast } from '../../../src/gridding/round.ts'
import { isPlaceKind, type PlaceKind, placeKinds } from '../../../src/patrols/kinds.ts'
import { newId } from '../../shell/ids.ts'
import type { Plan, Stop } from './wire.ts'

export interface Draft {
  readonly name: string
  readonly communityId: string | null
  /** Null: the community as a whole. */
  readonly gridId: string | null
  readonly everyDays: number
  readonly validFrom: string
  readonly stops: readonly Stop[]
}

export function draftOf(plan: Plan, today: string): Draft {
  const { name, everyDays, stops } = plan
  return {
    name,
    communityId: plan.community.id,
    gridId: plan.grid?.id ?? null,
    everyDays,
    validFrom: today,
    stops,
  }
}

export function emptyDraft(today: string, communityId: string | null, gridId: string | null): Draft {
  return { name: '', communityId, gridId, everyDays: 7, validFrom: today, stops: [] }
}

/** With the items usually looked at in such a place. */
export function newStop(kind: PlaceKind, place: Partial<Stop>, t: (key: string) => string): Stop {
  return {
    id: newId(),
    name: t(`patrol:place.${kind}`),
    kind,
    lng: null,
    lat: null,
    buildingId: null,
    items: itemsOf(kind, t),
    ...place,
  }
}

export function itemsOf(kind: string, t: (key: string) => string): Stop['items'] {
  const known = isPlaceKind(kind) ? kind : 'other'
  return placeKinds[known].map(word => ({ id: newId(), text: t(`patrol:item.${known}.${word}`) }))
}

export function moved(stops: readonly Stop[], from: number, to: number): readonly Stop[] {
  if (from === to || to < 0 || to >= stops.length) return stops
  const next = [...stops]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** As one would walk it on foot from the first stop; stops without a place come last. */
export function inWalkingOrder(stops: readonly Stop[]): readonly Stop[] {
  const placed = stops.filter(isPlaced)
  if (placed.length < 3) return stops
  const points = placed.map(({ lng, lat }) => [lng, lat] as const)
  const plane = planeAt(middleOf(points))
  const walk = walkPast(
    null,
    points.map(point => plane.toMetres(point)),
  )
  return [...walk.map(index => placed[index]!), ...stops.filter(stop => !isPlaced(stop))]
}

export function isPlaced(stop: Stop): stop is Stop & { lng: number; lat: number } {
  return stop.lng !== null && stop.lat !== null
}

/** What is still missing, as a word of the catalogue; null when it can be sent. */
export function lacking(draft: Draft): string | null {
  if (draft.communityId === null) return 'community'
  if (draft.name.trim() === '') return 'name'
  if (draft.stops.length === 0) return 'stops'
  if (draft.stops.some(stop => stop.name.trim() === '' || stop.items.length === 0)) return 'items'
  if (draft.stops.some(stop => stop.items.some(item => item.text.trim() === ''))) return 'items'
  return draft.everyDays >= 1 && draft.everyDays <= 365 && draft.validFrom !== '' ? null : 'everyDays'
}
