/** Steps that may be taken in many states and change none of them: told beside the drawing rather than drawn into each box. */
import { useWords } from '../../shell/i18n.ts'
import type { Procedure } from '../proceedings/wire.ts'
import { type Choices, drawingOf } from './drawing.ts'

interface EverywhereProps {
  procedure: Procedure
  choices: Choices
  chosen: string | null
  choose(id: string): void
}

export function Everywhere({ procedure, choices, chosen, choose }: EverywhereProps) {
  const { t } = useWords()
  const { everywhere } = drawingOf(procedure, choices)
  if (everywhere.length === 0) return null
  return (
    <section className="everywhere" aria-label={t('desk:diagram.everywhere')}>
      <h3>{t('desk:diagram.everywhere')}</h3>
      <ul>
        {everywhere.map(step => (
          <li key={step.name}>
            <button
              type="button"
              aria-pressed={chosen === `step ${step.name}`}
              onClick={() => choose(`step ${step.name}`)}
            >
              {step.label}
              <span className="quiet"> {t('desk:diagram.fromMany', { count: step.from.length })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
