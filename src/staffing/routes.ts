/** Staffing over HTTP: who looks after which grid, proposed, changed, with leave and who stands in. */
import { z } from 'zod'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays } from '../proceedings/days.ts'
import { authenticate } from '../territory/index.ts'
import { changePosts } from './change-posts.ts'
import { endLeave, enterLeave } from './leave.ts'
import { ownLeave } from './own-leave.ts'
import { propose } from './propose.ts'
import {
  absenceAskShape,
  adoptedShape,
  adoptShape,
  endPostShape,
  ownLeaveShape,
  postShape,
  proposalAskShape,
  proposalShape,
  staffingQueryShape,
  staffingShape,
} from './shape.ts'
import { staffingFor } from './view.ts'

const tags = ['staffing']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })
const entered = z.object({ id: z.uuid() })
/** Posts of hundreds of grids at once. */
const adoptLimitBytes = 2 * 1024 * 1024

export function staffingRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/staffing',
    { schema: { tags, querystring: staffingQueryShape, response: { 200: staffingShape } } },
    async request =>
      staffingFor(kernel, await authenticate(kernel, request), request.query, wordsFor(request)),
  )
  app.post(
    '/api/staffing/proposals',
    {
      bodyLimit: adoptLimitBytes,
      schema: { tags, querystring: lang, body: proposalAskShape, response: { 200: proposalShape } },
    },
    async request => propose(kernel, await authenticate(kernel, request), request.body, wordsFor(request)),
  )
  postRoutes(app, kernel)
  leaveRoutes(app, kernel)
}

function postRoutes(app: App, kernel: Kernel): void {
  app.post(
    '/api/staffing/adopt',
    {
      bodyLimit: adoptLimitBytes,
      schema: { tags, querystring: lang, body: adoptShape, response: { 200: adoptedShape } },
    },
    async request => changePosts(kernel, await authenticate(kernel, request), 'adopted', request.body),
  )
  app.post(
    '/api/staffing/posts',
    { schema: { tags, querystring: lang, body: postShape, response: { 200: adoptedShape } } },
    async request => {
      const { id, from, replaces, ...begin } = request.body
      const change = { id, from, ends: replaces, begins: [begin], deputies: [] }
      return changePosts(kernel, await authenticate(kernel, request), 'begun', change)
    },
  )
  app.post(
    '/api/staffing/posts/:id/end',
    { schema: { tags, params, querystring: lang, body: endPostShape, response: { 200: adoptedShape } } },
    async request => {
      const { id, lastOn } = request.body
      const change = { id, from: addDays(lastOn, 1), ends: [request.params.id], begins: [], deputies: [] }
      return changePosts(kernel, await authenticate(kernel, request), 'ended', change)
    },
  )
}

function leaveRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/staffing/leave',
    { schema: { tags, querystring: lang, response: { 200: ownLeaveShape } } },
    async request => ownLeave(kernel, await authenticate(kernel, request)),
  )
  app.post(
    '/api/staffing/absences',
    { schema: { tags, querystring: lang, body: absenceAskShape, response: { 200: entered } } },
    async request => {
      await enterLeave(kernel, await authenticate(kernel, request), request.body)
      return { id: request.body.id }
    },
  )
  app.post(
    '/api/staffing/absences/:id/end',
    { schema: { tags, params, querystring: lang, response: { 200: entered } } },
    async request => {
      await endLeave(kernel, await authenticate(kernel, request), request.params.id)
      return { id: request.params.id }
    },
  )
}
