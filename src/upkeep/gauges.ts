/** Figures of backups for whoever watches the machine. */
import { Gauge, type Registry } from 'prom-client'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type BackupState, backupState } from './record.ts'

type Figure = readonly [name: string, help: string, of: (state: BackupState) => number]

const seconds = (at: Date | null | undefined) => (at ? at.getTime() / 1000 : 0)
const figures: readonly Figure[] = [
  [
    'last_success_timestamp_seconds',
    'End of the last backup made, 0: none',
    ({ lastGood }) => seconds(lastGood?.endedAt),
  ],
  [
    'last_verified_timestamp_seconds',
    'When the last good backup was read back, 0: it was not',
    ({ lastGood }) => seconds(lastGood?.verifiedAt),
  ],
  ['failed', '1 when the last backup could not be made', ({ last }) => (last?.outcome === 'failed' ? 1 : 0)],
]

export function backupGauges(kernel: Kernel): (registry: Registry) => void {
  const state = async () => {
    const [id] = await jurisdictionIds(kernel.db.owner)
    return id === undefined ? null : backupState(kernel.db.owner, id)
  }
  return registry => {
    for (const [name, help, of] of figures)
      new Gauge({
        name: `aili_backup_${name}`,
        help,
        registers: [registry],
        async collect() {
          // While the database is away the figure stays as it was.
          const found = await state().catch(() => null)
          if (found !== null) this.set(of(found))
        },
      })
  }
}
