/** Configuration by command line and environment, checked once at start: every problem is named, all at once. */
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { languageOf, type Translate, translator } from './i18n.ts'

export interface Oidc {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface Config {
  readonly dataDir: string
  readonly port: number
  readonly host: string
  /** The address people open; cookies and receipts carry it. */
  readonly origin: string
  /** null = the embedded PostgreSQL of the data folder. */
  readonly databaseUrl: string | null
  readonly demo: boolean
  readonly poolSize: number
  readonly sessionIdleMinutes: number
  readonly sessionHours: number
  /** 32 bytes: root of the keys for fields, look-ups and cookies. */
  readonly secret: Buffer
  readonly uploadLimitBytes: number
  readonly virusScanCommand: string | null
  readonly logLevel: string
  readonly oidc: Oidc | null
  readonly mapStyleUrl: string | null
  /** null = the only jurisdiction that is set up. */
  readonly jurisdictionId: number | null
  readonly production: boolean
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

/** Options every command takes; a command with options of its own parses `{ ...commonOptions, … }`. */
export const commonOptions = {
  data: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  empty: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/**
 * Reads the configuration.
 * @param argv the words after the command; options of other names are left to the command that knows them
 * @throws ConfigError naming every variable or option that is wrong
 */
export function loadConfig(argv: readonly string[], env: NodeJS.ProcessEnv): Config {
  const reader = new Reader(env, terminalWords(env))
  const { values } = parseArgs({
    args: [...argv],
    options: commonOptions,
    strict: false,
    allowPositionals: true,
  })
  const option = (name: 'data' | 'port' | 'host') =>
    typeof values[name] === 'string' ? values[name] : undefined
  const port = reader.number('AILI_PORT', 3000, 0, 65535, option('port'))
  const production = env.NODE_ENV === 'production'
  const origin = reader.url('AILI_ORIGIN', ['http://', 'https://'])?.replace(/\/+$/, '')
  if (production && !origin?.startsWith('https://')) reader.problem('production')
  const dataDir = resolve(option('data') ?? reader.text('AILI_DATA') ?? 'data')
  const jurisdiction = reader.number('AILI_JURISDICTION', 0, 110000, 999999)
  const config = {
    dataDir,
    port,
    host: option('host') ?? reader.text('AILI_HOST') ?? '127.0.0.1',
    origin: origin ?? `http://localhost:${port}`,
    databaseUrl: reader.url('DATABASE_URL', ['postgres://', 'postgresql://']),
    demo: values.empty !== true && env.AILI_EMPTY !== '1' && !production,
    poolSize: reader.number('AILI_POOL', 8, 1, 100),
    sessionIdleMinutes: reader.number('AILI_SESSION_IDLE_MINUTES', 30, 1, 1440),
    sessionHours: reader.number('AILI_SESSION_HOURS', 12, 1, 168),
    uploadLimitBytes: reader.number('AILI_UPLOAD_MB', 25, 1, 1024) * 1024 * 1024,
    virusScanCommand: reader.text('AILI_VIRUS_SCAN'),
    logLevel: reader.level('AILI_LOG_LEVEL'),
    oidc: reader.oidc(),
    mapStyleUrl: reader.url('AILI_MAP_STYLE', ['http://', 'https://', '/']),
    jurisdictionId: jurisdiction === 0 ? null : jurisdiction,
    production,
  }
  const given = reader.secret('AILI_SECRET')
  reader.finish()
  return { ...config, secret: given ?? keptSecret(dataDir, reader) }
}

/** The help text of the common options and the environment, in the language of the terminal. */
export function configHelp(env: NodeJS.ProcessEnv): string {
  const words = terminalWords(env)
  const options = ['data', 'port', 'host', 'empty', 'help'].map(name => `  ${words(`config:help.${name}`)}`)
  const variables = variableNames.map(name => `  ${name.padEnd(28)}${words(`config:environment.${name}`)}`)
  return [words('config:help.title'), ...options, '', words('config:help.environment'), ...variables].join(
    '\n',
  )
}

const variableNames = [
  'DATABASE_URL',
  'AILI_ORIGIN',
  'AILI_SECRET',
  'AILI_JURISDICTION',
  'AILI_POOL',
  'AILI_SESSION_IDLE_MINUTES',
  'AILI_SESSION_HOURS',
  'AILI_UPLOAD_MB',
  'AILI_VIRUS_SCAN',
  'AILI_LOG_LEVEL',
  'AILI_MAP_STYLE',
  'AILI_OIDC_ISSUER',
  'NODE_ENV',
]

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** The language of the terminal: Chinese where its locale is Chinese, else English. */
export function terminalWords(env: NodeJS.ProcessEnv): Translate {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en'
  return translator(locale.startsWith('zh') ? 'zh-CN' : languageOf('en', undefined))
}

/** Reads variables one by one and gathers what is wrong with them. */
class Reader {
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
  url(name: string, schemes: readonly string[]): string | null {
    const value = this.text(name)
    if (value === null) return null
    const sound = schemes.some(scheme => value.startsWith(scheme)) && URL.canParse(value, 'http://localhost')
    // A database address holds a password: never echo it.
    if (!sound)
      this.problem('url', {
        name,
        schemes: schemes.join(' / '),
        value: name === 'DATABASE_URL' ? '…' : value,
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

/** The secret of this data folder, made at first need. Linked into place, so that two starters agree on one. */
function keptSecret(dataDir: string, reader: Reader): Buffer {
  const keys = join(dataDir, 'keys')
  const path = join(keys, 'secret')
  try {
    // The database may run as another user, who must be able to pass through the data folder but not list it.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    mkdirSync(keys, { recursive: true })
    chmodSync(keys, 0o700)
    const fresh = join(keys, `.secret-${process.pid}`)
    writeFileSync(fresh, randomBytes(32), { mode: 0o600 })
    try {
      linkSync(fresh, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(fresh, { force: true })
    }
    return readFileSync(path)
  } catch (error) {
    reader.problem('folder', { path: dataDir, why: (error as Error).message })
    reader.finish()
    throw error
  }
}
