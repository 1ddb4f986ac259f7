/** Commands of the desk over HTTP: picking in a conflict, merging and undoing, moving, guardians, tenures, wordings of consents. */
import { z } from 'zod'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { pickConflict } from './conflicts.ts'
import { addConsentText, addGuardian, removeGuardian } from './desk-commands.ts'
import { mergeResidents } from './merge.ts'
import { undoMerge } from './merge-undo.ts'
import { moveHousehold, moveResident } from './move.ts'
import { askForMove, decideMove } from './move-requests.ts'
import {
  consentTextShape,
  guardianAskShape,
  guardianEndShape,
  langShape,
  mergeShape,
  moveDecisionShape,
  moveHouseholdShape,
  moveRequestAskShape,
  moveResidentShape,
  pickShape,
  tenureAskShape,
  tenureEndShape,
} from './shape-desk.ts'
import { addTenure, endTenure } from './tenures.ts'

const tags = ['registry']
const params = z.object({ id: z.uuid() })
const again = z.object({ again: z.boolean() })
const done = z.object({ ok: z.boolean() })
const entered = z.object({ id: z.uuid() })

export function registryDeskRoutes(app: App, kernel: Kernel): void {
  app.post(
    '/api/registry/conflicts/:id/pick',
    { schema: { tags, params, querystring: langShape, body: pickShape, response: { 200: again } } },
    async request =>
      pickConflict(kernel, await authenticate(kernel, request), request.params.id, request.body),
  )
  mergeRoutes(app, kernel)
  moveRoutes(app, kernel)
  guardianRoutes(app, kernel)
  tenureRoutes(app, kernel)
  app.post(
    '/api/registry/consent-texts',
    { schema: { tags, querystring: langShape, body: consentTextShape, response: { 200: done } } },
    async request => {
      await addConsentText(kernel, await authenticate(kernel, request), request.body)
      return { ok: true }
    },
  )
}

function mergeRoutes(app: App, kernel: Kernel): void {
  const mergedShape = entered.extend({ again: z.boolean() })
  app.post(
    '/api/registry/merges',
    { schema: { tags, querystring: langShape, body: mergeShape, response: { 200: mergedShape } } },
    async request => mergeResidents(kernel, await authenticate(kernel, request), request.body),
  )
  const undoneShape = mergedShape.extend({ kept: z.array(z.string()) })
  app.post(
    '/api/registry/merges/:id/undo',
    { schema: { tags, params, querystring: langShape, response: { 200: undoneShape } } },
    async request => undoMerge(kernel, await authenticate(kernel, request), request.params.id),
  )
}

function moveRoutes(app: App, kernel: Kernel): void {
  app.post(
    '/api/registry/residents/:id/move',
    { schema: { tags, params, querystring: langShape, body: moveResidentShape, response: { 200: again } } },
    async request =>
      moveResident(kernel, await authenticate(kernel, request), request.params.id, request.body),
  )
  const householdMoved = again.extend({ dwellingId: z.uuid() })
  app.post(
    '/api/registry/households/:id/move',
    {
      schema: {
        tags,
        params,
        querystring: langShape,
        body: moveHouseholdShape,
        response: { 200: householdMoved },
      },
    },
    async request =>
      moveHousehold(kernel, await authenticate(kernel, request), request.params.id, request.body),
  )
  app.post(
    '/api/registry/move-requests',
    { schema: { tags, querystring: langShape, body: moveRequestAskShape, response: { 200: entered } } },
    async request => {
      await askForMove(kernel, await authenticate(kernel, request), request.body)
      return { id: request.body.id }
    },
  )
  app.post(
    '/api/registry/move-requests/:id/decide',
    { schema: { tags, params, querystring: langShape, body: moveDecisionShape, response: { 200: again } } },
    async request =>
      decideMove(kernel, await authenticate(kernel, request), request.params.id, request.body.granted),
  )
}

function guardianRoutes(app: App, kernel: Kernel): void {
  app.post(
    '/api/registry/guardians',
    { schema: { tags, querystring: langShape, body: guardianAskShape, response: { 200: done } } },
    async request => {
      await addGuardian(kernel, await authenticate(kernel, request), request.body)
      return { ok: true }
    },
  )
  app.post(
    '/api/registry/guardians/end',
    { schema: { tags, querystring: langShape, body: guardianEndShape, response: { 200: done } } },
    async request => {
      await removeGuardian(kernel, await authenticate(kernel, request), request.body)
      return { ok: true }
    },
  )
}

function tenureRoutes(app: App, kernel: Kernel): void {
  app.post(
    '/api/registry/tenures',
    { schema: { tags, querystring: langShape, body: tenureAskShape, response: { 200: entered } } },
    async request => {
      await addTenure(kernel, await authenticate(kernel, request), request.body)
      return { id: request.body.id }
    },
  )
  app.post(
    '/api/registry/tenures/:id/end',
    { schema: { tags, params, querystring: langShape, body: tenureEndShape, response: { 200: entered } } },
    async request => {
      await endTenure(kernel, await authenticate(kernel, request), request.params.id, request.body.toOn)
      return { id: request.params.id }
    },
  )
}
