/** Where in the resident's page one is: eleven addresses, and a receipt's number and code after the # (never sent to any server log). */
import { useSyncExternalStore } from 'react'

export type View =
  | 'report'
  | 'query'
  | 'mine'
  | 'who'
  | 'receipt'
  | 'check'
  | 'me'
  | 'counsel'
  | 'law'
  | 'sign'
  | 'dispute'
const paths: Readonly<Record<View, string>> = {
  report: '/',
  query: '/q',
  mine: '/mine',
  who: '/who',
  receipt: '/receipt',
  check: '/check',
  me: '/me',
  counsel: '/counsel',
  sign: '/sign',
  law: '/law',
  dispute: '/dispute',
}

export interface Where {
  readonly view: View
  /** What follows the #. */
  readonly rest: string
}

export function useWhere(): Where {
  const text = useSyncExternalStore(listen, () => location.pathname + location.hash)
  return readWhere(text)
}

/** @example readWhere('/q#AL-2026-000123.AB3DE7GH2K') // { view: 'query', rest: 'AL-2026-000123.AB3DE7GH2K' } */
export function readWhere(address: string): Where {
  const [path = '/', rest = ''] = address.split('#')
  const known = (Object.keys(paths) as View[]).find(view => paths[view] === path.replace(/(?<=.)\/$/, ''))
  // A code on any other address is somebody following their matter.
  if (rest.includes('.') && (known === undefined || known === 'report')) return { view: 'query', rest }
  return { view: known ?? 'report', rest }
}

export function addressOf(view: View, rest = ''): string {
  return paths[view] + (rest ? `#${rest}` : '')
}

export function go(view: View, rest = '', replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(view, rest))
  for (const listener of listeners) listener()
  scrollTo(0, 0)
}

const listeners = new Set<() => void>()

function listen(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('popstate', listener)
  addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('popstate', listener)
    removeEventListener('hashchange', listener)
  }
}
