/** What is being taken down for a caller, kept on this page until it is sent, and what the server says will happen with it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newClaim, newId } from '../../shell/ids.ts'
import type { UploadedPhoto } from '../steps/drafts.ts'
import { type Place, type Preview, post, type Report } from '../wire.ts'

export type Channel = 'phone' | 'counter'
export interface Typed {
  id: string
  claim: string
  channel: Channel
  text: string
  nature: NonNullable<Report['nature']>
  category: string | null
  place: Place
  urgent: boolean
  accusesOfficial: boolean
  anonymous: boolean
  name: string
  phone: string
  photos: readonly UploadedPhoto[]
}

const kept = 'aili.report'

function empty(): Typed {
  return {
    id: newId(),
    claim: newClaim(),
    channel: 'phone',
    text: '',
    nature: 'help',
    category: null,
    place: { text: '' },
    urgent: false,
    accusesOfficial: false,
    anonymous: false,
    name: '',
    phone: '',
    photos: [],
  }
}

/** Kept while the page is away; a caller's words are not asked for twice. */
export function useTyped() {
  const [typed, setTyped] = useState<Typed>(() => {
    const before = sessionStorage.getItem(kept)
    return before ? (JSON.parse(before) as Typed) : empty()
  })
  const change = (part: Partial<Typed>) =>
    setTyped(before => {
      const next = { ...before, ...part }
      sessionStorage.setItem(kept, JSON.stringify(next))
      return next
    })
  return { typed, change, reset: () => setTyped(empty()) }
}

export function forget() {
  sessionStorage.removeItem(kept)
}

export function hasPlace(place: Place): boolean {
  return place.buildingId !== undefined || place.communityId !== undefined || place.lng !== undefined
}

export function bodyOf(typed: Typed): Report & { channel: Channel } {
  const { claim: _claim, category, name, phone, photos, ...rest } = typed
  const digits = phone.replace(/[\s-]/g, '')
  const reach = typed.anonymous
    ? {}
    : { ...(name.trim() === '' ? {} : { name: name.trim() }), ...(digits === '' ? {} : { phone: digits }) }
  return {
    ...rest,
    ...(category === null ? {} : { category }),
    ...reach,
    photos: photos.map(photo => photo.id),
  }
}

/** Who will get it and by when, asked while typing. */
export function usePreview(typed: Typed, ready: boolean) {
  const { id: _id, photos: _photos, name: _name, phone: _phone, ...asked } = bodyOf(typed)
  return useQuery({
    queryKey: ['preview', JSON.stringify(asked)],
    queryFn: () => post<Preview>('/api/preview', asked),
    enabled: ready,
    placeholderData: before => before,
    retry: false,
  })
}
