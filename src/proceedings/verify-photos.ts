/** Photos named in acts: each has its row, attached to that act, and its bytes in the store. */
import type { Tx } from '../kernel/database.ts'
import type { FileStore } from '../kernel/files.ts'
import type { Read, Tell } from './difference.ts'
import type { Act, Procedure } from './procedure.ts'
import type { Verified } from './verify.ts'

/** @returns how many photos the acts of the page name */
export async function checkPhotos(
  tx: Tx,
  files: Pick<FileStore, 'size'>,
  jurisdictionId: number,
  page: readonly Read[],
  procedures: Readonly<Record<string, Verified>>,
  tell: Tell,
): Promise<number> {
  const named = page.flatMap(({ row, acts }) => {
    const procedure = procedures[row.procedure]?.ground.procedure
    return procedure ? acts.flatMap(act => photosOf(procedure, act).map(id => ({ id, act, row }))) : []
  })
  if (named.length === 0) return 0
  const rows = await tx
    .selectFrom('file')
    .select(['id', 'bytes', 'proceedingId', 'actId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where(
      'id',
      'in',
      named.map(one => one.id),
    )
    .execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  for (const { id, act, row } of named) {
    const about = { number: row.number, proceedingId: row.id, seq: act.seq, actId: act.id }
    const file = byId.get(id)
    if (!file) tell({ ...about, column: 'photoRow', expected: id, found: '' })
    else {
      if (file.actId !== act.id)
        tell({
          ...about,
          column: 'photoAct',
          expected: `${id} ${act.id}`,
          found: `${id} ${file.actId ?? ''}`,
        })
      const bytes = (await files.size(id, 'original')) ?? 0
      if (bytes !== file.bytes)
        tell({ ...about, column: 'photoBytes', expected: `${id} ${file.bytes}`, found: `${id} ${bytes}` })
    }
  }
  return named.length
}

function photosOf(procedure: Procedure, act: Act): string[] {
  const inputs = (procedure.steps[act.step]?.inputs ?? [])
    .filter(input => input.kind === 'photos')
    .map(input => input.name)
  return [...new Set([...inputs, 'photos'])].flatMap(name => {
    const ids = act.inputs[name]
    return Array.isArray(ids) ? ids.map(String) : []
  })
}
