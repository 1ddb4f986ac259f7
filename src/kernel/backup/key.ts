/** The key of backups: a file of one line, made once, kept apart from the backups; everything that is sealed is sealed under keys drawn from it. */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Refusal } from '../errors.ts'
import { placeOnce } from '../key-file.ts'

export interface BackupKey {
  /** Tells keys apart without telling the key: eight bytes. */
  readonly id: Buffer
  /** The key of one sealed stream, by the salt that stands at its head. */
  sealing(salt: Buffer): Buffer
  /** A name under which bytes of this digest are stored; without the key it says nothing of the bytes. */
  nameOf(sha256: Buffer): string
}

const form = /^aili-backup-key-1 ([\w-]{43})$/m

/** Writes a new key file, readable by its owner alone. @throws Refusal backupUnfit when there is a file already */
export function newBackupKey(path: string): BackupKey {
  const secret = randomBytes(32)
  const text = `aili-backup-key-1 ${secret.toString('base64url')}\n`
  if (!placeOnce(path, text, 0o600)) throw new Refusal('backupUnfit', { reason: 'keyExists', path })
  return keyOf(secret)
}

/** @throws Refusal backupUnfit when there is no such file or it holds no key */
export function readBackupKey(path: string): BackupKey {
  const text = readText(path)
  const secret = form.exec(text)?.[1]
  if (secret === undefined) throw new Refusal('backupUnfit', { reason: 'keyForm', path })
  return keyOf(Buffer.from(secret, 'base64url'))
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Refusal('backupUnfit', { reason: 'keyUnreadable', path, why: (error as Error).message })
  }
}

function keyOf(secret: Buffer): BackupKey {
  const derive = (salt: Buffer, use: string) => Buffer.from(hkdfSync('sha256', secret, salt, use, 32))
  const names = derive(Buffer.alloc(0), 'aili/backup/names')
  return {
    id: derive(Buffer.alloc(0), 'aili/backup/id').subarray(0, 8),
    sealing: salt => derive(salt, 'aili/backup/part'),
    nameOf: sha256 => createHmac('sha256', names).update(sha256).digest('hex').slice(0, 40),
  }
}
