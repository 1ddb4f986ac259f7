/** Sending of stored files; who may see one is the caller's policy. */
import type { FastifyReply } from 'fastify'
import { Refusal } from './errors.ts'
import type { FileStore, Variant } from './files.ts'

/**
 * Sends a stored file with its own content type; the caller has decided that this reader may see it.
 * @throws Refusal notFound
 */
export async function sendFile(
  reply: FastifyReply,
  files: FileStore,
  id: string,
  variant: Variant,
): Promise<FastifyReply> {
  const tag = `"${id}-${variant}"`
  const file = await files.open(id, variant)
  if (!file) throw new Refusal('notFound')
  reply
    .header('cache-control', 'private, max-age=31536000, immutable')
    .header('etag', tag)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
  if (reply.request.headers['if-none-match'] === tag) {
    file.stream.destroy()
    return reply.code(304).send()
  }
  const ending = endings[file.mime]
  return reply
    .type(file.mime)
    .header('content-length', file.bytes)
    .header('content-disposition', `${ending ? 'inline' : 'attachment'}; filename="${id}.${ending ?? 'bin'}"`)
    .send(file.stream)
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}
