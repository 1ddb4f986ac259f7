/** Proceedings of every procedure within sight, what falls due first on top; beside it, on a wide screen, the one that is open. */
import { Link, Outlet, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { createContext, useContext, useMemo, useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { useAskList, useOldScroll, useRowKeys } from '../lists/row-keys.ts'
import { type ListedRows, useRows } from '../lists/use-rows.ts'
import { ProceedingFilters } from './filters.tsx'
import {
  askedOf,
  askPage,
  listSearch,
  type ProceedingQuery,
  proceedingQueryOf,
  scopes,
} from './list-query.ts'
import { ProceedingRows } from './list-rows.tsx'
import type { ProceedingRow } from './wire.ts'

type Listed = ListedRows<ProceedingRow>
export type AskProceedings = ReturnType<typeof useAskList<ProceedingQuery>>

const ListContext = createContext<Listed | null>(null)

/** The list a proceeding was opened from. */
export function useListed(): Listed | null {
  return useContext(ListContext)
}

export function ProceedingsPage() {
  const { t } = useWords()
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const { proceedingId } = useParams({ strict: false }) as { proceedingId?: string }
  const alone = useRouterState({ select: at => /\/proceedings\/?$/.test(at.location.pathname) })
  const query = useMemo(() => proceedingQueryOf(search), [search])
  const asked = askedOf(query)
  const { list } = useRows<ProceedingRow, Awaited<ReturnType<typeof askPage>>>({
    name: 'proceedings',
    asked,
    ask: askPage,
  })
  const ask = useAskList<ProceedingQuery>()
  const element = useRef<HTMLElement>(null)
  useRowKeys(element, proceedingId, list.takeUpdates)
  useOldScroll(element, proceedingId)
  return (
    <ListContext.Provider value={list}>
      <div className={alone ? 'work' : 'work work-split'}>
        <section
          className="work-list proceedings-list"
          id={alone ? 'main' : 'list'}
          {...(alone ? { role: 'main' } : {})}
          aria-label={t('desk:proceedings.title')}
          ref={element}
        >
          {alone && <h1 className="sr">{t('desk:proceedings.title')}</h1>}
          <Scopes query={query} ask={ask} />
          <ProceedingFilters query={query} ask={ask} />
          <ProceedingRows list={list} query={query} openId={proceedingId} ask={ask} />
        </section>
        <Outlet />
      </div>
    </ListContext.Provider>
  )
}

function Scopes({ query, ask }: { query: ProceedingQuery; ask: AskProceedings }) {
  const { t } = useWords()
  const current = query.scope ?? 'open'
  return (
    <nav className="tabs" aria-label={t('desk:worklist.lists')}>
      {scopes.map(scope => (
        <button
          key={scope}
          type="button"
          className="tab"
          aria-current={scope === current ? 'page' : undefined}
          onClick={() => ask({ scope: scope === 'open' ? undefined : scope })}
        >
          {t(`desk:proceedings.scope.${scope}`)}
        </button>
      ))}
      <Link to={'/proceedings/new' as never} search={listSearch as never} className="tab-action">
        <Icon name="plus" size={15} />
        {t('desk:proceedings.new')}
      </Link>
    </nav>
  )
}
