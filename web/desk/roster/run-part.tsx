/** One roster: how far it is, what was found, what the columns are taken for, and what happens next. */
import { Button, Progress } from 'antd'
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Failure, Section, Waiting } from '../parts.tsx'
import { AsidePart } from './aside-part.tsx'
import { ColumnsPart } from './columns-part.tsx'
import { ProblemsPart } from './problems-part.tsx'
import type { Roster } from './use-roster.ts'
import type { Report, RunView } from './wire.ts'

export function RunPart({ roster }: { roster: Roster }) {
  const { t } = useWords()
  const { run, error, sending } = roster
  const isBusy = sending !== null || run?.state === 'looking' || run?.state === 'writing'
  return (
    <div className="roster-run">
      <p className="roster-file">
        <strong>{run?.fileName ?? roster.file?.name}</strong>
        {run && <span className="quiet">{run.community.name}</span>}
      </p>
      {isBusy && <Busy run={run} sending={sending} />}
      {error && <Failure error={error} retry={roster.again} />}
      {run?.failure && <Failure title={t('roster:page.failed')} error={new Error(run.failure)} />}
      {!run && !isBusy && !error && <Waiting lines={6} />}
      {run?.report && <Found roster={roster} run={run} report={run.report} isBusy={isBusy} />}
      <NextStep roster={roster} isBusy={isBusy} />
    </div>
  )
}

function Found({
  roster,
  run,
  report,
  isBusy,
}: {
  roster: Roster
  run: RunView
  report: Report
  isBusy: boolean
}) {
  const isDone = run.state === 'done'
  return (
    <div className={isBusy ? 'roster-looked roster-waiting' : 'roster-looked'} aria-busy={isBusy}>
      <Result run={run} report={report} />
      {isDone && run.aside > 0 && <AsidePart run={run} report={report} />}
      {!isDone && report.problems.length > 0 && <ProblemsPart run={run} report={report} />}
      {report.notes.length > 0 && <NotesPart report={report} />}
      <ColumnsPart roster={roster} run={run} report={report} />
    </div>
  )
}

function NotesPart({ report }: { report: Report }) {
  const { t } = useWords()
  return (
    <Section id="roster-notes" title={t('roster:page.notes')}>
      <ul className="roster-notes">
        {report.notes.map(({ code, label, count, rows }) => (
          <li key={code}>
            <span>{label}</span> <span className="tag">{numberText(count)}</span>{' '}
            <span className="quiet">
              {rows
                .slice(0, 6)
                .map(it => it.at)
                .join(t('roster:page.and'))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Busy({ run, sending }: { run: RunView | null; sending: number | null }) {
  const { t } = useWords()
  const share = sending ?? run?.share ?? 0
  const word = sending !== null && sending < 1 ? 'sending' : run?.state === 'writing' ? 'writing' : 'looking'
  return (
    <div className="roster-busy" role="status">
      <Progress
        percent={Math.round((sending !== null && sending >= 1 ? 0 : share) * 100)}
        status="active"
        aria-label={t(`roster:page.${word}`)}
      />
      <span>{t(`roster:page.${word}`)}</span>
    </div>
  )
}

function Result({ run, report }: { run: RunView; report: Report }) {
  const { t, language } = useWords()
  const isDone = run.state === 'done'
  const counts = { ...(report.written ?? report.counts), aside: isDone ? run.aside : report.counts.aside }
  const seconds =
    run.finishedAt === null
      ? 0
      : Math.max(1, Math.round((Date.parse(run.finishedAt) - Date.parse(run.at)) / 1000))
  const passed = (['foot', 'empty', 'elsewhere'] as const).filter(name => report.passed[name] > 0)
  return (
    <Section
      id="roster-result"
      title={isDone ? t('roster:page.taken') : t('roster:page.found', { rows: numberText(report.rows) })}
    >
      <p className="quiet">
        {isDone
          ? t('roster:page.takenWhat', { rows: numberText(report.rows), seconds })
          : t('roster:page.foundWhat')}
      </p>
      <dl className="roster-counts">
        {(['entered', 'households', 'changed', 'same', 'aside'] as const).map(name => (
          <div key={name} className={name === 'aside' && counts.aside > 0 ? 'roster-bad' : undefined}>
            <dt>{t(`roster:page.count.${name}`)}</dt>
            <dd>{numberText(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {passed.map(name => (
        <p key={name} className="quiet">
          {t(`roster:page.passed.${name}`, { count: report.passed[name] })}
        </p>
      ))}
      {report.place !== null && (
        <p className="note">{t('roster:page.placeTaken', { place: report.place })}</p>
      )}
      {report.writtenAt !== null && !isDone && (
        <p className="note">
          {t('roster:page.writtenBefore', { when: whenText(report.writtenAt, language) })}
        </p>
      )}
    </Section>
  )
}

/** Always in sight: what happens next. */
function NextStep({ roster, isBusy }: { roster: Roster; isBusy: boolean }) {
  const { t } = useWords()
  const { run, sending } = roster
  const isOver = run === null || run.state === 'done' || run.state === 'writing'
  const moving = run?.report ? run.report.counts.entered + run.report.counts.changed : 0
  return (
    <div className="roster-next">
      <Button onClick={roster.putAway}>{t(isOver ? 'roster:page.another' : 'roster:page.putAway')}</Button>
      {run?.state === 'looked' && sending === null && (
        <Button type="primary" disabled={moving === 0 || isBusy} onClick={roster.write}>
          {moving === 0 ? t('roster:page.writeNone') : t('roster:page.write', { count: moving })}
        </Button>
      )}
      {run?.resumable && (
        <Button type="primary" onClick={roster.write}>
          {t('roster:page.resume')}
        </Button>
      )}
    </div>
  )
}
