/** What a bad line does to requests: torn before they arrive, in the middle of a body, after the server has answered, or held up. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { type Fate, type Line, passOn } from './line.ts'

const fates = ['beforeItArrives', 'middleOfBody', 'answerLost', 'answerTorn', 'heldUp'] as const

/** @param counts one for each request that met it */
export function badLine(
  line: Line,
  chance: Chance,
  counts: Record<string, number>,
  share: () => number,
): void {
  line.fateOf(() => {
    if (!chance.is(share())) return passOn
    const kind = chance.pick(fates)
    let met = false
    const meet = () => {
      if (!met) counts[kind] = (counts[kind] ?? 0) + 1
      met = true
    }
    return fateOf(kind, chance, meet)
  })
}

function fateOf(kind: (typeof fates)[number], chance: Chance, meet: () => void): Fate {
  const until = chance.between(1, 900)
  return async ({ side, bytes, before, tear }) => {
    if (kind === 'heldUp') {
      meet()
      await pause(until / 2)
      return bytes
    }
    const ends =
      (kind === 'beforeItArrives' && side === 'there') ||
      (kind === 'middleOfBody' && side === 'there' && before + bytes.length > until) ||
      (kind === 'answerLost' && side === 'back') ||
      (kind === 'answerTorn' && side === 'back' && before + bytes.length > until)
    if (!ends) return bytes
    meet()
    const passes = kind === 'middleOfBody' || kind === 'answerTorn' ? Math.max(0, until - before) : 0
    // What passes must have arrived before the reset overtakes it.
    setTimeout(tear, 5)
    return passes > 0 ? bytes.subarray(0, passes) : null
  }
}
