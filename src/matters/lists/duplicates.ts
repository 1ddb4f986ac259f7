/** Matters that may be the same trouble: near in place and time, or alike in rare words; the officer decides, nothing is merged by itself. */
import { sql } from 'kysely'
import type { Sight, Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/days.ts'
import { metresBetween } from '../../territory/index.ts'
import { matterLimits } from '../terms.ts'
import { monthsNear } from './facts.ts'
import { likenessTo } from './likeness.ts'
import { type Rarity, rarityOf } from './rarity.ts'
import { allOf, anyTwoOf, cellsAround, placeCell, quoted, tokensOf } from './search.ts'
import { whereSeen } from './sight-cells.ts'
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
/** What a matter tells that others may be like. */
export type Told = Pick<MatterListRow, 'lng' | 'lat' | 'category' | 'reportedAt'> & { readonly text: string }

/** Words that look for a matter's likes, the rarest it has. */
const findingWords = 8
/** Any two words in no more matters than this find few; of more common ones a few must stand together. */
const rareCount = 3000
const commonTogether = 4
/** Of each way: as many texts are taken apart and compared. */
const mostLookedAt = 60
/** Neighbours need less in common than matters whose distance nobody knows. */
const leastLikeness = { near: 0.12, placeless: 0.3 } as const

/**
 * @param shown how many at most, most alike first
 * @throws Refusal notFound when the matter is not within sight
 */
export async function likelyDuplicates(
  kernel: Kernel,
  tx: Tx,
  sight: Sight,
  id: string,
  shown = 5,
): Promise<Likely[]> {
  const told = await toldOf(tx, sight.jurisdictionId, id)
  const scored = (await alikeTo(kernel, tx, sight, id, told)).slice(0, shown)
  const rows = await rowsOf(
    tx,
    sight.jurisdictionId,
    scored.map(one => one.id),
  )
  return rows.map(row => {
    const { likeness: share, metres } = scored.find(one => one.id === row.id)!
    return { row, likeness: share, metres }
  })
}

/** The one most alike, null where none is. */
export async function likeliestOf(
  kernel: Kernel,
  tx: Tx,
  sight: Sight,
  id: string,
  told: Told,
): Promise<string | null> {
  const [likeliest] = await alikeTo(kernel, tx, sight, id, told)
  return likeliest?.id ?? null
}

async function toldOf(tx: Tx, jurisdictionId: number, id: string): Promise<Told> {
  const found = await tx
    .selectFrom('matter')
    .modifyFront(sql`/* prepared matter_itself */`)
    .select(['text', 'lng', 'lat', 'category', 'reportedAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('notFound', {})
  return found
}

/** Most alike first. */
async function alikeTo(kernel: Kernel, tx: Tx, sight: Sight, id: string, told: Told) {
  if (told.text === 'sealed') return []
  const tokens = tokensOf(told.text)
  const rarity = await rarityOf(kernel)
  const candidates = await candidatesFor(kernel, tx, sight, id, {
    ...told,
    words: wordsToFind(tokens, rarity),
  })
  const alike = { near: likenessTo(told.text), placeless: likenessTo(told.text, rarity.weights) }
  return candidates
    .map(one => score(one, told, alike))
    .filter(one => one.isLikely)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
}

/**
 * Neighbours where the place is known; beside them what shares two rare words wherever it is; the same kind where neither helps. Of all these those
 * within the reader's sight, which the function holds itself.
 */
async function candidatesFor(
  kernel: Kernel,
  tx: Tx,
  sight: Sight,
  id: string,
  { lng, lat, category, reportedAt, words }: Told & { words: string | null },
): Promise<Candidate[]> {
  const seen = whereSeen(kernel, sight)
  const earliest = new Date(reportedAt.getTime() - matterLimits.duplicateDays * 86_400_000)
  const isPlaced = lng !== null && lat !== null
  const cells = isPlaced ? cellsAround(lng, lat) : []
  const own = isPlaced ? placeCell(lng, lat) : null
  const isSeen = (cell: string) =>
    seen === null || seen.from > earliest || cell === own || seen.cells.has(cell)
  const found = words ?? (isPlaced ? null : quoted(`@k${category}`))
  // What was reported since was opened since, if perhaps much later.
  const months = monthsNear(civilDay(kernel.clock.now()), civilDay(earliest), civilDay(reportedAt))
  const spans = months.length > 0 || found === null ? months : [found]
  const { rows } = await sql<Candidate>`/* prepared likes_sought */
    select id, text, lng, lat, category from likes_sought(${id}, ${cells}::text[], ${cells.map(cell => (isSeen(cell) ? null : seen!.since))}::timestamptz[],
      ${found}::tsquery, ${seen?.isLittle ? [null] : spans}::tsquery[], ${reportedAt}::timestamptz, ${matterLimits.duplicateDays}::integer, ${mostLookedAt}::integer)`.execute(
    tx,
  )
  return rows
}

function wordsToFind(tokens: readonly string[], rarity: Rarity): string | null {
  const rarest = [...tokens].sort((a, b) => rarity.shareOf(a) - rarity.shareOf(b)).slice(0, findingWords)
  const rare = rarest.filter(word => rarity.countOf(word) <= rareCount)
  return rare.length >= Math.min(2, rarest.length) ? anyTwoOf(rare) : allOf(rarest.slice(0, commonTogether))
}

function score(
  one: Candidate,
  self: Told,
  alike: Record<keyof typeof leastLikeness, ReturnType<typeof likenessTo>>,
) {
  const metres =
    one.lng !== null && one.lat !== null && self.lng !== null && self.lat !== null
      ? Math.round(metresBetween([one.lng, one.lat], [self.lng, self.lat]))
      : null
  const kindOfLike = metres !== null && metres <= matterLimits.duplicateMetres * 2 ? 'near' : 'placeless'
  const words = alike[kindOfLike](one.text)
  const nearness = metres === null ? 0 : Math.max(0, 1 - metres / matterLimits.duplicateMetres) * 0.15
  const kind = one.category === self.category && one.category !== 'other' ? 0.05 : 0
  const total = Math.min(1, words + (words > 0.05 ? nearness + kind : 0))
  return {
    id: one.id,
    metres,
    likeness: Math.round(total * 1000) / 1000,
    isLikely: total >= leastLikeness[kindOfLike],
  }
}
