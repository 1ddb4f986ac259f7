/** A PDF somebody scanned in: how many pages it has, or why it cannot be taken into a dossier. */
import { PDFDocument } from '@cantoo/pdf-lib'
import { Refusal } from '../errors.ts'

const mostBytes = 60 * 1024 * 1024
const mostPages = 500

/** @throws Refusal tooLarge, unsupportedFile { reason: 'scan' } */
export async function pagesOf(bytes: Uint8Array, title: string): Promise<number> {
  if (bytes.length > mostBytes) throw new Refusal('tooLarge', { limit: `${mostBytes / 1024 / 1024} MB` })
  const pages = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false })
    .then(pdf => pdf.getPageCount())
    // Locked by a password, or no PDF at all.
    .catch(() => 0)
  if (pages === 0) throw new Refusal('unsupportedFile', { reason: 'scan', what: title })
  if (pages > mostPages) throw new Refusal('tooLarge', { limit: String(mostPages) })
  return pages
}
