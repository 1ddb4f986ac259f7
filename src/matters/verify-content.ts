/** What residents said, held against the hash on their receipts: a text changed afterwards shows. Sealed texts are under a key of their own and cannot be read here. */
import type { Tx } from '../kernel/database.ts'
import type { Read, Tell } from '../proceedings/difference.ts'
import { contentHash } from './intake/content.ts'

export async function verifyContents(
  tx: Tx,
  jurisdictionId: number,
  page: readonly Read[],
  tell: Tell,
): Promise<void> {
  if (page.length === 0) return
  const rows = await tx
    .selectFrom('matter')
    .select(['proceedingId', 'text', 'placeText', 'contentHash'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where(
      'proceedingId',
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
    if (row.sealed) continue
    const photos = Array.isArray(first.inputs.photos) ? first.inputs.photos.map(String) : []
    const now = contentHash({ id: row.id, text: matter.text, placeText: matter.placeText, photos }).toString(
      'hex',
    )
    if (now !== stated) tell({ ...about, column: 'text', expected: stated, found: now })
  }
}
