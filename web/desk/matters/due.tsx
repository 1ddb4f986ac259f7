/** The next due instant of a matter in a list. */
import { useWords } from '../../shell/i18n.ts'
import { DueMark, dueTone } from '../due-mark.tsx'
import type { Row } from '../wire.ts'

export function Due({ row }: { row: Row }) {
  const { t } = useWords()
  if (row.suspended) return <DueMark tone="still" left={t('desk:due.suspended')} when="" />
  if (!row.nextDue) return <span className="quiet">{t('desk:due.none')}</span>
  const { dueAt, overdue, left, provisional, label } = row.nextDue
  return (
    <DueMark
      tone={dueTone(dueAt, overdue)}
      left={left}
      when={dueAt}
      provisional={provisional}
      label={label}
    />
  )
}
