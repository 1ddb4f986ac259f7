/** Keys and places of a list beside an open entry: j and k walk the rows, the row come back from is under the eye. */
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { useKeys } from '../keys.ts'

type Element = React.RefObject<HTMLElement | null>

/** Changes the question in the address; what is open stays open. */
export function useAskList<Q extends object>() {
  const navigate = useNavigate()
  return useCallback(
    (change: Readonly<Partial<Record<keyof Q, string | undefined>>>) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...change }),
        replace: true,
      } as never),
    [navigate],
  )
}

/** j and k walk the rows wherever the focus is; Enter opens, being a link; u takes in what changed. */
export function useRowKeys(element: Element, openId: string | undefined, takeUpdates: () => void) {
  const move = (by: number) => {
    const links = [...(element.current?.querySelectorAll<HTMLElement>('a.row-link') ?? [])]
    const focused = links.indexOf(document.activeElement as HTMLElement)
    const from = focused >= 0 ? focused : links.findIndex(link => link.dataset.id === openId)
    const next = links[Math.min(links.length - 1, Math.max(0, from + by))]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    u: takeUpdates,
    '/': () => document.querySelector<HTMLInputElement>('#list-search input, input#list-search')?.focus(),
  })
}

/** Coming back from an entry, the row it was opened from is under the eye again. */
export function useOldScroll(element: Element, openId: string | undefined) {
  const last = useRef(openId)
  useEffect(() => {
    const left = last.current
    last.current = openId
    if (left === undefined || openId !== undefined) return
    const link = element.current?.querySelector<HTMLElement>(`a.row-link[data-id="${left}"]`)
    link?.scrollIntoView({ block: 'center' })
    link?.focus({ preventScroll: true })
  }, [element, openId])
}
