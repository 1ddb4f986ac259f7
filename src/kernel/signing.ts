/** Signatures on receipts (电子签名法 13): Ed25519 as compact JWS (RFC 7515, 8037), so that anybody can check a receipt offline with the served public key. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { join } from 'node:path'
import { keyFileOnce, keyFolder } from './key-file.ts'

export interface Signer {
  readonly publicJwk: JsonWebKey & { kid: string }
  /** Compact JWS with header { alg: 'EdDSA', kid }. */
  sign(payload: object): string
  /** The payload when the signature is ours and whole, null for anything else; never throws. */
  check(jws: string): object | null
}

/**
 * @param dataDir keys/receipt.private.pem is made here once, mode 0600
 * @example const signer = openSigner(config.dataDir); signer.check(signer.sign({ number: 'A-1' })) // { number: 'A-1' }
 */
export function openSigner(dataDir: string): Signer {
  const pem = keyFileOnce(join(keyFolder(dataDir), 'receipt.private.pem'), newKey)
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  const { x } = publicKey.export({ format: 'jwk' })
  if (!x) throw new Error('The receipt key is not an Ed25519 key')
  const kid = thumbprint(x)
  const head = encode({ alg: 'EdDSA', kid })
  return {
    publicJwk: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' },
    sign(payload) {
      const text = `${head}.${encode(payload)}`
      return `${text}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`
    },
    check(jws) {
      // Header and kid are compared as a whole: no algorithm is ever taken from the message.
      const [first, body, signature, ...more] = jws.split('.')
      if (first !== head || !body || !signature || more.length > 0) return null
      const bytes = decode(signature)
      if (!bytes || !verify(null, Buffer.from(`${first}.${body}`), publicKey, bytes)) return null
      return parse(body)
    },
  }
}

const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** RFC 7638: members in lexical order, no spaces. */
const thumbprint = (x: string) =>
  createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')

const encode = (value: object) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')

/** Node's decoder skips what is not base64url; a receipt with added characters is not the receipt. */
function decode(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}

function parse(body: string): object | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}
