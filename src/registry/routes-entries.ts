/** What a phone enters, entered at a desk over HTTP: households, changes, consents, needs. */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate, type Staff } from '../territory/index.ts'
import { takeRegistryChange } from './change.ts'
import type { FieldEntry, TakenEntry } from './field-entry.ts'
import { takeHousehold } from './household.ts'
import { suggestionShape } from './shape-answers.ts'
import {
  changeEntryShape,
  consentEntryShape,
  householdEntryShape,
  langShape,
  needEntryShape,
} from './shape-desk.ts'
import { takeConsent } from './take-consent.ts'
import { takeNeed } from './take-need.ts'

const tags = ['registry']
const again = z.object({ again: z.boolean() })

export function registryEntryRoutes(app: App, kernel: Kernel): void {
  const householdTaken = again.extend({
    householdId: z.uuid(),
    dwellingId: z.uuid(),
    suggestions: z.array(suggestionShape),
  })
  app.post(
    '/api/registry/households',
    {
      schema: { tags, querystring: langShape, body: householdEntryShape, response: { 200: householdTaken } },
    },
    async request => answerOf(await taken(kernel, request, takeHousehold)) as z.infer<typeof householdTaken>,
  )
  const changeTaken = again.extend({
    state: z.enum(['applied', 'conflict']),
    versions: z.record(z.string(), z.number().int()),
  })
  app.post(
    '/api/registry/changes',
    { schema: { tags, querystring: langShape, body: changeEntryShape, response: { 200: changeTaken } } },
    async request =>
      answerOf(await taken(kernel, request, takeRegistryChange)) as z.infer<typeof changeTaken>,
  )
  app.post(
    '/api/registry/consents',
    { schema: { tags, querystring: langShape, body: consentEntryShape, response: { 200: again } } },
    async request => answerOf(await taken(kernel, request, takeConsent)) as z.infer<typeof again>,
  )
  const needTaken = again.extend({ needId: z.uuid() })
  app.post(
    '/api/registry/needs',
    { schema: { tags, querystring: langShape, body: needEntryShape, response: { 200: needTaken } } },
    async request => answerOf(await taken(kernel, request, takeNeed)) as z.infer<typeof needTaken>,
  )
}

type Taker = (kernel: Kernel, staff: Staff, entry: FieldEntry) => Promise<TakenEntry>

async function taken(kernel: Kernel, request: FastifyRequest, take: Taker): Promise<TakenEntry> {
  const staff = await authenticate(kernel, request)
  const { entryId, at, ...body } = request.body as { entryId: string; at?: string }
  const now = kernel.clock.now()
  const then = at === undefined ? now : new Date(at)
  // Nothing was done in the future, whatever a clock says.
  const done = then > now ? now : then
  return take(kernel, staff, { id: entryId, at: done, deviceId: null, claim: null, body })
}

function answerOf({ again, answer }: TakenEntry): object {
  return { again, ...(answer as object | undefined) }
}
