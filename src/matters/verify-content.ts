/** What residents said, held against the hash on their receipts, and what it is found by: a text changed afterwards shows, a matter no search would find as well. Sealed texts are under a key of their own and cannot be read here. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Read, Tell } from '../proceedings/difference.ts'
import { contentHash } from './intake/content.ts'
import { tokensOf } from './lists/search.ts'

export async function verifyContents(
  tx: Tx,
  jurisdictionId: number,
  page: readonly Read[],
  tell: Tell,
): Promise<void> {
  if (page.length === 0) return
  const rows = await tx
    .selectFrom('matter as m')
    .innerJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 'm.jurisdictionId').onRef('p.id', '=', 'm.proceedingId'),
    )
    .select([
      'm.proceedingId',
      'm.text',
      'm.placeText',
      'm.contentHash',
      'p.missed',
      sql<string[]>`tsvector_to_array(m.search)`.as('words'),
      sql<string[]>`tsvector_to_array(facts_of(p))`.as('facts'),
    ])
    .where('m.jurisdictionId', '=', jurisdictionId)
    .where(
      'm.proceedingId',
      'in',
      page.map(({ row }) => row.id),
    )
    .execute()
  const byId = new Map(rows.map(row => [row.proceedingId, row]))
  for (const { row, acts } of page) {
    const [first] = acts
    const matter = byId.get(row.id)
    const about = {
      number: row.number,
      proceedingId: row.id,
      seq: first?.seq ?? null,
      actId: first?.id ?? null,
    }
    if (!matter) tell({ ...about, column: 'matter', expected: row.id, found: '' })
    if (!matter || !first) continue
    const stated = String(first.inputs.contentHash)
    const kept = matter.contentHash.toString('hex')
    if (stated !== kept) tell({ ...about, column: 'contentHash', expected: stated, found: kept })
    const missed = acts.some(act => act.step === 'markOverdue' && act.inputs.term === 'handling')
    if (matter.missed !== missed)
      tell({ ...about, column: 'missed', expected: String(missed), found: String(matter.missed) })
    if (row.sealed) continue
    const photos = Array.isArray(first.inputs.photos) ? first.inputs.photos.map(String) : []
    const now = contentHash({ id: row.id, text: matter.text, placeText: matter.placeText, photos })
    if (now !== stated) tell({ ...about, column: 'text', expected: stated, found: now })
    const [missing, wrong] = unlike(matter.words, [
      ...tokensOf(`${matter.text} ${matter.placeText}`),
      ...matter.facts,
    ])
    if (missing !== '' || wrong !== '') tell({ ...about, column: 'search', expected: missing, found: wrong })
  }
}

/** What only the one list holds, and only the other. */
function unlike(found: readonly string[], expected: readonly string[]): [missing: string, wrong: string] {
  const [has, should] = [new Set(found), new Set(expected)]
  return [
    expected.filter(word => !has.has(word)).join(' '),
    found.filter(word => !should.has(word)).join(' '),
  ]
}
