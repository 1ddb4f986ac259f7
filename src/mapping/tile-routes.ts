/** Tiles over HTTP: made once for each version of the territory, answered from memory, with 304 to whoever has them. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { App } from '../kernel/http.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { perSession } from '../kernel/limits.ts'
import { authenticate, type Territory, territoryOf } from '../territory/index.ts'
import type { Boundary } from '../territory/locate.ts'
import { barriersOf } from './barriers.ts'
import { finestZoom, openTiles, type TileSource } from './tiles.ts'

const whole = z.coerce.number().int().min(0)
const params = z.object({ z: whole.max(finestZoom), x: whole, y: whole })
/** Some 20 kB each at most: a town of 100,000 buildings has fewer that anybody looks at. */
const mostKept = 1500
const squeeze = promisify(gzip)

interface Held {
  readonly source: Promise<TileSource>
  readonly made: Map<string, Promise<Made | null>>
}
interface Made {
  readonly body: Buffer
  readonly tag: string
}
const held = new WeakMap<Territory, Held>()

export function tileRoutes(app: App, kernel: Kernel): void {
  // A view is some forty tiles: whoever moves the map asks ten times as often as whoever reads.
  const rateLimit = perSession(kernel.config, 'tiles', kernel.config.limits.requests * 10)
  const options = { schema: { tags: ['map'], params }, config: { rateLimit } }
  app.get('/api/map/tiles/:z/:x/:y.pbf', options, async (request, reply) => {
    await authenticate(kernel, request)
    const { z, x, y } = request.params
    if (x >= 2 ** z || y >= 2 ** z) throw new Refusal('notFound', {})
    const made = await tileOf(kernel, z, x, y)
    reply.header('cache-control', 'private, max-age=60').type('application/vnd.mapbox-vector-tile')
    if (!made) return reply.code(204).send()
    reply.header('etag', made.tag)
    if (request.headers['if-none-match'] === made.tag) return reply.code(304).send()
    return reply.header('content-encoding', 'gzip').send(made.body)
  })
}

async function tileOf(kernel: Kernel, z: number, x: number, y: number): Promise<Made | null> {
  const { made, source } = heldFor(kernel, await territoryOf(kernel))
  const key = `${z}/${x}/${y}`
  const known = made.get(key)
  if (known) return known
  const fresh = make(kernel, await source, z, x, y)
  made.set(key, fresh)
  fresh.catch(() => made.delete(key))
  if (made.size > mostKept) made.delete(made.keys().next().value!)
  return fresh
}

function heldFor(kernel: Kernel, territory: Territory): Held {
  const known = held.get(territory)
  if (known) return known
  const { id } = territory.jurisdiction
  const source = barriersOf(kernel.db.owner, id).then(barriers => openTiles(territory, barriers))
  const fresh = { source, made: new Map() }
  held.set(territory, fresh)
  source.catch(() => held.delete(territory))
  return fresh
}

async function make(
  kernel: Kernel,
  source: TileSource,
  z: number,
  x: number,
  y: number,
): Promise<Made | null> {
  const { jurisdiction } = await territoryOf(kernel)
  const tile = await source.tile(z, x, y, ids => outlinesOf(kernel, jurisdiction.id, ids))
  if (!tile) return null
  const body = await squeeze(tile)
  return { body, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

async function outlinesOf(kernel: Kernel, jurisdictionId: number, ids: readonly string[]) {
  const rows = await kernel.db.owner
    .selectFrom('building')
    .select(['id', 'outline'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', eb => eb.fn.any(eb.val(ids)) as never)
    .where('outline', 'is not', null)
    .execute()
  return rows.map(({ id, outline }) => ({ id, outline: outline as unknown as Boundary }))
}
