/** A paper on its way to the page that asked for it: shown in a frame of Aili's own pages and nowhere else, kept by no cache. */
import type { FastifyReply } from 'fastify'
import type { Sent } from './read.ts'

/** Names for those who read no others. */
const plainNames: Readonly<Record<string, string>> = {
  'application/pdf': 'paper.pdf',
  'application/zip': 'dossier.zip',
  'image/jpeg': 'signed.jpg',
}

export function sendPaper(reply: FastifyReply, { bytes, type, fileName }: Sent) {
  const way = type === 'application/pdf' || type === 'image/jpeg' ? 'inline' : 'attachment'
  return reply
    .type(type)
    .header('cache-control', 'private, no-store')
    .header('x-frame-options', 'SAMEORIGIN')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; frame-ancestors 'self'",
    )
    .header(
      'content-disposition',
      `${way}; filename="${plainNames[type] ?? 'paper.docx'}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    )
    .send(bytes)
}
