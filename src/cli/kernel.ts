/** What a command that works on the domains needs of the technique, without a server. */
import pino from 'pino'
import { wallClock } from '../kernel/clock.ts'
import { type Config, loadConfig } from '../kernel/config.ts'
import type { Database } from '../kernel/database.ts'
import { openExports } from '../kernel/exports/exports.ts'
import { openFileStore } from '../kernel/files.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { openHub } from '../kernel/live.ts'
import { openSigner } from '../kernel/signing.ts'
import { openVault } from '../kernel/vault.ts'
import { withDatabase } from './open.ts'

/** @param dataDir as the option --data says it, if it was given */
export async function withKernel<T>(dataDir: unknown, work: (kernel: Kernel) => Promise<T>): Promise<T> {
  const config = loadConfig(dataDir === undefined ? [] : ['--data', String(dataDir)], process.env)
  return withDatabase(config, (db, url) => withKernelOn(config, db, url, work))
}

async function withKernelOn<T>(
  config: Config,
  db: Database,
  url: string,
  work: (kernel: Kernel) => Promise<T>,
): Promise<T> {
  const log = pino({ level: 'warn' }, pino.destination(2))
  const hub = openHub(url, log)
  const exports = openExports(url, config.dataDir)
  try {
    return await work({
      config,
      log,
      clock: wallClock,
      db,
      hub,
      exports,
      files: openFileStore(config.dataDir, { virusScanCommand: config.virusScanCommand }),
      vault: openVault(config.secret, config.dataDir),
      signer: openSigner(config.dataDir),
    })
  } finally {
    await exports.close()
    await hub.close()
  }
}
