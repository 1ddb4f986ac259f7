/** Photos as they are kept: known by their content, drawn anew so that nothing hidden survives, without EXIF (个人信息保护法 6: least collection). */
import { fileTypeFromBuffer } from 'file-type'
import sharp, { type Sharp } from 'sharp'
import { Refusal } from './errors.ts'
import { takenAtOf } from './exif.ts'

export interface Photo {
  /** Full size, upright, without metadata or trailing bytes. */
  readonly original: Buffer
  /** WebP, longest side at most 1600. */
  readonly view: Buffer
  /** WebP, longest side at most 360. */
  readonly thumb: Buffer
  /** Of the original; view and thumb are image/webp. */
  readonly mime: string
  readonly width: number
  readonly height: number
  readonly takenAt: Date | null
}

/** A 108 megapixel phone photo passes; a small file that unfolds to more is a decompression bomb. */
export const pixelLimit = 110_000_000
const allowed = ['JPEG', 'PNG', 'WebP'] as const
/** Content type → how sharp calls it. HEIC is taken where the installed libvips can decode it, so it is not promised. */
const formats: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heif',
  'image/heif': 'heif',
}
const reading = { limitInputPixels: pixelLimit, failOn: 'error' } as const

/**
 * Reads a photo of any origin and gives what may be kept of it.
 * @throws Refusal unsupportedFile { reason: 'type' | 'broken' | 'pixels', found, allowed }
 * @example const { view, takenAt } = await takePhoto(bytes)
 */
export async function takePhoto(bytes: Buffer): Promise<Photo> {
  const found = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? 'unknown'
  const format = formats[found]
  if (!format) throw unsupported('type', found)
  return inTurn(() => redraw(bytes, found, format))
}

async function redraw(bytes: Buffer, found: string, format: string): Promise<Photo> {
  try {
    const meta = await sharp(bytes, reading).metadata()
    if (meta.format !== format) throw unsupported('type', found)
    const full = sharp(bytes, reading).autoOrient().toColourspace('srgb')
    const { data: original, info } = await encode(full, format).toBuffer({ resolveWithObject: true })
    const view = await smaller(original, 1600, 80)
    const thumb = await smaller(view, 360, 72)
    const mime = format === 'heif' ? 'image/jpeg' : found
    return {
      original,
      view,
      thumb,
      mime,
      width: info.width,
      height: info.height,
      takenAt: takenAtOf(meta.exif),
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (/pixel limit/.test(String(error))) throw unsupported('pixels', found)
    throw unsupported(format === 'heif' ? 'type' : 'broken', found)
  }
}

function encode(image: Sharp, format: string): Sharp {
  if (format === 'png') return image.png()
  if (format === 'webp') return image.webp({ quality: 90, effort: 1 })
  return image.jpeg({ quality: 92 })
}

const smaller = (from: Buffer, side: number, quality: number) =>
  sharp(from, reading)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality, effort: 2 })
    .toBuffer()

const unsupported = (reason: string, found: string) =>
  new Refusal('unsupportedFile', { reason, found, allowed, megapixelLimit: pixelLimit / 1e6 })

// Drawing is heavy on memory and processor: few at a time, a short queue, and an honest answer when that is full.
const atOnce = 2
const queueLimit = 64
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= queueLimit) throw new Refusal('unavailable', { what: 'photos' })
    await new Promise<void>(resolve => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
