/** Groups of texts that may tell of the same trouble, among many at once: only those that share rare words are compared. Pure. */
import { foldText, tokensOf } from './search.ts'

export interface Said {
  readonly text: string
  readonly at: Date
}

/** How many of its rarest words find a text's likes; a word in more texts than a share of all finds nothing. */
const findingWords = 12
const commonShare = 0.02
const commonLeast = 60

/**
 * Groups of two and more positions, the earliest first; every member is alike the first.
 * @param spanMs how far apart in time members may be from the first
 * @param least weighted likeness, 0–1
 */
export function groupsAlike(said: readonly Said[], spanMs: number, least = 0.5): number[][] {
  const words = numbered(said.map(one => tokensOf(one.text)))
  const rarity = [...words.counts].map(count => Math.log(1 + said.length / Math.max(2, count)))
  const common = Math.max(commonLeast, said.length * commonShare)
  const order = said.map((_, at) => at).sort((a, b) => said[a]!.at.getTime() - said[b]!.at.getTime() || a - b)
  const leaders = new Map<number, number[]>()
  const postings = new Map<number, number[]>()
  const sameText = new Map<string, number>()
  const near = (a: number, b: number) => Math.abs(said[a]!.at.getTime() - said[b]!.at.getTime()) <= spanMs
  for (const at of order) {
    const text = foldText(said[at]!.text)
    const finding = words.of[at]!.filter(word => words.counts[word]! > 1 && words.counts[word]! <= common)
      .sort((a, b) => words.counts[a]! - words.counts[b]! || a - b)
      .slice(0, findingWords)
    const same = sameText.get(text)
    const leader =
      same !== undefined && near(at, same)
        ? same
        : bestOf(
            candidates(finding, postings).filter(one => near(at, one)),
            one => weighted(words.of[at]!, words.of[one]!, rarity),
            least,
          )
    if (leader !== null) {
      leaders.get(leader)!.push(at)
      continue
    }
    leaders.set(at, [at])
    sameText.set(text, at)
    for (const word of finding) post(postings, word, at)
  }
  return [...leaders.values()].filter(group => group.length > 1)
}

/** Tokens as small numbers, and in how many texts each stands. */
function numbered(tokens: readonly (readonly string[])[]) {
  const ids = new Map<string, number>()
  const counts: number[] = []
  const of = tokens.map(list =>
    list.map(token => {
      const id = ids.get(token) ?? ids.size
      ids.set(token, id)
      counts[id] = (counts[id] ?? 0) + 1
      return id
    }),
  )
  return { of, counts }
}

/** Leaders that share two finding words, or the only one there is. */
function candidates(finding: readonly number[], postings: ReadonlyMap<number, readonly number[]>): number[] {
  const shared = new Map<number, number>()
  for (const word of finding)
    for (const leader of postings.get(word) ?? []) shared.set(leader, (shared.get(leader) ?? 0) + 1)
  const needed = Math.min(2, finding.length)
  return [...shared].filter(([, count]) => count >= needed).map(([leader]) => leader)
}

function bestOf(positions: readonly number[], score: (at: number) => number, least: number): number | null {
  let best: { at: number; score: number } | null = null
  for (const at of positions) {
    const its = score(at)
    if (its >= least && its > (best?.score ?? 0)) best = { at, score: its }
  }
  return best?.at ?? null
}

function weighted(a: readonly number[], b: readonly number[], rarity: readonly number[]): number {
  const other = new Set(b)
  const sum = (words: readonly number[]) => words.reduce((total, word) => total + rarity[word]!, 0)
  const common = sum(a.filter(word => other.has(word)))
  return common / (sum(a) + sum(b) - common)
}

function post(postings: Map<number, number[]>, word: number, at: number): void {
  const list = postings.get(word)
  if (list) list.push(at)
  else postings.set(word, [at])
}
