/** Says that the State Council's notice for a year is not loaded, so that days in it are provisional. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/i18n.ts'
import { useCalendarStatus } from './wire.ts'

export function MissingNotice({ link = false }: { link?: boolean }) {
  const { t } = useWords()
  const { data } = useCalendarStatus()
  if (!data?.missing) return null
  return (
    <p className="banner no-print" role="status">
      {t('desk:calendar.missing', { year: data.year, since: data.since ?? '' })}{' '}
      {link && <Link to={'/calendar' as never}>{t('desk:calendar.load')}</Link>}
    </p>
  )
}
