/** Patrol plans over HTTP: shown with when they are due, made, changed, ended, copied. */
import { z } from 'zod'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { changePlan, copyPlan, endPlan, makePlan } from './plans.ts'
import { planShown, plansShown } from './plans-read.ts'
import { planAskShape, planChangeShape, planCopyShape, planEndShape } from './shape.ts'
import { planRefShape, planShape, plansShape } from './shape-answers.ts'

const tags = ['patrols']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })

export function planRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/patrols/plans',
    {
      schema: {
        tags,
        querystring: lang.extend({
          community: z.uuid().optional(),
          grid: z.uuid().optional(),
          ended: z.stringbool().optional(),
        }),
        response: { 200: plansShape },
      },
    },
    async request => plansShown(kernel, await authenticate(kernel, request), request.query),
  )
  app.get(
    '/api/patrols/plans/:id',
    { schema: { tags, params, querystring: lang, response: { 200: planShape } } },
    async request => planShown(kernel, await authenticate(kernel, request), request.params.id),
  )
  app.post(
    '/api/patrols/plans',
    { schema: { tags, querystring: lang, body: planAskShape, response: { 200: planRefShape } } },
    async request => makePlan(kernel, await authenticate(kernel, request), request.body),
  )
  app.post(
    '/api/patrols/plans/:id/revisions',
    { schema: { tags, params, querystring: lang, body: planChangeShape, response: { 200: planRefShape } } },
    async request => changePlan(kernel, await authenticate(kernel, request), request.params.id, request.body),
  )
  app.post(
    '/api/patrols/plans/:id/end',
    { schema: { tags, params, querystring: lang, body: planEndShape, response: { 200: planRefShape } } },
    async request => endPlan(kernel, await authenticate(kernel, request), request.params.id, request.body),
  )
  app.post(
    '/api/patrols/plans/:id/copies',
    {
      schema: {
        tags,
        params,
        querystring: lang,
        body: planCopyShape,
        response: { 200: z.object({ rows: z.array(planRefShape) }) },
      },
    },
    async request => ({
      rows: await copyPlan(kernel, await authenticate(kernel, request), request.params.id, request.body),
    }),
  )
}
