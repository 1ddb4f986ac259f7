/** How much one text has in common with many others: their tokens (`tokensOf`) as numbers, so that hundreds are compared in a fraction of a millisecond. Pure. */
import { foldText, tokensOf } from './search.ts'

/** A token counts as much as its weight. */
export interface Weights {
  of(token: string): number
  /** Of tokens of one or two code units those that have a weight of their own; all others weigh `rest`. */
  readonly pairs: PairWeights
  readonly rest: number
}

const none = -1
/** What a code unit is: uneven = folded it is another letter, or with others; half = a half of a letter. */
const [known, han, letter, uneven, half] = [1, 2, 4, 8, 16]
/** By code unit, found out at first sight. */
const kinds = new Uint8Array(65_536)
/** Beyond it some tokens are left out, and a letter of two halves is no code unit: such texts are taken apart into tokens. */
const mostUnits = 2000

/** Pairs of characters as numbers, each with a weight, never below 0: a table of open addresses. */
export class PairWeights {
  private readonly pairs: Uint32Array
  readonly weights: Float64Array
  private readonly mask: number

  constructor(entries: Iterable<readonly [pair: number, weight: number]>, count: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(4, count) * 2))
    this.mask = size - 1
    this.pairs = new Uint32Array(size)
    this.weights = new Float64Array(size).fill(none)
    for (const [pair, weight] of entries) {
      const at = this.placeOf(pair)
      this.pairs[at] = pair
      this.weights[at] = weight
    }
  }

  /** Its place among the weights, −1 where it is not among them: a whole number, as the weight itself would be an object for each that is asked for. */
  find(pair: number): number {
    const at = this.placeOf(pair)
    return this.weights[at] === none ? none : at
  }

  private placeOf(pair: number): number {
    let at = (Math.imul(pair, 0x9e3779b1) >>> 15) & this.mask
    while (this.weights[at] !== none && this.pairs[at] !== pair) at = (at + 1) & this.mask
    return at
  }
}

/** A token of one or two code units as a number, null for any other. */
export function pairOf(token: string): number | null {
  if (token.length === 1) return (token.charCodeAt(0) << 16) >>> 0
  return token.length === 2 ? ((token.charCodeAt(0) << 16) | token.charCodeAt(1)) >>> 0 : null
}

/**
 * How alike others are to this text, 0–1 (Jaccard), each token by its weight.
 * @param weights null = every token counts the same
 */
export function likenessTo(own: string, weights: Weights | null = null): (other: string) => number {
  const tokens = tokensOf(own)
  const weighed = new Map(tokens.map(token => [token, weights ? weights.of(token) : 1]))
  let ownSum = 0
  for (const weight of weighed.values()) ownSum += weight
  const pairs = tokens.flatMap(token => {
    const pair = pairOf(token)
    return pair === null ? [] : ([[pair, weighed.get(token)!]] as const)
  })
  const ownPairs = new PairWeights(pairs, pairs.length)
  const one: Compared = { weighed, sum: ownSum, pairs: ownPairs, weights }
  return other => shareOf(one, other)
}

interface Compared {
  readonly weighed: ReadonlyMap<string, number>
  readonly sum: number
  readonly pairs: PairWeights
  readonly weights: Weights | null
}

/** Beside `likenessTo` and not within: what is made anew for every text is never hot enough to be compiled. */
function shareOf({ weighed, sum, pairs, weights }: Compared, other: string): number {
  const rest = weights?.rest ?? 1
  let common = 0
  let otherSum = 0
  const { count, words } = takeApart(other)
  for (let nth = 0; nth < count; nth++) {
    const pair = taken[nth]!
    const own = pairs.find(pair)
    if (own !== none) {
      common += pairs.weights[own]!
      otherSum += pairs.weights[own]!
    } else {
      const its = weights ? weights.pairs.find(pair) : none
      otherSum += its !== none ? weights!.pairs.weights[its]! : rest
    }
  }
  for (const word of words) {
    const shared = weighed.get(word)
    if (shared !== undefined) common += shared
    otherSum += shared ?? (weights ? weights.of(word) : 1)
  }
  const all = sum + otherSum - common
  return sum > 0 && otherSum > 0 && all > 0 ? common / all : 0
}

interface Taken {
  readonly count: number
  readonly words: Iterable<string>
}
/** Pairs of the text taken apart last. */
const taken = new Uint32Array(mostUnits)
const noWords: ReadonlySet<string> = new Set()

/** The tokens of a text, each once: those of one or two code units in `taken`, the others as words. */
function takeApart(text: string): Taken {
  if (text.length > mostUnits) return { count: 0, words: tokensOf(text) }
  return takenApart(text, uneven) ?? takeFoldedApart(text)
}

function takeFoldedApart(text: string): Taken {
  const folded = foldText(text)
  return (folded.length > mostUnits ? null : takenApart(folded, half)) ?? { count: 0, words: tokensOf(text) }
}

/** Null where a unit is met that is not to be taken as it stands. */
function takenApart(folded: string, refused: number): Taken | null {
  turn += 1
  let count = 0
  let words: Set<string> | null = null
  for (let at = 0; at < folded.length; ) {
    const start = at
    // A run of Han begins with one, a run of letters holds those that are letters: as `tokensOf` takes them.
    let holds = kindAt(folded, at)
    const runs = holds & han ? han : holds & letter
    at += 1
    if (holds & refused) return null
    if (!runs) continue
    for (; at < folded.length; at++) {
      const kind = kindAt(folded, at)
      if (kind & refused) return null
      if (!(kind & runs)) break
      holds |= kind
    }
    if (!(holds & han) && at - start > 2) {
      words ??= new Set()
      words.add(folded.slice(start, Math.min(at, start + 40)))
      continue
    }
    let unit = folded.charCodeAt(start)
    if (at - start === 1 && isFirst((unit << 16) >>> 0)) taken[count++] = unit << 16
    for (let one = start + 1; one < at; one++) {
      const next = folded.charCodeAt(one)
      const pair = ((unit << 16) | next) >>> 0
      if (isFirst(pair)) taken[count++] = pair
      unit = next
    }
  }
  return { count, words: words ?? noWords }
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return kinds[unit] || kindOf(unit)
}

function kindOf(unit: number): number {
  const character = String.fromCharCode(unit)
  const folded = foldText(character)
  const isHalf = unit >= 0xd800 && unit <= 0xdfff
  const isEven =
    /[\u3400-\u4dbf\u4e00-\u9fff0-9a-z]/.test(character) ||
    !/[\p{L}\p{N}\p{M}\p{Script=Han}]/u.test(character + folded)
  const kind =
    known |
    (/\p{Script=Han}/u.test(character) ? han : 0) |
    (/[\p{L}\p{N}]/u.test(character) ? letter : 0) |
    (isHalf ? half : 0) |
    (isHalf || !isEven ? uneven : 0)
  kinds[unit] = kind
  return kind
}

const seenPairs = new Uint32Array(4096)
const seenIn = new Float64Array(4096)
let turn = 0

/** Whether the text taken apart now has this pair for the first time; there are at most `mostUnits`. */
function isFirst(pair: number): boolean {
  let at = (Math.imul(pair, 0x9e3779b1) >>> 20) & 4095
  while (seenIn[at] === turn) {
    if (seenPairs[at] === pair) return false
    at = (at + 1) & 4095
  }
  seenIn[at] = turn
  seenPairs[at] = pair
  return true
}
