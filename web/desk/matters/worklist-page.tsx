/** Home of the desk: what waits for me, by the next due instant; beside it, on a wide screen, the matter that is open. */
import { Outlet, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { useAskList, useOldScroll, useRowKeys } from '../lists/row-keys.ts'
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
  const ask = useAskList<ListQuery>()
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
