/** Who looks after which grid: communities at a glance, one of them grid by grid, a proposal by workload, leave and who stands in. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { Changes } from './changes.tsx'
import { GridTable } from './grid-table.tsx'
import { LeavePart } from './leave-part.tsx'
import { Overview } from './overview.tsx'
import { ProposePart } from './propose-part.tsx'
import { Summary } from './summary.tsx'
import { type Staffing, useStaffing } from './wire.ts'
import './staffing.css'

interface Asked {
  community?: string
  on?: string
}

export function StaffingPage() {
  const { t } = useWords()
  const asked = useSearch({ strict: false }) as Asked
  const navigate = useNavigate()
  const found = useStaffing(asked.community, asked.on)
  const ask = (change: { community?: string | undefined; on?: string | undefined }) =>
    void navigate({ to: '/staffing' as '/', search: { ...asked, ...change } as never })
  return (
    <main className="page" id="main">
      <header className="page-head no-print">
        <h1>{t('staffing:title')}</h1>
        {found.data && <Asking staffing={found.data} asked={asked} ask={ask} />}
      </header>
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && <Found key={asked.community} staffing={found.data} asked={asked} ask={ask} />}
    </main>
  )
}

interface FoundProps {
  staffing: Staffing
  asked: Asked
  ask(change: { community?: string | undefined; on?: string | undefined }): void
}

function Asking({ staffing, asked, ask }: FoundProps) {
  const { t } = useWords()
  const { communities, today } = staffing
  return (
    <div className="row staffing-asking">
      {communities.length > 1 && (
        <Select
          aria-label={t('staffing:community')}
          className="staffing-community"
          value={asked.community ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('staffing:allCommunities') },
            ...communities.map(it => ({ value: it.id, label: it.name })),
          ]}
          onChange={id => ask({ community: id || undefined })}
        />
      )}
      <Input
        type="date"
        aria-label={t('staffing:onDay')}
        className="staffing-day"
        min={today}
        value={asked.on ?? today}
        onChange={event => ask({ on: event.target.value > today ? event.target.value : undefined })}
      />
    </div>
  )
}

function Found({ staffing, asked, ask }: FoundProps) {
  const { t } = useWords()
  const [proposing, setProposing] = useState(false)
  const one = staffing.communities.length === 1 ? staffing.communities[0]!.id : asked.community
  const shown = staffing.communities.filter(it => one === undefined || it.id === one)
  const mayChange = shown.length > 0 && shown.every(it => it.mayChange)
  if (staffing.grids.length === 0)
    return <Empty title={t('staffing:noGrids.title')} words={t('staffing:noGrids.words')} />
  return (
    <>
      <Summary staffing={staffing} />
      {mayChange &&
        (proposing ? (
          <ProposePart staffing={staffing} communities={shown} close={() => setProposing(false)} />
        ) : (
          <div className="no-print">
            <Button type="primary" onClick={() => setProposing(true)}>
              {t('staffing:propose.open')}
            </Button>
          </div>
        ))}
      <Section id="staffing-now" title={nameOfOne(shown, one) ?? t('staffing:now')}>
        {one === undefined ? (
          <Overview staffing={staffing} choose={community => ask({ community })} />
        ) : (
          <GridTable staffing={staffing} mayChange={mayChange} />
        )}
      </Section>
      <LeavePart staffing={staffing} mayChange={mayChange} />
      <Changes staffing={staffing} />
    </>
  )
}

function nameOfOne(shown: Staffing['communities'], one: string | undefined): string | undefined {
  return shown.find(it => it.id === one)?.name
}
