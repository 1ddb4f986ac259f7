/** `npm run backup -- DIR`: a backup made while Aili serves; `new-key FILE` makes the key it is sealed with. */
import { setPriority } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  checkBackup,
  type Keep,
  makeBackup,
  newBackupKey,
  prune,
  readBackupKey,
} from '../kernel/backup/index.ts'
import { unfit } from '../kernel/backup/part.ts'
import { commonOptions, loadConfig, terminalWords } from '../kernel/config.ts'
import { keepOf } from '../kernel/config-backup.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { withDatabase } from './open.ts'
import { messageOf, refuse, say } from './say.ts'

const options = {
  ...commonOptions,
  key: { type: 'string' },
  parallel: { type: 'string' },
  keep: { type: 'string' },
  check: { type: 'boolean' },
} as const
const t = terminalWords(process.env)

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const [first, second, ...more] = positionals
    if (values.help) return say(t('backup:help'))
    if (first === 'new-key' && second && more.length === 0) return newKey(second)
    if (!first || second) return refuse(t('backup:help'), 2)
    return await backup(resolve(first), values, argv)
  } catch (error) {
    return refuse(error instanceof Refusal ? wordsOf(error, t) : messageOf(error), 1)
  }
}

function newKey(path: string): number {
  const { id } = newBackupKey(resolve(path))
  return say(t('backup:keyMade', { path, id: id.toString('hex') }))
}

interface Values {
  readonly key?: string | undefined
  readonly parallel?: string | undefined
  readonly keep?: string | undefined
  readonly check?: boolean | undefined
}

async function backup(dir: string, values: Values, argv: readonly string[]): Promise<number> {
  const config = loadConfig(argv, process.env)
  const keyPath = values.key ?? config.backup.keyFile
  if (!keyPath) return refuse(t('backup:keyWanted'), 2)
  const parallel = Number(values.parallel ?? 1)
  const keep = values.keep === undefined ? null : keepOf(values.keep)
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > 16 || (values.keep && keep === null))
    return refuse(t('backup:help'), 2)
  refuseInside(dir, resolve(keyPath), config.dataDir)
  const key = readBackupKey(resolve(keyPath))
  // Those who serve come first.
  setPriority(10)
  const manifest = await withDatabase(config, (_db, url) =>
    makeBackup({
      url,
      dataDir: config.dataDir,
      dir,
      key,
      secret: config.secret,
      parallel,
      progress: shown(t),
    }),
  )
  if (process.stderr.isTTY) process.stderr.write('\n')
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const { name, seconds, files, rowBytes, tables } = manifest
  say(t('backup:made', { name, rows, tables: tables.length, files: files.count, seconds }))
  if (files.missing > 0) console.error(t('backup:missing', { count: files.missing }))
  const proven = values.check || keep !== null ? await proves(dir, name, key) : null
  if (proven === false) return 1
  const pruned = keep !== null ? await prune(dir, key, keep as Keep, name) : null
  if (pruned) say(t('backup:pruned', { count: pruned.removed.length }))
  say(
    JSON.stringify({
      name,
      at: manifest.at,
      rows,
      rowBytes,
      files: files.count,
      fileBytes: files.bytes,
      missing: files.missing,
      seconds,
      checked: proven === true,
      removed: pruned?.removed ?? [],
    }),
  )
  return 0
}

/** The key beside what it opens is no key; a backup inside what it copies would copy itself. */
function refuseInside(dir: string, keyPath: string, dataDir: string): void {
  const lies = (path: string, folder: string) => !relative(folder, path).startsWith('..')
  if (lies(keyPath, dir)) throw unfit('keyInside', dir)
  if (lies(dir, join(dataDir, 'files'))) throw unfit('dirInside', dir)
}

async function proves(dir: string, name: string, key: ReturnType<typeof readBackupKey>): Promise<boolean> {
  const { problems, parts, objects } = await checkBackup(dir, name, key)
  for (const problem of problems) console.error(wordsOf(problem, t))
  if (problems.length === 0) say(t('backup:sound', { name, parts, objects }))
  return problems.length === 0
}

function shown(words: Translate): (bytes: number) => void {
  let last = 0
  return bytes => {
    if (!process.stderr.isTTY || bytes - last < 4_000_000) return
    last = bytes
    process.stderr.write(`\r${words('backup:progress', { megabytes: Math.round(bytes / 1e6) })}`)
  }
}
