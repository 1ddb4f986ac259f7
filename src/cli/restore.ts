/** `npm run restore -- DIR`: a backup back into an empty place, or read through to prove it. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type BackupKey,
  backupsIn,
  checkBackup,
  instantOf,
  readBackupKey,
  restoreBackup,
} from '../kernel/backup/index.ts'
import { unfit } from '../kernel/backup/part.ts'
import { loadConfig, terminalWords } from '../kernel/config.ts'
import { Refusal } from '../kernel/errors.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { messageOf, refuse, say } from './say.ts'

const options = {
  at: { type: 'string', default: 'latest' },
  key: { type: 'string' },
  data: { type: 'string' },
  parallel: { type: 'string', default: '2' },
  check: { type: 'boolean' },
  list: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const
const t = terminalWords(process.env)

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const [first, ...more] = positionals
    if (values.help) return say(t('backup:restore.help'))
    if (!first || more.length > 0) return refuse(t('backup:restore.help'), 2)
    const dir = resolve(first)
    if (values.list) return list(dir, await backupsIn(dir))
    const keyPath = values.key ?? process.env.AILI_BACKUP_KEY
    if (!keyPath) return refuse(t('backup:keyWanted'), 2)
    const key = readBackupKey(resolve(keyPath))
    const name = await chosen(dir, values.at)
    if (values.check) return await check(dir, name, key)
    if (!values.data) return refuse(t('backup:restore.dataWanted'), 2)
    if (!/^([1-9]|1[0-6])$/.test(values.parallel)) return refuse(t('backup:restore.help'), 2)
    return await restore(dir, name, key, values.data, Number(values.parallel))
  } catch (error) {
    return refuse(error instanceof Refusal ? wordsOf(error, t) : messageOf(error), 1)
  }
}

function list(dir: string, names: readonly string[]): number {
  if (names.length === 0) return refuse(wordsOf(unfit('noBackup', dir), t), 1)
  for (const name of names)
    say(`${name}  ${instantOf(name).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })}`)
  return 0
}

async function chosen(dir: string, at: string): Promise<string> {
  const names = await backupsIn(dir)
  const name = at === 'latest' ? names.at(-1) : names.find(one => one === at)
  if (name === undefined)
    throw unfit(names.length === 0 ? 'noBackup' : 'notAmong', dir, {
      name: at,
      names: names.slice(-5).join(', '),
    })
  return name
}

async function check(dir: string, name: string, key: BackupKey): Promise<number> {
  const { problems, parts, objects, bytes } = await checkBackup(dir, name, key)
  for (const problem of problems) console.error(wordsOf(problem, t))
  const sound = problems.length === 0
  say(
    sound
      ? t('backup:sound', { name, parts, objects })
      : t('backup:unsound', { name, count: problems.length }),
  )
  say(JSON.stringify({ name, parts, objects, bytes, problems: problems.length }))
  return sound ? 0 : 1
}

async function restore(
  dir: string,
  name: string,
  key: BackupKey,
  data: string,
  parallel: number,
): Promise<number> {
  const started = performance.now()
  // AILI_SECRET is looked at by itself: reading the configuration whole would make a secret in the folder.
  const { databaseUrl, secret } = settings(data)
  const { manifest, rows, tables } = await restoreBackup({
    dir,
    name,
    key,
    dataDir: resolve(data),
    databaseUrl,
    secret,
    parallel,
    say: stage => console.error(t(`backup:restore.stage.${stage}`)),
  })
  const seconds = Math.round(performance.now() - started) / 1000
  say(t('backup:restore.done', { name, rows, tables, files: manifest.files.count, seconds, data }))
  if (manifest.files.missing > 0) console.error(t('backup:missing', { count: manifest.files.missing }))
  say(JSON.stringify({ name, rows, tables, files: manifest.files.count, seconds }))
  return 0
}

function settings(data: string): { databaseUrl: string | null; secret: Buffer | null } {
  const given = process.env.AILI_SECRET ?? null
  // With a secret given none is made; without one any will do, since it is not kept.
  const config = loadConfig(['--data', data], { ...process.env, AILI_SECRET: given ?? '0'.repeat(64) })
  return { databaseUrl: config.databaseUrl, secret: given === null ? null : config.secret }
}
