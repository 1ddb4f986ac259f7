/** Receipts: anybody can check one with the public key, nobody can make or change one. */
import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openSigner } from '../../src/kernel/signing.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'aili-signing-'))
after(() => rmSync(dataDir, { recursive: true }))
const signer = openSigner(dataDir)
const payload = { number: '150000-1', at: '2026-11-23T09:00:00+08:00', hash: 'ab' }
const jws = signer.sign(payload)

test('a receipt is checked here and, with the public key alone, anywhere', () => {
  assert.deepEqual(signer.check(jws), payload)
  const [head = '', body = '', signature = ''] = jws.split('.')
  const key = createPublicKey({ key: { ...signer.publicJwk }, format: 'jwk' })
  assert.ok(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
  const header = JSON.parse(Buffer.from(head, 'base64url').toString())
  assert.deepEqual(header, { alg: 'EdDSA', kid: signer.publicJwk.kid })
  assert.equal('d' in signer.publicJwk, false)
})

test('the key stays: a later start signs with the same one, its file is private', () => {
  assert.deepEqual(openSigner(dataDir).check(jws), payload)
  assert.equal(statSync(join(dataDir, 'keys', 'receipt.private.pem')).mode & 0o777, 0o600)
})

test('a changed or foreign receipt is none', () => {
  const [head = '', body = '', signature = ''] = jws.split('.')
  const other = Buffer.from(JSON.stringify({ ...payload, number: '150000-2' })).toString('base64url')
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  const foreignDir = mkdtempSync(join(tmpdir(), 'aili-signing-'))
  const foreign = openSigner(foreignDir).sign(payload)
  rmSync(foreignDir, { recursive: true })
  const forged = [
    '',
    'a.b.c',
    `${head}.${other}.${signature}`,
    `${none}.${body}.`,
    `${none}.${body}.${signature}`,
    `${jws}=`,
    `${jws}.x`,
    `${head}.${body}.${signature.slice(0, -2)}`,
    foreign,
    '💥.💥.💥',
  ]
  for (const text of forged) assert.equal(signer.check(text), null, text)
})
