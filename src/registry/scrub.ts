/** Values a person took back are taken out of the log and of merges too: nothing of them is left to be shown or picked (PIPL art. 47). */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { changePurpose, contentOf, type Values } from './change-log.ts'
import type { MergeContent } from './merge.ts'

/** The fields of one resident, wherever an earlier value of theirs is kept. */
export async function scrub(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  fields: readonly string[],
): Promise<void> {
  const boxed = (content: object) => kernel.vault.encrypt(changePurpose, JSON.stringify(content))
  const emptied = (values: Values) =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, fields.includes(field) ? null : value]),
    )
  const { rows } = await sql<{ id: string; content: Buffer | null; state: string }>`
    select id, content, state from registry_change where jurisdiction_id = ${jurisdictionId} and subject_id = ${residentId}
      and fields && ${[...fields]}::text[] and content is not null for update`.execute(tx)
  for (const row of rows) {
    const { before, after, ...rest } = contentOf(kernel.vault, row.content)
    const content = boxed({ ...rest, before: emptied(before), after: emptied(after) })
    // A value that is gone can be picked no more.
    const state = row.state === 'conflict' ? 'dropped' : row.state
    await sql`update registry_change set content = ${content}, state = ${state}
      where jurisdiction_id = ${jurisdictionId} and id = ${row.id}`.execute(tx)
  }
  await scrubMerges(kernel, tx, jurisdictionId, residentId, emptied)
}

async function scrubMerges(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  emptied: (values: Values) => Values,
): Promise<void> {
  const merges = await tx
    .selectFrom('residentMerge')
    .select(['id', 'content'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('keptId', '=', residentId)
    .execute()
  for (const { id, content } of merges) {
    const merge = JSON.parse(kernel.vault.decrypt(changePurpose, content)) as MergeContent
    const box = kernel.vault.encrypt(
      changePurpose,
      JSON.stringify({ ...merge, before: emptied(merge.before) }),
    )
    await tx
      .updateTable('residentMerge')
      .set({ content: box })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
  }
}
