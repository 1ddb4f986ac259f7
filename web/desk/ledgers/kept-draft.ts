/** What is being put together stays on this computer until it is kept: a reload or a refusal loses nothing. */
import { useState } from 'react'
import { useMe } from '../session.ts'

const prefix = 'aili.draft.'

export function useKeptDraft<T>(about: string, begun: () => T): [T, (value: T) => void, () => void] {
  const key = `${prefix}${useMe().person.id}.${about}`
  const [draft, setDraft] = useState<T>(() => read<T>(key) ?? begun())
  const set = (value: T) => {
    setDraft(value)
    try {
      // savedAt: drafts nobody came back to are thrown away after a week.
      localStorage.setItem(key, JSON.stringify({ value, savedAt: Date.now() }))
    } catch {
      // A full store loses the copy, not what stands on the screen.
    }
  }
  return [draft, set, () => localStorage.removeItem(key)]
}

function read<T>(key: string): T | null {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as { value: T } | null)?.value ?? null
  } catch {
    return null
  }
}
