/** What the technique underneath hands to every domain: passed as one value, never global. */
import type { Logger } from 'pino'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import type { Exports } from './exports/exports.ts'
import type { FileStore } from './files.ts'
import type { Hub } from './live.ts'
import type { Signer } from './signing.ts'
import type { Vault } from './vault.ts'

export interface Kernel {
  readonly config: Config
  readonly log: Logger
  readonly clock: Clock
  readonly db: Database
  readonly files: FileStore
  readonly vault: Vault
  readonly signer: Signer
  readonly hub: Hub
  readonly exports: Exports
}
