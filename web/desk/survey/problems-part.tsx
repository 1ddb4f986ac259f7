/** What is wrong with rows, by kind, each with its number as the sheet shows it; all of it as a table to put right by. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure, Section } from '../parts.tsx'
import type { Survey } from './use-survey.ts'
import { problemList, type Report } from './wire.ts'

const rowsAtOnce = 20

export function ProblemsPart({ report, survey }: { report: Report; survey: Survey }) {
  const { t } = useWords()
  const refused = report.counts?.refused ?? 0
  return (
    <Section
      id="survey-problems"
      title={t('survey:page.problems', { count: refused })}
      extra={<Download survey={survey} report={report} />}
    >
      <p className="quiet">{t('survey:page.problemsWhat')}</p>
      {report.problems.map((group, i) => (
        <Group key={group.code} group={group} isOpen={i === 0} />
      ))}
    </Section>
  )
}

function Group({ group, isOpen }: { group: Report['problems'][number]; isOpen: boolean }) {
  const { t } = useWords()
  const [shown, setShown] = useState(rowsAtOnce)
  const rest = group.count - Math.min(shown, group.rows.length)
  return (
    <details className="survey-group" open={isOpen}>
      <summary>
        <strong>{group.label}</strong>{' '}
        <span className="tag">{t('survey:page.rows', { count: group.count })}</span>
      </summary>
      <ul>
        {group.rows.slice(0, shown).map(({ row, words }) => (
          <li key={row}>
            <span className="survey-row">{t('survey:page.row', { row })}</span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
      {shown < group.rows.length && (
        <button type="button" className="link-button" onClick={() => setShown(shown + rowsAtOnce)}>
          {t('survey:page.more', { count: Math.min(rowsAtOnce, group.rows.length - shown) })}
        </button>
      )}
      {shown >= group.rows.length && rest > 0 && (
        <p className="quiet">{t('survey:page.restInList', { count: rest })}</p>
      )}
    </details>
  )
}

function Download({ survey, report }: { survey: Survey; report: Report }) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const { file, wishes } = survey
  const fetchList = async () => {
    if (!file) return
    setBusy(true)
    setError(null)
    try {
      const text = await problemList(file, { ...wishes, kind: report.kind }, new AbortController().signal)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
      link.download = `${file.name.replace(/\.\w+$/, '')}-${t('survey:page.listName')}.csv`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    } catch (failure) {
      setError(failure as Error)
    }
    setBusy(false)
  }
  return (
    <>
      <Button loading={busy} onClick={() => void fetchList()}>
        {t('survey:page.download')}
      </Button>
      {error && <Failure error={error} />}
    </>
  )
}
