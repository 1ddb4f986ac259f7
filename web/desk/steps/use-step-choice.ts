/** Which of the lawful steps is being filled in. The step stays as it was when opened, even when somebody else acts meanwhile. */
import { useCallback, useMemo, useState } from 'react'
import type { DraftValues } from './drafts.ts'
import type { NextStep } from './work.ts'

export interface StepChoice {
  /** Lawful steps in the order of their keys 1–9: the ordinary way on first. */
  steps: readonly NextStep[]
  current: { step: NextStep; preset: DraftValues; opened: number } | null
  stillLawful: boolean
  open(step: string, preset?: DraftValues): void
  close(): void
}

/** Steps that are seldom the way on stand last. */
const seldom = [
  'comment',
  'urge',
  'assign',
  'declareRecusal',
  'refer',
  'merge',
  'suspend',
  'withdraw',
  'proposeVoid',
  'void',
  'seal',
]

export function useStepChoice(next: readonly NextStep[]): StepChoice {
  const [current, setCurrent] = useState<StepChoice['current']>(null)
  const steps = useMemo(() => [...next].sort((one, other) => rank(one) - rank(other)), [next])
  const open = useCallback(
    (name: string, preset: DraftValues = {}) => {
      const step = steps.find(one => one.step === name)
      if (step) setCurrent({ step, preset, opened: Date.now() })
    },
    [steps],
  )
  const close = useCallback(() => setCurrent(null), [])
  return { steps, current, stillLawful: steps.some(step => step.step === current?.step.step), open, close }
}

function rank(step: NextStep): number {
  if (step.primary) return 0
  const place = seldom.indexOf(step.step)
  return place < 0 ? 1 : 2 + place
}
