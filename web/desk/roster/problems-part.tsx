/** Rows kept aside before anything is written: by what is wrong, with their numbers and never their values. */
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Section } from '../parts.tsx'
import type { Report, RunView } from './wire.ts'

export function ProblemsPart({ run, report }: { run: RunView; report: Report }) {
  const { t, language } = useWords()
  return (
    <Section
      id="roster-problems"
      title={t('roster:page.problems')}
      extra={
        <a href={`/api/rosters/${run.id}/aside.xlsx?lang=${language}`}>{t('roster:page.downloadAside')}</a>
      }
    >
      <p className="quiet">{t('roster:page.problemsWhat')}</p>
      {report.problems.map((group, i) => (
        <details key={group.code} className="roster-group" open={i === 0}>
          <summary>
            <strong>{group.label}</strong> <span className="tag">{numberText(group.count)}</span>
          </summary>
          <ul>
            {group.rows.map(({ row, at, words }) => (
              <li key={row}>
                <span className="quiet">{at}</span>
                <span>{words}</span>
              </li>
            ))}
          </ul>
          {group.count > group.rows.length && (
            <p className="quiet">{t('roster:page.rowsMore', { count: group.count - group.rows.length })}</p>
          )}
        </details>
      ))}
    </Section>
  )
}
