/** Checking a receipt's signature on the phone: Ed25519 over a compact JWS (RFC 7515), with the key the jurisdiction publishes. */
import { ApiError, call } from '../../shell/api.ts'
import { post } from '../../shell/client.ts'
import { note, noted } from '../../shell/keep.ts'

export interface Stated {
  /** The jurisdiction that issued it. */
  readonly iss: string
  readonly number: string
  readonly receivedAt: string
  readonly contentHash: string
  readonly next: { readonly by: string }
}
export type Verdict =
  | { readonly kind: 'valid'; readonly stated: Stated; readonly where: 'here' | 'server' }
  | { readonly kind: 'invalid' }
  /** Neither this browser nor the server could check. */
  | { readonly kind: 'unknown'; readonly why: 'noKey' | 'noCrypto' }

const keyNote = 'aili.receipt-key'
const shape = /[\w-]{10,}\.[\w-]{10,}\.[\w-]{80,}/

/** The signature in whatever was pasted: the bare text, an address, a saved receipt page. */
export function findSignature(text: string): string | null {
  return (
    shape.exec(text.replace(/\s+/g, match => (match.length > 3 ? ' ' : '')))?.[0] ??
    shape.exec(text)?.[0] ??
    null
  )
}

export async function checkReceipt(jws: string): Promise<Verdict> {
  const jwk = await receiptKey()
  const local = jwk ? await checkWith(jwk, jws) : null
  if (local) return local
  try {
    const answer = await post('/api/receipts/check', { body: { signature: jws }, retries: 1 })
    const stated = statedIn(jws)
    return answer.valid && stated ? { kind: 'valid', stated, where: 'server' } : { kind: 'invalid' }
  } catch (error) {
    if (error instanceof ApiError && !error.passing) return { kind: 'invalid' }
    return { kind: 'unknown', why: jwk ? 'noCrypto' : 'noKey' }
  }
}

/** The published key; the last one seen when there is no signal. */
export async function receiptKey(): Promise<JsonWebKey | null> {
  try {
    const answer = await call<JsonWebKey & { keys?: JsonWebKey[] }>(
      'GET',
      '/.well-known/aili-receipt-key.json',
      { timeoutMs: 10_000, retries: 1 },
    )
    const jwk = answer.keys?.[0] ?? answer
    note(keyNote, jwk)
    return jwk
  } catch {
    return noted<JsonWebKey>(keyNote)
  }
}

/** Null: this browser cannot do Ed25519 (before 2025) or the page is not served securely. */
async function checkWith(jwk: JsonWebKey, jws: string): Promise<Verdict | null> {
  const [head = '', body = '', signature = ''] = jws.split('.')
  try {
    const key = await crypto.subtle.importKey(
      'jwk',
      { kty: 'OKP', crv: 'Ed25519', x: jwk.x! },
      { name: 'Ed25519' },
      false,
      ['verify'],
    )
    const stated = statedIn(jws)
    const whole = await crypto.subtle.verify(
      'Ed25519',
      key,
      bytesOf(signature),
      new TextEncoder().encode(`${head}.${body}`),
    )
    return whole && stated ? { kind: 'valid', stated, where: 'here' } : { kind: 'invalid' }
  } catch {
    return null
  }
}

function statedIn(jws: string): Stated | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(jws.split('.')[1] ?? ''))) as Stated
  } catch {
    return null
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}
