/** Asking where something is: the device's position, and the lists of communities, compounds and buildings. */
import type { z } from 'zod'
import type * as shape from '../../src/territory/shape.ts'
import { get } from './client.ts'
import { note, noted } from './keep.ts'
import type { Place } from './shapes.ts'

export type Located = z.infer<typeof shape.locatedShape>
export type Jurisdiction = z.infer<typeof shape.jurisdictionShape>
export interface Named {
  readonly id: string
  readonly name: string
}

/** A place as chosen: what is sent, and how it is said. */
export interface Chosen {
  readonly place: Omit<Place, 'text'>
  readonly label: string
  /** What the place itself does not carry (a compound without a building): sent as words. */
  readonly words?: string
  /** The compound, where that is all that is known: it may lie in one grid. */
  readonly compoundId?: string
}

/** Outside the jurisdiction: null. */
export async function locate(lng: number, lat: number): Promise<Chosen | null> {
  const { place } = await get('/api/places/locate', {
    query: { lng, lat },
    timeoutMs: 15_000,
  })
  return place && { place: { lng, lat }, label: place.text }
}

/** The device's position; rejects when it is refused or does not come. */
export function position(): Promise<readonly [number, number]> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) return reject(new Error('no geolocation'))
    navigator.geolocation.getCurrentPosition(
      found => resolve([round(found.coords.longitude), round(found.coords.latitude)]),
      reject,
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    )
  })
}

/** True when the position may be asked for without a question to the person. */
export async function positionAllowed(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'geolocation' })).state === 'granted'
  } catch {
    return false
  }
}

export const jurisdiction = (): Promise<Jurisdiction> =>
  kept('jurisdiction', () => get('/api/jurisdiction', {}))
export const communities = (): Promise<readonly Named[]> =>
  kept('communities', async () => (await get('/api/places/communities', {})).rows)
export const compounds = (id: string): Promise<readonly Named[]> =>
  kept(id, async () => (await get('/api/places/communities/{id}/compounds', { path: { id } })).rows)
export const buildings = (id: string): Promise<readonly Named[]> =>
  kept(id, async () => (await get('/api/places/compounds/{id}/buildings', { path: { id } })).rows)

/** The jurisdiction as last seen, without asking. */
export const lastJurisdiction = () => noted<Jurisdiction>('aili.list jurisdiction')

/** The lists change a few times a year: without signal, the last one seen serves. */
async function kept<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask()
    note(`aili.list ${name}`, answer)
    return answer
  } catch (error) {
    const last = noted<T>(`aili.list ${name}`)
    if (last) return last
    throw error
  }
}

/** About a tenth of a metre: more digits say nothing. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
