/** Places over HTTP: a file looked at and taken in, the sheet to fill in, what is there taken out again. */
import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import { type App, wordsFor } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perMinute } from '../kernel/limits.ts'
import { authenticate, type Staff, territoryOf } from '../territory/index.ts'
import { makeCommunity } from './make-community.ts'
import { overviewOf } from './overview.ts'
import { mayTakeIn, mayTakeOut } from './policy.ts'
import { problemList, reportOf } from './report.ts'
import { kindShape, newCommunityShape, reportShape, surveyQueryShape, surveyShape } from './shape.ts'
import { type Surveyed, survey } from './take-in.ts'
import { buildingsGeoJson, communitiesGeoJson, templateRows } from './take-out.ts'
import { templateOf } from './template.ts'
import { receive } from './upload.ts'
import { faultWords } from './words.ts'

const tags = ['survey']
const lang = z.object({ lang: z.string().max(35).optional() })
const ofCommunity = lang.extend({ community: z.uuid().optional() })

export function surveyRoutes(app: App, kernel: Kernel): void {
  takingIn(app, kernel)
  takingOut(app, kernel)
  app.get(
    '/api/survey',
    { schema: { tags, querystring: lang, response: { 200: surveyShape } } },
    async request => {
      await administrator(kernel, request)
      return overviewOf(kernel, await territoryOf(kernel))
    },
  )
  app.post(
    '/api/survey/communities',
    {
      schema: {
        tags,
        querystring: lang,
        body: newCommunityShape,
        response: { 200: z.object({ id: z.uuid() }) },
      },
    },
    async request => {
      await administrator(kernel, request)
      return { id: await makeCommunity(kernel, request.body) }
    },
  )
}

/** The file comes as multipart: a field `wishes` (JSON), then the file. */
function takingIn(app: App, kernel: Kernel): void {
  const limit = kernel.config.surveyLimitBytes
  const config = { rateLimit: perMinute(kernel.config, 'uploads') }
  const schema = { tags, params: z.object({ kind: kindShape }), consumes: ['multipart/form-data'] }
  app.register(async scope => {
    if (!scope.hasContentTypeParser('multipart/form-data'))
      await scope.register(multipart, {
        limits: { fileSize: limit, files: 1, fields: 4, fieldSize: 20_000, parts: 5 },
      })
    const typed = scope.withTypeProvider<ZodTypeProvider>()
    typed.post(
      '/api/survey/files/:kind',
      { config, schema: { ...schema, querystring: surveyQueryShape, response: { 200: reportShape } } },
      async (request, reply) => {
        const dry = request.query.dry ?? false
        const { surveyed, fileName } = await surveyOf(kernel, request, reply, request.params.kind, dry)
        return reportOf(surveyed, fileName, await territoryOf(kernel), wordsFor(request))
      },
    )
    typed.post(
      '/api/survey/files/:kind/problems.csv',
      { config, schema: { ...schema, querystring: lang } },
      async (request, reply) => {
        const { surveyed } = await surveyOf(kernel, request, reply, request.params.kind, true)
        return reply
          .type('text/csv; charset=utf-8')
          .send(Readable.from(problemList(surveyed, wordsFor(request))))
      },
    )
  })
}

async function surveyOf(
  kernel: Kernel,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: z.infer<typeof kindShape>,
  dry: boolean,
): Promise<{ surveyed: Surveyed; fileName: string }> {
  const { personId } = await administrator(kernel, request)
  const { bytes, fileName, wishes } = await receive(request, reply, kernel.config.surveyLimitBytes)
  await kernel.files.scan(bytes)
  try {
    const ask = { bytes, fileName, wishes, dry, personId, kind: kind === 'auto' ? null : kind }
    return { surveyed: await survey(kernel, ask), fileName }
  } catch (error) {
    const why = faultWords(error, wordsFor(request))
    throw why === null ? error : new Refusal('unsupportedFile', { reason: 'places', why })
  }
}

function takingOut(app: App, kernel: Kernel): void {
  app.get(
    '/api/survey/template.xlsx',
    { schema: { tags, querystring: ofCommunity } },
    async (request, reply) => {
      const { jurisdictionId } = await reader(kernel, request)
      const t = wordsFor(request)
      const { community } = request.query
      const rows = community === undefined ? [] : await templateRows(kernel, jurisdictionId, community)
      const name = encodeURIComponent(`${t('survey:template.fileName')}.xlsx`)
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="buildings.xlsx"; filename*=UTF-8''${name}`)
        .send(await templateOf(rows, t))
    },
  )
  app.get(
    '/api/survey/buildings.geojson',
    { schema: { tags, querystring: ofCommunity } },
    async (request, reply) => {
      const { jurisdictionId } = await reader(kernel, request)
      const { community = null } = request.query
      return reply
        .type('application/geo+json; charset=utf-8')
        .header('content-disposition', 'attachment; filename="buildings.geojson"')
        .send(buildingsGeoJson(kernel, jurisdictionId, community))
    },
  )
  app.get(
    '/api/survey/communities.geojson',
    { schema: { tags, querystring: lang } },
    async (request, reply) => {
      await reader(kernel, request)
      return reply
        .type('application/geo+json; charset=utf-8')
        .header('content-disposition', 'attachment; filename="communities.geojson"')
        .send(communitiesGeoJson(await territoryOf(kernel)))
    },
  )
}

/** @throws Refusal notYours */
async function administrator(kernel: Kernel, request: FastifyRequest): Promise<Staff> {
  const staff = await authenticate(kernel, request)
  if (!mayTakeIn(staff.roles)) throw new Refusal('notYours', { what: 'survey', only: 'systemAdmin' })
  return staff
}

/** @throws Refusal notYours */
async function reader(kernel: Kernel, request: FastifyRequest): Promise<Staff> {
  const staff = await authenticate(kernel, request)
  if (!mayTakeOut(staff.roles))
    throw new Refusal('notYours', { what: 'surveyOut', only: 'workCommitteeSecretary' })
  return staff
}
