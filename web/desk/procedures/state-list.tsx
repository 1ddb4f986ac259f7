/** The procedure as a list by state: for a phone, for print in words, and for whoever would rather read than look. */
import { useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import type { Procedure } from '../proceedings/wire.ts'
import { isSystem, type State } from './drawing.ts'
import { leadsTo, StepFacts } from './facts.tsx'

interface ListProps {
  procedure: Procedure
  common: boolean
}

export function StateList({ procedure, common }: ListProps) {
  return (
    <ul className="state-list">
      {procedure.states.map(state => (
        <li key={state.name}>
          <StateEntry procedure={procedure} state={state} common={common} />
        </li>
      ))}
    </ul>
  )
}

function StateEntry({ procedure, state, common }: ListProps & { state: State }) {
  const { t } = useWords()
  const steps = procedure.steps.filter(
    step => step.from.includes(state.name) && (common || !step.common) && !isSystem(step),
  )
  return (
    <details>
      <summary>
        <span className={state.final ? 'state state-final' : 'state'}>{state.label}</span>
        {state.count !== null && <span className="state-count">{state.count}</span>}
        {state.overdue ? (
          <b className="error">{t('desk:diagram.overdue', { count: state.overdue })}</b>
        ) : null}
        <span className="quiet">
          {state.final ? t('desk:facts.final') : t('desk:facts.steps', { count: steps.length })}
        </span>
      </summary>
      <ul>
        {steps.map(step => (
          <li key={step.name}>
            <Entry procedure={procedure} step={step} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Entry({ procedure, step }: { procedure: Procedure; step: Procedure['steps'][number] }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {step.label} <span className="quiet">{leadsTo(procedure, step, t)}</span>
      </summary>
      {open && <StepFacts procedure={procedure} step={step} />}
    </details>
  )
}
