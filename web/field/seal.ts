/** Locking what lies on the phone: AES-GCM under a data key, the data key wrapped by the worker's password. The choices are argued in docs/decisions/0022. */

/**
 * PBKDF2-SHA256, as OWASP counts it (2023). Measured 0.2 s on the machine of the tests, so 0.8 s on a phone four times slower: once at a cold
 * start without signal, and a guess costs a thief as much. Kept with every lock, so that it can grow.
 */
export const passwordRounds = 600_000

const text = new TextEncoder()
const words = new TextDecoder()
const ivBytes = 12

/** What seals and opens under one data key; names of rows are hidden too. */
export interface Seal {
  seal(shelf: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  open(shelf: string, name: string, box: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  /** Under what a row lies: the same every time, and telling nothing. */
  nameOf(shelf: string, id: string): Promise<string>
}

/** Without https a browser hides its cryptography: then nothing may be kept. */
export const canSeal = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined

export const newKey = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32))

export async function sealWith(key: Uint8Array<ArrayBuffer>): Promise<Seal> {
  const root = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveKey'])
  const from = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: text.encode(`aili-field/${info}`),
  })
  const box = await crypto.subtle.deriveKey(from('rows'), root, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const naming = await crypto.subtle.deriveKey(from('names'), root, hmac, false, ['sign'])
  const about = (shelf: string, name: string) => text.encode(`${shelf}\n${name}`)
  return {
    async seal(shelf, name, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
      const params = { name: 'AES-GCM', iv, additionalData: about(shelf, name) }
      return joined(iv, new Uint8Array(await crypto.subtle.encrypt(params, box, bytes)))
    },
    async open(shelf, name, sealed) {
      const iv = sealed.slice(0, ivBytes)
      const params = { name: 'AES-GCM', iv, additionalData: about(shelf, name) }
      return new Uint8Array(await crypto.subtle.decrypt(params, box, sealed.slice(ivBytes)))
    },
    async nameOf(shelf, id) {
      const digest = new Uint8Array(await crypto.subtle.sign('HMAC', naming, about(shelf, id)))
      return toBase64(digest.slice(0, 18))
    },
  }
}

export const toBytes = (value: unknown): Uint8Array<ArrayBuffer> => text.encode(JSON.stringify(value))
export const fromBytes = (bytes: Uint8Array): unknown => JSON.parse(words.decode(bytes))

/** The data key under a password. */
export interface Wrapped {
  readonly salt: string
  readonly rounds: number
  readonly box: string
}

export async function wrap(
  key: Uint8Array<ArrayBuffer>,
  password: string,
  rounds = passwordRounds,
): Promise<Wrapped> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes))
  const wrapping = await fromPassword(password, salt, rounds)
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, key))
  return { salt: toBase64(salt), rounds, box: toBase64(joined(iv, box)) }
}

/** The data key, or null when the password is another one. */
export async function unwrap(
  { salt, rounds, box }: Wrapped,
  password: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const wrapping = await fromPassword(password, fromBase64(salt), rounds)
  const bytes = fromBase64(box)
  const params = { name: 'AES-GCM', iv: bytes.slice(0, ivBytes) }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(params, wrapping, bytes.slice(ivBytes)))
  } catch {
    return null
  }
}

async function fromPassword(
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey(
    'raw',
    text.encode(password.normalize('NFKC')),
    'PBKDF2',
    false,
    ['deriveKey'],
  )
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(params, typed, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

export function toBase64(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += String.fromCharCode(byte)
  return btoa(out)
}

export function fromBase64(word: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(word), letter => letter.charCodeAt(0))
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
