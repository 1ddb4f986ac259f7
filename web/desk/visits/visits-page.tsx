/** Visits: how far grids are covered, who is due, what visits were made, how often households are to be visited. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { holdsRole, type Me, useMe } from '../session.ts'
import { CoveragePart } from './coverage-part.tsx'
import { DuePart } from './due-part.tsx'
import { LogPart } from './log-part.tsx'
import { TargetsPart } from './targets-part.tsx'
import type { Asked, Change } from './wire.ts'
import './visits.css'

type Tab = NonNullable<Asked['tab']>

export function VisitsPage() {
  const { t } = useWords()
  const me = useMe()
  const asked = useSearch({ strict: false }) as Asked
  const navigate = useNavigate()
  const ask = (change: Change) =>
    void navigate({ to: '/visits' as '/', search: { ...asked, ...change } as never, replace: true })
  const tabs = tabsFor(me)
  const tab = tabs.find(it => it === asked.tab) ?? tabs[0]!
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('visit:title')}</h1>
        <Segmented
          className="no-print"
          aria-label={t('visit:title')}
          value={tab}
          options={tabs.map(value => ({ value, label: t(`visit:tab.${value}`) }))}
          onChange={value => ask({ tab: value })}
        />
      </header>
      {tab === 'coverage' && <CoveragePart asked={asked} ask={ask} />}
      {tab === 'due' && <DuePart asked={asked} ask={ask} />}
      {tab === 'log' && <LogPart asked={asked} ask={ask} />}
      {tab === 'targets' && <TargetsPart />}
    </main>
  )
}

/** Whoever keeps the registry works with households; whoever watches sees figures of places. */
function tabsFor(me: Me): readonly Tab[] {
  const ofGrid = holdsRole(me, 'gridLeader', 'gridMember', 'communityWorker')
  if (ofGrid) return ['due', 'log', 'coverage', 'targets']
  return holdsRole(me, 'communitySecretary', 'communityDirector')
    ? ['coverage', 'due', 'log', 'targets']
    : ['coverage', 'targets']
}
