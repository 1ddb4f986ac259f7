/** The one fact read from a photo's EXIF before all of it is dropped: when it was taken. Place, device and owner are never looked at. */

const exifFolder = 0x8769
const dateTimeOriginal = 0x9003
const offsetTimeOriginal = 0x9011

/**
 * Instant of DateTimeOriginal; without an offset in the file the civil time of Asia/Shanghai is meant.
 * @param block the EXIF block as sharp gives it, with or without the leading "Exif\0\0"
 * @returns null when there is none, or when it is not a date between 1990 and 2200
 */
export function takenAtOf(block: Buffer | undefined): Date | null {
  if (!block) return null
  try {
    const tiff = block.subarray(0, 4).toString('latin1') === 'Exif' ? block.subarray(6) : block
    const little = tiff.toString('latin1', 0, 2) === 'II'
    const root = entries(tiff, read32(tiff, 4, little), little)
    const folder = root.get(exifFolder)
    if (!folder) return null
    const inner = entries(tiff, read32(tiff, folder.at, little), little)
    const text = ascii(tiff, inner.get(dateTimeOriginal), little)
    return text ? instant(text, ascii(tiff, inner.get(offsetTimeOriginal), little)) : null
  } catch {
    return null // a broken block says nothing; the photo itself may be good
  }
}

interface Entry {
  readonly count: number
  readonly at: number
}

/** Tags of one directory with the position of their value field. */
function entries(tiff: Buffer, start: number, little: boolean): Map<number, Entry> {
  const found = new Map<number, Entry>()
  const count = read16(tiff, start, little)
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * 12
    found.set(read16(tiff, at, little), { count: read32(tiff, at + 4, little), at: at + 8 })
  }
  return found
}

function ascii(tiff: Buffer, entry: Entry | undefined, little: boolean): string | null {
  if (!entry || entry.count > 64) return null
  const start = entry.count <= 4 ? entry.at : read32(tiff, entry.at, little)
  return tiff
    .toString('latin1', start, start + entry.count)
    .replace(/\0.*$/s, '')
    .trim()
}

function instant(text: string, offset: string | null): Date | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text)
  if (!match) return null
  const zone = offset && /^[+-]\d\d:\d\d$/.test(offset) ? offset : '+08:00'
  const [, year, month, day, hour, minute, second] = match
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  const inRange = at.getTime() >= Date.UTC(1990, 0) && at.getTime() < Date.UTC(2200, 0)
  return inRange ? at : null
}

const read16 = (bytes: Buffer, at: number, little: boolean) =>
  little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
const read32 = (bytes: Buffer, at: number, little: boolean) =>
  little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
