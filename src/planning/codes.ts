/** Which code a grid of a plan bears: it goes on under the code of the grid it comes from, or takes the next one never used. GB/T 47678.3: county 6, town 3, community 3, sequence 3. Pure. */
import type { PlanDivision, PlanGround } from '../gridding/plan.ts'

export type Kind = 'general' | 'dedicated'
export interface Predecessor {
  readonly code: string
  readonly kind: Kind
}

/** Local default: sequences of general and of dedicated grids. The kind is written in its own column and never read from a code. */
const sequences: Readonly<Record<Kind, readonly [first: number, last: number]>> = {
  general: [1, 699],
  dedicated: [700, 999],
}

/** What grids of a plan share with grids in force. */
export interface Shared {
  readonly key: string
  readonly code: string
  readonly households: number
  readonly buildings: number
}

export function sharedWith(
  { buildings }: PlanGround,
  { of }: PlanDivision,
  registered: Readonly<Record<string, string>>,
): readonly Shared[] {
  const found = new Map<string, { key: string; code: string; households: number; buildings: number }>()
  for (const { id, households } of buildings) {
    const [key, code] = [of[id], registered[id]]
    if (key === undefined || code === undefined) continue
    const at = `${key}\n${code}`
    const share = found.get(at) ?? { key, code, households: 0, buildings: 0 }
    share.households += households
    share.buildings++
    found.set(at, share)
  }
  return [...found.values()].sort(
    (a, b) => b.households - a.households || b.buildings - a.buildings || (a.code < b.code ? -1 : 1),
  )
}

/**
 * Grids that go on: first those that name a code in force; then, the largest share first, a grid of the same kind that
 * gave another most of what it has, or lives on mostly in it. Each code once.
 */
export function codesGoingOn(
  { grids }: PlanDivision,
  shared: readonly Shared[],
  inForce: readonly Predecessor[],
): ReadonlyMap<string, string> {
  const kindOf = new Map(inForce.map(({ code, kind }) => [code, kind]))
  const going = new Map<string, string>()
  const taken = new Set<string>()
  const give = (key: string, code: string) => {
    if (going.has(key) || taken.has(code) || !kindOf.has(code)) return
    going.set(key, code)
    taken.add(code)
  }
  for (const { key, code } of grids) if (code !== null) give(key, code)
  const [mostOf, heirOf] = [new Map<string, string>(), new Map<string, string>()]
  for (const { key, code } of shared) {
    if (!mostOf.has(key)) mostOf.set(key, code)
    if (!heirOf.has(code)) heirOf.set(code, key)
  }
  const own = new Map(grids.map(({ key, kind }) => [key, kind]))
  for (const { key, code } of shared) {
    const belongs = mostOf.get(key) === code || heirOf.get(code) === key
    if (belongs && own.get(key) === kindOf.get(code)) give(key, code)
  }
  return going
}

/**
 * The next code never used in any version; when the last of the sequence was given, the first that was left out.
 * @param used every code there ever was
 * @returns null when the sequence is used up
 */
export function nextCode(communityCode: string, kind: Kind, used: ReadonlySet<string>): string | null {
  const [first, last] = sequences[kind]
  const all = Array.from({ length: last - first + 1 }, (_, i) => codeOf(communityCode, first + i))
  const after = all.findLastIndex(code => used.has(code)) + 1
  return all[after] ?? all.find(code => !used.has(code)) ?? null
}

function codeOf(communityCode: string, sequence: number): string {
  return `${communityCode}${String(sequence).padStart(3, '0')}`
}
