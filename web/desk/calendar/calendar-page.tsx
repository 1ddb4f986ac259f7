/** The working calendar by which every term is counted: a year at a glance, its source, and for the administrator what may be changed. */
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Failure, Section, Waiting } from '../parts.tsx'
import { holdsRole, useMe } from '../session.ts'
import { ChangeForms } from './change-forms.tsx'
import { Changes, OfficeTimes } from './changes.tsx'
import { MissingNotice } from './missing-notice.tsx'
import { useCalendar } from './wire.ts'
import { YearView } from './year-view.tsx'

export function CalendarPage() {
  const { t } = useWords()
  const [year, setYear] = useState(() => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear())
  const found = useCalendar(year)
  const admin = holdsRole(useMe(), 'systemAdmin')
  return (
    <main className="page" id="main">
      <header className="page-head">
        <h1>{t('desk:calendar.title')}</h1>
        <div className="row">
          <Button
            icon={<Icon name="back" />}
            aria-label={t('desk:calendar.before')}
            onClick={() => setYear(year - 1)}
          />
          <strong className="calendar-year">{year}</strong>
          <Button
            icon={<Icon name="next" />}
            aria-label={t('desk:calendar.after')}
            onClick={() => setYear(year + 1)}
          />
        </div>
      </header>
      {!admin && <MissingNotice />}
      {found.isPending && <Waiting lines={8} />}
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <>
          <Section
            id="calendar-year"
            title={t('desk:calendar.workingDays', { count: found.data.workingDays })}
            extra={<Source source={found.data.source} />}
          >
            <YearView calendar={found.data} />
          </Section>
          {admin && <ChangeForms />}
          <div className="calendar-forms">
            <OfficeTimes calendar={found.data} />
            <Changes changes={found.data.changes} />
          </div>
        </>
      )}
    </main>
  )
}

/** Where the notice stands that the year follows. */
function Source({ source }: { source: string | null }) {
  const { t } = useWords()
  if (source === null) return <span className="quiet">{t('desk:calendar.noSource')}</span>
  return source.startsWith('https://') ? (
    <a href={source}>{t('desk:calendar.source')}</a>
  ) : (
    <span className="quiet">{source}</span>
  )
}
