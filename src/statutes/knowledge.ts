/** All that is known of how people speak of the law, read once when an index is made. */
import { readLexicon } from './lexicon.ts'
import type { Knowledge } from './ranking.ts'
import { type AskedBefore, readAsked, readSayings } from './sayings.ts'

/** @param asked some questions may be left out, to measure by them */
export function readKnowledge(asked: readonly AskedBefore[] = readAsked()): Knowledge {
  return { lexicon: readLexicon(), sayings: readSayings(asked) }
}
