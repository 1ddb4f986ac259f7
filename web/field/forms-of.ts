/** Where the form of something done here is, so that what the server refused opens again as it was typed. Pure. */
import type { Waiting } from './keep.ts'

export interface FormOf {
  /** The draft its form reads. */
  readonly draftId: string
  readonly route: readonly [string, ...string[]]
}

/** Null: there is no form that could be opened again; what was done is shown in words. */
export function formOf({ kind, body }: Pick<Waiting, 'kind' | 'body'>): FormOf | null {
  const id = (name: string) => String(body[name])
  switch (kind) {
    case 'report':
      return { draftId: 'report', route: ['report'] }
    case 'visit':
      return { draftId: `visit ${id('householdId')}`, route: ['visit', id('householdId')] }
    case 'household':
      return body.dwelling
        ? { draftId: 'household new', route: ['home', 'new'] }
        : { draftId: `household ${id('id')}`, route: ['home', id('id'), 'add'] }
    case 'hazard':
      return { draftId: 'hazard', route: ['hazard', 'new'] }
    case 'hazardEvent':
      return { draftId: `hazard ${id('hazardId')}`, route: ['hazard', id('hazardId')] }
    case 'change':
      return onPersonPage(kind, body.subjectId)
    case 'need':
    case 'consent':
      return onPersonPage(kind, body.residentId)
    default:
      return null
  }
}

/** Whose it is stands in it; what ends a need names only the need, and nothing was typed for it. */
function onPersonPage(form: 'change' | 'need' | 'consent', personId: unknown): FormOf | null {
  return typeof personId === 'string'
    ? { draftId: `${form} ${personId}`, route: ['person', personId, form] }
    : null
}

/** Fields that hold words of a person; the others are choices. */
const wordy = ['text', 'placeText', 'heard', 'advice', 'what', 'note']

/** What was written, to be shown beside a refusal. */
export function writtenIn({ kind, typed }: Pick<Waiting, 'kind' | 'typed'>): string[] {
  const own = Object.entries(typed).flatMap(([name, value]) =>
    typeof value === 'string' && value.length > 3 && (kind === 'act' || wordy.includes(name)) ? [value] : [],
  )
  const raised = typeof typed.followUps === 'string' && typed.followUps ? JSON.parse(typed.followUps) : []
  return [...own, ...(raised as { text: string }[]).map(({ text }) => text)]
}
