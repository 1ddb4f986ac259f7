/** What is being written of an application: kept on this page until it is sent, so that a reload or a lost signal costs no word. */
import { useState } from 'react'
import { newId } from '../../shell/ids.ts'

export interface Other {
  readonly id: string
  readonly organisation: boolean
  readonly name: string
  readonly phone: string
}
export interface Draft {
  readonly id: string
  readonly applicantId: string
  readonly exclusion: string
  readonly communityId: string
  readonly disputeKind: string
  readonly name: string
  readonly phone: string
  readonly others: readonly Other[]
  readonly placeWords: string
  readonly facts: string
  readonly request: string
}

const key = 'dispute.draft'

export const newOther = (): Other => ({ id: newId(), organisation: false, name: '', phone: '' })

export function blankDraft(): Draft {
  return {
    id: newId(),
    applicantId: newId(),
    exclusion: 'none',
    communityId: '',
    disputeKind: '',
    name: '',
    phone: '',
    others: [newOther()],
    placeWords: '',
    facts: '',
    request: '',
  }
}

export function useDraft() {
  const [draft, setDraft] = useState<Draft>(kept)
  return {
    draft,
    change: (some: Partial<Draft>) => setDraft(before => keep({ ...before, ...some })),
    clear: () => setDraft(() => keep(blankDraft())),
  }
}

/** With the letter itself, not after the page was drawn: whoever reloads in between has it all the same. */
function keep(draft: Draft): Draft {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // A private window may refuse: then it lives as long as the page.
  }
  return draft
}

function kept(): Draft {
  try {
    return { ...blankDraft(), ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) }
  } catch {
    return blankDraft()
  }
}

/** Fields that are still empty, in the order they stand. */
export function missingIn(draft: Draft): readonly string[] {
  const { communityId, disputeKind, name, phone, others, facts, request } = draft
  const fields = { communityId, disputeKind, name, phone, other: others[0]?.name ?? '', facts, request }
  return Object.entries(fields)
    .filter(([, value]) => value.trim().length < 1)
    .map(([field]) => field)
}
