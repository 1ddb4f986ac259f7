/** What a file would bring, or has brought: counts, communities, what should be known, where it lies, and the way on. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'
import { Section } from '../parts.tsx'
import { Scatter } from './scatter.tsx'
import type { Survey } from './use-survey.ts'
import type { Report } from './wire.ts'

export function ResultPart({ report }: { report: Report }) {
  const { t } = useWords()
  const { counts } = report
  if (counts === null) return null
  const figures = (['added', 'changed', 'unchanged', 'refused', 'removed'] as const).filter(
    name => name !== 'removed' || counts.removed > 0,
  )
  return (
    <Section
      id="survey-result"
      title={t(report.dry ? 'survey:page.found' : 'survey:page.taken', { rows: numberText(report.rows) })}
    >
      <dl className="survey-counts">
        {figures.map(name => (
          <div key={name} className={name === 'refused' && counts.refused > 0 ? 'survey-bad' : undefined}>
            <dt>{t(`survey:page.count.${name}`)}</dt>
            <dd>
              {name === 'refused' && counts.refused > 0 ? (
                <button type="button" className="link-button" onClick={toProblems}>
                  {numberText(counts.refused)}
                </button>
              ) : (
                numberText(counts[name])
              )}
            </dd>
          </div>
        ))}
      </dl>
      {counts.newCompounds > 0 && (
        <p className="quiet">{t('survey:page.newCompounds', { count: counts.newCompounds })}</p>
      )}
      {report.notes.map(note => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
      {report.communities.length > 0 && (
        <div className="survey-where">
          <Communities report={report} />
          <Scatter report={report} />
        </div>
      )}
    </Section>
  )
}

function toProblems() {
  document.getElementById('survey-problems')?.scrollIntoView({ block: 'center' })
}

function Communities({ report }: { report: Report }) {
  const { t } = useWords()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('survey:field.community')}</th>
          <th scope="col" className="num">
            {t('survey:kind.buildings')}
          </th>
          <th scope="col" className="num">
            {t('survey:field.households')}
          </th>
        </tr>
      </thead>
      <tbody>
        {report.communities.map(({ id, name, buildings, households }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="num">{numberText(buildings)}</td>
            <td className="num">{numberText(households)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Always in sight: what happens next. */
export function NextStep({ survey, report }: { survey: Survey; report: Report }) {
  const { t } = useWords()
  const { counts, dry, kind } = report
  const { busy } = survey
  if (!dry)
    return (
      <div className="survey-next" role="status">
        <strong>{t('survey:page.done')}</strong>
        <Button onClick={survey.putAway}>{t('survey:page.another')}</Button>
        {kind === 'buildings' && (
          <Link to={'/grids' as '/'}>
            <Button type="primary">{t('survey:page.toGrids')}</Button>
          </Link>
        )}
      </div>
    )
  const moving = counts === null ? 0 : counts.added + counts.changed + counts.removed
  return (
    <div className="survey-next">
      <Button onClick={survey.putAway}>{t('survey:page.putAway')}</Button>
      <Button
        type="primary"
        disabled={counts === null || moving === 0 || (busy !== null && !busy.isTaking)}
        loading={busy?.isTaking === true}
        onClick={survey.take}
      >
        {counts === null && t('survey:page.waits')}
        {counts !== null &&
          (moving === 0 ? t('survey:page.nothingToTake') : t('survey:page.take', { count: moving }))}
      </Button>
    </div>
  )
}
