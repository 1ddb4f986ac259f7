/** Upload of one photo, before any matter exists. */
import multipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { claimForm, claimIndexOf } from './claims.ts'
import { everythingOf } from './database.ts'
import { Refusal } from './errors.ts'
import type { App } from './http.ts'
import { newId } from './ids.ts'
import type { Kernel } from './kernel.ts'
import { perMinute } from './limits.ts'
import { type Photo, takePhoto } from './photos.ts'

export { sendFile } from './file-sending.ts'

export interface UploadOptions {
  /** The jurisdiction an upload belongs to. */
  readonly jurisdictionOf: (request: FastifyRequest) => number | Promise<number>
  /** The signed-in member of staff, null for a resident. */
  readonly whoIs?: (request: FastifyRequest) => Promise<string | null>
}
type UploadKernel = Pick<Kernel, 'config' | 'clock' | 'db' | 'files' | 'vault'>

// Loose: what this shape does not name (the session's cookie) stays in the request.
const headersShape = z.looseObject({
  /** Random token kept by the client: it alone can attach the file to a report or an act. */
  'x-claim': z.string().regex(claimForm),
  /** Id made by the client, so that a resend is the same file. */
  'x-file-id': z.uuid().optional(),
})
const uploadedShape = z.object({
  id: z.uuid(),
  thumbUrl: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})
type Uploaded = z.infer<typeof uploadedShape>

/** POST /api/files: multipart with one file field `photo`. */
export function fileRoutes(app: App, kernel: UploadKernel, options: UploadOptions): void {
  const limit = kernel.config.uploadLimitBytes
  app.register(async scope => {
    if (!scope.hasContentTypeParser('multipart/form-data'))
      await scope.register(multipart, {
        limits: { fileSize: limit, files: 1, fields: 4, fieldSize: 1000, parts: 5 },
      })
    scope.withTypeProvider<ZodTypeProvider>().post(
      '/api/files',
      {
        config: { rateLimit: perMinute(kernel.config, 'uploads') },
        schema: {
          tags: ['files'],
          consumes: ['multipart/form-data'],
          headers: headersShape,
          response: { 200: uploadedShape },
        },
      },
      async (request, reply): Promise<Uploaded> => {
        refuseOversize(request, reply, limit)
        const upload: Stored = {
          jurisdictionId: await options.jurisdictionOf(request),
          id: request.headers['x-file-id']?.toLowerCase() ?? newId(kernel.clock.now().getTime()),
          claimIndex: claimIndexOf(kernel.vault, request.headers['x-claim']),
          personId: (await options.whoIs?.(request)) ?? null,
        }
        const bytes = await onlyPhoto(request, reply, limit)
        await kernel.files.scan(bytes)
        return storePhoto(kernel, upload, await takePhoto(bytes))
      },
    )
  })
}

/** Whose photo is stored under which id. */
export interface Stored {
  readonly jurisdictionId: number
  readonly id: string
  readonly claimIndex: Buffer
  readonly personId: string | null
}

/** Said from the announced length, before anything is read: boundary and part heads are allowed 16 KiB. */
function refuseOversize(request: FastifyRequest, reply: FastifyReply, limit: number): void {
  if (Number(request.headers['content-length'] ?? 0) > limit + 16_384) throw tooLarge(request, reply, limit)
}

/**
 * The answer is sent at once; the line is kept open a little so that the sender gets to read it (closing while bytes
 * still arrive would reset the connection), what arrives meanwhile is dropped unread.
 */
function tooLarge(request: FastifyRequest, reply: FastifyReply, limit: number): Refusal {
  reply.raw.once('finish', () => {
    setTimeout(() => request.raw.complete || request.raw.socket.destroy(), 3000).unref()
  })
  return new Refusal('tooLarge', { limitBytes: limit, limit: `${Math.floor(limit / 2 ** 20)} MB` })
}

async function onlyPhoto(request: FastifyRequest, reply: FastifyReply, limit: number): Promise<Buffer> {
  if (!request.isMultipart()) throw new Refusal('invalidInput', { input: 'photo', problem: 'notAnUpload' })
  try {
    const part = await request.file()
    if (part?.fieldname !== 'photo') throw new Refusal('missingInput', { input: 'photo' })
    const bytes = await part.toBuffer()
    if (bytes.length === 0) throw new Refusal('missingInput', { input: 'photo' })
    return bytes
  } catch (error) {
    if (error instanceof Refusal) throw error
    const code = (error as { code?: string }).code ?? ''
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge(request, reply, limit)
    throw new Refusal('invalidInput', { input: 'photo', problem: 'notAnUpload' })
  }
}

/** Bytes and row, one at a time per id: the row is written last, so an answered upload is on disk. */
export async function storePhoto(kernel: UploadKernel, upload: Stored, photo: Photo): Promise<Uploaded> {
  const { jurisdictionId, id, claimIndex, personId } = upload
  const answer = await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`file ${id}`}, 0))`.execute(tx)
    const before = await tx
      .selectFrom('file')
      .select(['claimIndex', 'width', 'height'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (before) {
      if (!before.claimIndex?.equals(claimIndex)) throw new Refusal('actReused', { id })
      return uploaded(id, before.width ?? 0, before.height ?? 0)
    }
    const { sha256, bytes } = await kernel.files.put(id, photo)
    const { mime, width, height, takenAt } = photo
    const row = {
      jurisdictionId,
      id,
      sha256,
      mime,
      bytes,
      width,
      height,
      takenAt,
      claimIndex,
      uploadedBy: personId,
    }
    try {
      await tx
        .insertInto('file')
        .values({ ...row, uploadedAt: kernel.clock.now() })
        .execute()
    } catch (error) {
      await kernel.files.remove(id)
      throw error
    }
    return uploaded(id, width, height)
  })
  await kernel.files.settle(id)
  return answer
}

const uploaded = (id: string, width: number, height: number): Uploaded => ({
  id,
  thumbUrl: `/api/files/${id}/thumb`,
  width,
  height,
})
