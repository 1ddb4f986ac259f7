/** The map over HTTP: a number for each grid, open matters as points, the card of a grid, and both as GeoJSON to keep. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import { languageOf, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { matterRollup } from '../matters/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import { beforeReading } from '../proceedings/index.ts'
import { authenticate, type Staff, territoryOf } from '../territory/index.ts'
import { asksFor } from './asks.ts'
import { readCard } from './card.ts'
import { figuresGeoJson } from './export.ts'
import { hasCounts, readMapFigures } from './figures.ts'
import { findPlaces } from './find.ts'
import { readPoints } from './points.ts'
import {
  type FiguresQuery,
  figuresQueryShape,
  findQueryShape,
  foundPlaceShape,
  gridCardShape,
  mapFiguresShape,
  mapPointsShape,
  pointsQueryShape,
} from './shape.ts'
import { isAdministrator } from './sight.ts'
import { tileRoutes } from './tile-routes.ts'

const tags = ['map']

export function mapRoutes(app: App, kernel: Kernel): void {
  figureRoutes(app, kernel)
  tileRoutes(app, kernel)
  app.get(
    '/api/map/matters.geojson',
    { schema: { tags, querystring: pointsQueryShape, response: { 200: mapPointsShape } } },
    async (request, reply) => {
      const reading = await readingFor(kernel, request)
      if (isAdministrator(reading.staff)) throw notForAdministrators()
      const points = await kernel.db.within(reading.staff.sight, tx =>
        readPoints(tx, request.query, reading, wordsOf(request)),
      )
      if (request.query.download) asFile(reply, 'matters', reading.now)
      return points
    },
  )
  app.get(
    '/api/map/find',
    {
      schema: {
        tags,
        querystring: findQueryShape,
        response: { 200: z.object({ rows: z.array(foundPlaceShape) }) },
      },
    },
    async request => {
      const { territory } = await readingFor(kernel, request)
      return { rows: [...findPlaces(territory, request.query.q)] }
    },
  )
  app.get(
    '/api/grids/:id/card',
    {
      schema: {
        tags,
        params: z.object({ id: z.uuid() }),
        querystring: z.object({ lang: z.string().max(35).optional() }),
        response: { 200: gridCardShape },
      },
    },
    async request => {
      const reading = await readingFor(kernel, request)
      const { t } = wordsOf(request)
      const { origin } = kernel.config
      const { owner } = kernel.db
      const within = <T>(work: (tx: Tx) => Promise<T>) => kernel.db.within(reading.staff.sight, work)
      return readCard(request.params.id, { ...reading, t, origin, owner, within })
    },
  )
}

function figureRoutes(app: App, kernel: Kernel): void {
  const read = async (request: FastifyRequest, query: FiguresQuery) => {
    const reading = await readingFor(kernel, request)
    if (!asksFor(reading.staff.roles).includes(query.ask)) throw notForAdministrators()
    const isCounted = hasCounts(query, { ...reading, isCounted: true }) && (await areCounted(kernel, reading))
    const figures = await kernel.db.within(reading.staff.sight, tx =>
      readMapFigures(tx, query, { ...reading, isCounted }),
    )
    return { figures, reading }
  }
  app.get(
    '/api/map/figures',
    { schema: { tags, querystring: figuresQueryShape, response: { 200: mapFiguresShape } } },
    async request => (await read(request, request.query)).figures,
  )
  /** The grids in sight with their borders and the figure asked for. */
  app.get(
    '/api/map/figures.geojson',
    { schema: { tags, querystring: figuresQueryShape } },
    async (request, reply) => {
      const { figures, reading } = await read(request, request.query)
      asFile(reply, 'grids', reading.now)
      return reply.send(figuresGeoJson(figures, reading.territory))
    },
  )
}

async function areCounted(kernel: Kernel, { staff }: { readonly staff: Staff }): Promise<boolean> {
  return (await beforeReading(kernel, staff.jurisdictionId, matterRollup)) !== 'plain'
}

async function readingFor(kernel: Kernel, request: FastifyRequest) {
  const staff: Staff = await authenticate(kernel, request)
  return { staff, territory: await territoryOf(kernel), now: kernel.clock.now() }
}

function wordsOf(request: FastifyRequest) {
  const language = languageOf((request.query as { lang?: string }).lang, request.headers['accept-language'])
  return { language, t: translator(language) }
}

function asFile(reply: FastifyReply, name: string, now: Date): void {
  reply
    .type('application/geo+json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}-${civilDay(now)}.geojson"`)
}

function notForAdministrators(): Refusal {
  return new Refusal('notYours', { what: 'figures' })
}
