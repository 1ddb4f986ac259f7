/** Scheduled backups: where to, sealed with which key, at what time of the day, and how many stay. */
import { isAbsolute } from 'node:path'
import type { Keep } from './backup/retention.ts'
import type { Reader } from './config-reader.ts'

export interface BackupSettings {
  /** null: no backups are made by themselves. */
  readonly dir: string | null
  readonly keyFile: string | null
  /** Hours and minutes in Asia/Shanghai at which a backup is made each day, such as ['02:30']. */
  readonly at: readonly string[]
  readonly keep: Keep
}

const usualTime = '02:30'
const usualKeep = '7,5,12'

export function backupsOf(reader: Reader): BackupSettings {
  const dir = reader.text('AILI_BACKUP_DIR')
  const keyFile = reader.text('AILI_BACKUP_KEY')
  for (const [name, value] of Object.entries({ AILI_BACKUP_DIR: dir, AILI_BACKUP_KEY: keyFile }))
    if (value !== null && !isAbsolute(value)) reader.problem('absolute', { name, value })
  if (dir !== null && keyFile === null)
    reader.problem('together', { names: 'AILI_BACKUP_DIR, AILI_BACKUP_KEY', missing: 'AILI_BACKUP_KEY' })
  const at = (reader.text('AILI_BACKUP_AT') ?? usualTime).split(',').map(time => time.trim())
  if (!at.every(time => /^([01]\d|2[0-3]):[0-5]\d$/.test(time)))
    reader.problem('times', { name: 'AILI_BACKUP_AT', value: at.join(',') })
  const asked = reader.text('AILI_BACKUP_KEEP') ?? usualKeep
  const keep = keepOf(asked)
  if (keep === null) reader.problem('keep', { name: 'AILI_BACKUP_KEEP', value: asked })
  return { dir, keyFile, at, keep: keep ?? { daily: 7, weekly: 5, monthly: 12 } }
}

/** "7,5,12": so many days, weeks, months; null when it is not that. */
export function keepOf(text: string): Keep | null {
  const found = /^(\d{1,3}),(\d{1,3}),(\d{1,3})$/.exec(text.replaceAll(' ', ''))
  if (!found) return null
  const [daily, weekly, monthly] = found.slice(1).map(Number) as [number, number, number]
  return { daily, weekly, monthly }
}
