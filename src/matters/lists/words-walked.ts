/** The first matters that hold common words: found by walking a list in its order instead of gathering all that hold them. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Asked } from './by-filters.ts'
import { columnOf, limitedBy, waysAsJson } from './by-limits.ts'
import { limitsAsData, waysOf } from './limits.ts'
import type { Half } from './list-query.ts'
import { type After, writtenKey } from './order.ts'

interface Walked {
  readonly ids: string[] | null
  readonly keys: (string | null)[] | null
  readonly isWhole: boolean
}

/**
 * One more than the page holds where there is a next one; null where they are not found soon, or the list is none that can be walked.
 * @param words tsquery of what was said; `phrases` are patterns that must all be met
 */
export async function walkForWords(
  tx: Tx,
  asked: Asked,
  half: Half,
  words: string,
  phrases: readonly string[],
): Promise<readonly After[] | null> {
  const { query, order, after, now, asker } = asked
  const limits = limitsAsData(query, now)
  const wanted = query.limit + 1
  const halves = half === 'whole' ? [true, false] : [half === 'open']
  const texts = halves.map(
    isOpen => sql`select ids::text[] as ids, array(select ${writtenKey(sql`k`)} from unnest(keys) with ordinality o(k, place) order by place) as keys,
      is_whole as "isWhole" from words_walked(${limitedBy(asked, limits)}, ${waysAsJson(waysOf(query, asker))}, ${columnOf[order.kind]}::text, ${isOpen}::boolean,
        ${after?.key ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${words}::tsquery, ${phrases}::text[], ${wanted}::integer)`,
  )
  const { rows } = await sql<Walked>`/* prepared by text */ ${sql.join(texts, sql` union all `)}`.execute(tx)
  const found = rows.map(row => (row.ids ?? []).map((id, i) => ({ id, key: row.keys?.[i] ?? null })))
  const isEnough = rows.every(({ isWhole }, i) => isWhole || found[i]!.length >= wanted)
  return isEnough ? found.flat().sort(order.compare).slice(0, wanted) : null
}
