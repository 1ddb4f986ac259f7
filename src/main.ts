/** Starts Aili: database, migrations, demo jurisdiction when asked for, server; stops gracefully. */
import './kernel/memory.ts'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Aili, openAili } from './app.ts'
import { writeDemoTown } from './demo.ts'
import { providerOf } from './kernel/auth-provider.ts'
import { refuseUnfinished } from './kernel/backup/index.ts'
import { wallClock } from './kernel/clock.ts'
import { type Config, ConfigError, commonOptions, configHelp, loadConfig } from './kernel/config.ts'
import { isLost, openDatabase } from './kernel/database.ts'
import { startEmbedded } from './kernel/embedded.ts'
import { Refusal } from './kernel/errors.ts'
import { openFileStore } from './kernel/files.ts'
import { languageOf, translator } from './kernel/i18n.ts'
import { catchStray, openLog } from './kernel/log.ts'
import { migrate } from './kernel/migrate.ts'
import { wordsOf } from './kernel/refusal-words.ts'
import { claimServing } from './kernel/serving.ts'
import { openVault } from './kernel/vault.ts'
import { holdHouseholds } from './visits/index.ts'
import { isUnfinished } from './yearload/progress.ts'

const t = translator(languageOf(undefined, (process.env.LANG ?? '').startsWith('en') ? 'en' : 'zh-CN'))
/** What was opened, closed again in reverse order: at the end, at a failure, at a signal in the middle of the start. */
const opened: (() => unknown)[] = []
let ending: Promise<never> | null = null
/** Behind a balancer: what comes first when told to stop, once. Told again, it stops at once. */
let drain: (() => Promise<void>) | null = null
const longestEndMs = 20_000

if (process.argv.includes('--help') || process.argv.includes('-h')) console.log(configHelp(process.env))
else {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      const patiently = drain
      drain = null
      if (patiently !== null) void patiently().then(() => end(0))
      else {
        if (!ending) console.error(t('start:stopping'))
        void end(0)
      }
    })
  await main().catch(error => {
    // While it ends, the start fails because its database is gone: that is no news.
    if (!ending) console.error(explained(error))
    return end(1)
  })
}

async function main(): Promise<void> {
  refuseUnknownOptions(process.argv.slice(2))
  const config = loadConfig(process.argv.slice(2), process.env)
  refuseUnfinished(config.dataDir)
  const log = openLog(config.logLevel)
  catchStray({ log, end })
  opened.push(claimServing({ ...config, withOthers: config.databaseUrl !== null }))
  await refuseTakenPort(config)
  const url = config.databaseUrl ?? (await startDatabase(config.dataDir))
  const directUrl = config.databaseDirectUrl ?? url
  await refuseUnfinishedLoad(directUrl)
  await migrate(directUrl)
  if (config.demo) await prepareDemo(config, directUrl)
  const opening = openAili(config, url, { log })
  opened.push(() => opening.then(aili => aili.close()))
  const aili = await opening
  drain = () => drained(aili, config.drainSeconds)
  await aili.app.listen({ port: config.port, host: config.host })
  sayWhere(config, await isDemo(directUrl))
  // Loaded while nobody waits for it: the first to sign in should not, nor the first to open a ledger.
  await providerOf(aili.kernel)
  await holdHouseholds(aili.kernel).catch(error =>
    log.warn({ err: { message: (error as Error).message } }, 'households: not held'),
  )
}

/** Whatever takes part in the start is waited for before it is closed, and the end is not waited for for ever. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    setTimeout(() => process.exit(1), longestEndMs).unref()
    for (const close of opened.reverse())
      await Promise.resolve()
        .then(close)
        .catch(error => console.error((error as Error).message))
    process.exit(code)
  })()
  return ending
}

/** Says that it leaves and goes on answering until the balancer has noticed. */
async function drained(aili: Aili, seconds: number): Promise<void> {
  if (seconds > 0) console.error(t('start:leaving', { seconds }))
  aili.leave()
  await pause(seconds * 1000)
}

async function startDatabase(dataDir: string): Promise<string> {
  const starting = startEmbedded(dataDir, line => console.error(line))
  opened.push(async () => (await starting.catch(() => null))?.stop())
  return (await starting).url
}

/** Said before the database is started and the demo written, not after. */
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  // Pages that are waiting for the server to come back knock here too.
  const probe = createServer(socket => socket.destroy()).listen(port, host)
  await once(probe, 'listening')
  probe.close()
  await once(probe, 'close')
}

/** Its tables have no indexes and its rows no end. */
async function refuseUnfinishedLoad(url: string): Promise<void> {
  const db = openDatabase(url, { max: 1 })
  const unfinished = await isUnfinished(db).finally(() => db.close())
  if (unfinished) throw new Error(t('load:unfinished'))
}

async function prepareDemo(config: Config, url: string): Promise<void> {
  const db = openDatabase(url, { max: 4 })
  const [vault, files] = [openVault(config.secret, config.dataDir), openFileStore(config.dataDir)]
  try {
    await writeDemoTown({ config, db, vault, files, clock: wallClock }, line =>
      console.log(t(`start:${line}`)),
    )
  } finally {
    await db.close()
  }
}

async function isDemo(url: string): Promise<boolean> {
  const db = openDatabase(url, { max: 1 })
  try {
    const row = await db.owner.selectFrom('jurisdiction').select('settings').executeTakeFirst()
    return (row?.settings as { demo?: boolean } | undefined)?.demo === true
  } finally {
    await db.close()
  }
}

function sayWhere(config: { origin: string; host: string; port: number }, demo: boolean): void {
  const lines = [
    '',
    t('start:serving', { origin: config.origin }),
    `  ${t('start:resident')}  ${config.origin}/`,
    `  ${t('start:field')}  ${config.origin}/field/`,
    `  ${t('start:desk')}  ${config.origin}/desk/`,
  ]
  if (demo)
    lines.push(
      '',
      t('start:demoSignIns'),
      ...t('start:demoAccounts')
        .split('\n')
        .map(line => `  ${line}`),
    )
  console.log(`${lines.join('\n')}\n`)
}

function explained(error: unknown): unknown {
  if (error instanceof ConfigError) return error.message
  if (error instanceof Refusal) return wordsOf(error, t)
  const { code, syscall, port, address } = error as NodeJS.ErrnoException & {
    port?: number
    address?: string
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    const known = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].find(one => one === code)
    if (known) return t(`start:listen.${known}`, { port: port ?? '', address: address ?? '' })
  }
  return isLost(error) ? t('start:noDatabase', { why: (error as Error).message || code }) : error
}

/** A mistyped --empty must not write the demo into somebody's folder. */
function refuseUnknownOptions(words: readonly string[]): void {
  try {
    parseArgs({ args: [...words], options: commonOptions, strict: true, allowPositionals: false })
  } catch {
    throw new ConfigError([t('start:badOptions', { words: words.join(' ') })])
  }
}
