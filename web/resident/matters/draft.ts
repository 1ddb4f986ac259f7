/** The report being written, kept on the phone at every keystroke. */
import { newClaim, newId } from '../../shell/ids.ts'
import { dropValue, keepValue, keptValue, note, noted } from '../../shell/keep.ts'
import type { Chosen } from '../../shell/places.ts'
import type { Report } from '../../shell/shapes.ts'
import type { PhotoDraft } from '../../shell/use-photos.ts'

export interface Draft {
  readonly id: string
  readonly claim: string
  readonly text: string
  readonly place: Chosen | null
  readonly placeWords: string
  readonly nature: NonNullable<Report['nature']>
  readonly urgent: boolean
  readonly accusesOfficial: boolean
  readonly name: string
  readonly phone: string
}

const key = 'aili.draft'
const photosKey = 'draft-photos'

export function newDraft(): Draft {
  return {
    id: newId(),
    claim: newClaim(),
    text: '',
    place: null,
    placeWords: '',
    nature: 'help',
    urgent: false,
    accusesOfficial: false,
    name: '',
    phone: '',
  }
}

/** `typed` is what stood in the page before the program woke up. */
export function openDraft(typed = ''): Draft {
  const kept = noted<Draft>(key) ?? newDraft()
  return typed && typed !== kept.text ? { ...kept, text: kept.text ? `${kept.text}\n${typed}` : typed } : kept
}

export function keepDraft(draft: Draft): void {
  note(key, draft)
}

export function keepPhotos(photos: readonly PhotoDraft[]): void {
  void (photos.length ? keepValue(photosKey, photos) : dropValue(photosKey))
}

export async function keptPhotos(): Promise<readonly PhotoDraft[]> {
  return (await keptValue<readonly PhotoDraft[]>(photosKey)) ?? []
}

export function dropDraft(): void {
  note(key, null)
  void dropValue(photosKey)
}

/** What is sent. Without name and phone it is anonymous. */
export function reportOf(draft: Draft, photoIds: readonly string[]): Report {
  const name = draft.name.trim()
  const phone = draft.phone.normalize('NFKC').replace(/[\s-]/g, '')
  const words = [draft.place?.words, draft.placeWords.trim()].filter(Boolean).join(' ')
  return {
    id: draft.id,
    text: draft.text.trim(),
    nature: draft.nature,
    place: { ...draft.place?.place, text: words },
    urgent: draft.urgent,
    accusesOfficial: draft.accusesOfficial,
    anonymous: !name && !phone,
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    photos: [...photoIds],
  }
}
