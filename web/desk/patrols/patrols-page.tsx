/** Patrol plans, patrols walked, hazards until they are re-checked, and how far patrols reach: one thing at a time, the address says which. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { holdsRole, type Me, useMe } from '../session.ts'
import { CoveragePart } from './coverage-part.tsx'
import { HazardPage } from './hazard-page.tsx'
import { HazardsPart } from './hazards-part.tsx'
import { PatrolPage } from './patrol-page.tsx'
import { PlaceChoice } from './place-choice.tsx'
import { PlanEditor } from './plan-editor.tsx'
import { PlansPart } from './plans-part.tsx'
import { WalkedPart } from './walked-part.tsx'
import type { Asked, Change } from './wire.ts'
import './patrols.css'

type Tab = NonNullable<Asked['tab']>

export function PatrolsPage() {
  const { t } = useWords()
  const asked = useSearch({ strict: false }) as Asked
  const navigate = useNavigate()
  const tabs = tabsFor(useMe())
  const tab = tabs.find(it => it === asked.tab) ?? tabs[0]!
  const ask = (change: Change) =>
    void navigate({ to: '/patrols' as '/', search: { ...asked, ...change } as never })
  const props = { asked, ask }
  if (asked.hazard)
    return (
      <Opened>
        <HazardPage {...props} id={asked.hazard} />
      </Opened>
    )
  if (asked.patrol)
    return (
      <Opened>
        <PatrolPage {...props} id={asked.patrol} />
      </Opened>
    )
  if (asked.edit)
    return (
      <Opened>
        <PlanEditor {...props} id={asked.edit} />
      </Opened>
    )
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('patrol:desk.title')}</h1>
        <Segmented
          className="no-print"
          aria-label={t('patrol:desk.title')}
          value={tab}
          options={tabs.map(value => ({ value, label: t(`patrol:desk.tab.${value}`) }))}
          onChange={value => ask({ tab: value, offset: undefined })}
        />
      </header>
      <PlaceChoice {...props} whole={tab === 'coverage'} />
      {tab === 'hazards' && <HazardsPart {...props} />}
      {tab === 'walked' && <WalkedPart {...props} />}
      {tab === 'plans' && <PlansPart {...props} />}
      {tab === 'coverage' && <CoveragePart {...props} />}
    </main>
  )
}

function Opened({ children }: { children: React.ReactNode }) {
  return (
    <main className="page page-medium" id="main">
      {children}
    </main>
  )
}

/** Administrators plan; they read nothing of what was found. */
function tabsFor(me: Me): readonly Tab[] {
  if (holdsRole(me, 'systemAdmin')) return ['plans']
  if (holdsRole(me, 'supervisor', 'workCommitteeSecretary', 'workCommitteeDispatcher', 'dutyOfficer'))
    return ['coverage', 'hazards', 'walked', 'plans']
  return ['hazards', 'walked', 'plans', 'coverage']
}
