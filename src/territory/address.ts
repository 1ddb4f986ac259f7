/** An address in the words people write, taken apart: division, community, street, compound, building, unit, floor, room, relation, each with its characters; and what was not understood. Pure. */
import { fold, marks } from './address-characters.ts'
import {
  type Before,
  joining,
  kindsOfStrokes,
  leading,
  meaningOf,
  namePatterns,
  type PartKind,
  type Pattern,
  patterns,
  strokes,
} from './address-grammar.ts'

export { type PartKind, partKinds } from './address-grammar.ts'

export interface Piece {
  /** As it was written. */
  readonly text: string
  /** Where it stands in the original: [from, to). */
  readonly from: number
  readonly to: number
}
export interface Part<Name = unknown> extends Piece {
  readonly kind: PartKind
  /** What it means: 三号楼 → 3; a name folded. */
  readonly value: string
  /** The name of the town it is, when one was given. */
  readonly name: Name | null
}
export interface Rest extends Piece {
  /** Only marks, or words that lead to an address (我家住在): nothing to be understood. */
  readonly isFiller: boolean
}
/** Parts and rest together are the original, character by character. */
export interface Parsed<Name = unknown> {
  readonly parts: readonly Part<Name>[]
  readonly rest: readonly Rest[]
}
/** A name of the town that stands in the folded text. */
export interface Hit<Name> {
  readonly kind: PartKind
  readonly from: number
  readonly to: number
  readonly name: Name
}

/**
 * Takes an address apart. Names the town knows go before what only looks like a name.
 * @param hits finds names in the folded text: in order, none over another
 * @example parseAddress('吉祥小区三号楼2单元501漏水').parts.map(part => part.value) // ['吉祥小区', '3', '2', '501']
 */
export function parseAddress<Name = never>(
  original: string,
  hits: (folded: string) => readonly Hit<Name>[] = () => [],
): Parsed<Name> {
  const { text, at } = fold(original)
  const reading = new Reading<Name>(original, text, at)
  const known = hits(text)
  let next = 0
  while (reading.i < text.length) {
    while ((known[next]?.from ?? text.length) < reading.i) next++
    const hit = known[next]
    if (hit?.from === reading.i) reading.take(hit.kind, hit.to, text.slice(hit.from, hit.to), hit.name)
    else reading.step(hit?.from ?? text.length)
  }
  return reading.end()
}

const digits = /\d+(?:-\d+)*/y
const markRun = new RegExp(marks.source, 'uy')
/** After these the numbers of buildings begin anew. */
const beginning: ReadonlySet<PartKind> = new Set(['division', 'community', 'street', 'compound'])

/** One pass over the folded text. */
class Reading<Name> {
  i = 0
  private readonly original: string
  private readonly text: string
  private readonly at: readonly number[]
  private readonly parts: Part<Name>[] = []
  private readonly rest: Rest[] = []
  private previous: PartKind | null = null
  private isStart = true
  private seen = new Set<PartKind>()
  /** Where words begin that nothing was found in yet, and whether they say nothing. */
  private open = 0
  private isFiller = false

  constructor(original: string, text: string, at: readonly number[]) {
    this.original = original
    this.text = text
    this.at = at
  }

  /** The next part, filler or single character before `limit`. */
  step(limit: number): void {
    if (this.skip(markRun) || this.strokes(limit)) return
    const before: Before = { previous: this.previous, isStart: this.isStart, seen: this.seen }
    for (const pattern of patterns) if (this.tried(pattern, before, limit)) return
    if (this.previous !== null && this.skip(joining)) return
    if (this.isStart && this.skip(leading)) return
    if (this.isStart || this.previous !== null)
      for (const pattern of namePatterns) if (this.tried(pattern, before, limit)) return
    if (this.isFiller) this.close()
    this.isFiller = false
    // Dates and telephone numbers are passed over whole.
    digits.lastIndex = this.i
    this.i += Math.min(digits.exec(this.text)?.[0].length ?? 1, limit - this.i)
    this.previous = null
    this.isStart = false
  }

  take(kind: PartKind, to: number, value: string, name: Name | null = null): void {
    this.close()
    this.parts.push({ kind, value, name, ...this.piece(this.i, to) })
    if (beginning.has(kind)) this.seen = new Set()
    this.seen.add(kind)
    this.previous = kind
    this.isStart = false
    this.i = to
    this.open = to
    this.isFiller = false
  }

  end(): Parsed<Name> {
    this.close()
    // Nothing but characters without a width.
    if (this.text === '' && this.original !== '')
      this.rest.push({ text: this.original, from: 0, to: this.original.length, isFiller: true })
    return { parts: this.parts, rest: this.rest }
  }

  private tried({ kind, at, when }: Pattern, before: Before, limit: number): boolean {
    if (when && !when(before)) return false
    at.lastIndex = this.i
    const found = at.exec(this.text)
    if (!found || this.i + found[0].length > limit) return false
    this.take(kind, this.i + found[0].length, meaningOf(found))
    return true
  }

  private strokes(limit: number): boolean {
    strokes.lastIndex = this.i
    const found = strokes.exec(this.text)
    if (!found || this.i + found[0].length > limit) return false
    const numbers = found.slice(1).filter(group => group !== undefined)
    const kinds = kindsOfStrokes(numbers, {
      previous: this.previous,
      isStart: this.isStart,
      seen: this.seen,
    })
    if (!kinds) return false
    const end = this.i + found[0].length
    for (const [n, kind] of kinds.entries()) {
      const to = n === kinds.length - 1 ? end : this.i + numbers[n]!.length
      this.take(kind, to, numbers[n]!)
      this.isFiller = true
      while (this.i < end && !/\d/.test(this.text[this.i]!)) this.i++
    }
    return true
  }

  /** Fillers keep what stands before them: 吉祥小区，3号楼 is one address. */
  private skip(filler: RegExp): boolean {
    filler.lastIndex = this.i
    const found = filler.exec(this.text)
    if (!found) return false
    const isSentence = /[。!?]/.test(found[0])
    if (!this.isFiller) this.close()
    this.isFiller = true
    this.i += found[0].length
    if (isSentence) [this.previous, this.isStart] = [null, true]
    else if (filler === markRun && this.previous === null) this.isStart = true
    return true
  }

  private close(): void {
    if (this.open >= this.i) return
    this.rest.push({ ...this.piece(this.open, this.i), isFiller: this.isFiller })
    this.open = this.i
  }

  private piece(from: number, to: number): Piece {
    const [start, end] = [from === 0 ? 0 : this.at[from]!, this.at[to]!]
    return { text: this.original.slice(start, end), from: start, to: end }
  }
}
