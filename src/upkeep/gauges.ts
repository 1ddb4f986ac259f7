/** Figures of backups for whoever watches the machine. */
import { Gauge, type Registry } from 'prom-client'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type BackupState, backupState } from './record.ts'

export function backupGauges(kernel: Kernel): (registry: Registry) => void {
  const state = async (): Promise<BackupState | null> => {
    const [id] = await jurisdictionIds(kernel.db.owner)
    return id === undefined ? null : backupState(kernel.db.owner, id)
  }
  const seconds = (at: Date | null | undefined) => (at ? at.getTime() / 1000 : 0)
  return registry => {
    const gauges = {
      made: new Gauge({
        name: 'aili_backup_last_success_timestamp_seconds',
        help: 'End of the last backup made, 0: none',
        registers: [],
      }),
      verified: new Gauge({
        name: 'aili_backup_last_verified_timestamp_seconds',
        help: 'When the last good backup was read back, 0: it was not',
        registers: [],
      }),
    }
    registry.registerMetric(gauges.made)
    registry.registerMetric(gauges.verified)
    new Gauge({
      name: 'aili_backup_failed',
      help: '1 when the last backup could not be made',
      registers: [registry],
      async collect() {
        // While the database is away the figures stay as they were.
        const found = await state().catch(() => undefined)
        if (found === undefined) return
        this.set(found?.last?.outcome === 'failed' ? 1 : 0)
        gauges.made.set(seconds(found?.lastGood?.endedAt))
        gauges.verified.set(seconds(found?.lastGood?.verifiedAt))
      },
    })
  }
}
