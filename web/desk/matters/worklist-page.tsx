/** Home of the desk: what waits for me, by the next due instant; beside it, on a wide screen, the matter that is open. */
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { useKeys } from '../keys.ts'
import type { ListQuery } from '../wire.ts'
import { Filters } from './filters.tsx'
import { listQueryOf } from './list-query.ts'
import { ListRows } from './list-rows.tsx'
import { ListTabs } from './list-tabs.tsx'
import { Supervising } from './supervise.tsx'
import { ListProvider, useList } from './use-list.ts'
import { useSelection } from './use-selection.ts'

export function WorklistPage() {
  const { t } = useWords()
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const { matterId } = useParams({ strict: false })
  const query = useMemo(() => listQueryOf(search), [search])
  const list = useList(query)
  const ask = useAsk()
  const selection = useSelection(list.rows)
  const listElement = useRef<HTMLDivElement>(null)
  useRowKeys(listElement, matterId, list.takeUpdates)
  useOldScroll(listElement, matterId)
  return (
    <ListProvider value={list}>
      <div className={matterId ? 'work work-split' : 'work'}>
        <section
          className="work-list"
          id={matterId === undefined ? 'main' : 'list'}
          {...(matterId === undefined ? { role: 'main' } : {})}
          aria-label={t('desk:worklist.title')}
          ref={listElement}
        >
          {matterId === undefined && <h1 className="sr">{t('desk:worklist.title')}</h1>}
          <ListTabs query={query} ask={ask} total={list.total} lowerBound={list.totalIsLowerBound} />
          <Filters query={query} ask={ask} narrow={matterId !== undefined} />
          <Supervising selection={selection} />
          <ListRows list={list} openId={matterId} selection={selection} ask={ask} />
        </section>
        <Outlet />
      </div>
    </ListProvider>
  )
}

export type AskList = (change: Readonly<Partial<Record<keyof ListQuery, string | undefined>>>) => void

/** Changes the question in the address; an open matter stays open. */
function useAsk(): AskList {
  const navigate = useNavigate()
  return useCallback<AskList>(
    change =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...change }),
        replace: true,
      } as never),
    [navigate],
  )
}

/** j and k walk the rows wherever the focus is; Enter opens, being a link; u takes in what changed. */
function useRowKeys(
  element: React.RefObject<HTMLDivElement | null>,
  openId: string | undefined,
  takeUpdates: () => void,
) {
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

/** Coming back from a matter, the row it was opened from is under the eye again. */
function useOldScroll(element: React.RefObject<HTMLDivElement | null>, openId: string | undefined) {
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
