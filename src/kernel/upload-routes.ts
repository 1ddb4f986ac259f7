/**
 * Photos in pieces over a bad line, by the protocol tus 1.0 (core, creation, termination), so that any client of it works.
 * Beyond the protocol: the id and the claim are the sender's own (Upload-Metadata id, claim; header x-claim), as with POST /api/files.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { claimForm, claimOf } from './claims.ts'
import { Refusal } from './errors.ts'
import type { UploadOptions } from './file-routes.ts'
import type { App } from './http.ts'
import { newId } from './ids.ts'
import { perSession } from './limits.ts'
import { openPieces, type Pieces } from './pieces.ts'
import {
  beginUpload,
  dropUpload,
  finishUpload,
  setReceived,
  type Upload,
  type Uploader,
  type UploadKernel,
  uploadOf,
} from './uploads.ts'

const piece = 'application/offset+octet-stream'
const schema = { tags: ['files'] }
const params = z.object({ id: z.uuid() })
const version = '1.0.0'
/** A photo over a bad line is many pieces. */
const piecesPerUpload = 10

export function uploadRoutes(app: App, kernel: UploadKernel, options: UploadOptions): void {
  const pieces = openPieces(kernel.config.dataDir)
  const config = {
    rateLimit: perSession(kernel.config, 'pieces', (kernel.config.limits?.uploads ?? 60) * piecesPerUpload),
  }
  const whoAsks = async (request: FastifyRequest): Promise<Uploader> => ({
    jurisdictionId: await options.jurisdictionOf(request),
    personId: (await options.whoIs?.(request)) ?? null,
    claim: claimOf(request.headers) ?? null,
  })
  app.register(async scope => {
    scope.addContentTypeParser(piece, (_request, payload, done) => done(null, payload))
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('tus-resumable', version).header('cache-control', 'no-store')
    })
    scope.options('/api/uploads', { schema: { ...schema, hide: true } }, async (_request, reply) =>
      reply
        .header('tus-version', version)
        .header('tus-extension', 'creation,termination')
        .header('tus-max-size', String(kernel.config.uploadLimitBytes))
        .status(204)
        .send(),
    )
    scope.post('/api/uploads', { config, schema }, async (request, reply) => {
      requireVersion(request)
      const { id, claim } = announced(request)
      const bytes = count(request, 'upload-length')
      if (bytes === 0) throw new Refusal('missingInput', { input: 'photo' })
      const who = { ...(await whoAsks(request)), claim }
      const { received } = await beginUpload(kernel, who, { id, bytes })
      if (received === bytes) await wholeAgain(kernel, pieces, who, id)
      return reply
        .header('location', `/api/uploads/${id}`)
        .header('upload-offset', String(received))
        .status(201)
        .send()
    })
    scope.route({
      method: 'HEAD',
      url: '/api/uploads/:id',
      config,
      schema: { ...schema, params },
      handler: async (request, reply) => {
        requireVersion(request)
        const who = await whoAsks(request)
        const upload = await uploadOf(kernel, who, idOf(request))
        if (upload.received === upload.bytes) await finishUpload(kernel, pieces, who.jurisdictionId, upload)
        return reply
          .header('upload-offset', String(upload.received))
          .header('upload-length', String(upload.bytes))
          .status(200)
          .send()
      },
    })
    scope.patch('/api/uploads/:id', { config, schema: { ...schema, params } }, async (request, reply) => {
      requireVersion(request)
      const who = await whoAsks(request)
      const received = await takePiece(kernel, pieces, who, request, reply)
      return reply.header('upload-offset', String(received)).status(204).send()
    })
    scope.delete('/api/uploads/:id', { config, schema: { ...schema, params } }, async (request, reply) => {
      requireVersion(request)
      const who = await whoAsks(request)
      const { id } = await uploadOf(kernel, who, idOf(request))
      await dropUpload(kernel, pieces, who.jurisdictionId, id)
      return reply.status(204).send()
    })
  })
}

/** One writer per upload: whoever comes back after a broken line takes over from the connection that still hangs. */
const writing = new Map<string, { stop: () => void; stopped: Promise<unknown> }>()

async function takePiece(
  kernel: UploadKernel,
  pieces: Pieces,
  who: Uploader,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<number> {
  const id = idOf(request)
  if (!request.headers['content-type']?.startsWith(piece))
    throw new Refusal('invalidInput', { input: 'content-type', problem: 'malformed' })
  await uploadOf(kernel, who, id)
  const before = writing.get(id)
  before?.stop()
  await before?.stopped.catch(() => {})
  const work = append(kernel, pieces, who, id, request, reply)
  writing.set(id, { stop: () => request.raw.destroy(), stopped: work })
  try {
    return await work
  } finally {
    if (writing.get(id)?.stopped === work) writing.delete(id)
  }
}

async function append(
  kernel: UploadKernel,
  pieces: Pieces,
  who: Uploader,
  id: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<number> {
  const upload = await uploadOf(kernel, who, id)
  const offset = count(request, 'upload-offset')
  if (offset !== upload.received) throw new Refusal('uploadOffset', { received: upload.received })
  const announcedBytes = Number(request.headers['content-length'] ?? 0)
  if (offset + announcedBytes > upload.bytes) throw tooMuch(request, reply, upload)
  let received = offset
  const told = await pieces.append(
    id,
    offset,
    upload.bytes,
    request.body as AsyncIterable<Buffer>,
    async durable => {
      received = durable
      await setReceived(kernel, who.jurisdictionId, id, durable)
    },
  )
  if (told.tooMuch) throw tooMuch(request, reply, upload)
  if (received === upload.bytes)
    await finishUpload(kernel, pieces, who.jurisdictionId, { ...upload, received })
  return received
}

/** More comes than was announced: what follows is not read. */
function tooMuch(request: FastifyRequest, reply: FastifyReply, { bytes }: Upload): Refusal {
  reply.raw.once('finish', () => {
    setTimeout(() => request.raw.complete || request.raw.socket.destroy(), 3000).unref()
  })
  return new Refusal('tooLarge', { limitBytes: bytes, limit: `${Math.ceil(bytes / 1024)} KB` })
}

/** The server broke off after the last piece: finished now. */
async function wholeAgain(kernel: UploadKernel, pieces: Pieces, who: Uploader, id: string): Promise<void> {
  const upload = await uploadOf(kernel, who, id).catch(() => null)
  if (upload) await finishUpload(kernel, pieces, who.jurisdictionId, upload)
}

const idOf = (request: FastifyRequest) => (request.params as { id: string }).id.toLowerCase()

function requireVersion(request: FastifyRequest): void {
  if (request.headers['tus-resumable'] !== version)
    throw new Refusal('invalidInput', { input: 'tus-resumable', problem: 'malformed' })
}

/** A header that holds a count of bytes. */
function count(request: FastifyRequest, name: 'upload-length' | 'upload-offset'): number {
  const word = request.headers[name]
  if (typeof word !== 'string' || !/^\d{1,12}$/.test(word))
    throw new Refusal('invalidInput', { input: name, problem: 'malformed' })
  return Number(word)
}

/** Upload-Metadata: pairs of a name and base64, separated by commas. */
function announced(request: FastifyRequest): { id: string; claim: string } {
  const pairs = String(request.headers['upload-metadata'] ?? '')
    .split(',')
    .map(pair => pair.trim().split(' '))
  const told = (name: string) => {
    const word = pairs.find(pair => pair[0] === name)?.[1]
    return word === undefined ? undefined : Buffer.from(word, 'base64').toString('utf8')
  }
  const id = told('id')?.toLowerCase() ?? newId()
  const claim = told('claim') ?? claimOf(request.headers)
  if (!z.uuid().safeParse(id).success)
    throw new Refusal('invalidInput', { input: 'id', problem: 'malformed' })
  if (!claim || !claimForm.test(claim))
    throw new Refusal('invalidInput', { input: 'claim', problem: 'malformed' })
  return { id, claim }
}
