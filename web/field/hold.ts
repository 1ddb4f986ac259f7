/** What is done in the field goes into the outbox: kept on the phone at once, sent in order when there is signal. */
import { newId } from '../shell/ids.ts'
import type { Waiting } from './keep.ts'
import { enqueue, flush, ownActs } from './outbox.ts'
import type { Values } from './types.ts'

export interface Doing {
  /** Made when the form was opened or here; the same at every attempt. */
  id?: string
  kind: Waiting['kind']
  /** Which household, stop or hazard, as the outbox names it. */
  title: string
  /** What was done, in a word. */
  what: string
  body: Record<string, unknown>
  photos?: string[]
  typed?: Values
}

/** Rejects when the phone has no room left; what was typed stays in its draft then. */
export async function hold({ id = newId(), photos = [], typed = {}, ...doing }: Doing): Promise<void> {
  for (const id of mattersIn(doing.body)) ownActs.add(id)
  await enqueue({ id, matterId: null, at: new Date().toISOString(), photos, typed, ...doing })
  void flush()
}

interface Raising {
  id?: string
  matter?: { id: string }
  matters?: { id: string }[]
  hazard?: Raising
  checks?: Raising[]
}

/** Matters raised here are no news to whoever raised them. */
function mattersIn({ matter, matters = [], hazard, checks = [] }: Raising): string[] {
  return [
    ...(matter ? [matter.id] : []),
    ...matters.map(({ id }) => id),
    ...[...(hazard ? [hazard] : []), ...checks].flatMap(mattersIn),
  ]
}
