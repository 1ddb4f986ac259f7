/** The form of one step, built from the inputs the procedure declares: nothing typed is lost, Ctrl+Enter sends, Escape closes. */
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { Failure } from '../parts.tsx'
import type { DraftValues } from './drafts.ts'
import { HappenedField } from './happened-field.tsx'
import { Meanwhile } from './meanwhile.tsx'
import { StepField } from './step-field.tsx'
import { isBlank } from './use-act.ts'
import { type SendingForm, useSending } from './use-sending.ts'
import type { NextStep, Work } from './work.ts'

interface StepFormProps {
  work: Work
  step: NextStep
  preset: DraftValues
  stillLawful: boolean
  close(): void
  done?(after: { id?: string }): void
  /** Beside the declared inputs. */
  children?: ReactNode
}

export function StepForm(props: StepFormProps) {
  const { t } = useWords()
  const { work, step, stillLawful, close, children } = props
  const form = useRef<HTMLFormElement>(null)
  const sending = useSending(props)
  const carried = work.carried !== null
  useEffect(() => {
    if (carried) form.current?.scrollIntoView({ block: 'nearest' })
    const field = form.current?.querySelector<HTMLElement>(
      'input:not([type=file]),textarea,button[type=submit]',
    )
    field?.focus({ preventScroll: true })
  }, [carried])
  const failure = sending.overtaken ? null : sending.act.error
  useEffect(() => {
    if (failure) form.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' })
  }, [failure])
  return (
    <form
      ref={form}
      className="step-form"
      aria-label={step.label}
      onKeyDown={event => keyed(event, form.current, close)}
      onSubmit={sending.submit}
      noValidate
    >
      <StepIntro step={step} />
      {work.carried && (
        <Meanwhile
          carried={work.carried}
          seen={sending.seen}
          lawful={stillLawful}
          acknowledge={sending.acknowledge}
        />
      )}
      <Fields work={work} step={step} sending={sending} />
      {children}
      {failure && <Failure error={failure} title={t('desk:step.failed')} />}
      <Actions step={step} sending={sending} stillLawful={stillLawful} close={close} />
    </form>
  )
}

function keyed(event: React.KeyboardEvent, form: HTMLFormElement | null, close: () => void) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    form?.requestSubmit()
  }
  if (event.key === 'Escape' && !event.defaultPrevented && !form?.querySelector('.ant-select-open')) {
    event.stopPropagation()
    close()
  }
}

function Fields({ work, step, sending }: { work: Work; step: NextStep; sending: SendingForm }) {
  const { draft, tried, refusedInput, act } = sending
  return (
    <div className="step-fields">
      {step.inputs.map(input => (
        <StepField
          key={input.name}
          input={input}
          value={draft.values[input.name] ?? null}
          set={sending.set}
          claim={draft.claim}
          procedure={work.procedure}
          missing={tried && input.required && isBlank(draft.values[input.name])}
          refused={refusedInput === input.name ? (act.error?.message ?? null) : null}
        />
      ))}
      {work.recordsLater && !step.byOurClock && <HappenedField draft={draft} set={sending.set} />}
    </div>
  )
}

interface ActionsProps {
  step: NextStep
  sending: SendingForm
  stillLawful: boolean
  close(): void
}

function Actions({ step, sending, stillLawful, close }: ActionsProps) {
  const { t } = useWords()
  return (
    <div className="row step-actions">
      <Button type="primary" htmlType="submit" loading={sending.act.isPending} disabled={!stillLawful}>
        {step.label} <kbd>Ctrl+Enter</kbd>
      </Button>
      <Button onClick={close}>{t('desk:step.close')}</Button>
      {sending.draft.savedAt > 0 && <span className="quiet">{t('desk:step.kept')}</span>}
    </div>
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
        <p className="quiet">{t('desk:step.papers', { papers: step.papers.join(t('desk:part.comma')) })}</p>
      )}
    </header>
  )
}
