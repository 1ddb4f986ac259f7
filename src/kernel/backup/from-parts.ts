/** A backup on disk as a source of rows. */
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { BackupKey } from './key.ts'
import type { Source } from './load.ts'
import type { Manifest } from './manifest.ts'
import { readPart } from './part.ts'

export function sourceOf(dir: string, manifest: Manifest, key: BackupKey): Source {
  return {
    migrations: manifest.migrations,
    sequences: manifest.sequences,
    tables: manifest.tables.map(table => ({
      ...table,
      parts: table.parts.map(
        part => (into: Writable) => readPart(join(dir, manifest.name, part.file), key, into, part),
      ),
    })),
  }
}
