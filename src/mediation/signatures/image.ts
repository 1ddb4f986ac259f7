/** A drawn signature as it is kept: a small PNG that holds ink and nothing else; whatever is too large or no picture is refused kindly. */
import sharp from 'sharp'
import { Refusal } from '../../kernel/errors.ts'
import { signing } from '../terms-agreement.ts'

const head = 'data:image/png;base64,'
/** Below this a picture is a dot: nobody signed. */
const leastInk = 40
/** Above this share a picture is filled, not written. */
const mostInkShare = 0.5

/** Drawn anew, so that nothing hidden survives. @param address a data address @throws Refusal signatureUnfit */
export async function requireSignatureImage(address: string): Promise<Buffer> {
  const most = signing.mostImageBytes
  if (address.length > head.length + Math.ceil((most * 4) / 3) + 4)
    throw new Refusal('signatureUnfit', {
      reason: 'tooLarge',
      size: kib(address.length * 0.75),
      most: kib(most),
    })
  if (!address.startsWith(head)) throw new Refusal('signatureUnfit', { reason: 'noPicture' })
  const ink = await inkOf(Buffer.from(address.slice(head.length), 'base64'))
  if (ink.dark < leastInk || ink.dark > ink.pixels * mostInkShare)
    throw new Refusal('signatureUnfit', { reason: 'empty' })
  return ink.png
}

async function inkOf(
  bytes: Buffer,
): Promise<{ readonly png: Buffer; readonly dark: number; readonly pixels: number }> {
  try {
    const read = sharp(bytes, { limitInputPixels: signing.mostPixels, failOn: 'error' })
    const { format } = await read.metadata()
    if (format !== 'png') throw new Refusal('signatureUnfit', { reason: 'noPicture' })
    const plain = read.flatten({ background: '#ffffff' }).greyscale()
    const { data } = await plain.clone().raw().toBuffer({ resolveWithObject: true })
    let dark = 0
    for (const value of data) if (value < 128) dark += 1
    const png = await plain.png({ palette: true }).toBuffer()
    return { png, dark, pixels: data.length }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('signatureUnfit', {
      reason: /pixel limit/.test(String(error)) ? 'pixels' : 'noPicture',
    })
  }
}

const kib = (bytes: number) => `${Math.ceil(bytes / 1024)} KB`
