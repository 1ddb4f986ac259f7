/** Who is entered is laid beside who is registered, before anything is written; the person at the desk decides. */
import { useState } from 'react'
import { type HouseholdBody, type Suggestion, useLook } from './wire.ts'

interface Answer {
  suggestions: Suggestion[]
  elsewhere: (string | null)[]
}

export interface Alikes {
  /** Of exactly these people: somebody is alike. */
  readonly found: Answer | null
  readonly busy: boolean
  readonly error: Error | null
  /** Asks, and sends at once when nobody is alike; asked already: sends. */
  submit(send: () => void): Promise<void>
}

export function useAlike(buildingId: string, residents: HouseholdBody['residents']): Alikes {
  const look = useLook<Answer>()
  const [seen, setSeen] = useState('')
  const asked = JSON.stringify([buildingId, residents])
  const isAny = ({ suggestions, elsewhere }: Answer) => suggestions.length + elsewhere.length > 0
  const answer = seen === asked ? (look.data ?? null) : null
  return {
    found: answer !== null && isAny(answer) ? answer : null,
    busy: look.isPending,
    error: look.error,
    submit: async send => {
      if (seen === asked) return send()
      const people = residents.map(({ id, name, bornOn, phone, idNumber }) => ({
        ...{ id, name, bornOn: bornOn ?? null, phone: phone ?? null, idNumber: idNumber ?? null },
      }))
      const body = { buildingId, residents: people }
      const found = await look.mutateAsync({ path: '/api/registry/duplicates', body }).catch(() => null)
      if (found === null) return
      setSeen(asked)
      if (!isAny(found)) send()
    },
  }
}
