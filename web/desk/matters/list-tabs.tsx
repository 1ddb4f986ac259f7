/** The four lists: waits for me, handled by me, in my sight, ended. */
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import type { ListQuery } from '../wire.ts'
import { tabs } from './list-query.ts'
import type { AskList } from './worklist-page.tsx'

interface ListTabsProps {
  query: ListQuery
  ask: AskList
  total: number
  lowerBound: boolean
}

export function ListTabs({ query, ask, total, lowerBound }: ListTabsProps) {
  const { t } = useWords()
  const current = query.list ?? 'mine'
  return (
    <nav className="tabs" aria-label={t('desk:worklist.lists')}>
      {(current === 'all' ? [...tabs, current] : tabs).map(tab => (
        <button
          key={tab}
          type="button"
          className="tab"
          aria-current={tab === current ? 'page' : undefined}
          onClick={() => ask({ list: tab === 'mine' ? undefined : tab, figure: undefined, sort: undefined })}
        >
          {t(`desk:worklist.tab.${tab}`)}
          {tab === current && (
            <span className="count" aria-live="polite">
              {lowerBound ? t('desk:worklist.atLeast', { total: numberText(total) }) : numberText(total)}
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}
