/** Grids as GeoJSON over HTTP: those in force now, or on a day. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { gridsOn } from './grids-on.ts'
import { gridsGeoJson } from './present.ts'
import { type Territory, territoryOf } from './territory.ts'

const cached = 'public, max-age=60'

export function gridRoutes(app: App, kernel: Kernel): void {
  app.get(
    '/api/map/grids.geojson',
    { schema: { tags: ['territory'], querystring: z.object({ on: z.iso.date().optional() }) } },
    async (request, reply) => {
      const territory = await territoryOf(kernel)
      const { on } = request.query
      if (on === undefined) return sendGrids(request, reply, territory)
      const grids = await gridsOn(kernel.db.owner, territory.jurisdiction.id, on)
      reply.header('cache-control', cached).type(geoJson)
      return reply.send(Buffer.from(gridsGeoJson(territory, grids)))
    },
  )
}

const geoJson = 'application/geo+json; charset=utf-8'
const bodies = new WeakMap<Territory, { body: Buffer; tag: string }>()

/** 40 kB that change a few times a year: made once, answered with 304 to whoever has it. */
function sendGrids(request: FastifyRequest, reply: FastifyReply, territory: Territory) {
  let made = bodies.get(territory)
  if (!made) {
    const body = Buffer.from(gridsGeoJson(territory))
    made = { body, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
    bodies.set(territory, made)
  }
  reply.header('etag', made.tag).header('cache-control', cached).type(geoJson)
  return request.headers['if-none-match'] === made.tag ? reply.code(304).send() : reply.send(made.body)
}
