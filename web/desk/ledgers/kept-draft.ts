/** What is being put together stays on this computer until it is kept: a reload or a refusal loses nothing. */
import { useState } from 'react'
import { useMe } from '../session.ts'

const prefix = 'aili.draft.'

/** @param store where: for good, or (personal data) as long as this tab is open */
export function useKeptDraft<T>(
  about: string,
  begun: () => T,
  store: Storage = localStorage,
): [T, (value: T) => void, () => void] {
  const key = `${prefix}${useMe().person.id}.${about}`
  const [draft, setDraft] = useState<T>(() => read<T>(store, key) ?? begun())
  const set = (value: T) => {
    setDraft(value)
    try {
      // savedAt: drafts nobody came back to are thrown away after a week.
      store.setItem(key, JSON.stringify({ value, savedAt: Date.now() }))
    } catch {
      // A full store loses the copy, not what stands on the screen.
    }
  }
  return [draft, set, () => store.removeItem(key)]
}

/** Does something typed wait under this name? */
export function useHasDraft(about: string, store: Storage = localStorage): boolean {
  return store.getItem(`${prefix}${useMe().person.id}.${about}`) !== null
}

function read<T>(store: Storage, key: string): T | null {
  try {
    return (JSON.parse(store.getItem(key) ?? 'null') as { value: T } | null)?.value ?? null
  } catch {
    return null
  }
}
