/** Where the person is, in the address after the hash: the phone's own back button closes sheets and pages. */
import { useWatched, watched } from './signal.ts'

const here = watched(parts())
window.addEventListener('hashchange', () => here.set(parts()))

function parts(): readonly string[] {
  return location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent)
}

export const useRoute = (): readonly string[] => useWatched(here)
export const go = (...to: string[]): void => {
  location.hash = href(...to)
}
export const href = (...to: string[]): string => `#/${to.map(encodeURIComponent).join('/')}`

/**
 * The way on once something is kept, which takes a moment: who went elsewhere in that moment is not carried away from there.
 * @example const onward = fromHere(() => go('today')); hold(it).then(onward)
 */
export function fromHere(onward: () => void): () => void {
  const from = location.hash
  return () => {
    if (location.hash === from) onward()
  }
}

/** One step back; to the given page when this one was opened directly. */
export function back(...otherwise: string[]): void {
  if (history.length > 1) history.back()
  else go(...otherwise)
}
