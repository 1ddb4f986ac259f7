/** The manifest: what a backup holds, part by part with its digest; sealed like every part, so that it proves itself. */
import { join } from 'node:path'
import type { Migration } from '../migrate.ts'
import { manifestFile } from './folder.ts'
import type { BackupKey } from './key.ts'
import { type Part, readSmallPart, unfit, writeSmallPart } from './part.ts'
import type { SequenceValue } from './tables.ts'

export interface TableCopy {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Of its rows in any order: what a restored table is held against. */
  readonly digest: string
  readonly parts: readonly Part[]
}
export interface Manifest {
  readonly format: 1
  readonly name: string
  /** The instant the rows are of. */
  readonly at: string
  /** pg_snapshot of the database it was made of: which of its transactions are in it. */
  readonly snapshot: string
  readonly postgres: string
  readonly migrations: readonly Pick<Migration, 'name' | 'sha256'>[]
  readonly tables: readonly TableCopy[]
  readonly sequences: readonly SequenceValue[]
  readonly keys: Part
  /** Keyed digest of the root secret: a backup whose secret was not kept in a file must be restored under the same one. */
  readonly secretCheck: string
  readonly files: {
    readonly list: Part
    readonly count: number
    readonly bytes: number
    /** Named by a row and not on disk when the backup was made: lost before, and said so. */
    readonly missing: number
  }
  /** Bytes of rows before they were packed. */
  readonly rowBytes: number
  readonly seconds: number
}

export async function writeManifest(folder: string, key: BackupKey, manifest: Manifest): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(manifest))
  await writeSmallPart(join(folder, manifestFile), manifestFile, key, bytes, 'zstd')
}

/** @throws Refusal backupUnfit: missing, wrongKey, damaged, newerFormat */
export async function readManifest(dir: string, name: string, key: BackupKey): Promise<Manifest> {
  const path = join(dir, name, manifestFile)
  const manifest = JSON.parse((await readSmallPart(path, key, null)).toString('utf8')) as Manifest
  if (manifest.format !== 1) throw unfit('newerFormat', path)
  // A folder given another name is still the backup it was.
  if (manifest.name !== name) throw unfit('renamed', path, { name: manifest.name })
  return manifest
}
