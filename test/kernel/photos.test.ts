/** Photos: what is kept of one, and what is refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { Refusal } from '../../src/kernel/errors.ts'
import { pixelLimit, takePhoto } from '../../src/kernel/photos.ts'

const picture = (width = 800, height = 600) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#3a6',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  })
const exif = {
  IFD0: { Make: 'SecretPhone', Software: 'SecretSoft' },
  IFD2: { DateTimeOriginal: '2026:11:20 08:30:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '45/1 3/1 36/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '121/1 28/1 12/1',
  },
}
const refuses = (bytes: Buffer, reason: string) =>
  assert.rejects(takePhoto(bytes), (error: unknown) => {
    assert.ok(error instanceof Refusal, String(error))
    assert.equal(error.code, 'unsupportedFile')
    assert.equal(error.facts.reason, reason)
    return true
  })

test('place, device and comments are gone, the time is read, the photo stands upright', async () => {
  const bytes = await picture().withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const withTags = await sharp(bytes).metadata()
  assert.equal(withTags.orientation, 6)
  const photo = await takePhoto(bytes)
  assert.deepEqual([photo.width, photo.height, photo.mime], [600, 800, 'image/jpeg'])
  for (const part of [photo.original, photo.view, photo.thumb]) {
    const meta = await sharp(part).metadata()
    assert.equal(meta.exif, undefined)
    assert.equal(meta.orientation, undefined)
    assert.ok(meta.height > meta.width)
    for (const secret of ['Secret', 'Exif\0\0', 'GPSLat']) assert.equal(part.includes(secret), false, secret)
  }
})

test('the time a photo was taken', async () => {
  const stories: [string, string, string | undefined, string | null][] = [
    ['civil time of Shanghai', '2026:11:20 08:30:00', undefined, '2026-11-20T00:30:00.000Z'],
    ['its own offset', '2026:11:20 08:30:00', '+09:00', '2026-11-19T23:30:00.000Z'],
    ['an empty clock', '0000:00:00 00:00:00', undefined, null],
    ['not a date', 'yesterday', undefined, null],
    ['a thirteenth month', '2026:13:20 08:30:00', undefined, null],
  ]
  for (const [story, text, offset, expected] of stories) {
    const IFD2 = { DateTimeOriginal: text, ...(offset ? { OffsetTimeOriginal: offset } : {}) }
    const { takenAt } = await takePhoto(await picture(64, 48).withExif({ IFD2 }).jpeg().toBuffer())
    assert.equal(takenAt?.toISOString() ?? null, expected, story)
  }
})

test('JPEG, PNG and WebP are kept in their kind, view and thumb are small WebP', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const photo = await takePhoto(await picture(1800, 1350).toFormat(format).toBuffer())
    assert.equal(photo.mime, `image/${format}`)
    assert.equal((await sharp(photo.original).metadata()).format, format)
    const view = await sharp(photo.view).metadata()
    const thumb = await sharp(photo.thumb).metadata()
    assert.deepEqual([view.format, view.width, thumb.format, thumb.width], ['webp', 1600, 'webp', 360])
  }
})

test('a polyglot loses its second nature', async () => {
  const jpeg = await picture().jpeg().toBuffer()
  const zip = Buffer.from('PK\x03\x04evil.zip', 'latin1')
  const html = Buffer.from('<html><script>alert(1)</script>')
  const comment = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from([0xff, 0xfe, 0, html.length + 2]),
    html,
    jpeg.subarray(2),
  ])
  for (const bytes of [Buffer.concat([jpeg, zip]), Buffer.concat([jpeg, html]), comment]) {
    const photo = await takePhoto(bytes)
    for (const part of [photo.original, photo.view, photo.thumb]) {
      assert.equal(part.includes('<script>'), false)
      assert.equal(part.includes('evil'), false)
    }
  }
})

test('what is not a photo is refused by its content', async () => {
  const png = await picture().png().toBuffer()
  const jpeg = await picture().jpeg().toBuffer()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  await refuses(Buffer.alloc(0), 'type')
  await refuses(Buffer.from('plain words, named photo.png'), 'type')
  await refuses(svg, 'type')
  await refuses(Buffer.from('%PDF-1.7\n1 0 obj'), 'type')
  await refuses(await picture(20, 20).gif().toBuffer(), 'type')
  await refuses(Buffer.concat([png.subarray(0, 8), Buffer.from('IHDR nothing of a PNG follows')]), 'type')
  await refuses(Buffer.concat([png.subarray(0, 33), Buffer.alloc(5000, 65)]), 'broken')
  await refuses(png.subarray(0, png.length >> 1), 'broken')
  await refuses(jpeg.subarray(0, jpeg.length >> 1), 'broken')
  await refuses(jpeg.subarray(0, 40), 'broken')
})

test('a bomb is refused before it unfolds', async () => {
  const side = Math.ceil(Math.sqrt(pixelLimit)) + 10
  const small = await picture(16, 16).png().toBuffer()
  small.writeUInt32BE(side, 16) // width and height as the header claims them
  small.writeUInt32BE(side, 20)
  small.writeUInt32BE(crc32(small.subarray(12, 29)), 29)
  await refuses(small, 'pixels')
})

test('many at once are all answered', async () => {
  const bytes = await picture(300, 200).jpeg().toBuffer()
  const photos = await Promise.all(Array.from({ length: 12 }, () => takePhoto(bytes)))
  assert.ok(photos.every(photo => photo.width === 300))
})

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
