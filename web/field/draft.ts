/** What is being typed, kept at every stroke, so that a call, a dead battery or the back button loses nothing. */
import { useEffect, useRef, useState } from 'react'
import { keep } from './keep.ts'
import type { Values } from './types.ts'

const writeAfterMs = 300

export interface Drafting {
  /** null until the kept draft was looked up. */
  values: Values | null
  change(name: string, value: Values[string]): void
  /** Called when the outbox has it. */
  drop(): Promise<void>
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
      if (timer.current === undefined) return
      clearTimeout(timer.current)
      void writeDraft(id, latest.current)
    }
  }, [id])
  return {
    values,
    change(name, value) {
      latest.current = { ...latest.current, [name]: value }
      setValues(latest.current)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        timer.current = undefined
        void writeDraft(id, latest.current)
      }, writeAfterMs)
    },
    async drop() {
      clearTimeout(timer.current)
      timer.current = undefined
      await (await keep()).drafts.remove(id)
    },
  }
}

/** A part of a form that is more than a word, as its draft keeps it. */
export function parsed<T>(value: Values[string]): T | null {
  return typeof value === 'string' && value !== '' ? (JSON.parse(value) as T) : null
}

async function writeDraft(id: string, values: Values): Promise<void> {
  await (await keep()).drafts.put({ id, values, at: Date.now() })
}
