/** A step of a matter as a full-screen form: photos first, words kept while typing, handed to the outbox when done. */
import { type FormEvent, useRef, useState } from 'react'
import { useWords } from '../shell/i18n.ts'
import { newId } from '../shell/ids.ts'
import { useDraft } from './draft.ts'
import { Field, missing, toInputs } from './form.tsx'
import { connection } from './live.ts'
import { TopBar } from './matter.tsx'
import { useMatter } from './matter-here.ts'
import { enqueue, flush } from './outbox.ts'
import { back, fromHere } from './route.ts'
import type { InputAsked, Matter, NextStep, Values } from './types.ts'

export const draftOf = (matterId: string, step: string): string => `act ${matterId} ${step}`

export function StepPage({ id, step }: { id: string; step: string }) {
  const { t } = useWords()
  const { value: matter, failure, judging } = useMatter(id)
  const next = matter?.next.find(each => each.step === step)
  // Somebody may act while this form is open: the form stays, the server says what happened when it is sent.
  const seen = useRef<{ matter: Matter; next: NextStep } | null>(null)
  if (matter && next && !seen.current && !judging) seen.current = { matter, next }
  return (
    <main className="page step">
      <TopBar title={seen.current?.next.label ?? t('field:matter.title')} />
      {seen.current ? (
        <StepForm {...seen.current} />
      ) : (
        <p className="note">{failure?.message ?? t(matter ? 'field:step.gone' : 'shell:loading')}</p>
      )}
    </main>
  )
}

function StepForm({ matter, next }: { matter: Matter; next: NextStep }) {
  const { t } = useWords()
  const draftId = draftOf(matter.id, next.step)
  const { values, change, drop } = useDraft(draftId, {})
  const [full, setFull] = useState(false)
  const [empty, setEmpty] = useState<readonly string[]>([])
  const form = useRef<HTMLFormElement>(null)
  if (!values) return null
  function submit(event: FormEvent): void {
    event.preventDefault()
    const found = missing(next.inputs, values ?? {})
    setEmpty(found)
    if (found.length > 0) {
      focusFirst(form.current)
      return
    }
    const onward = fromHere(() => back('matter', matter.id))
    hold(matter, next, values ?? {}).then(
      () => {
        void drop()
        onward()
        void flush()
      },
      () => setFull(true),
    )
  }
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      <p className="quiet">{matter.excerpt}</p>
      {next.help && <p>{next.help}</p>}
      {photosFirst(next.inputs).map(input => (
        <Field
          key={input.name}
          input={input}
          owner={draftId}
          value={values[input.name]}
          error={empty.includes(input.name) && stillEmpty(input, values) ? wordFor(input, t) : null}
          onChange={value => change(input.name, value)}
        />
      ))}
      <p className="quiet">
        {t('shell:step.becomes', { state: next.toLabel })} · {next.basis.article}
      </p>
      {full && (
        <p className="note bad" role="alert">
          {t('field:waiting.full')}
        </p>
      )}
      <div className="bottom">
        <div className="action-bar">
          <button type="submit" className="button primary">
            {next.label}
          </button>
        </div>
      </div>
    </form>
  )
}

function hold(matter: Matter, next: NextStep, values: Values): Promise<void> {
  const id = newId()
  const at = new Date().toISOString()
  // Without a connection the act says itself when it was done; otherwise the server's clock does.
  const offline = connection.get() === 'lost' || !navigator.onLine
  const inputs = toInputs(next.inputs, values)
  return enqueue({
    id,
    kind: 'act',
    matterId: matter.id,
    title: matter.excerpt,
    what: next.label,
    at,
    body: { id, step: next.step, seq: matter.seq, inputs, ...(offline ? { at } : {}) },
    photos: Object.values(values).flatMap(value => (Array.isArray(value) ? value : [])),
    typed: values,
  })
}

/** On site the hand holds the camera first: before, after, then the words. */
function photosFirst(inputs: readonly InputAsked[]): InputAsked[] {
  const rank = (input: InputAsked) => (input.kind === 'photos' ? (input.purpose === 'before' ? 0 : 1) : 2)
  return [...inputs].sort((a, b) => rank(a) - rank(b))
}

const stillEmpty = (input: InputAsked, values: Values): boolean => missing([input], values).length > 0

export function wordFor(
  input: InputAsked,
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  const key =
    input.kind === 'photos'
      ? 'needPhoto'
      : input.kind === 'text' || input.kind === 'longText'
        ? 'required'
        : 'choose'
  return t(`shell:error.${key}`, { label: input.label })
}

/** After the errors are drawn, the first field with one gets the focus. */
export function focusFirst(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const first = form?.querySelector('.error')?.closest('.field, .choices')
    first?.querySelector<HTMLElement>('input, textarea, select')?.focus()
    first?.scrollIntoView({ block: 'center' })
  })
}
