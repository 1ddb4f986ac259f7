/** The matters of a cluster as a list, each opening to the matter. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { dueText } from '../../shell/format.ts'
import { useWords } from '../../shell/i18n.ts'
import { Icon } from '../icon.tsx'
import { Mark } from '../parts.tsx'
import type { Pressed, Target } from './canvas.tsx'

interface MatterListProps {
  pressed: Pressed
  back(): void
  closer(target: Target): void
}

export function MatterList({ pressed, back, closer }: MatterListProps) {
  const { t, language } = useWords()
  const sorted = [...pressed.points].sort((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1))
  return (
    <section className="map-sheet map-matters">
      <Button type="link" icon={<Icon name="back" />} onClick={back}>
        {t('mapping:sheet.back')}
      </Button>
      <header>
        <h2>{t('mapping:matters.title', { count: sorted.length })}</h2>
        {sorted.length > 1 && (
          <Button size="small" onClick={() => closer(pressed.at)}>
            {t('mapping:matters.closer')}
          </Button>
        )}
      </header>
      <ul>
        {sorted.map(point => (
          <li key={point.id}>
            <Link to="/matters/$matterId" params={{ matterId: point.id }} search={{ list: 'sight' } as never}>
              {point.categoryLabel}
            </Link>
            <span className="state">{point.stateLabel}</span>
            <p className="quiet">
              <span className="code">{point.number}</span>{' '}
              {point.overdue && (
                <Mark
                  icon="late"
                  tone="bad"
                  words={t('mapping:matters.overdue', { at: dueText(point.dueAt!, language) })}
                />
              )}
              {!point.overdue &&
                (point.dueAt
                  ? t('mapping:matters.due', { at: dueText(point.dueAt, language) })
                  : t('mapping:matters.noDue'))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
