/** Encryption of single fields with personal data (个人信息保护法 51, GB/T 39786 in mind: the algorithm is named in every ciphertext, so data can be re-wrapped). */
import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { keyFolder, placeOnce, writeDurably } from './key-file.ts'
import { type KeyedDigest, keyedDigest } from './keyed-digest.ts'
import { freshBytes } from './random.ts'

export interface Vault {
  /** Encrypts one field. The purpose ('reporter.phone') is part of the key and of the authenticated data: a box of one purpose opens under no other. */
  encrypt(purpose: string, text: string): Buffer
  /** Opens what `encrypt` made; throws when it was changed, or made for another purpose or by another secret. */
  decrypt(purpose: string, box: Buffer): string
  /** Keyed digest, 32 bytes: equal texts are found without being readable. */
  index(purpose: string, text: string): Buffer
  /** The same in hex digits. */
  indexHex(purpose: string, text: string): string
  /** Encrypts to the key of the discipline body: this program cannot open it again. */
  seal(text: string): Buffer
  /** Ten characters of Crockford base32 (50 bits) derived from key and id: the query code on a receipt. */
  code(purpose: string, id: string): string
}

/** First byte of every ciphertext. SM4-GCM and an SM2 seal would be further numbers. */
export const algorithms = { aes256gcm: 1, x25519Aes256gcm: 0x81 } as const
export const sealedKeyName = 'sealed.private.pem'

const nonceBytes = 12
const tagBytes = 16
const x25519Bytes = 32

/**
 * @param secret 32 bytes, the root every key is derived from (HKDF-SHA256, one key a use and purpose)
 * @param dataDir keys/sealed.public.pem is read from here; the pair is made on first use
 * @example const vault = openVault(config.secret, config.dataDir); vault.decrypt('phone', vault.encrypt('phone', '13800000000'))
 */
export function openVault(secret: Buffer, dataDir: string): Vault {
  if (secret.length < 32) throw new Error('The secret of the vault needs at least 32 bytes')
  // As key objects: with bare bytes every use pays for making one, four times the price of the use.
  const keys = new Map<string, KeyObject>()
  const key = (use: string, purpose: string): KeyObject => {
    const name = `${use}\0${purpose}`
    const known = keys.get(name) ?? createSecretKey(derive(secret, Buffer.alloc(0), `aili/${name}`))
    keys.set(name, known)
    return known
  }
  const digests = new Map<string, KeyedDigest>()
  const digest = (use: string, purpose: string): KeyedDigest => {
    const name = `${use}\0${purpose}`
    const known = digests.get(name) ?? keyedDigest(key(use, purpose).export())
    digests.set(name, known)
    return known
  }
  const sealing = sealingKey(keyFolder(dataDir))
  return {
    encrypt: (purpose, text) => lock(algorithms.aes256gcm, key('encrypt', purpose), purpose, text),
    decrypt: (purpose, box) => unlock(key('encrypt', purpose), purpose, box),
    index: (purpose, text) => Buffer.from(digest('index', purpose)(text), 'hex'),
    indexHex: (purpose, text) => digest('index', purpose)(text),
    seal: text => sealTo(sealing, text),
    code: (purpose, id) => crockford(Buffer.from(digest('code', purpose)(id).slice(0, 20), 'hex')),
  }
}

/** Opens a sealed box; run by the discipline body with its private key, never by the server. */
export function openSealed(privateKey: KeyObject, box: Buffer): string {
  if (box[0] !== algorithms.x25519Aes256gcm) throw new Error(`Unknown sealing algorithm ${box[0]}`)
  const sender = box.subarray(1, 1 + x25519Bytes)
  const rest = Buffer.concat([box.subarray(0, 1), box.subarray(1 + x25519Bytes)])
  const own = rawPublic(createPublicKey(privateKey))
  return unlock(
    agree(privateKey, fromRawPublic(sender), sender, own),
    'sealed',
    rest,
    algorithms.x25519Aes256gcm,
  )
}

function sealTo(recipient: KeyObject, text: string): Buffer {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const sender = rawPublic(publicKey)
  const box = lock(
    algorithms.x25519Aes256gcm,
    agree(privateKey, recipient, sender, rawPublic(recipient)),
    'sealed',
    text,
  )
  return Buffer.concat([box.subarray(0, 1), sender, box.subarray(1)])
}

function lock(algorithm: number, key: KeyObject, purpose: string, text: string): Buffer {
  const nonce = freshBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(aad(algorithm, purpose))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(algorithm), nonce, body, cipher.getAuthTag()])
}

function unlock(
  key: KeyObject,
  purpose: string,
  box: Buffer,
  algorithm: number = algorithms.aes256gcm,
): string {
  if (box[0] !== algorithm) throw new Error(`Unknown algorithm ${box[0]} in a ciphertext for ${purpose}`)
  if (box.length < 1 + nonceBytes + tagBytes) throw new Error(`A ciphertext for ${purpose} is too short`)
  const end = box.length - tagBytes
  const nonce = box.subarray(1, 1 + nonceBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(aad(algorithm, purpose))
  decipher.setAuthTag(box.subarray(end))
  return Buffer.concat([decipher.update(box.subarray(1 + nonceBytes, end)), decipher.final()]).toString(
    'utf8',
  )
}

const aad = (algorithm: number, purpose: string) =>
  Buffer.concat([Buffer.of(algorithm), Buffer.from(purpose, 'utf8')])

const derive = (from: Buffer, salt: Buffer, info: string) =>
  Buffer.from(hkdfSync('sha256', from, salt, info, 32))

function agree(privateKey: KeyObject, publicKey: KeyObject, sender: Buffer, recipient: Buffer): KeyObject {
  const agreed = diffieHellman({ privateKey, publicKey })
  return createSecretKey(derive(agreed, Buffer.concat([sender, recipient]), 'aili/seal'))
}

/** The raw 32 bytes are the tail of the X25519 SPKI encoding; the head is constant. */
const rawPublic = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).subarray(-x25519Bytes)

function fromRawPublic(raw: Buffer): KeyObject {
  const jwk = { kty: 'OKP', crv: 'X25519', x: raw.toString('base64url') }
  return createPublicKey({ key: jwk, format: 'jwk' })
}

/** The public half. The pair is made once; placing the public half decides between two processes that start together. */
function sealingKey(folder: string): KeyObject {
  const publicPath = join(folder, 'sealed.public.pem')
  const privatePath = join(folder, sealedKeyName)
  if (!existsSync(publicPath)) {
    if (existsSync(privatePath))
      throw new Error(`${publicPath} is missing beside its private half: restore it`)
    const pair = generateKeyPairSync('x25519')
    const draft = `${privatePath}.${randomBytes(6).toString('hex')}`
    writeDurably(draft, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600)
    if (placeOnce(publicPath, pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 0o644))
      renameSync(draft, privatePath)
    else rmSync(draft)
  }
  return createPublicKey(readFileSync(publicPath, 'utf8'))
}

/** A character for each byte. */
function crockford(bytes: Buffer): string {
  let text = ''
  for (const byte of bytes) text += '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte & 31]
  return text
}
