/** Sending an act: the same id until the words change, so that a resend is the same act; the answer is the matter as it stands now. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../shell/api.ts'
import { type ActRequest, type Matter, post } from '../wire.ts'
import type { Draft, DraftValue } from './drafts.ts'
import { matterKey } from './use-matter.ts'

export interface Sending {
  step: string
  seq: number
  draft: Draft
}

export function useAct(matter: Matter, done: (matter: Matter) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ step, seq, draft }: Sending) => {
      const body: ActRequest = { id: draft.actId, step, seq, inputs: inputsOf(draft) }
      return post<Matter>(`/api/matters/${matter.id}/acts`, body, { 'x-claim': draft.claim })
    },
    onSuccess: after => {
      client.setQueryData(matterKey(matter.id), after)
      void client.invalidateQueries({ queryKey: ['figures'] })
      done(after)
    },
    onError: error => {
      // Somebody acted meanwhile, or the act had arrived after all: look at the matter as it stands.
      if (error instanceof ApiError && error.status === 409)
        void client.invalidateQueries({ queryKey: matterKey(matter.id) })
    },
  })
}

function inputsOf(draft: Draft): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(draft.values)
      .filter(([, value]) => !isBlank(value))
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

export function isBlank(value: DraftValue | undefined): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}
