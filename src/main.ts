/** Starts Aili: database, migrations, demo jurisdiction when asked for, server; stops gracefully. */
import pino from 'pino'
import { openAili } from './app.ts'
import { writeDemoTown } from './demo.ts'
import { wallClock } from './kernel/clock.ts'
import { type Config, ConfigError, configHelp, loadConfig } from './kernel/config.ts'
import { openDatabase } from './kernel/database.ts'
import { startEmbedded } from './kernel/embedded.ts'
import { Refusal } from './kernel/errors.ts'
import { openFileStore } from './kernel/files.ts'
import { languageOf, translator } from './kernel/i18n.ts'
import { migrate } from './kernel/migrate.ts'
import { wordsOf } from './kernel/refusal-words.ts'
import { claimServing } from './kernel/serving.ts'
import { openVault } from './kernel/vault.ts'

const t = translator(languageOf(undefined, (process.env.LANG ?? '').startsWith('en') ? 'en' : 'zh-CN'))
if (process.argv.includes('--help') || process.argv.includes('-h')) console.log(configHelp(process.env))
else await main().catch(explainAndExit)

async function main(): Promise<void> {
  const config = loadConfig(process.argv.slice(2), process.env)
  const release = claimServing(config.dataDir, config.port)
  const embedded = config.databaseUrl
    ? null
    : await startEmbedded(config.dataDir, line => console.error(line))
  const url = config.databaseUrl ?? embedded!.url
  await migrate(url)
  if (config.demo) await prepareDemo(config, url)
  const log = pino({ level: config.logLevel })
  const aili = await openAili(config, url, { log })
  await aili.app.listen({ port: config.port, host: config.host })
  sayWhere(config, await isDemo(url))
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    console.error(t('start:stopping'))
    await aili.close()
    await embedded?.stop()
    release()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
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

function explainAndExit(error: unknown): void {
  if (error instanceof ConfigError) console.error(error.message)
  else if (error instanceof Refusal) console.error(wordsOf(error, t))
  else console.error(error)
  process.exit(1)
}
