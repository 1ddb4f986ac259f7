/** A matter as the forms of its steps work on it. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWords } from '../../shell/i18n.ts'
import { inputsOf } from '../steps/use-act.ts'
import type { NextStep, Work } from '../steps/work.ts'
import { type ActRequest, type Matter, post } from '../wire.ts'
import { matterKey } from './use-matter.ts'

export function useMatterWork(matter: Matter): Work {
  const { t } = useWords()
  const client = useQueryClient()
  const next = useMemo<NextStep[]>(
    () => matter.next.map(step => ({ ...step, papers: step.papers.map(name => t(`matter:paper.${name}`)) })),
    [matter.next, t],
  )
  return {
    procedure: 'matter',
    about: matter.id,
    carried: matter,
    next,
    recordsLater: false,
    doneKey: 'desk:step.done',
    async send({ step, seq, draft }) {
      const body: ActRequest = { id: draft.actId, step: step.step, seq, inputs: inputsOf(draft, step) }
      const after = await post<Matter>(`/api/matters/${matter.id}/acts`, body, { 'x-claim': draft.claim })
      client.setQueryData(matterKey(matter.id), after)
      void client.invalidateQueries({ queryKey: ['figures'] })
      return after
    },
    lookAgain: () => void client.invalidateQueries({ queryKey: matterKey(matter.id) }),
  }
}
