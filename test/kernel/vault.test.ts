/** Fields with personal data: what is encrypted opens only for its purpose, what is sealed opens only elsewhere. */
import assert from 'node:assert/strict'
import { createHmac, createPrivateKey } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { keyedDigest } from '../../src/kernel/keyed-digest.ts'
import { algorithms, openSealed, openVault, sealedKeyName } from '../../src/kernel/vault.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'aili-vault-'))
after(() => rmSync(dataDir, { recursive: true }))
const secret = Buffer.alloc(32, 7)
const vault = openVault(secret, dataDir)

test('a field comes back as it went in, and no two boxes are alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, purpose) => {
      const box = vault.encrypt(purpose, text)
      assert.equal(vault.decrypt(purpose, box), text)
      assert.notDeepEqual(vault.encrypt(purpose, text), box)
    }),
  )
  assert.equal(vault.encrypt('phone', '1')[0], algorithms.aes256gcm)
})

test('a changed, cut or foreign box does not open', () => {
  const box = vault.encrypt('phone', '13800000000')
  for (let at = 0; at < box.length; at++) {
    const changed = Buffer.from(box)
    changed[at]! ^= 1
    assert.throws(() => vault.decrypt('phone', changed), `byte ${at}`)
    assert.throws(() => vault.decrypt('phone', box.subarray(0, at)), `cut at ${at}`)
  }
  assert.throws(() => vault.decrypt('name', box))
  assert.throws(() => openVault(Buffer.alloc(32, 8), dataDir).decrypt('phone', box))
})

test('the index finds equal texts, per purpose and secret', () => {
  const index = vault.index('phone', '13800000000')
  assert.equal(index.length, 32)
  assert.deepEqual(openVault(secret, dataDir).index('phone', '13800000000'), index)
  assert.notDeepEqual(vault.index('claim', '13800000000'), index)
  assert.notDeepEqual(openVault(Buffer.alloc(32, 8), dataDir).index('phone', '13800000000'), index)
})

test('a keyed digest is HMAC-SHA256, of texts long and short, one after the other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(fc.string({ unit: 'binary' })), (key, texts) => {
      const digest = keyedDigest(Buffer.from(key))
      for (const text of [...texts, '长'.repeat(400), ...texts])
        assert.equal(digest(text), createHmac('sha256', key).update(text, 'utf8').digest('hex'))
    }),
  )
  assert.equal(vault.indexHex('phone', '138'), vault.index('phone', '138').toString('hex'))
})

test('sealed content opens with the private half alone, which may leave the machine', () => {
  const box = vault.seal('举报内容')
  const path = join(dataDir, 'keys', sealedKeyName)
  assert.equal(statSync(path).mode & 0o777, 0o600)
  const key = createPrivateKey(readFileSync(path, 'utf8'))
  assert.equal(openSealed(key, box), '举报内容')
  assert.throws(() => vault.decrypt('sealed', box))
  assert.throws(() => openSealed(key, Buffer.concat([box.subarray(0, -1), Buffer.of(box.at(-1)! ^ 1)])))
  rmSync(path)
  const later = openVault(secret, dataDir).seal('再一件')
  assert.equal(openSealed(key, later), '再一件', 'the server goes on without the private half')
  assert.deepEqual(readdirSync(join(dataDir, 'keys')), ['sealed.public.pem'])
})

test('a query code is stable, readable and differs per id', () => {
  const code = vault.code('query', 'a')
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{10}$/)
  assert.equal(vault.code('query', 'a'), code)
  assert.notEqual(vault.code('query', 'b'), code)
  assert.notEqual(vault.code('other', 'a'), code)
})
