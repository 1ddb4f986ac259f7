/** Photos of a visit, one at a time: for the people of the household's grid and community, each look on record as one at the note is. */
import type { FastifyReply } from 'fastify'
import { Refusal } from '../kernel/errors.ts'
import { sendFile } from '../kernel/file-routes.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { householdsIn, recordRead, registrySight, requireRegistryReader } from '../registry/index.ts'
import type { Staff } from '../territory/index.ts'

/** @throws Refusal notYours, notFound */
export async function sendVisitPhoto(
  kernel: Kernel,
  staff: Staff,
  fileId: string,
  variant: 'thumb' | 'view' | 'original',
  reply: FastifyReply,
): Promise<FastifyReply> {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  await kernel.db.within(registrySight(staff), async tx => {
    const row = await tx
      .selectFrom('file as f')
      .innerJoin('visit as v', join =>
        join.onRef('v.jurisdictionId', '=', 'f.jurisdictionId').onRef('v.id', '=', 'f.recordId'),
      )
      .innerJoin('household as h', join =>
        join.onRef('h.jurisdictionId', '=', 'v.jurisdictionId').onRef('h.id', '=', 'v.householdId'),
      )
      .select('h.id')
      .where('f.jurisdictionId', '=', jurisdictionId)
      .where('f.id', '=', fileId)
      .where('f.recordKind', '=', 'visit')
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    const [home] = await householdsIn(tx, jurisdictionId, { ids: [row.id] }, '9999-12-31')
    const residentIds = home?.people.map(it => it.id) ?? []
    await recordRead(tx, { jurisdictionId, at: kernel.clock.now(), personId, what: 'visitNote', residentIds })
  })
  return sendFile(reply, kernel.files, fileId, variant)
}
