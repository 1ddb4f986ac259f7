/** Grid plans over HTTP: communities and their plans, made, changed by hand, compared. */
import { z } from 'zod'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { authenticate } from '../territory/index.ts'
import { adoptionRoutes } from './adoption-routes.ts'
import { changePlan, stepBack } from './change.ts'
import { compare, readablePlan } from './compare.ts'
import { areasJson } from './geojson.ts'
import { importPlan } from './import.ts'
import { askAgain, makePlan, putAway } from './make.ts'
import { drawn, measured, pictureOf } from './picture.ts'
import { plain } from './plain.ts'
import { communitiesFor, planView } from './present.ts'
import type { Proposals } from './proposals.ts'
import {
  communitiesShape,
  comparisonShape,
  editBodyShape,
  editedShape,
  importShape,
  madeShape,
  newPlanShape,
  planShape,
  progressShape,
  revisionShape,
} from './shape.ts'
import { areasShape } from './shape-division.ts'

const tags = ['planning']
const params = z.object({ id: z.uuid() })
const lang = z.object({ lang: z.string().max(35).optional() })
/** Ids of all buildings of a large community; grids as another system drew them. */
const editLimitBytes = 4 * 1024 * 1024
const importLimitBytes = 16 * 1024 * 1024

export function planningRoutes(app: App, kernel: Kernel, proposals: Proposals): void {
  makingRoutes(app, kernel, proposals)
  readingRoutes(app, kernel)
  changingRoutes(app, kernel)
  adoptionRoutes(app, kernel)
}

function makingRoutes(app: App, kernel: Kernel, proposals: Proposals): void {
  app.post(
    '/api/plans',
    { schema: { tags, querystring: lang, body: newPlanShape, response: { 202: madeShape } } },
    async (request, reply) => {
      await makePlan(kernel, proposals, await authenticate(kernel, request), request.body)
      return reply.code(202).send({ id: request.body.id })
    },
  )
  app.post(
    '/api/plans/import',
    {
      bodyLimit: importLimitBytes,
      schema: {
        tags,
        querystring: lang,
        body: importShape,
        response: { 200: madeShape.extend({ leftOut: z.array(z.string()) }) },
      },
    },
    async request => {
      const { geojson, ...plan } = request.body
      const leftOut = await importPlan(kernel, await authenticate(kernel, request), plan, geojson)
      return { id: plan.id, leftOut: [...leftOut] }
    },
  )
  for (const how of ['again', 'cancel', 'discard'] as const)
    app.post(
      `/api/plans/:id/${how}`,
      { schema: { tags, params, querystring: lang, response: { 200: madeShape } } },
      async request => {
        const staff = await authenticate(kernel, request)
        const { id } = request.params
        if (how === 'again') await askAgain(kernel, proposals, staff, id)
        else await putAway(kernel, proposals, staff, id, how)
        return { id }
      },
    )
}

function readingRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/plans/communities',
    { schema: { tags, querystring: lang, response: { 200: communitiesShape } } },
    async request => plain(await communitiesFor(kernel, await authenticate(kernel, request))),
  )
  app.get(
    '/api/plans/:id',
    { schema: { tags, params, querystring: lang, response: { 200: planShape } } },
    async request => {
      const staff = await authenticate(kernel, request)
      const plan = await readablePlan(kernel, staff, request.params.id)
      const picture = await pictureOf(kernel, staff.jurisdictionId, plan)
      return plain(planView(picture, staff, wordsFor(request)))
    },
  )
  app.get(
    '/api/plans/:id/progress',
    { schema: { tags, params, querystring: lang, response: { 200: progressShape } } },
    async request => {
      const { state, share, revision, handedOver, toHandOver } = await readablePlan(
        kernel,
        await authenticate(kernel, request),
        request.params.id,
      )
      return { state, share, revision, handedOver, toHandOver }
    },
  )
  app.get(
    '/api/plans/:id/compare',
    {
      schema: {
        tags,
        params,
        querystring: lang.extend({ with: z.union([z.literal('inForce'), z.uuid()]).default('inForce') }),
        response: { 200: comparisonShape },
      },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      return plain(await compare(kernel, staff, request.params.id, request.query.with, wordsFor(request)))
    },
  )
  app.get(
    '/api/plans/:id/grids.geojson',
    { schema: { tags, params, querystring: lang, response: { 200: areasShape } } },
    async (request, reply) => {
      const staff = await authenticate(kernel, request)
      const plan = await readablePlan(kernel, staff, request.params.id)
      const { ground, folded } = await pictureOf(kernel, staff.jurisdictionId, plan)
      const figures = measured(ground, folded.division, plan.ask)
      reply
        .type('application/geo+json; charset=utf-8')
        .header('content-disposition', `attachment; filename="grids-${ground.community.code}.geojson"`)
      return plain(areasJson(folded.division, drawn(ground, folded.division), figures))
    },
  )
}

function changingRoutes(app: App, kernel: Kernel): void {
  app.post(
    '/api/plans/:id/edits',
    {
      bodyLimit: editLimitBytes,
      schema: { tags, params, querystring: lang, body: editBodyShape, response: { 200: editedShape } },
    },
    async request => {
      const staff = await authenticate(kernel, request)
      return plain(await changePlan(kernel, staff, { planId: request.params.id, ...request.body }))
    },
  )
  for (const way of ['undo', 'redo'] as const)
    app.post(
      `/api/plans/:id/${way}`,
      { schema: { tags, params, querystring: lang, body: revisionShape, response: { 200: editedShape } } },
      async request => {
        const staff = await authenticate(kernel, request)
        return plain(await stepBack(kernel, staff, { planId: request.params.id, ...request.body }, way))
      },
    )
}
