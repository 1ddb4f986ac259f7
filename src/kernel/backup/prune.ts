/** Takes away backups whose time is over, and stored bytes that no backup names any more; only once a newer one was proven. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backupsIn, clearUnfinished, instantOf, objectsIn, removeBackup } from './folder.ts'
import type { BackupKey } from './key.ts'
import { readManifest } from './manifest.ts'
import { type Keep, kept } from './retention.ts'
import { entriesOf } from './stored.ts'

export interface Pruned {
  readonly removed: readonly string[]
  readonly objects: number
}

/**
 * Only while none is made (whileNoneIsMade): what one is about to name would be taken for unnamed. Backups that this key cannot read are none of ours: they stay, and while there are any, so do all stored bytes.
 * @param proven name of the backup that was just read back whole; without it nothing may go
 */
export async function prune(dir: string, key: BackupKey, keep: Keep, proven: string): Promise<Pruned> {
  const names = await backupsIn(dir)
  if (!names.includes(proven)) return { removed: [], objects: 0 }
  await clearUnfinished(dir)
  const readable: string[] = []
  for (const name of names) if (await isOurs(dir, name, key)) readable.push(name)
  const staying = kept(
    readable.map(name => ({ name, at: instantOf(name) })),
    keep,
  )
  const removed = readable.filter(name => !staying.has(name) && name !== proven)
  for (const name of removed) await removeBackup(dir, name)
  if (readable.length < names.length) return { removed, objects: 0 }
  return { removed, objects: await removeUnnamed(dir, key) }
}

function isOurs(dir: string, name: string, key: BackupKey): Promise<boolean> {
  return readManifest(dir, name, key).then(
    () => true,
    () => false,
  )
}

/** A list that cannot be read ends the sweep before anything goes. */
async function removeUnnamed(dir: string, key: BackupKey): Promise<number> {
  const named = new Set<string>()
  for (const name of await backupsIn(dir)) {
    const { files } = await readManifest(dir, name, key)
    for await (const entry of entriesOf(join(dir, name, files.list.file), key, files.list))
      named.add(entry.object)
  }
  let gone = 0
  for await (const { name, path } of objectsIn(dir)) {
    if (named.has(name)) continue
    await rm(path, { force: true })
    gone++
  }
  return gone
}
