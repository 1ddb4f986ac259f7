/** The form of a lawful next step, drawn from the inputs its procedure declares; what is typed outlives a reload and a lost line. */
import { useRef, useState } from 'react'
import { ApiError } from './api.ts'
import { useWords, type Words } from './i18n.ts'
import { newClaim, newId } from './ids.ts'
import { note, noted } from './keep.ts'
import type { InputAsked, NextStep } from './shapes.ts'
import { StepInput } from './step-input.tsx'
import type { Uploads } from './step-photos.tsx'

export type Values = Readonly<Record<string, unknown>>

export interface StepRequest {
  /** Made once per content: sending again after a lost line is the same act. */
  readonly id: string
  readonly step: string
  readonly inputs: Values
  /** The token the photos were uploaded under. */
  readonly claim: string
}

interface Props {
  readonly step: NextStep
  /** Where the unfinished form is kept on this device. */
  readonly draftKey: string
  readonly send: (request: StepRequest) => Promise<void>
  readonly onCancel?: () => void
}

interface Draft {
  readonly values: Values
  readonly claim: string
  /** Id and content of the last attempt. */
  readonly tried: { readonly id: string; readonly content: string } | null
}

export function StepForm(props: Props) {
  const { t } = useWords()
  const { draft, problems, failure, busy, uploads, change, submit } = useStepDraft(props)
  const { step, onCancel } = props
  const form = useRef<HTMLFormElement>(null)
  return (
    <form
      ref={form}
      className="step-form stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (!busy) void submit().then(whole => whole || focusFirst(form.current))
      }}
    >
      {step.help && <p className="quiet">{step.help}</p>}
      {step.inputs.map(input => (
        <StepInput
          key={input.name}
          input={input}
          id={`${step.step}-${input.name}`}
          value={draft.values[input.name]}
          claim={draft.claim}
          uploads={uploads}
          problem={problems[input.name] ?? null}
          onChange={value => change(input.name, value)}
        />
      ))}
      {failure && (
        <p className="note bad" role="alert">
          {failure}
        </p>
      )}
      <div className="row">
        <button type="submit" className={`button primary ${busy ? 'busy' : ''}`} aria-disabled={busy}>
          {busy ? t('shell:sending') : step.label}
        </button>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            {t('shell:cancel')}
          </button>
        )}
        <span className="quiet">{t('shell:step.becomes', { state: step.toLabel })}</span>
      </div>
    </form>
  )
}

/** What is being filled in, kept on the device; `submit` gives false when something is missing. */
function useStepDraft({ step, draftKey, send }: Props) {
  const { t } = useWords()
  const [draft, setDraft] = useState<Draft>(
    () => noted<Draft>(draftKey) ?? { values: proposed(step), claim: newClaim(), tried: null },
  )
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const uploads = useRef<Uploads>({})

  const latest = useRef(draft)
  // Photos finish uploading while other fields are typed: always change the newest draft.
  const save = (change: Partial<Draft>) => {
    latest.current = { ...latest.current, ...change }
    setDraft(latest.current)
    note(draftKey, latest.current)
  }
  const submit = async () => {
    if (Object.values(uploads.current).some(Boolean)) {
      setFailure(t('shell:photos.stillUploading'))
      return true
    }
    const inputs = filled(step, draft.values)
    const found = check(step, inputs, t)
    setProblems(found)
    if (Object.keys(found).length) return false
    const content = JSON.stringify(inputs)
    const id = draft.tried?.content === content ? draft.tried.id : newId()
    save({ tried: { id, content } })
    setBusy(true)
    setFailure(null)
    try {
      await send({ id, step: step.step, inputs, claim: draft.claim })
      note(draftKey, null)
    } catch (error) {
      setFailure(
        error instanceof ApiError && error.passing
          ? `${error.message} ${t('shell:step.lost')}`
          : (error as Error).message,
      )
    } finally {
      setBusy(false)
    }
    return true
  }
  const change = (name: string, value: unknown) =>
    save({ values: { ...latest.current.values, [name]: value } })
  return { draft, problems, failure, busy, uploads: uploads.current, change, submit }
}

/** Nothing starts with a value: proposals are offered, not filled in unasked. */
function proposed(step: NextStep): Values {
  return Object.fromEntries(
    step.inputs.filter(input => input.kind === 'photos').map(input => [input.name, []]),
  )
}

/** Without what was left empty; numbers as numbers. */
function filled(step: NextStep, values: Values): Values {
  const entries = step.inputs.map(input => [input.name, clean(input, values[input.name])] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function clean(input: InputAsked, value: unknown): unknown {
  if (typeof value === 'string') {
    const text = value.trim()
    if (text === '') return undefined
    if (input.kind === 'rating') return Number(text)
    return input.kind === 'fen' ? Math.round(Number(text) * 100) : text
  }
  if (Array.isArray(value) && value.length === 0) return undefined
  return value ?? undefined
}

function check(step: NextStep, inputs: Values, t: Words['t']): Record<string, string> {
  const found: Record<string, string> = {}
  for (const input of step.inputs) {
    const value = inputs[input.name]
    if (input.required && value === undefined) found[input.name] = t(missing(input), { label: input.label })
    const long = typeof value === 'string' && input.max !== null && value.length > input.max
    if (long)
      found[input.name] = t('shell:error.tooLong', { max: input.max, count: (value as string).length })
  }
  return found
}

function missing(input: InputAsked): string {
  if (input.kind === 'photos') return 'shell:error.needPhoto'
  return input.kind === 'text' || input.kind === 'longText' ? 'shell:error.required' : 'shell:error.choose'
}

/** After the errors are drawn, the first field with one gets the focus. */
function focusFirst(form: HTMLFormElement | null): void {
  setTimeout(
    () => form?.querySelector<HTMLElement>('[aria-invalid="true"], [aria-invalid="true"] input')?.focus(),
    50,
  )
}
