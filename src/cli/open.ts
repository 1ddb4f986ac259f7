/** The database behind a command: the served one, or the embedded one of the data folder, running or not. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { refuseUnfinished } from '../kernel/backup/index.ts'
import type { Config } from '../kernel/config.ts'
import { type Database, openDatabase } from '../kernel/database.ts'
import { startEmbedded } from '../kernel/embedded.ts'
import { Refusal } from '../kernel/errors.ts'
import { migrate } from '../kernel/migrate.ts'

/** Migrates, works, and leaves everything as it was found: an embedded database that nobody else uses is stopped again. */
export async function withDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'databaseDirectUrl' | 'dataDir'>,
  work: (db: Database, url: string) => Promise<T>,
): Promise<T> {
  refuseUnfinished(config.dataDir)
  const embedded =
    config.databaseUrl === null ? await startEmbedded(config.dataDir, line => console.error(line)) : null
  const url = config.databaseDirectUrl ?? config.databaseUrl ?? embedded!.url
  try {
    await migrate(url)
    const db = openDatabase(url, { max: 2, statementTimeoutSeconds: 600 })
    try {
      return await work(db, url)
    } finally {
      await db.close()
    }
  } finally {
    await embedded?.stop()
  }
}

/**
 * For commands that only look at what there is: a folder whose name was mistyped is not an empty jurisdiction.
 * @throws Refusal upgradeUnfit (noDatabase)
 */
export async function withExisting<T>(
  config: Parameters<typeof withDatabase>[0],
  work: (db: Database, url: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'db', 'PG_VERSION')))
    throw new Refusal('upgradeUnfit', { reason: 'noDatabase', path: config.dataDir })
  return withDatabase(config, work)
}
