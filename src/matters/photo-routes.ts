/** Photos of proceedings over HTTP: a matter's for whoever sees it, scans of other procedures for those whose unit took part. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { lookAtFile, type Registry } from '../conduct/index.ts'
import { Refusal } from '../kernel/errors.ts'
import { sendFile } from '../kernel/file-routes.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { networkOf } from '../kernel/limits.ts'
import { authenticate, territoryOf } from '../territory/index.ts'
import { openByCode } from './present/public.ts'

/** A photo is seen by whoever sees its matter, by its reporter with the code, and by its uploader before it is attached. */
export function photoRoutes(app: App, kernel: Kernel, registry: Registry): void {
  const params = z.object({ id: z.uuid(), variant: z.enum(['thumb', 'view', 'original']) })
  const querystring = z.object({
    code: z.string().max(20).optional(),
    number: z.string().max(30).optional(),
    claim: z.string().max(64).optional(),
  })
  app.get(
    '/api/files/:id/:variant',
    { schema: { tags: ['files'], params, querystring } },
    async (request, reply) => {
      await mayReadFile(kernel, registry, request, request.params.id, request.params.variant, request.query)
      return sendFile(reply, kernel.files, request.params.id, request.params.variant)
    },
  )
}

async function mayReadFile(
  kernel: Kernel,
  registry: Registry,
  request: FastifyRequest,
  id: string,
  variant: string,
  query: { code?: string | undefined; number?: string | undefined; claim?: string | undefined },
): Promise<void> {
  const territory = await territoryOf(kernel)
  const row = await kernel.db.owner
    .selectFrom('file')
    .select(['proceedingId', 'recordId', 'claimIndex', 'uploadedBy', 'purpose'])
    .where('jurisdictionId', '=', territory.jurisdiction.id)
    .where('id', '=', id)
    .executeTakeFirst()
  // What was attached to a visit, a check or a hazard is shown by its own domain.
  if (!row || row.recordId) throw new Refusal('notFound', {})
  // Once attached it is read with its matter: a token that has done its work opens nothing.
  const claim = row.proceedingId ? undefined : query.claim
  if (claim && row.claimIndex?.equals(kernel.vault.index('claim', claim))) return
  if (query.code && query.number && row.proceedingId && variant !== 'original') {
    const opened = await openByCode(kernel, query.number, query.code, networkOf(request.ip))
    if (opened === row.proceedingId && !(await isSealed(kernel, territory.jurisdiction.id, opened))) return
  }
  const staff = await authenticate(kernel, request)
  if (!row.proceedingId) {
    if (row.uploadedBy === staff.personId) return
    throw new Refusal('notFound', {})
  }
  const { proceedingId, purpose } = row
  await kernel.db.within(staff.sight, async tx => {
    const seen = await tx
      .selectFrom('proceeding')
      .select('procedure')
      .where('jurisdictionId', '=', staff.jurisdictionId)
      .where('id', '=', proceedingId)
      .executeTakeFirst()
    if (!seen) throw new Refusal('notFound', {})
    await lookAtFile(kernel, tx, registry, staff, { proceedingId, purpose, procedure: seen.procedure })
  })
}

/** What was handed over sealed is shown to nobody here, its own reporter included: who else reads along is not known. */
async function isSealed(kernel: Kernel, jurisdictionId: number, proceedingId: string): Promise<boolean> {
  const row = await kernel.db.owner
    .selectFrom('proceeding')
    .select('sealed')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', proceedingId)
    .executeTakeFirst()
  return row?.sealed !== false
}
