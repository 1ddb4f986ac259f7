/** Sending an act: the same id until the words change, so that a resend is the same act; the answer is the proceeding as it stands now. */
import { useMutation } from '@tanstack/react-query'
import { ApiError } from '../../shell/api.ts'
import { type Draft, type DraftValue, happenedAt } from './drafts.ts'
import type { NextStep, Sending, Work } from './work.ts'

type After = Awaited<ReturnType<Work['send']>>

export function useAct(work: Work, done: (after: After) => void) {
  return useMutation({
    // Told at once that the line is lost, rather than held back in silence until it returns.
    networkMode: 'always',
    mutationFn: (sending: Sending) => work.send(sending).catch(doneBeyondSight),
    onSuccess: done,
    onError: error => {
      if (error instanceof ApiError && error.status === 409) work.lookAgain()
    },
  })
}

/** Handed on by the very act: it is done, and said as done. */
function doneBeyondSight(error: unknown): After {
  if (error instanceof ApiError && error.code === 'outOfSight')
    return { stateLabel: '', beyondSight: error.message }
  throw error
}

/** What was filled in, cleaned; and when it happened, if that is recorded later. */
export function inputsOf(draft: Draft, step: Pick<NextStep, 'inputs'> | null): Record<string, unknown> {
  const asked = step && new Set(step.inputs.map(input => input.name))
  return Object.fromEntries(
    Object.entries(draft.values)
      .filter(([name, value]) => name !== happenedAt && (asked?.has(name) ?? true) && !isBlank(value))
      .map(([name, value]) => [
        name,
        Array.isArray(value)
          ? value.map(photo => photo.id)
          : typeof value === 'string'
            ? value.trim()
            : value,
      ]),
  )
}

/** Typed as the clock on the wall of the office says, which is that of Asia/Shanghai. */
export function momentOf(draft: Draft): { at?: string } {
  const typed = draft.values[happenedAt]
  return typeof typed === 'string' && typed !== '' ? { at: `${typed.slice(0, 16)}:00+08:00` } : {}
}

export function isBlank(value: DraftValue | undefined): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}
