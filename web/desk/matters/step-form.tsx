/** The form of one step, built from the inputs the procedure declares: nothing typed is lost, Ctrl+Enter sends, Escape closes. */
import { App, Button } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import { useMe } from '../session.ts'
import type { Matter, NextStep } from '../wire.ts'
import { clearDraft, type DraftValues, draftKey, useDraft } from './drafts.ts'
import { Meanwhile } from './meanwhile.tsx'
import { StepField } from './step-field.tsx'
import { isBlank, useAct } from './use-act.ts'
import type { StepChoice } from './use-step-choice.ts'

interface StepFormProps {
  matter: Matter
  choice: StepChoice
  close(): void
}

export function StepForm({ matter, choice, close }: StepFormProps) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const { step, preset } = choice.current!
  const sending = useSending(matter, step, preset, close)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    const field = form.current?.querySelector<HTMLElement>(
      'input:not([type=file]),textarea,button[type=submit]',
    )
    field?.focus({ preventScroll: true })
  }, [])
  const pressed = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      form.current?.requestSubmit()
    }
    if (
      event.key === 'Escape' &&
      !event.defaultPrevented &&
      !form.current?.querySelector('.ant-select-open')
    ) {
      event.stopPropagation()
      close()
    }
  }
  return (
    <form
      ref={form}
      className="step-form"
      aria-label={step.label}
      onKeyDown={pressed}
      onSubmit={sending.submit}
      noValidate
    >
      <StepIntro step={step} />
      <Meanwhile
        matter={matter}
        seen={sending.seen}
        lawful={choice.stillLawful}
        acknowledge={sending.acknowledge}
      />
      <div className="step-fields">
        {step.inputs.map(input => (
          <StepField
            key={input.name}
            input={input}
            value={sending.draft.values[input.name] ?? null}
            set={sending.set}
            claim={sending.draft.claim}
            missing={sending.tried && input.required && isBlank(sending.draft.values[input.name])}
          />
        ))}
      </div>
      {sending.act.error && !sending.overtaken && <Failure error={sending.act.error} />}
      <div className="row step-actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={sending.act.isPending}
          disabled={!choice.stillLawful}
        >
          {step.label} <kbd>Ctrl+Enter</kbd>
        </Button>
        <Button onClick={close}>{t('desk:step.close')}</Button>
        {sending.draft.savedAt > 0 && <span className="quiet">{t('desk:step.kept')}</span>}
      </div>
    </form>
  )
}

function StepIntro({ step }: { step: NextStep }) {
  const { t } = useWords()
  return (
    <header className="step-intro">
      <h2>{step.label}</h2>
      <span className="quiet">
        {t('desk:step.leadsTo', { state: step.toLabel })} ·{' '}
        {t('shell:deadline.basis', { article: step.basis.article })}
      </span>
      {step.help && <p>{step.help}</p>}
      {step.papers.length > 0 && (
        <p className="quiet">
          {t('desk:step.papers', {
            papers: step.papers.map(paper => t(`matter:paper.${paper}`)).join(t('desk:part.comma')),
          })}
        </p>
      )}
    </header>
  )
}

function useSending(matter: Matter, step: NextStep, preset: DraftValues, close: () => void) {
  const { t } = useWords()
  const { message } = App.useApp()
  const key = draftKey(useMe().person.id, matter.id, step.step)
  const initial = useMemo(() => proposals(step), [step])
  const { draft, set } = useDraft(key, initial)
  const [seen, setSeen] = useState(matter.seq)
  const [tried, setTried] = useState(false)
  const act = useAct(matter, after => {
    clearDraft(key)
    close()
    void message.success(t('desk:step.done', { step: step.label, state: after.stateLabel }))
  })
  useEffect(() => {
    for (const [name, value] of Object.entries(preset)) set(name, value)
  }, [preset, set])
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (act.isPending) return
    setTried(true)
    const missing = step.inputs.find(input => input.required && isBlank(draft.values[input.name]))
    if (missing) return document.getElementById(`input-${missing.name}`)?.focus()
    act.mutate({ step: step.step, seq: seen, draft })
  }
  const acknowledge = () => {
    act.reset()
    setSeen(matter.seq)
  }
  return { draft, set, seen, tried, act, submit, acknowledge, overtaken: matter.seq > seen }
}

/** What the system proposes stands in the field from the start, marked as a proposal, and may be changed. */
function proposals(step: NextStep): DraftValues {
  return Object.fromEntries(
    step.inputs.filter(input => input.proposal !== null).map(input => [input.name, input.proposal]),
  )
}
