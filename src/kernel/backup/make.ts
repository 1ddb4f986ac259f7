/** Makes a backup while others write: rows of one instant, the stored files they name, the keys, a manifest of all; whole under its name or not there. */
import { createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { sealedKeyName } from '../vault.ts'
import { copyOut } from './copy.ts'
import { rowDigest } from './digest.ts'
import { backupsIn, beginIn, nameAt } from './folder.ts'
import type { BackupKey } from './key.ts'
import { type Manifest, readManifest, type TableCopy, writeManifest } from './manifest.ts'
import { type Part, readable, writePart, writeSmallPart } from './part.ts'
import { openSnapshot, type Snapshot } from './snapshot.ts'
import { entriesOf, linesOf, type StoredSums, storeFiles } from './stored.ts'
import { sequenceValues, type TableParts, tableParts } from './tables.ts'

export interface Making {
  readonly url: string
  readonly dataDir: string
  /** Folder of all backups. */
  readonly dir: string
  readonly key: BackupKey
  readonly secret: Buffer
  /** Connections that read at once; 1 leaves most to those who work meanwhile. */
  readonly parallel?: number
  readonly progress?: (done: number) => void
}

/**
 * @returns the manifest of the backup, which is durable and readable under its name
 * @throws Refusal backupUnfit: making (another is being made), diskFull, dirUnfit
 */
export async function makeBackup(making: Making): Promise<Manifest> {
  const started = performance.now()
  const snapshot = await openSnapshot(making.url, making.parallel ?? 1)
  try {
    const name = nameAt(snapshot.at)
    const place = await beginIn(making.dir, name)
    try {
      const rows = await copyRows(making, snapshot, place.folder)
      const files = await copyFiles(making, snapshot.clients[0]!, place.folder)
      const manifest: Manifest = {
        format: 1,
        name,
        at: snapshot.at.toISOString(),
        snapshot: snapshot.text,
        ...(await facts(snapshot.clients[0]!)),
        tables: rows.tables,
        sequences: await sequenceValues(snapshot.clients[0]!),
        keys: await copyKeys(making, place.folder),
        secretCheck: secretCheck(making.secret),
        files,
        rowBytes: rows.bytes,
        seconds: Math.round(performance.now() - started) / 1000,
      }
      await writeManifest(place.folder, making.key, manifest)
      await place.finish()
      return manifest
    } catch (error) {
      await place.abandon()
      throw readable(error, making.dir)
    }
  } finally {
    await snapshot.close()
  }
}

/** What tells one root secret from another without telling either. */
export function secretCheck(secret: Buffer): string {
  return createHmac('sha256', secret).update('aili/backup/secret').digest('hex').slice(0, 16)
}

/** Keys that come along: all but the one that opens sealed matters, which does not belong here. */
export function keysToKeep(dataDir: string): Readonly<Record<string, string>> {
  const folder = join(dataDir, 'keys')
  const names = existsSync(folder) ? readdirSync(folder) : []
  const kept = names.filter(name => /^(secret|[\w.-]+\.pem)$/.test(name) && name !== sealedKeyName)
  return Object.fromEntries(kept.map(name => [name, readFileSync(join(folder, name)).toString('base64')]))
}

async function facts(client: pg.Client): Promise<Pick<Manifest, 'postgres' | 'migrations'>> {
  const version = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  const migrations = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration order by name',
  )
  return { postgres: version.rows[0]!.version, migrations: migrations.rows }
}

interface Task {
  readonly table: TableParts
  readonly query: string
  readonly at: number
}

/** The largest first; each connection takes the next part when it is done with one. */
async function copyRows({ key, progress }: Making, snapshot: Snapshot, folder: string) {
  const tables = await tableParts(snapshot.clients[0]!)
  const tasks: Task[] = tables.flatMap(table => table.queries.map((query, at) => ({ table, query, at })))
  const copies = new Map(
    tables.map(({ name }) => [name, { digest: rowDigest(), parts: [] as (Part | undefined)[] }]),
  )
  const files = new Map(tasks.map((task, number) => [task, `${String(number + 1).padStart(4, '0')}.part`]))
  let bytes = 0
  const waiting = [...tasks]
  const work = async (client: pg.Client) => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      const copy = copies.get(task.table.name)!
      const file = files.get(task)!
      const rows = copyOut(client, `copy (${task.query}) to stdout`, row => {
        copy.digest.add(row)
        bytes += row.length
        progress?.(bytes)
      })
      copy.parts[task.at] = await writePart(join(folder, file), file, key, rows)
    }
  }
  await Promise.all(snapshot.clients.map(work))
  return { bytes, tables: tables.map(table => copyOf(table, copies.get(table.name)!)) }
}

function copyOf(
  { name, columns }: TableParts,
  copy: { digest: ReturnType<typeof rowDigest>; parts: (Part | undefined)[] },
): TableCopy {
  const parts = copy.parts.filter(part => part !== undefined)
  return { name, columns, rows: copy.digest.rows, digest: copy.digest.text, parts }
}

/** After the rows: bytes are durable before their row is, so whatever the rows name is there by now. */
async function copyFiles(
  { dataDir, dir, key }: Making,
  client: pg.Client,
  folder: string,
): Promise<Manifest['files']> {
  const sums: StoredSums = { count: 0, bytes: 0, originals: new Set() }
  const before = await listBefore(dir, key)
  const lines = storeFiles(join(dataDir, 'files'), dir, key, before, sums)
  const list = await writePart(join(folder, 'files.part'), 'files.part', key, linesOf(lines))
  const { rows } = await client.query<{ id: string }>('select id::text as id from file')
  const missing = rows.filter(({ id }) => !sums.originals.has(id)).length
  return { list, count: sums.count, bytes: sums.bytes, missing }
}

async function listBefore(dir: string, key: BackupKey) {
  const name = (await backupsIn(dir)).at(-1)
  if (name === undefined) return null
  const manifest = await readManifest(dir, name, key).catch(() => null)
  return manifest && entriesOf(join(dir, name, manifest.files.list.file), key, manifest.files.list)
}

function copyKeys({ dataDir, key }: Making, folder: string): Promise<Part> {
  const bytes = Buffer.from(JSON.stringify(keysToKeep(dataDir)))
  return writeSmallPart(join(folder, 'keys.part'), 'keys.part', key, bytes, 'zstd')
}
