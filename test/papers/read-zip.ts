/** A ZIP archive read by its own table of contents, with nothing of what wrote it: names, sizes, checksums, bytes. */
import assert from 'node:assert/strict'
import { crc32, inflateRawSync } from 'node:zlib'

/** @throws when an entry is not what the archive says of it */
export function readZip(zip: Buffer): ReadonlyMap<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  assert.ok(end >= 0, 'no end of the table of contents')
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(zip.toString('latin1', at, at + 4), 'PK\x01\x02')
    const [name, extra, comment] = [28, 30, 32].map(offset => zip.readUInt16LE(at + offset))
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20))
    const bytes = zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed
    const called = zip.toString('utf8', at + 46, at + 46 + name!)
    assert.equal(bytes.length, zip.readUInt32LE(at + 24), called)
    assert.equal(crc32(bytes), zip.readUInt32LE(at + 16), called)
    files.set(called, bytes)
    at += 46 + name! + extra! + comment!
  }
  return files
}

/** The hash by the other library of the platform. */
export async function hashOf(bytes: Buffer): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')
}
