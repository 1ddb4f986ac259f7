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
const mostPixels = { width: 1654, height: 2339 }
const mostBytes = 30 * 1024 * 1024
const pixelLimit = 110_000_000
const reading = { limitInputPixels: pixelLimit, failOn: 'error' } as const

/** @throws Refusal tooLarge, unsupportedFile { reason: 'type' | 'broken' } */
export async function pictureOf(bytes: Uint8Array, { trim = false } = {}): Promise<DrawnPicture> {
  if (bytes.length > mostBytes) throw new Refusal('tooLarge', { limit: `${mostBytes / 1024 / 1024} MB` })
  const format = await formatOf(bytes)
  try {
    // Writing on a screen stands somewhere on a large empty sheet: what is put on the line is the writing.
    const upright = sharp(bytes, reading).autoOrient().toColourspace('srgb')
    const drawn = trim ? sharp(await trimmed(upright)) : upright
    const small = drawn.resize({ ...mostPixels, fit: 'inside', withoutEnlargement: true })
    const encoded = format === 'png' ? small.png() : small.jpeg({ quality: 88 })
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
    return { bytes: data, format, width: info.width, height: info.height }
  } catch {
    throw unsupported('broken', format)
  }
}

async function formatOf(bytes: Uint8Array): Promise<'png' | 'jpg'> {
  const found = await sharp(bytes, reading)
    .metadata()
    .then(
      ({ format }) => format,
      () => 'unknown',
    )
  if (found === 'png') return 'png'
  if (found === 'jpeg') return 'jpg'
  throw unsupported('type', found)
}

/** An empty sheet has nothing to trim and stays as it is. */
async function trimmed(image: Sharp): Promise<Buffer> {
  const whole = await image.png().toBuffer()
  return sharp(whole)
    .trim()
    .png()
    .toBuffer()
    .catch(() => whole)
}

const unsupported = (reason: string, found: string) =>
  new Refusal('unsupportedFile', {
    reason,
    found,
    allowed: ['JPEG', 'PNG'],
    megapixelLimit: pixelLimit / 1e6,
  })
