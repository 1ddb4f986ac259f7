/** Matters that may be the same trouble: near in place and time, or alike in rare words; the officer decides, nothing is merged by itself. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/days.ts'
import { metresBetween } from '../../territory/index.ts'
import { matterLimits } from '../terms.ts'
import { monthsNear } from './facts.ts'
import { type Rarity, rarityOf } from './rarity.ts'
import { allOf, anyTwoOf, cellsAround, likenessTo, quoted, tokensOf } from './search.ts'
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
  jurisdictionId: number,
  id: string,
  shown = 5,
): Promise<Likely[]> {
  const scored = (await alikeTo(kernel, tx, jurisdictionId, id)).slice(0, shown)
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

/** The one most alike, null where none is. @throws Refusal notFound when the matter is not within sight */
export async function likeliestOf(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  id: string,
): Promise<string | null> {
  const [likeliest] = await alikeTo(kernel, tx, jurisdictionId, id)
  return likeliest?.id ?? null
}

/** Most alike first. */
async function alikeTo(kernel: Kernel, tx: Tx, jurisdictionId: number, id: string) {
  const found = await tx
    .selectFrom('matter')
    .modifyFront(sql`/* prepared matter_itself */`)
    .select(['text', 'lng', 'lat', 'category', 'reportedAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .executeTakeFirst()
  if (!found) throw new Refusal('notFound', {})
  if (found.text === 'sealed') return []
  const self = { ...found, tokens: tokensOf(found.text) }
  const rarity = await rarityOf(kernel)
  const candidates = await candidatesFor(tx, jurisdictionId, id, self, rarity, kernel.clock.now())
  const alike = { near: likenessTo(self.tokens), placeless: likenessTo(self.tokens, rarity.weightOf) }
  return candidates
    .map(one => score(one, self, alike))
    .filter(one => one.isLikely)
    .sort((a, b) => b.likeness - a.likeness)
}

/**
 * Neighbours where the place is known; beside them what shares two rare words wherever it is; the same kind where neither helps. Ids come from a
 * function that looks past the fence, so whose sight is limited limits it by facts; the rows are read behind the fence.
 */
async function candidatesFor(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  self: Self,
  rarity: Rarity,
  now: Date,
): Promise<Candidate[]> {
  const words = wordsToFind(self.tokens, rarity)
  const isPlaced = self.lng !== null && self.lat !== null
  const found = words ?? (isPlaced ? null : quoted(`@k${self.category}`))
  const day = (days: number) => new Date(self.reportedAt.getTime() + days * 86_400_000)
  const [from, to] = [day(-matterLimits.duplicateDays), day(matterLimits.duplicateDays)]
  const sight = await sightOf(tx)
  if (sight === null) return []
  // What was reported since was opened since, if perhaps much later.
  const months = monthsNear(civilDay(now), civilDay(from), civilDay(self.reportedAt))
  const spans = months.length ? months.map(month => [month, ...sight].join(' & ')) : [sight[0] ?? found]
  const { rows } = await sql<Candidate>`/* prepared candidates_alike */
    select m.proceeding_id as id, m.text, m.lng, m.lat, m.category from matter m
    where m.jurisdiction_id = ${jurisdictionId} and m.proceeding_id = any (array(select candidates_alike(${id}::uuid,
      ${isPlaced ? cellsAround(self.lng!, self.lat!) : []}::text[], ${found}::tsquery, ${found === null ? [] : spans}::tsquery[], ${sight[0] ?? null}::tsquery,
      ${from}, ${to}, ${mostLookedAt}::integer)))`.execute(tx)
  return rows
}

/** Facts of which a reader sees those that have one; none for whoever sees the whole jurisdiction, null for whoever sees nothing. */
async function sightOf(tx: Tx): Promise<string[] | null> {
  const { rows } = await sql<{
    facts: string[] | null
  }>`/* prepared sight_facts */ select case when current_setting('aili.reach', true) in ('all', 'jurisdiction') then null
    else array(select fact('g', one) from unnest(setting_uuids('aili.grids')) one) || array(select fact('c', one) from unnest(setting_uuids('aili.communities')) one)
      || array(select fact('u', one) from unnest(setting_uuids('aili.units')) one) end as facts`.execute(tx)
  const facts = rows[0]?.facts
  if (!facts) return []
  return facts.length ? [`(${facts.map(quoted).join(' | ')})`] : null
}

function wordsToFind(tokens: readonly string[], rarity: Rarity): string | null {
  const rarest = [...tokens].sort((a, b) => rarity.shareOf(a) - rarity.shareOf(b)).slice(0, findingWords)
  const rare = rarest.filter(word => rarity.countOf(word) <= rareCount)
  return rare.length >= Math.min(2, rarest.length) ? anyTwoOf(rare) : allOf(rarest.slice(0, commonTogether))
}

function score(
  one: Candidate,
  self: Self,
  alike: Record<keyof typeof leastLikeness, ReturnType<typeof likenessTo>>,
) {
  const metres =
    one.lng !== null && one.lat !== null && self.lng !== null && self.lat !== null
      ? Math.round(metresBetween([one.lng, one.lat], [self.lng, self.lat]))
      : null
  const kindOfLike = metres !== null && metres <= matterLimits.duplicateMetres * 2 ? 'near' : 'placeless'
  const words = alike[kindOfLike](tokensOf(one.text))
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
