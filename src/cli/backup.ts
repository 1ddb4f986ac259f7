/** `npm run backup -- DIR`: a backup made while Aili serves; `new-key FILE` makes the key it is sealed with. */
import { setPriority } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  checkBackup,
  type Manifest,
  makeBackup,
  newBackupKey,
  prune,
  readBackupKey,
  setAside,
  whileNoneIsMade,
} from '../kernel/backup/index.ts'
import { unfit } from '../kernel/backup/part.ts'
import { commonOptions, loadConfig, terminalWords } from '../kernel/config.ts'
import { keepOf } from '../kernel/config-backup.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import { noteBackup } from '../upkeep/index.ts'
import { withExisting } from './open.ts'
import { messageOf, refuse, say } from './say.ts'

const options = {
  ...commonOptions,
  key: { type: 'string' },
  parallel: { type: 'string' },
  keep: { type: 'string' },
  check: { type: 'boolean' },
  /** Whoever started it records what became of it. */
  unrecorded: { type: 'boolean' },
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
    // The last line is for whoever started it, as after success.
    if (error instanceof Refusal) say(JSON.stringify({ failed: String(error.facts.reason ?? error.code) }))
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
  readonly unrecorded?: boolean | undefined
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
  return withExisting(config, async (db, url) => {
    const startedAt = new Date()
    const source = { url, dataDir: config.dataDir, secret: config.secret, parallel, progress: shown(t) }
    const manifest = await makeBackup({ ...source, dir, key })
    if (process.stderr.isTTY) process.stderr.write('\n')
    const made = outcomeOf(manifest)
    say(t('backup:made', { ...made, tables: manifest.tables.length }))
    if (made.missing > 0) console.error(t('backup:missing', { count: made.missing }))
    const checked = values.check || keep !== null ? await proves(dir, made.name, key) : null
    if (checked === false) return 1
    if (!values.unrecorded)
      await noteBackup(db.owner, startedAt, new Date(), { ...made, checked: checked === true })
    // Where another is being made already, that one takes away what is over.
    const pruned = keep === null ? null : await whileNoneIsMade(url, () => prune(dir, key, keep, made.name))
    if (pruned) say(t('backup:pruned', { count: pruned.removed.length }))
    return say(JSON.stringify({ ...made, checked: checked === true, removed: pruned?.removed ?? [] }))
  })
}

function outcomeOf({ name, at, tables, rowBytes, files, seconds }: Manifest) {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return {
    name,
    at,
    rows,
    rowBytes,
    files: files.count,
    fileBytes: files.bytes,
    missing: files.missing,
    seconds,
  }
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
  const anew = await setAside(dir, problems)
  if (anew > 0) console.error(t('backup:setAside', { count: anew }))
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
