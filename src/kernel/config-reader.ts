/** Reads the environment variable by variable and gathers everything that is wrong with it. */
import { isIP } from 'node:net'
import type { Translate } from './i18n.ts'

export interface Oidc {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Thrown by `loadConfig`; the message lists every problem on a line of its own. */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

const holdsPassword = new Set(['DATABASE_URL', 'DATABASE_DIRECT_URL', 'AILI_SMTP_URL', 'AILI_WEBHOOK_URL'])
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads variables one by one and gathers what is wrong with them. */
export class Reader {
  readonly #env: NodeJS.ProcessEnv
  readonly #words: Translate
  readonly #problems: string[] = []
  constructor(env: NodeJS.ProcessEnv, words: Translate) {
    this.#env = env
    this.#words = words
  }
  problem(kind: string, facts: Record<string, unknown> = {}): void {
    this.#problems.push(this.#words(`config:problem.${kind}`, facts))
  }
  finish(): void {
    if (this.#problems.length > 0) throw new ConfigError(this.#problems)
  }
  text(name: string): string | null {
    return this.#env[name]?.trim() || null
  }
  number(name: string, otherwise: number, min: number, max: number, option?: string): number {
    const value = option ?? this.text(name)
    if (value === null) return otherwise
    const number = Number(value)
    if (value !== '' && Number.isInteger(number) && number >= min && number <= max) return number
    this.problem('number', { name: option === undefined ? name : '--port', min, max, value })
    return otherwise
  }
  /** Addresses, CIDR ranges or `loopback`, separated by commas. */
  addresses(name: string): string[] {
    const value = this.text(name)
    const found = value?.split(',').map(one => one.trim()) ?? []
    if (!found.every(isAddress)) this.problem('addresses', { name, value: value ?? '' })
    return found
  }
  url(name: string, schemes: readonly string[]): string | null {
    const value = this.text(name)
    if (value === null) return null
    const sound = schemes.some(scheme => value.startsWith(scheme)) && URL.canParse(value, 'http://localhost')
    // An address of a server may hold a password: never echo it.
    if (!sound)
      this.problem('url', {
        name,
        schemes: schemes.join(' / '),
        value: holdsPassword.has(name) ? '…' : value,
      })
    return value
  }
  level(name: string): string {
    const value = this.text(name) ?? 'info'
    if (!levels.includes(value)) this.problem('level', { name, levels: levels.join(', '), value })
    return value
  }
  secret(name: string): Buffer | null {
    const value = this.text(name)
    if (value === null) return null
    const bytes = Buffer.from(value, /^[0-9a-f]{64,}$/i.test(value) ? 'hex' : 'base64')
    if (bytes.length < 32) this.problem('secret', { name })
    return bytes.subarray(0, 32)
  }
  oidc(): Oidc | null {
    const issuer = this.url('AILI_OIDC_ISSUER', ['https://', 'http://'])
    const clientId = this.text('AILI_OIDC_CLIENT_ID')
    const clientSecret = this.text('AILI_OIDC_CLIENT_SECRET')
    if (issuer !== null && clientId !== null && clientSecret !== null)
      return { issuer, clientId, clientSecret }
    const parts = {
      AILI_OIDC_ISSUER: issuer,
      AILI_OIDC_CLIENT_ID: clientId,
      AILI_OIDC_CLIENT_SECRET: clientSecret,
    }
    const missing = Object.entries(parts).flatMap(([name, value]) => (value === null ? [name] : []))
    if (missing.length < 3) this.problem('oidc', { missing: missing.join(', ') })
    return null
  }
}

function isAddress(text: string): boolean {
  if (text === 'loopback') return true
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
