/** Sessions held this year, the latest first. */
import { dayText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Empty, Section } from '../parts.tsx'
import { Photos } from '../photos.tsx'
import type { Item, Session } from './wire.ts'

export function SessionsPart({ sessions, items }: { sessions: readonly Session[]; items: readonly Item[] }) {
  const { t } = useWords()
  const planned = new Set(items.map(it => it.id))
  return (
    <Section id="publicity-done" title={t('counsel:publicity.done')}>
      {sessions.length === 0 && (
        <Empty title={t('counsel:publicity.noSessions')} words={t('counsel:publicity.noSessionsWords')} />
      )}
      <ul className="counsel-rows">
        {sessions.map(it => (
          <Row key={it.id} it={it} isPlanned={it.itemId !== null && planned.has(it.itemId)} />
        ))}
      </ul>
    </Section>
  )
}

function Row({ it, isPlanned }: { it: Session; isPlanned: boolean }) {
  const { t, language } = useWords()
  return (
    <li className="counsel-row">
      <div>
        <strong>{dayText(`${it.onDay}T12:00:00+08:00`, language)}</strong> {it.topic}{' '}
        {!isPlanned && <span className="counsel-mark">{t('counsel:publicity.noItem')}</span>}
        <p className="quiet">
          {[
            it.community?.name ?? t('counsel:publicity.forAll'),
            it.law,
            t(`counsel:audience.${it.audience}`),
            t(`counsel:venue.${it.venue}`),
            it.place,
            t('counsel:publicity.minutes', { count: it.minutes }),
            t('counsel:publicity.people', { count: it.present }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="quiet">
          {[
            it.lecturer,
            it.actedAs && t(`counsel:role.${it.actedAs}`),
            ...it.forms.map(form => t(`counsel:form.${form}`)),
            it.materials,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Photos
          size="small"
          photos={it.photos.map(photo => ({
            ...photo,
            ...{ purpose: null, takenAt: null, width: null, height: null },
          }))}
        />
      </div>
    </li>
  )
}
