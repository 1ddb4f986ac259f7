/** Receives one file with what is said beside it: read whole, never larger than allowed. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './errors.ts'

export interface ReceivedFile {
  readonly bytes: Buffer
  readonly fileName: string
  /** Of the field asked for, as JSON says; null: it was not sent. */
  readonly said: unknown
}

/** Boundary and heads of the parts, and what is said beside the file. */
const headBytes = 64 * 1024

/**
 * @param field the field beside the file that holds JSON
 * @throws Refusal tooLarge, missingInput, invalidInput
 */
export async function receiveFile(
  request: FastifyRequest,
  reply: FastifyReply,
  limit: number,
  field: string,
): Promise<ReceivedFile> {
  if (Number(request.headers['content-length'] ?? 0) > limit + headBytes)
    throw tooLarge(request, reply, limit)
  if (!request.isMultipart()) throw new Refusal('invalidInput', { reason: 'notWhole' })
  let found: Pick<ReceivedFile, 'bytes' | 'fileName'> | null = null
  let said: unknown = null
  try {
    for await (const part of request.parts())
      if (part.type === 'file') found = { bytes: await part.toBuffer(), fileName: part.filename }
      else if (part.fieldname === field) said = JSON.parse(String(part.value))
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge(request, reply, limit)
    throw new Refusal('invalidInput', { reason: 'notWhole' })
  }
  if (found === null || found.bytes.length === 0) throw new Refusal('missingInput', { reason: 'file' })
  return { ...found, said }
}

/** The line is kept open a little so that the sender gets to read the answer. */
function tooLarge(request: FastifyRequest, reply: FastifyReply, limit: number): Refusal {
  reply.raw.once('finish', () => {
    setTimeout(() => request.raw.complete || request.raw.socket.destroy(), 3000).unref()
  })
  return new Refusal('tooLarge', { limitBytes: limit, limit: `${Math.floor(limit / 2 ** 20)} MB` })
}
