/** A proceeding of any declared procedure, and one that is to be begun, as the forms of their steps work on them. */
import { useQueryClient } from '@tanstack/react-query'
import { inputsOf, momentOf } from '../steps/use-act.ts'
import type { NextStep, Work } from '../steps/work.ts'
import { post } from '../wire.ts'
import { type Proceeding, proceedingKey } from './wire.ts'

export function useProceedingWork(proceeding: Proceeding): Work {
  const client = useQueryClient()
  const key = proceedingKey(proceeding.id)
  return {
    procedure: proceeding.procedure,
    about: proceeding.id,
    carried: proceeding,
    next: proceeding.next,
    recordsLater: true,
    doneKey: 'desk:proceeding.done',
    async send({ step, seq, draft }) {
      const body = {
        id: draft.actId,
        step: step.step,
        seq,
        inputs: inputsOf(draft, step),
        ...momentOf(draft),
      }
      const claim = { 'x-claim': draft.claim }
      const after = await post<Proceeding>(`/api/proceedings/${proceeding.id}/acts`, body, claim)
      client.setQueryData(key, after)
      return after
    },
    lookAgain: () => void client.invalidateQueries({ queryKey: key }),
  }
}

/** Where it arose, and of which trouble it is part. */
export interface Beginning {
  readonly procedure: string
  readonly next: readonly NextStep[]
  readonly beside: string | undefined
  readonly communityId: string | undefined
  readonly gridId: string | undefined
}

export function useBeginningWork(beginning: Beginning): Work {
  const client = useQueryClient()
  const { procedure, next, beside, communityId, gridId } = beginning
  return {
    procedure,
    about: `new.${procedure}${beside ? `.${beside}` : ''}`,
    carried: null,
    next,
    recordsLater: true,
    doneKey: 'desk:proceeding.begun',
    async send({ step, draft }) {
      const body = {
        id: draft.actId,
        procedure,
        step: step.step,
        inputs: inputsOf(draft, step),
        ...momentOf(draft),
        ...(beside ? { besideId: beside } : {}),
        ...(communityId ? { communityId } : {}),
        ...(gridId ? { gridId } : {}),
      }
      const after = await post<Proceeding>('/api/proceedings', body, { 'x-claim': draft.claim })
      client.setQueryData(proceedingKey(after.id), after)
      return after
    },
    lookAgain: () => void client.invalidateQueries({ queryKey: ['procedures'] }),
  }
}
