/** Units with hours or rest days of their own, and the last changes of the calendar with what each moved. */
import { whenText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Section } from '../parts.tsx'
import type { CalendarYear } from './wire.ts'

export function OfficeTimes({ calendar }: { calendar: CalendarYear }) {
  const { t } = useWords()
  return (
    <Section id="calendar-hours" title={t('desk:calendar.hours')}>
      <dl className="facts">
        <div>
          <dt>{t('desk:calendar.everywhere')}</dt>
          <dd>{calendar.officeHours}</dd>
        </div>
        {calendar.units.map(unit => (
          <div key={unit.id}>
            <dt>{unit.name}</dt>
            <dd>
              {unit.officeHours ?? calendar.officeHours}
              {unit.restDays.map(day => (
                <p key={day.date} className="quiet">
                  {day.date} {day.name}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

export function Changes({ changes }: { changes: CalendarYear['changes'] }) {
  const { t, language } = useWords()
  return (
    <Section id="calendar-changes" title={t('desk:calendar.changes')}>
      {changes.length === 0 && <p className="quiet">{t('desk:calendar.noChanges')}</p>}
      <ul className="papers">
        {changes.map(change => (
          <li key={change.id}>
            <strong>{t(`desk:calendar.change.${change.kind}`)}</strong>{' '}
            <span className="quiet">
              {[change.by, whenText(change.at, language)].filter(Boolean).join(' · ')}
            </span>
            <p>
              {change.touched &&
                `${change.touched.from}${change.touched.to && change.touched.to !== change.touched.from ? ` – ${change.touched.to}` : ''} · `}
              {t(change.finished ? 'desk:calendar.changed' : 'desk:calendar.changing', {
                moved: change.moved,
                confirmed: change.confirmed,
              })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
