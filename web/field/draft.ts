/** What is being typed, kept at every stroke, so that a call, a dead battery or the back button loses nothing. */
import { useEffect, useRef, useState } from 'react'
import { keep } from './keep.ts'
import type { Values } from './types.ts'

const writeAfterMs = 300

export interface Drafting {
  /** null until the kept draft was looked up. */
  values: Values | null
  change(name: string, value: Values[string]): void
}

export function useDraft(id: string, first: Values): Drafting {
  const [values, setValues] = useState<Values | null>(null)
  const latest = useRef<Values>(first)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    let left = false
    void keep()
      .then(kept => kept.drafts.get(id))
      .then(draft => {
        latest.current = { ...first, ...draft?.values }
        if (!left) setValues(latest.current)
      })
    return () => {
      left = true
    }
  }, [id])
  return {
    values,
    change(name, value) {
      latest.current = { ...latest.current, [name]: value }
      setValues(latest.current)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void writeDraft(id, latest.current), writeAfterMs)
    },
  }
}

export async function writeDraft(id: string, values: Values): Promise<void> {
  await (await keep()).drafts.put({ id, values, at: Date.now() })
}

/** Called when the outbox has it. Waits for a write still under way. */
export async function dropDraft(id: string): Promise<void> {
  await new Promise(done => setTimeout(done, writeAfterMs + 20))
  await (await keep()).drafts.remove(id)
}
