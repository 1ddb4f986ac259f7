/** Pictures on their way into a document: drawn anew, upright, no finer than a printer shows, so that nothing hidden in the file comes along. */
import sharp, { type Sharp } from 'sharp'
import { Refusal } from '../errors.ts'

export interface DrawnPicture {
  readonly bytes: Buffer
  readonly format: 'png' | 'jpg'
  readonly width: number
  readonly height: number
}

/** A scanned page at 200 dots per inch. */
const mostPixels = { width: 1654, height: 2339, fit: 'inside', withoutEnlargement: true } as const
/** A photo or a scan among a hundred others: handwriting is read at 150, and it takes half the time and room. */
const mostOfMany = { ...mostPixels, width: 1240, height: 1754 } as const
/** A signature on its line, at 600. */
const mostInk = { width: 1100, height: 330, fit: 'inside', withoutEnlargement: true } as const
const mostBytes = 30 * 1024 * 1024
const pixelLimit = 110_000_000
const reading = { limitInputPixels: pixelLimit, failOn: 'error' } as const

/** @throws Refusal tooLarge, unsupportedFile { reason: 'type' | 'broken' | 'pixels' } */
export async function pictureOf(
  bytes: Uint8Array,
  { trim = false, ofMany = false } = {},
): Promise<DrawnPicture> {
  if (bytes.length > mostBytes) throw new Refusal('tooLarge', { limit: `${mostBytes / 1024 / 1024} MB` })
  const format = await formatOf(bytes)
  try {
    const most = ofMany ? mostOfMany : mostPixels
    const upright = sharp(bytes, reading).autoOrient().toColourspace('srgb').resize(most)
    const drawn = trim ? await inkOf(upright) : upright
    // The document packs it again.
    const encoded =
      format === 'png' ? drawn.png({ compressionLevel: 3 }) : drawn.jpeg({ quality: ofMany ? 82 : 88 })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { bytes: data, format, width: info.width, height: info.height }
  } catch (error) {
    throw unsupported(/pixel limit/.test(String(error)) ? 'pixels' : 'broken', format)
  }
}

/**
 * Writing on a screen stands somewhere on a large empty sheet: what is put on the line is the writing.
 * By the pixels themselves: the library's own trimming filters the whole sheet first and took ten times as long.
 */
async function inkOf(upright: Sharp): Promise<Sharp> {
  const { data, info } = await upright.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const box = { left: width, top: height, right: -1, bottom: -1 }
  for (let at = 0, y = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 4) {
      const isInk = data[at + 3]! > 24 && Math.min(data[at]!, data[at + 1]!, data[at + 2]!) < 232
      if (!isInk) continue
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = y
    }
  const sheet = sharp(data, { raw: { width, height, channels: 4 } })
  // Nothing written: the sheet stays as it is.
  if (box.right < 0) return sheet.resize(mostInk)
  const { left, top, right, bottom } = box
  return sheet.extract({ left, top, width: right - left + 1, height: bottom - top + 1 }).resize(mostInk)
}

async function formatOf(bytes: Uint8Array): Promise<'png' | 'jpg'> {
  const found = await sharp(bytes, reading)
    .metadata()
    .then(
      ({ format }) => format,
      () => 'unknown',
    )
  if (found === 'png') return 'png'
  // As photos are kept.
  if (found === 'jpeg' || found === 'webp') return 'jpg'
  throw unsupported('type', found)
}

const unsupported = (reason: string, found: string) =>
  new Refusal('unsupportedFile', {
    reason,
    found,
    allowed: ['JPEG', 'PNG'],
    megapixelLimit: pixelLimit / 1e6,
  })
