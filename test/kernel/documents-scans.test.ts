/** Papers that come back signed: photos drawn anew, scans looked through; what does more than show pages is not taken. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import sharp from 'sharp'
import { scannedOf } from '../../src/kernel/documents/scanned.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { attachingPdf, launchingPdf, lockedPdf, scanPdf, scriptPdf } from './scans.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#bca' } })

suite('scans', () => {
  test('a PDF of plain pages is kept as it is, a photo as a page of 200 dots an inch without what hid in it', async () => {
    const pdf = await scanPdf(4)
    const kept = await scannedOf(pdf, '协议')
    assert.ok(kept.bytes.equals(pdf))
    assert.deepEqual([kept.mime, kept.pages], ['application/pdf', 4])
    const hidden = await picture(4000, 3000)
      .withExif({ IFD0: { Artist: 'hidden name' } })
      .jpeg()
      .toBuffer()
    const drawn = await scannedOf(hidden, '协议')
    const { width, format, exif } = await sharp(drawn.bytes).metadata()
    assert.deepEqual([width, format, exif, drawn.pages], [1654, 'jpeg', undefined, 1])
    const [one, other] = [await scannedOf(hidden, ''), await scannedOf(hidden, '')]
    assert.ok(one.bytes.equals(other.bytes), 'the same photo is the same page')
  })

  const table: readonly (readonly [string, () => Promise<Buffer>, string])[] = [
    ['a script', scriptPdf, 'unsupportedFile pdfActive'],
    ['a file within', attachingPdf, 'unsupportedFile pdfActive'],
    ['a program that is started', launchingPdf, 'unsupportedFile pdfActive'],
    ['a password', lockedPdf, 'unsupportedFile pdfLocked'],
    ['half a PDF', async () => (await scanPdf(1)).subarray(0, 200), 'unsupportedFile scan'],
    ['a text', async () => Buffer.from('signed, honestly'), 'unsupportedFile scanType'],
    [
      'a drawing that can run',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'unsupportedFile scanType',
    ],
    [
      'half a photo',
      async () => (await picture(900, 900).jpeg().toBuffer()).subarray(0, 2000),
      'unsupportedFile broken',
    ],
    ['more than 30 MB', async () => Buffer.alloc(30 * 2 ** 20 + 1, 1), 'tooLarge'],
  ]
  for (const [what, make, expected] of table)
    test(`${what} is refused`, async () => {
      const error = await scannedOf(await make(), '协议').then(
        () => null,
        (error: unknown) => error,
      )
      assert.ok(error instanceof Refusal, String(error))
      assert.equal([error.code, error.facts.reason].filter(Boolean).join(' '), expected)
    })
})
