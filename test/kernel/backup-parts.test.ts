/** The pieces backups are made of: sealed streams notice every change, ranges miss no page, digests ignore order, what is kept follows its rule. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, suite, test } from 'node:test'
import fc from 'fast-check'
import { rowDigest } from '../../src/kernel/backup/digest.ts'
import { instantOf, nameAt } from '../../src/kernel/backup/folder.ts'
import { newBackupKey, readBackupKey } from '../../src/kernel/backup/key.ts'
import { kept, type Made } from '../../src/kernel/backup/retention.ts'
import { sealedBytes, sealer, type Unsealable, unsealer } from '../../src/kernel/backup/seal.ts'
import { rangesOf } from '../../src/kernel/backup/tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'aili-backup-key-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const key = newBackupKey(join(folder, 'key'))

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
const seal = (bytes: Buffer) =>
  bytesOf(Readable.from([bytes], { objectMode: false }).pipe(sealer(key, 'plain')))
async function unseal(bytes: Buffer, by = key): Promise<Buffer | string> {
  const stream = unsealer(by)
  stream.end(bytes)
  return bytesOf(stream).catch(error => (error as Unsealable).reason)
}
const piece = 64 * 1024
const head = 48
const sealedPiece = piece + 16

suite('sealed streams', () => {
  for (const size of [0, 1, piece - 1, piece, piece + 1, 3 * piece])
    test(`${size} bytes come back, in a size known before`, async () => {
      const bytes = Buffer.alloc(size, 'ab')
      const sealed = await seal(bytes)
      assert.equal(sealed.length, sealedBytes(size))
      assert.deepEqual(await unseal(sealed), bytes)
    })

  test('every bit counts', async () => {
    const bytes = Buffer.from('路灯不亮'.repeat(50))
    const sealed = await seal(bytes)
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const changed = Buffer.from(sealed)
        changed[at]! ^= 1 << bit
        assert.equal(typeof (await unseal(changed)), 'string')
      }),
      { numRuns: 60 },
    )
  })

  test('cut off, left out, moved, joined: noticed; another key is called that', async () => {
    const sealed = await seal(Buffer.alloc(3 * piece, 'x'))
    const at = (n: number) => sealed.subarray(head + n * sealedPiece, head + (n + 1) * sealedPiece)
    const stories: readonly (readonly [string, Buffer])[] = [
      ['truncated', sealed.subarray(0, 20)],
      ['truncated', sealed.subarray(0, head)],
      ['truncated', sealed.subarray(0, sealed.length - 1)],
      ['truncated', sealed.subarray(0, head + 2 * sealedPiece)],
      ['damaged', Buffer.concat([sealed.subarray(0, head), at(1), at(0), at(2)])],
      ['truncated', Buffer.concat([sealed.subarray(0, head), at(0), at(2)])],
      ['damaged', Buffer.concat([sealed, at(2)])],
    ]
    for (const [reason, bytes] of stories) assert.equal(await unseal(bytes), reason)
    assert.equal(await unseal(sealed, newBackupKey(join(folder, 'other'))), 'wrongKey')
  })

  test('a key file is made once, for its owner alone, and read again as the same key', () => {
    const path = join(folder, 'key')
    assert.equal(statSync(path).mode & 0o777, 0o600)
    assert.deepEqual(readBackupKey(path).id, key.id)
    assert.throws(() => newBackupKey(path), { code: 'backupUnfit', facts: { reason: 'keyExists', path } })
  })
})

test('rows make the same digest in any order and any shares, another one when one differs', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (rows, cut) => {
      const at = cut % rows.length
      const whole = digestOf(rows)
      const joined = digestOf(rows.slice(at).reverse())
      joined.join(digestOf(rows.slice(0, at)))
      assert.deepEqual([joined.rows, joined.text], [whole.rows, whole.text])
      assert.notEqual(digestOf([...rows.slice(1), `${rows[0]}x`]).text, whole.text)
    }),
  )
})

function digestOf(rows: readonly string[]) {
  const digest = rowDigest()
  for (const row of rows) digest.add(Buffer.from(row))
  return digest
}

test('ranges of pages: none is missed, the last is open', () => {
  const bound = (text: string, sign: string) =>
    Number(new RegExp(`${sign} '\\((\\d+),0\\)'`).exec(text)?.[1] ?? Number.NaN)
  fc.assert(
    fc.property(fc.nat(5000), fc.integer({ min: 1, max: 700 }), (pages, size) => {
      const ranges = rangesOf(pages, size)
      assert.ok(ranges.length * size >= pages)
      if (ranges.length === 1) return assert.equal(ranges[0], '')
      ranges.forEach((range, n) => {
        assert.equal(bound(range, '>='), n === 0 ? Number.NaN : bound(ranges[n - 1]!, '<'))
      })
      assert.doesNotMatch(ranges.at(-1)!, /</)
    }),
  )
})

suite('what is kept', () => {
  const made = (...instants: string[]): Made[] =>
    instants.map(text => ({ name: nameAt(new Date(text)), at: new Date(text) }))
  const days = (keep: Parameters<typeof kept>[1], backups: readonly Made[]) =>
    [...kept(backups, keep)].map(name => instantOf(name).toISOString().slice(0, 16)).sort()

  test('the newest of each day, week and month, by the calendar of the office', () => {
    const backups = made(
      '2026-09-30T18:30Z', // 1 October there
      '2026-10-31T15:30Z',
      '2026-11-20T18:30Z',
      '2026-11-28T18:30Z', // Sunday
      '2026-11-29T18:30Z', // Monday
      '2026-11-30T02:00Z',
      '2026-11-30T10:00Z', // the same Monday
      '2026-11-30T18:30Z',
    )
    assert.deepEqual(days({ daily: 2, weekly: 0, monthly: 0 }, backups), [
      '2026-11-30T10:00',
      '2026-11-30T18:30',
    ])
    assert.deepEqual(days({ daily: 0, weekly: 3, monthly: 0 }, backups), [
      '2026-11-20T18:30',
      '2026-11-28T18:30',
      '2026-11-30T18:30',
    ])
    assert.deepEqual(days({ daily: 1, weekly: 0, monthly: 3 }, backups), [
      '2026-10-31T15:30',
      '2026-11-30T10:00',
      '2026-11-30T18:30',
    ])
  })

  test('the newest always stays; asking for more keeps more; as many periods as asked for, where there are as many', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 0, max: 24 * 800 }), { minLength: 1, maxLength: 60 })
    const counts = fc.record({ daily: fc.nat(9), weekly: fc.nat(6), monthly: fc.nat(13) })
    fc.assert(
      fc.property(hours, counts, (at, keep) => {
        const backups = at
          .map(hour => new Date(Date.UTC(2025, 0, 1, hour)))
          .map(day => ({ name: nameAt(day), at: day }))
        const names = kept(backups, keep)
        const newest = backups.reduce((a, b) => (a.at > b.at ? a : b))
        assert.ok(names.has(newest.name))
        const more = kept(backups, { daily: keep.daily + 1, weekly: keep.weekly, monthly: keep.monthly })
        for (const name of names) assert.ok(more.has(name))
        const office = new Set(
          backups.map(one => new Date(one.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)),
        )
        const keptDays = kept(backups, { daily: keep.daily, weekly: 0, monthly: 0 })
        assert.equal(keptDays.size, Math.max(1, Math.min(keep.daily, office.size)))
        // Pruned again with nothing new, nothing more goes.
        const left = backups.filter(one => names.has(one.name))
        assert.deepEqual([...kept(left, keep)].sort(), [...names].sort())
      }),
    )
  })
})
