/** What was typed into a step's form, kept on this computer per person, proceeding and step until it is sent; a week at most. */
import { useCallback, useState } from 'react'
import { newClaim, newId } from '../../shell/ids.ts'

export interface UploadedPhoto {
  id: string
  thumbUrl: string
}
export type DraftValue = string | number | boolean | readonly UploadedPhoto[] | null
export type DraftValues = Readonly<Record<string, DraftValue>>

export interface Draft {
  values: DraftValues
  /** Id of the act that will be sent; another one as soon as the words change after a failed send. */
  actId: string
  /** Ties the photos to the act. */
  claim: string
  savedAt: number
}

/** The field every form may have beside its inputs: the moment at which it happened. */
export const happenedAt = '@at'

const prefix = 'aili.draft.'
const keptDays = 7

export function draftKey(personId: string, about: string, step: string): string {
  return `${prefix}${personId}.${about}.${step}`
}

export function readDraft(key: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
  } catch {
    return null
  }
}

export function clearDraft(key: string): void {
  localStorage.removeItem(key)
}

/** At start: drafts nobody came back to are thrown away, being personal data. */
export function forgetOldDrafts(now = Date.now()): void {
  for (const key of Object.keys(localStorage).filter(name => name.startsWith(prefix))) {
    const draft = readDraft(key)
    if (!draft || now - draft.savedAt > keptDays * 86_400_000) clearDraft(key)
  }
}

export function useDraft(key: string, initial: DraftValues) {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(key)
    return kept
      ? { ...kept, values: { ...initial, ...kept.values } }
      : { values: initial, actId: newId(), claim: newClaim(), savedAt: 0 }
  })
  const set = useCallback(
    (name: string, value: DraftValue) =>
      setDraft(before =>
        keep(key, {
          ...before,
          values: { ...before.values, [name]: value },
          actId: newId(),
          savedAt: Date.now(),
        }),
      ),
    [key],
  )
  return { draft, set }
}

function keep(key: string, draft: Draft): Draft {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // A full store loses the copy, not what stands on the screen.
  }
  return draft
}
