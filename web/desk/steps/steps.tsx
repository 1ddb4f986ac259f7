/** The lawful next steps as buttons with their keys, the ordinary way on first; the chosen one opens its form right below. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { useKeys } from '../keys.ts'
import { useMe } from '../session.ts'
import { draftKey, readDraft } from './drafts.ts'
import { StepForm } from './step-form.tsx'
import type { StepChoice } from './use-step-choice.ts'
import type { NextStep, Work } from './work.ts'

/** As many as have a key; what is seldom asked for is one press away. */
const shownAtOnce = 9

export function Steps({ work, choice }: { work: Work; choice: StepChoice }) {
  const { t } = useWords()
  const bar = useRef<HTMLDivElement>(null)
  const [all, setAll] = useState(false)
  useKeys(numberKeys(choice), choice.current === null)
  const closed = () => {
    const step = choice.current?.step.step
    choice.close()
    requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus())
  }
  const shown = all ? choice.steps : choice.steps.slice(0, shownAtOnce)
  const more = choice.steps.length - shownAtOnce
  return (
    <section className="steps no-print" aria-label={t('desk:step.title')}>
      {choice.steps.length === 0 ? (
        <p className="steps-none">{work.carried?.nothing ?? t('desk:step.none')}</p>
      ) : (
        <div className="steps-bar" ref={bar}>
          {shown.map((step, index) => (
            <StepButton key={step.step} work={work} step={step} index={index} choice={choice} />
          ))}
          {more > 0 && (
            <Button type="text" className="steps-more" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('desk:step.fewer') : t('desk:step.more', { count: more })}
            </Button>
          )}
        </div>
      )}
      {choice.current && (
        <StepForm
          key={`${choice.current.step.step} ${choice.current.opened}`}
          work={work}
          step={choice.current.step}
          preset={choice.current.preset}
          stillLawful={choice.stillLawful}
          close={closed}
        />
      )}
    </section>
  )
}

interface StepButtonProps {
  work: Work
  step: NextStep
  index: number
  choice: StepChoice
}

function StepButton({ work, step, index, choice }: StepButtonProps) {
  const { t } = useWords()
  const me = useMe()
  const open = choice.current?.step.step === step.step
  const drafted = readDraft(draftKey(me.person.id, work.about, step.step)) !== null
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
      {index < shownAtOnce && <kbd>{index + 1}</kbd>}
    </Button>
  )
}

function numberKeys(choice: StepChoice) {
  return Object.fromEntries(
    choice.steps
      .slice(0, shownAtOnce)
      .map((step, index) => [String(index + 1), () => choice.open(step.step)]),
  )
}
