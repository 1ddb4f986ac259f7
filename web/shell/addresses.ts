/** An address being written, asked of the server while the person pauses; and who answers for a place. */
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type * as shape from '../../src/territory/address-shape.ts'
import { get } from './client.ts'
import { useWords } from './i18n.ts'
import type { Chosen } from './places.ts'

export type Resolved = z.infer<typeof shape.resolvedShape>
export type Match = Resolved['candidates'][number]
export type Responsible = z.infer<typeof shape.responsibleShape>

export interface Asking<T> {
  readonly answer: T | null
  readonly state: 'idle' | 'asking' | 'failed'
}

const quietMs = 450

/** What an address means; nothing while too little is written. */
export function useResolved(words: string): Asking<Resolved> {
  const q = words.trim().slice(0, 200)
  return useAsked(q.length < 2 ? '' : q, quietMs, signal =>
    get('/api/places/resolve', { query: { q }, signal, timeoutMs: 15_000 }),
  )
}

/** Who answers for a place that was chosen. */
export function useResponsible({ place, compoundId }: Chosen): Asking<Responsible> {
  const { buildingId, communityId, lng, lat } = place
  return useAsked(JSON.stringify([buildingId, compoundId, communityId, lng, lat]), 0, async signal => {
    const asking = { signal, timeoutMs: 15_000 }
    if (buildingId) return get('/api/places/buildings/{id}', { path: { id: buildingId }, ...asking })
    if (compoundId) return get('/api/places/compounds/{id}', { path: { id: compoundId }, ...asking })
    if (lng === undefined || lat === undefined)
      return get('/api/places/communities/{id}', { path: { id: communityId ?? '' }, ...asking })
    const located = await get('/api/places/locate', { query: { lng, lat }, ...asking })
    return located.place ?? null
  })
}

/** The place of a match as it is sent; a compound without its building goes along as words. */
export function chosenOf(match: Match): Chosen {
  return {
    place: match.building ? { buildingId: match.building.id } : { communityId: match.community.id },
    label: match.text,
    ...(match.building || !match.compound
      ? {}
      : { words: match.compound.name, compoundId: match.compound.id }),
  }
}

/** What of the address the place itself does not say: 2单元501室, 北侧. */
export function leftOf({ parts }: Resolved, match: Match): string {
  const left = parts.filter(({ kind, isKnown }) => {
    if (kind === 'building' || kind === 'number') return !match.building || isKnown === false
    return kind === 'unit' || kind === 'floor' || kind === 'room' || kind === 'relation'
  })
  return left.map(part => part.text.trim()).join('')
}

function useAsked<T>(
  key: string,
  afterMs: number,
  ask: (signal: AbortSignal) => Promise<T | null>,
): Asking<T> {
  const { language } = useWords()
  const [held, setHeld] = useState<Asking<T>>({ answer: null, state: 'idle' })
  useEffect(() => {
    if (key === '') return setHeld({ answer: null, state: 'idle' })
    const stop = new AbortController()
    const timer = setTimeout(() => {
      setHeld(last => ({ ...last, state: 'asking' }))
      ask(stop.signal).then(
        answer => !stop.signal.aborted && setHeld({ answer, state: 'idle' }),
        () => !stop.signal.aborted && setHeld({ answer: null, state: 'failed' }),
      )
    }, afterMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [key, language])
  return held
}
