/** A due instant as it is read at a glance: what is left, until when, and by an icon and words, never by colour alone. */
import { dueText } from '../shell/format.ts'
import { useWords } from '../shell/i18n.ts'
import { Icon, type IconName } from './icon.tsx'

const soonHours = 24

export type DueTone = 'late' | 'soon' | 'calm' | 'still'

export function dueTone(dueAt: string, overdue: boolean, now = Date.now()): DueTone {
  if (overdue) return 'late'
  return Date.parse(dueAt) - now < soonHours * 3_600_000 ? 'soon' : 'calm'
}

const icons: Readonly<Record<DueTone, IconName>> = {
  late: 'late',
  soon: 'clock',
  calm: 'clock',
  still: 'pause',
}

interface DueMarkProps {
  tone: DueTone
  left: string
  when: string
  provisional?: boolean
  label?: string
}

export function DueMark({ tone, left, when, provisional = false, label }: DueMarkProps) {
  const { t, language } = useWords()
  return (
    <span className={`due due-${tone}`} title={label}>
      <Icon name={icons[tone]} size={15} />
      <span className="due-left">{left}</span>
      {when !== '' && (
        <time className="due-when" dateTime={when}>
          {t('desk:due.before', { when: dueText(when, language) })}
          {provisional && <abbr title={t('desk:due.provisionalWhy')}>{t('desk:due.provisional')}</abbr>}
        </time>
      )}
    </span>
  )
}
