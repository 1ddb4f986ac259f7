/** The counter's part over HTTP: a code for a resident whose card was seen, requests made in person, the copy handed over. */
import { z } from 'zod'
import type { Registry } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { PersonalField } from '../kernel/personal-fields.ts'
import { civilDay } from '../proceedings/clock.ts'
import { isChild, type Person, recordRead, residentById } from '../registry/index.ts'
import { authenticate, type Staff } from '../territory/index.ts'
import { makeCounterCode } from './codes.ts'
import { copyOfOwn } from './copy.ts'
import { readerOf, sendCopy } from './own-routes.ts'
import { counterSight } from './policy.ts'
import { askAtCounter, requestsOf } from './requests.ts'
import * as shape from './shape.ts'
import { asSystem } from './sights.ts'

const tags = ['counter']
const params = z.object({ id: z.uuid() })

export function counterRoutes(
  app: App,
  kernel: Kernel,
  registry: Registry,
  fields: readonly PersonalField[],
): void {
  codes(app, kernel)
  requests(app, kernel, registry)
  copies(app, kernel, fields)
}

function codes(app: App, kernel: Kernel): void {
  app.post(
    '/api/subjects/residents/:id/code',
    {
      schema: {
        tags,
        params,
        querystring: shape.langShape,
        body: shape.counterCodeBody,
        response: { 200: shape.counterCodeShape },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const staff = await authenticate(kernel, request)
      const { jurisdictionId, personId } = staff
      return kernel.db.within(counterSight(staff), async tx => {
        const person = await requireInSight(tx, staff, request.params.id)
        // A child's guardian signs in (PIPL art. 31).
        if (isChild(person.bornOn, civilDay(kernel.clock.now())))
          throw new Refusal('guardianNeeded', { reason: 'signIn' })
        await record(kernel, tx, staff, 'request', 'counterCode', person.id)
        const made = await makeCounterCode(kernel, tx, jurisdictionId, {
          residentId: person.id,
          madeBy: personId,
        })
        return { name: person.name, code: made.code, expiresAt: made.expiresAt.toISOString() }
      })
    },
  )
}

function requests(app: App, kernel: Kernel, registry: Registry): void {
  const path = '/api/subjects/residents/:id/requests'
  const response = { 200: shape.counterRequestsShape }
  const listed = async (staff: Staff, id: string, request: Parameters<typeof readerOf>[0]) => {
    await kernel.db.within(counterSight(staff), tx => requireInSight(tx, staff, id))
    return {
      rows: await asSystem(kernel, staff.jurisdictionId, async tx => {
        const rows = await requestsOf(kernel, tx, staff.jurisdictionId, id, readerOf(request))
        // Nothing was asked for, nothing is shown: no look to tell of.
        if (rows.length > 0) await record(kernel, tx, staff, 'request', 'dataRequest', id)
        return rows
      }),
    }
  }
  app.get(path, { schema: { tags, params, querystring: shape.langShape, response } }, async request =>
    listed(await authenticate(kernel, request), request.params.id, request),
  )
  app.post(
    path,
    { schema: { tags, params, querystring: shape.langShape, body: shape.counterAskBody, response } },
    async request => {
      const staff = await authenticate(kernel, request)
      const person = await kernel.db.within(counterSight(staff), tx =>
        requireInSight(tx, staff, request.params.id),
      )
      await askAtCounter(kernel, registry, staff, person, request.body)
      return listed(staff, person.id, request)
    },
  )
}

/** What was asked for in person and granted: with what was said on visits, which no screen shows. */
function copies(app: App, kernel: Kernel, fields: readonly PersonalField[]): void {
  const querystring = shape.langShape.extend({ as: z.enum(['html', 'xlsx', 'json']).default('html') })
  app.get(
    '/api/subjects/requests/:id/copy',
    { schema: { tags, params, querystring } },
    async (request, reply) => {
      const staff = await authenticate(kernel, request)
      const { jurisdictionId } = staff
      const residentId = await grantedCopy(kernel, staff, request.params.id)
      const copy = await kernel.db.within(counterSight(staff), async tx => {
        await requireInSight(tx, staff, residentId)
        await record(kernel, tx, staff, 'visitNote', 'dataRequest', residentId)
        const asking = {
          kernel,
          tx,
          jurisdictionId,
          residentId,
          reader: readerOf(request),
          fields,
          masked: false,
        }
        return copyOfOwn(asking, request.query.as, { notes: true })
      })
      return sendCopy(reply, copy)
    },
  )
}

/** @throws Refusal notFound unless the unit of whoever asks granted that copy */
async function grantedCopy(kernel: Kernel, staff: Staff, proceedingId: string): Promise<string> {
  const { jurisdictionId, sight } = staff
  const row = await kernel.db.within(sight, tx =>
    tx
      .selectFrom('dataRequest as d')
      .innerJoin('proceeding as p', join =>
        join.onRef('p.jurisdictionId', '=', 'd.jurisdictionId').onRef('p.id', '=', 'd.proceedingId'),
      )
      .select(['d.residentId', 'd.kind', 'p.state', 'p.ownerUnitId'])
      .where('d.jurisdictionId', '=', jurisdictionId)
      .where('d.proceedingId', '=', proceedingId)
      .executeTakeFirst(),
  )
  if (row?.kind !== 'copy' || row.state !== 'granted' || !sight.units.includes(row.ownerUnitId))
    throw new Refusal('notFound', {})
  return row.residentId
}

/** @throws Refusal notFound */
async function requireInSight(tx: Tx, { jurisdictionId }: Staff, id: string): Promise<Person> {
  const person = await residentById(tx, jurisdictionId, id)
  if (!person) throw new Refusal('notFound', { what: 'resident' })
  return person
}

async function record(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  what: 'request' | 'visitNote',
  reason: string,
  residentId: string,
): Promise<void> {
  await recordRead(tx, {
    jurisdictionId,
    at: kernel.clock.now(),
    personId,
    what,
    reason,
    residentIds: [residentId],
  })
}
