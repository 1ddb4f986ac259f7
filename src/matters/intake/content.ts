/** What a report says, as one hash: the receipt states it, the first act keeps it, so that a later change of the text shows. */

import { hash } from 'node:crypto'
import { canonical } from '../../proceedings/index.ts'

export interface Content {
  readonly id: string
  readonly text: string
  readonly placeText: string
  readonly photos: readonly string[]
}

/** SHA-256 over the canonical JSON, in hex digits; the id makes short texts unguessable from the hash. */
export function contentHash({ id, text, placeText, photos }: Content): string {
  return hash('sha256', canonical({ id, photos: [...photos].sort(), placeText, text }), 'hex')
}
