/** The twelve months of a year: rest days, make-up working days, days an office entered, and what is provisional. */
import { useWords } from '../../shell/i18n.ts'
import { isWeekend, type Month, monthsOf } from './months.ts'
import type { CalendarYear } from './wire.ts'

type Special = CalendarYear['days'][number]

export function YearView({ calendar }: { calendar: CalendarYear }) {
  const { t, language } = useWords()
  const special = new Map(calendar.days.map(day => [day.date, day]))
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  return (
    <>
      <ul className="calendar-legend">
        {(['holiday', 'makeUp', 'override', 'weekend'] as const).map(kind => (
          <li key={kind}>
            <i className={`day day-${kind}`} /> {t(`desk:calendar.kind.${kind}`)}
          </li>
        ))}
        {calendar.provisional && (
          <li>
            <i className="day day-holiday day-provisional" /> {t('desk:calendar.kind.provisional')}
          </li>
        )}
      </ul>
      <div className="months">
        {monthsOf(calendar.year).map(month => (
          <MonthTable
            key={month.month}
            month={month}
            special={special}
            today={today}
            title={new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
              month: 'long',
              timeZone: 'UTC',
            }).format(new Date(`${month.days[0]}T00:00:00Z`))}
          />
        ))}
      </div>
    </>
  )
}

interface MonthProps {
  month: Month
  special: ReadonlyMap<string, Special>
  today: string
  title: string
}

function MonthTable({ month, special, today, title }: MonthProps) {
  const { t } = useWords()
  const cells = [...Array.from({ length: month.lead }, () => null), ...month.days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => cells[week * 7 + day] ?? null),
  )
  return (
    <table className="month">
      <caption>{title}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map(day => (
            <th key={day} scope="col">
              {t(`desk:calendar.weekday.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week.find(day => day !== null)}>
            {week.map((day, index) => (
              <Day
                key={day ?? index}
                day={day}
                special={day ? special.get(day) : undefined}
                today={day === today}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, special, today }: { day: string | null; special: Special | undefined; today: boolean }) {
  const { t } = useWords()
  if (day === null) return <td />
  const kind = special?.kind ?? (isWeekend(day) ? 'weekend' : null)
  const marks = [
    'day',
    ...(kind ? [`day-${kind}`] : []),
    ...(special?.working ? ['day-working'] : []),
    ...(special?.provisional ? ['day-provisional'] : []),
    ...(today ? ['day-today'] : []),
  ]
  const said =
    special && [special.name, ...(special.provisional ? [t('desk:due.provisional')] : [])].filter(Boolean)
  return (
    <td className={marks.join(' ')} title={said?.join(' · ')} aria-current={today ? 'date' : undefined}>
      {Number(day.slice(8))}
      {special && <span className="sr">{said?.join(' ')}</span>}
      {special && (
        <em aria-hidden="true">{t(special.working ? 'desk:calendar.work' : 'desk:calendar.rest')}</em>
      )}
    </td>
  )
}
