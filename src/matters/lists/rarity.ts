/** How rare words are among all matters, as the database's own statistics have it: rare words find what is alike, common ones nothing. */
import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { PairWeights, pairOf, type Weights } from './likeness.ts'

export interface Rarity {
  /** Share of all matters the word stands in, never 0. */
  shareOf(word: string): number
  /** In how many matters it stands, roughly. */
  countOf(word: string): number
  /** How much each tells where two texts have it in common: the rarer, the more. */
  readonly weights: Weights
}

const keptMs = 10 * 60_000
const held = new WeakMap<Kernel['db'], { until: number; rarity: Promise<Rarity> }>()

/** Kept ten minutes: the statistics themselves are renewed no more often. Whoever comes when they are old is given what was known: it is asked for inside transactions. */
export function rarityOf({ db, clock }: Pick<Kernel, 'db' | 'clock'>): Promise<Rarity> {
  const now = clock.now().getTime()
  const known = held.get(db)
  if (known && known.until > now && known.until - now <= keptMs) return known.rarity
  const rarity = readRarity(db)
  const fresh = { until: now + keptMs, rarity }
  if (known) {
    held.set(db, { ...known, until: now + keptMs })
    rarity.then(
      () => held.set(db, fresh),
      () => held.set(db, known),
    )
    return known.rarity
  }
  held.set(db, fresh)
  rarity.catch(() => held.delete(db))
  return rarity
}

/** Behind row-level security statistics are hidden, so the owner reads them; they hold words in more than a few matters, no text. */
async function readRarity(db: Kernel['db']): Promise<Rarity> {
  const { rows } = await sql<{ words: string[]; shares: number[]; total: number }>`
    select most_common_elems::text::text[] as words, most_common_elem_freqs as shares,
      (select reltuples from pg_class where oid = 'public.matter'::regclass) as total from pg_stats
    where schemaname = 'public' and tablename = 'matter' and attname = 'search' and most_common_elems is not null`.execute(
    db.owner,
  )
  const { words, shares, total } = rows[0] ?? { words: [], shares: [], total: 0 }
  const common = new Map(words.map((word, at) => [word, shares[at]!]))
  // A word that is not among the common ones is rarer than the least of them.
  const least = Math.max(1e-7, words.length ? Math.min(...shares.slice(0, words.length)) / 2 : 1e-3)
  const shareOf = (word: string) => common.get(word) ?? least
  // Asked for every word of each text that is compared.
  const weights = new Map([...common].map(([word, share]) => [word, -Math.log(share)]))
  const pairs = new PairWeights(
    [...weights].flatMap(([word, weight]) => {
      const pair = pairOf(word)
      return pair === null ? [] : [[pair, weight] as const]
    }),
    weights.size,
  )
  const rest = -Math.log(least)
  return {
    shareOf,
    weights: { of: word => weights.get(word) ?? rest, pairs, rest },
    countOf: word => shareOf(word) * Math.max(0, total),
  }
}
