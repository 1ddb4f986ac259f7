/** Matters that may be the same trouble: near in place and time, or alike in rare words; the officer decides, nothing is merged by itself. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { metresBetween } from '../../territory/index.ts'
import { matterLimits } from '../terms.ts'
import { type Rarity, rarityOf } from './rarity.ts'
import { allOf, anyTwoOf, cellsAround, likeness, quoted, tokensOf } from './search.ts'
import { type MatterListRow, rowsOf } from './store.ts'

export interface Likely {
  readonly row: MatterListRow
  readonly likeness: number
  readonly metres: number | null
}
interface Candidate {
  id: string
  text: string
  lng: number | null
  lat: number | null
  category: string
}
interface Self {
  text: string
  lng: number | null
  lat: number | null
  category: string
  reportedAt: Date
  tokens: string[]
}

/** Words that look for a matter's likes, the rarest it has. */
const findingWords = 8
/** Any two words in no more matters than this find few; of more common ones a few must stand together. */
const rareCount = 3000
const commonTogether = 4
/** Neighbours need less in common than matters whose distance nobody knows. */
const leastLikeness = { near: 0.12, placeless: 0.3 } as const

/**
 * @param shown how many at most, most alike first
 * @throws Refusal notFound when the matter is not within sight
 */
export async function likelyDuplicates(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  id: string,
  shown = 5,
): Promise<Likely[]> {
  const found = await tx
    .selectFrom('matter')
    .select(['text', 'lng', 'lat', 'category', 'reportedAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('notFound', {})
  if (found.text === 'sealed') return []
  const self = { ...found, tokens: tokensOf(found.text) }
  const rarity = await rarityOf(kernel)
  const candidates = await candidatesFor(tx, jurisdictionId, id, self, rarity)
  const scored = candidates
    .map(one => score(one, self, rarity))
    .filter(one => one.isLikely)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, shown)
  const rows = await rowsOf(
    tx,
    jurisdictionId,
    scored.map(one => one.id),
  )
  return rows.map(row => {
    const { likeness: share, metres } = scored.find(one => one.id === row.id)!
    return { row, likeness: share, metres }
  })
}

/** Neighbours where the place is known; beside them what shares two rare words wherever it is; the same kind where neither helps. */
async function candidatesFor(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  self: Self,
  rarity: Rarity,
): Promise<Candidate[]> {
  const words = wordsToFind(self.tokens, rarity)
  const isPlaced = self.lng !== null && self.lat !== null
  const ways = [
    ...(isPlaced ? [sql`m.place_cell in (${sql.join(cellsAround(self.lng!, self.lat!))})`] : []),
    ...(words
      ? [sql`m.search @@ ${words}::tsquery`]
      : isPlaced
        ? []
        : [sql`m.search @@ ${quoted(`@k${self.category}`)}::tsquery`]),
  ]
  const span = matterLimits.duplicateDays * 86_400_000
  const [from, to] = [new Date(self.reportedAt.getTime() - span), new Date(self.reportedAt.getTime() + span)]
  const found = new Map<string, Candidate>()
  for (const [at, way] of ways.entries()) {
    // Many words in common are found in whatever order; neighbours are looked at from the latest.
    const order = words && at === ways.length - 1 ? sql`` : sql`order by m.reported_at desc`
    const { rows } = await sql<Candidate>`
      select m.proceeding_id as id, m.text, m.lng, m.lat, m.category from matter m
      where m.jurisdiction_id = ${jurisdictionId} and ${way} and m.reported_at between ${from} and ${to}
        and m.proceeding_id <> ${id} and m.merged_into is null and m.text <> 'sealed'
      ${order} limit 200`.execute(tx)
    for (const row of rows) found.set(row.id, row)
  }
  return [...found.values()]
}

function wordsToFind(tokens: readonly string[], rarity: Rarity): string | null {
  const rarest = [...tokens].sort((a, b) => rarity.shareOf(a) - rarity.shareOf(b)).slice(0, findingWords)
  const rare = rarest.filter(word => rarity.countOf(word) <= rareCount)
  return rare.length >= Math.min(2, rarest.length) ? anyTwoOf(rare) : allOf(rarest.slice(0, commonTogether))
}

function score(one: Candidate, self: Self, rarity: Rarity) {
  const metres =
    one.lng !== null && one.lat !== null && self.lng !== null && self.lat !== null
      ? Math.round(metresBetween([one.lng, one.lat], [self.lng, self.lat]))
      : null
  const isNear = metres !== null && metres <= matterLimits.duplicateMetres * 2
  const tokens = tokensOf(one.text)
  const words = isNear
    ? likeness(tokens, self.tokens)
    : likeness(tokens, self.tokens, word => -Math.log(rarity.shareOf(word)))
  const nearness = metres === null ? 0 : Math.max(0, 1 - metres / matterLimits.duplicateMetres) * 0.15
  const kind = one.category === self.category && one.category !== 'other' ? 0.05 : 0
  const total = Math.min(1, words + (words > 0.05 ? nearness + kind : 0))
  return {
    id: one.id,
    metres,
    likeness: Math.round(total * 1000) / 1000,
    isLikely: total >= leastLikeness[isNear ? 'near' : 'placeless'],
  }
}
