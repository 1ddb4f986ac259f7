/** Keys of the desk: single letters outside fields, `g` then a letter to go somewhere; nothing fires while somebody types. */
import { useLayoutEffect, useRef } from 'react'

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

let prefixed = Number.NEGATIVE_INFINITY
const prefixMillis = 1200

/** Keys: 'j', 'ArrowDown', '1', 'g l' (g, then l), 'Escape'. Works while the component is shown and `on` is true. */
export function useKeys(keys: Keys, on = true): void {
  const latest = useRef(keys)
  latest.current = keys
  // Before the paint: whoever sees a key's hint may press it at once.
  useLayoutEffect(() => {
    if (!on) return
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return
      if (typing(event.target) && event.key !== 'Escape') return
      const afterG = event.timeStamp - prefixed < prefixMillis
      const act = latest.current[afterG ? `g ${event.key}` : event.key]
      if (!act || (event.key === 'Escape' && typing(event.target))) return
      event.preventDefault()
      act(event)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [on])
}

/** Remembers `g` for the next key, and lets Escape leave a field. Mounted once by the frame. */
export function watchPrefix(): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'g' && !event.ctrlKey && !event.metaKey && !typing(event.target))
      prefixed = event.timeStamp
    else if (event.key.length === 1)
      setTimeout(() => {
        prefixed = Number.NEGATIVE_INFINITY
      })
  }
  window.addEventListener('keydown', pressed)
  return () => window.removeEventListener('keydown', pressed)
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role=listbox],[role=dialog],dialog[open]')) return true
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
