/** A form on its way: draft, what the person had seen, what is missing or was refused, and sending. */
import { App } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { useWords } from '../../shell/i18n.ts'
import { useMe } from '../session.ts'
import { clearDraft, type DraftValues, draftKey, useDraft } from './drafts.ts'
import { isBlank, useAct } from './use-act.ts'
import type { NextStep, Work } from './work.ts'

interface SendingProps {
  work: Work
  step: NextStep
  preset: DraftValues
  close(): void
  done?(after: { id?: string }): void
}

export type SendingForm = ReturnType<typeof useSending>

export function useSending({ work, step, preset, close, done }: SendingProps) {
  const { t } = useWords()
  const { message } = App.useApp()
  const key = draftKey(useMe().person.id, work.about, step.step)
  const initial = useMemo(() => proposals(step), [step])
  const { draft, set } = useDraft(key, initial)
  const now = work.carried?.seq ?? 0
  const [seen, setSeen] = useState(now)
  const [tried, setTried] = useState(false)
  const act = useAct(work, after => {
    clearDraft(key)
    close()
    if (after.beyondSight) return void message.success(after.beyondSight, secondsToRead)
    void message.success(t(work.doneKey, { step: step.label, state: after.stateLabel }))
    done?.(after)
  })
  const refusedInput = act.error instanceof ApiError ? String(act.error.facts.input ?? '') : ''
  useEffect(() => {
    for (const [name, value] of Object.entries(preset)) set(name, value)
  }, [preset, set])
  useEffect(() => {
    if (refusedInput) document.getElementById(`input-${refusedInput}`)?.focus()
  }, [refusedInput])
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (act.isPending) return
    setTried(true)
    const missing = step.inputs.find(input => input.required && isBlank(draft.values[input.name]))
    if (missing) return focusField(missing.name)
    act.mutate({ step, seq: seen, draft })
  }
  const acknowledge = () => {
    act.reset()
    setSeen(now)
  }
  return { draft, set, seen, tried, act, submit, acknowledge, refusedInput, overtaken: now > seen }
}

/** A number is to be written down. */
const secondsToRead = 20

/** A group of choices has no element of its own that takes the focus: its first one does. */
function focusField(name: string) {
  const field =
    document.getElementById(`input-${name}`) ??
    document.querySelector<HTMLElement>(`[aria-labelledby="input-${name}-label"] input`)
  field?.focus()
}

/** What the system proposes stands in the field from the start, marked as a proposal, and may be changed. */
function proposals(step: NextStep): DraftValues {
  return Object.fromEntries(
    step.inputs.filter(input => input.proposal !== null).map(input => [input.name, input.proposal]),
  )
}
