/** Receives a file of places with what is said about it: read whole, never larger than the office allows. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import { wishesShape } from './shape.ts'

export interface Uploaded {
  readonly bytes: Buffer
  readonly fileName: string
  readonly wishes: z.infer<typeof wishesShape>
}

/** Boundary and heads of the parts, and what is said beside the file. */
const headBytes = 64 * 1024

/** @throws Refusal tooLarge, missingInput, invalidInput */
export async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  limit: number,
): Promise<Uploaded> {
  if (Number(request.headers['content-length'] ?? 0) > limit + headBytes)
    throw tooLarge(request, reply, limit)
  if (!request.isMultipart()) throw new Refusal('invalidInput', { reason: 'notWhole' })
  let found: Pick<Uploaded, 'bytes' | 'fileName'> | null = null
  let said: unknown = {}
  try {
    for await (const part of request.parts())
      if (part.type === 'file') found = { bytes: await part.toBuffer(), fileName: part.filename }
      else if (part.fieldname === 'wishes') said = JSON.parse(String(part.value))
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge(request, reply, limit)
    throw new Refusal('invalidInput', { reason: 'notWhole' })
  }
  if (found === null || found.bytes.length === 0) throw new Refusal('missingInput', { reason: 'file' })
  const wishes = wishesShape.safeParse(said)
  if (!wishes.success)
    throw new Refusal('invalidInput', { input: 'wishes', problem: wishes.error.issues[0]?.message ?? '' })
  return { ...found, wishes: wishes.data }
}

/** The line is kept open a little so that the sender gets to read the answer. */
function tooLarge(request: FastifyRequest, reply: FastifyReply, limit: number): Refusal {
  reply.raw.once('finish', () => {
    setTimeout(() => request.raw.complete || request.raw.socket.destroy(), 3000).unref()
  })
  return new Refusal('tooLarge', { limitBytes: limit, limit: `${Math.floor(limit / 2 ** 20)} MB` })
}
