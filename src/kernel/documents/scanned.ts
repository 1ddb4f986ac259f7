/** A paper that was signed by hand and comes back as a photo or a scan: drawn anew or looked through, and counted, before anybody keeps it. */
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { Refusal } from '../errors.ts'
import { takePhoto } from '../photos.ts'
import { inWorkshop } from './workshop.ts'

export const mostScanBytes = 30 * 1024 * 1024
/** A page at 200 dots per inch: a court reads it, and a record of forty pages stays small. */
const page = { width: 1654, height: 2339, fit: 'inside', withoutEnlargement: true } as const
const allowed = ['JPEG', 'PNG', 'WebP', 'PDF'] as const

export interface Scanned {
  readonly bytes: Buffer
  readonly mime: 'application/pdf' | 'image/jpeg'
  readonly pages: number
}

/**
 * A photo loses what hides in its file; a PDF that does more than show pages is refused, for it is handed on as it is.
 * @throws Refusal tooLarge, unsupportedFile { reason: scanType | broken | pixels | pdfLocked | pdfActive | scan }
 */
export async function scannedOf(bytes: Buffer, title: string): Promise<Scanned> {
  if (bytes.length > mostScanBytes) throw new Refusal('tooLarge', { limit: `${mostScanBytes / 2 ** 20} MB` })
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? 'unknown'
  if (found === 'application/pdf')
    return { bytes, mime: found, pages: await inWorkshop<number>('scan', bytes, title) }
  if (!found.startsWith('image/')) throw unsupported(found)
  const { original } = await takePhoto(bytes).catch(error => {
    throw error instanceof Refusal && error.facts.reason === 'type' ? unsupported(found) : error
  })
  const drawn = await sharp(original)
    .resize(page)
    .flatten({ background: '#fff' })
    .jpeg({ quality: 88 })
    .toBuffer()
  return { bytes: drawn, mime: 'image/jpeg', pages: 1 }
}

const unsupported = (found: string) =>
  new Refusal('unsupportedFile', { reason: 'scanType', found, allowed: [...allowed] })
