/** Configuration by command line and environment, checked once at start: every problem is named, all at once. */
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type BackupSettings, backupsOf } from './config-backup.ts'
import { type Channels, channelsOf } from './config-channels.ts'
import { type Oidc, Reader } from './config-reader.ts'
import { languageOf, type Translate, translator } from './i18n.ts'

export { ConfigError, type Oidc } from './config-reader.ts'

/** Requests a minute from one address, or of one session, beyond which is answered "too many". */
export interface Limits {
  readonly requests: number
  readonly reports: number
  /** Questions that name a query code. */
  readonly queries: number
  /** Looks at what a report would become, while it is typed. */
  readonly previews: number
  /** In texts of law. */
  readonly searches: number
  readonly signIns: number
  readonly uploads: number
  /** Of phones that have signal again. */
  readonly syncs: number
}

export interface Config {
  readonly dataDir: string
  readonly port: number
  readonly host: string
  /** The address people open; cookies and receipts carry it. */
  readonly origin: string
  /** null = the embedded PostgreSQL of the data folder. */
  readonly databaseUrl: string | null
  /** The way to the same database past a pooler such as PgBouncer, for what needs a connection of its own; null = no pooler. */
  readonly databaseDirectUrl: string | null
  readonly demo: boolean
  readonly poolSize: number
  /** Told to stop: how long it goes on answering while /ready says that it leaves. */
  readonly drainSeconds: number
  readonly sessionIdleMinutes: number
  readonly sessionHours: number
  /** 32 bytes: root of the keys for fields, look-ups and cookies. */
  readonly secret: Buffer
  readonly uploadLimitBytes: number
  /** Of a file of places: buildings, borders, barriers, division codes. */
  readonly surveyLimitBytes: number
  readonly virusScanCommand: string | null
  readonly logLevel: string
  readonly oidc: Oidc | null
  readonly mapStyleUrl: string | null
  /** null = the only jurisdiction that is set up. */
  readonly jurisdictionId: number | null
  readonly production: boolean
  readonly limits: Limits
  /** Connections held open at most; fewer where the system gives fewer descriptors. */
  readonly connections: number
  /** Proxies whose word about the sender's address is believed; none: the sender is whoever connects. */
  readonly trustedProxies: readonly string[]
  /** Ways out of the house for notices, beside the application itself. */
  readonly channels: Channels
  readonly backup: BackupSettings
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
  if (reader.text('DATABASE_DIRECT_URL') && !reader.text('DATABASE_URL'))
    reader.problem('together', { names: 'DATABASE_URL, DATABASE_DIRECT_URL', missing: 'DATABASE_URL' })
  if (production && !origin?.startsWith('https://')) reader.problem('production')
  const dataDir = resolve(option('data') ?? reader.text('AILI_DATA') ?? 'data')
  const jurisdiction = reader.number('AILI_JURISDICTION', 0, 110000, 999999)
  const config = {
    dataDir,
    port,
    host: option('host') ?? reader.text('AILI_HOST') ?? '127.0.0.1',
    origin: origin ?? `http://localhost:${port}`,
    databaseUrl: reader.url('DATABASE_URL', ['postgres://', 'postgresql://']),
    databaseDirectUrl: reader.url('DATABASE_DIRECT_URL', ['postgres://', 'postgresql://']),
    demo: values.empty !== true && env.AILI_EMPTY !== '1' && !production,
    poolSize: reader.number('AILI_POOL', 8, 1, 100),
    drainSeconds: reader.number('AILI_DRAIN_SECONDS', 0, 0, 300),
    sessionIdleMinutes: reader.number('AILI_SESSION_IDLE_MINUTES', 30, 1, 1440),
    sessionHours: reader.number('AILI_SESSION_HOURS', 12, 1, 168),
    uploadLimitBytes: reader.number('AILI_UPLOAD_MB', 25, 1, 1024) * 1024 * 1024,
    surveyLimitBytes: reader.number('AILI_SURVEY_MB', 64, 1, 1024) * 1024 * 1024,
    virusScanCommand: reader.text('AILI_VIRUS_SCAN'),
    logLevel: reader.level('AILI_LOG_LEVEL'),
    oidc: reader.oidc(),
    mapStyleUrl: reader.url('AILI_MAP_STYLE', ['http://', 'https://', '/']),
    jurisdictionId: jurisdiction === 0 ? null : jurisdiction,
    production,
    limits: limitsOf(reader),
    connections: reader.number('AILI_CONNECTIONS', 20_000, 10, 1_000_000),
    trustedProxies: reader.addresses('AILI_TRUSTED_PROXIES'),
    channels: channelsOf(reader, production),
    backup: backupsOf(reader),
  }
  const given = reader.secret('AILI_SECRET')
  reader.finish()
  return { ...config, secret: given ?? keptSecret(dataDir, reader) }
}

function limitsOf(reader: Reader): Limits {
  const limit = (name: string, otherwise: number) => reader.number(name, otherwise, 1, 1_000_000_000)
  return {
    requests: limit('AILI_RATE_REQUESTS', 600),
    reports: limit('AILI_RATE_REPORTS', 60),
    queries: limit('AILI_RATE_QUERIES', 240),
    previews: limit('AILI_RATE_PREVIEWS', 300),
    searches: limit('AILI_RATE_SEARCHES', 240),
    signIns: limit('AILI_RATE_SIGN_INS', 120),
    uploads: limit('AILI_RATE_UPLOADS', 240),
    // A week's work in batches, several times over.
    syncs: limit('AILI_RATE_SYNCS', 60),
  }
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
  'DATABASE_DIRECT_URL',
  'AILI_ORIGIN',
  'AILI_SECRET',
  'AILI_JURISDICTION',
  'AILI_POOL',
  'AILI_DRAIN_SECONDS',
  'AILI_SESSION_IDLE_MINUTES',
  'AILI_SESSION_HOURS',
  'AILI_UPLOAD_MB',
  'AILI_SURVEY_MB',
  'AILI_VIRUS_SCAN',
  'AILI_LOG_LEVEL',
  'AILI_MAP_STYLE',
  'AILI_OIDC_ISSUER',
  'AILI_TRUSTED_PROXIES',
  'AILI_SMTP_URL',
  'AILI_MAIL_FROM',
  'AILI_WEBHOOK_URL',
  'AILI_WEBHOOK_SECRET',
  'AILI_BACKUP_DIR',
  'AILI_BACKUP_KEY',
  'AILI_BACKUP_AT',
  'AILI_BACKUP_KEEP',
  'AILI_RATE_REQUESTS',
  'AILI_RATE_REPORTS',
  'AILI_RATE_QUERIES',
  'AILI_RATE_PREVIEWS',
  'AILI_RATE_SEARCHES',
  'AILI_RATE_SIGN_INS',
  'AILI_RATE_UPLOADS',
  'AILI_RATE_SYNCS',
  'AILI_CONNECTIONS',
  'AILI_LARGE_PAGES',
  'NODE_ENV',
]

/** The language of the terminal: Chinese where its locale is Chinese, else English. */
export function terminalWords(env: NodeJS.ProcessEnv): Translate {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en'
  return translator(locale.startsWith('zh') ? 'zh-CN' : languageOf('en', undefined))
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
