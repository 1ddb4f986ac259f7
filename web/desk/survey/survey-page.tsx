/** Buildings, borders, barriers and division codes taken in from a file: looked at first, row by row, then taken in. */
import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Failure, Waiting } from '../parts.tsx'
import { holdsRole, useMe } from '../session.ts'
import { ColumnsPart } from './columns-part.tsx'
import { FilePart } from './file-part.tsx'
import { PlacesPart } from './places-part.tsx'
import { ProblemsPart } from './problems-part.tsx'
import { QuestionPart } from './question-part.tsx'
import { NextStep, ResultPart } from './result-part.tsx'
import { type Survey, useSurvey } from './use-survey.ts'
import { type Overview, useOverview } from './wire.ts'
import './survey.css'

export function SurveyPage() {
  const { t } = useWords()
  const isAdmin = holdsRole(useMe(), 'systemAdmin')
  return (
    <main className="page page-medium survey" id="main">
      <header className="page-head">
        <h1>{t('survey:title')}</h1>
        <Link to={'/grids' as '/'}>{t('survey:page.grids')}</Link>
      </header>
      {isAdmin ? (
        <Administered />
      ) : (
        <Empty title={t('survey:page.notYours.title')} words={t('survey:page.notYours.words')} />
      )}
    </main>
  )
}

function Administered() {
  const { t } = useWords()
  const overview = useOverview()
  const survey = useSurvey()
  if (overview.isPending) return <Waiting lines={8} />
  if (!overview.data) return <Failure error={overview.error!} retry={() => void overview.refetch()} />
  return (
    <>
      {survey.file === null ? (
        <>
          <p className="quiet">{t('survey:lead')}</p>
          <FilePart limitMegabytes={overview.data.limitMegabytes} pick={survey.pick} />
        </>
      ) : (
        <OneFile survey={survey} overview={overview.data} name={survey.file.name} />
      )}
      {(survey.file === null || survey.report?.dry === false) && <PlacesPart overview={overview.data} />}
    </>
  )
}

function OneFile({ survey, overview, name }: { survey: Survey; overview: Overview; name: string }) {
  const { report, error, busy } = survey
  return (
    <>
      <p className="survey-file">
        <strong>{name}</strong>
      </p>
      {busy && <Busy busy={busy} />}
      {error && <Failure error={error} retry={survey.again} />}
      {error && !report && <OtherFile survey={survey} />}
      {report && (
        <div className={busy ? 'survey-looked survey-waiting' : 'survey-looked'} aria-busy={busy !== null}>
          {report.question && <QuestionPart survey={survey} question={report.question} overview={overview} />}
          <ResultPart report={report} />
          {report.problems.length > 0 && <ProblemsPart report={report} survey={survey} />}
          {report.dry && <ColumnsPart survey={survey} report={report} communities={overview.communities} />}
          <NextStep survey={survey} report={report} />
        </div>
      )}
    </>
  )
}

/** Up first, then looked at: how long that takes nobody knows, so it is said and not drawn. */
function Busy({ busy }: { busy: NonNullable<Survey['busy']> }) {
  const { t } = useWords()
  const isUp = busy.share >= 1
  return (
    <div className="survey-busy" role="status">
      <Progress
        percent={Math.round(busy.share * 100)}
        status="active"
        showInfo={!isUp}
        aria-label={t('survey:page.sending')}
      />
      <span>
        {t(isUp ? (busy.isTaking ? 'survey:page.taking' : 'survey:page.looking') : 'survey:page.sending')}
      </span>
    </div>
  )
}

function OtherFile({ survey }: { survey: Survey }) {
  const { t } = useWords()
  return (
    <p>
      <button type="button" className="link-button" onClick={survey.putAway}>
        {t('survey:page.putAway')}
      </button>
    </p>
  )
}
