/** The lawful next steps of a matter as buttons with their keys; the chosen one opens its form right below. */
import { Button } from 'antd'
import { useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { useKeys } from '../keys.ts'
import { useMe } from '../session.ts'
import type { Matter, NextStep } from '../wire.ts'
import { draftKey, readDraft } from './drafts.ts'
import { StepForm } from './step-form.tsx'
import type { StepChoice } from './use-step-choice.ts'

export function Steps({ matter, choice }: { matter: Matter; choice: StepChoice }) {
  const { t } = useWords()
  const bar = useRef<HTMLDivElement>(null)
  useKeys(numberKeys(choice), choice.current === null)
  const closed = () => {
    const step = choice.current?.step.step
    choice.close()
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus())
  }
  return (
    <section className="steps no-print" aria-label={t('desk:step.title')}>
      {choice.steps.length === 0 ? (
        <p className="steps-none">{matter.nothing ?? t('desk:step.none')}</p>
      ) : (
        <div className="steps-bar" ref={bar}>
          {choice.steps.map((step, index) => (
            <StepButton key={step.step} matter={matter} step={step} index={index} choice={choice} />
          ))}
        </div>
      )}
      {choice.current && (
        <StepForm
          key={`${choice.current.step.step} ${choice.current.opened}`}
          matter={matter}
          choice={choice}
          close={closed}
        />
      )}
    </section>
  )
}

function StepButton({
  matter,
  step,
  index,
  choice,
}: {
  matter: Matter
  step: NextStep
  index: number
  choice: StepChoice
}) {
  const { t } = useWords()
  const me = useMe()
  const open = choice.current?.step.step === step.step
  const drafted = readDraft(draftKey(me.person.id, matter.id, step.step)) !== null
  return (
    <Button
      type={step.primary ? 'primary' : 'default'}
      className={open ? 'step step-open' : 'step'}
      data-step={step.step}
      aria-expanded={open}
      title={step.help ?? undefined}
      onClick={() => (open ? choice.close() : choice.open(step.step))}
    >
      {step.label}
      {drafted && <span className="draft-mark">{t('desk:step.drafted')}</span>}
      {index < 9 && <kbd>{index + 1}</kbd>}
    </Button>
  )
}

function numberKeys(choice: StepChoice) {
  return Object.fromEntries(
    choice.steps.slice(0, 9).map((step, index) => [String(index + 1), () => choice.open(step.step)]),
  )
}
