/** Rosters taken in from an office's sheets: looked at first, then written, what is kept aside mended; and given out again. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Empty, Failure, Section, Waiting } from '../parts.tsx'
import { ExportPart } from './export-part.tsx'
import { FilePart } from './file-part.tsx'
import { RunPart } from './run-part.tsx'
import { useRoster } from './use-roster.ts'
import { type Community, type Overview, useOverview } from './wire.ts'
import './roster.css'

export function RosterPage() {
  const { t } = useWords()
  const overview = useOverview()
  const isNobody = overview.error !== null && 'code' in overview.error && overview.error.code === 'notYours'
  return (
    <main className="page page-medium roster" id="main">
      <header className="page-head">
        <h1>{t('roster:title')}</h1>
        <Link to={'/registry' as '/'}>{t('roster:page.toRegistry')}</Link>
      </header>
      {overview.isPending && <Waiting lines={8} />}
      {isNobody && <Empty title={t('roster:page.notYours.title')} words={t('roster:page.notYours.words')} />}
      {overview.error && !isNobody && (
        <Failure error={overview.error} retry={() => void overview.refetch()} />
      )}
      {overview.data && <Opened overview={overview.data} />}
    </main>
  )
}

function Opened({ overview }: { overview: Overview }) {
  const { t } = useWords()
  const roster = useRoster()
  const takers = overview.communities.filter(it => it.mayTakeIn)
  const isOpen = roster.run !== null || roster.sending !== null || roster.file !== null
  if (isOpen) return <RunPart roster={roster} />
  return (
    <>
      {takers.length > 0 && (
        <>
          <p className="quiet">{t('roster:lead')}</p>
          <FilePart communities={takers} limitMegabytes={overview.limitMegabytes} send={roster.send} />
          <Runs overview={overview} open={roster.open} />
        </>
      )}
      <ExportPart communities={overview.communities} />
    </>
  )
}

function Runs({ overview, open }: { overview: Overview; open(id: string): void }) {
  const { t, language } = useWords()
  const [all, setAll] = useState(false)
  const shown = all ? overview.runs : overview.runs.slice(0, 5)
  if (overview.runs.length === 0) return null
  return (
    <Section id="roster-runs" title={t('roster:page.runs')}>
      <ul className="roster-runs">
        {shown.map(run => (
          <li key={run.id}>
            <button type="button" className="link-button" onClick={() => open(run.id)}>
              {run.fileName}
            </button>
            <span className="quiet">
              {run.community.name} · {whenText(run.at, language)}
              {run.person !== null && ` · ${run.person}`}
            </span>
            <span className="roster-run-state">
              {t(`roster:state.${run.state}`)}
              {run.state === 'done' && ` · ${numberText(run.taken)}`}
              {run.open > 0 && run.state === 'done' && (
                <span className="tag">{t('roster:page.openRows', { count: run.open })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < overview.runs.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('roster:page.all')}
        </button>
      )}
    </Section>
  )
}

/** How many are registered, beside the name. */
export function registeredWords(community: Community, t: ReturnType<typeof useWords>['t']): string {
  return t('roster:page.registered', {
    households: numberText(community.households),
    residents: numberText(community.residents),
  })
}
