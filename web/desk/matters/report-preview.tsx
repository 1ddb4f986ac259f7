/** What will happen with a report before it is sent: kind, grid, who looks at it first, by when, and danger numbers first. */
import type { UseQueryResult } from '@tanstack/react-query'
import { useWords } from '../../shell/i18n.ts'
import { DueMark, dueTone } from '../due-mark.tsx'
import { Failure, Section } from '../parts.tsx'
import type { Preview } from '../wire.ts'

export function ReportPreview({ found }: { found: UseQueryResult<Preview, Error> }) {
  const { t } = useWords()
  const preview = found.data
  return (
    <Section id="preview" title={t('desk:report.preview')}>
      {!preview && !found.error && <p className="quiet">{t('desk:report.previewWaits')}</p>}
      {found.error && <Failure error={found.error} />}
      {preview && (
        <>
          {preview.danger.length > 0 && (
            <p className="note bad" role="alert">
              {t('desk:report.danger', { numbers: preview.danger.join(t('desk:part.comma')) })}
            </p>
          )}
          <dl className="facts">
            <div>
              <dt>{t('desk:filter.category')}</dt>
              <dd>{preview.categoryLabel}</dd>
            </div>
            <div>
              <dt>{t('desk:worklist.column.place')}</dt>
              <dd>{[preview.community.name, preview.grid?.name].filter(Boolean).join(' · ')}</dd>
            </div>
            <div>
              <dt>{t('desk:report.first')}</dt>
              <dd>
                {preview.handler.name} · {preview.handler.role}
                {preview.handler.workPhone && <span className="code"> {preview.handler.workPhone}</span>}
              </dd>
            </div>
            <div>
              <dt>{preview.term.label}</dt>
              <dd>
                <DueMark
                  tone={dueTone(preview.term.dueAt, preview.term.overdue)}
                  left={preview.term.left}
                  when={preview.term.dueAt}
                  provisional={preview.term.provisional}
                />
              </dd>
            </div>
          </dl>
        </>
      )}
    </Section>
  )
}
