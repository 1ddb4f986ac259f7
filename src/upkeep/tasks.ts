/** Backups by the clock: made once across all processes, recorded, and told to whoever runs the house when one could not be made. */

import type { Config } from '../kernel/config.ts'
import { everythingOf } from '../kernel/database.ts'
import type { Tasks } from '../kernel/jobs.ts'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { TellRole } from '../proceedings/index.ts'
import { runBackup } from './make.ts'
import { noteBackup, type Outcome } from './record.ts'

/** Asia/Shanghai is ahead of UTC by so many hours, all year. */
const aheadHours = 8

export function backupTasks(kernel: Kernel, tellRole: TellRole, run = runBackup): Tasks {
  return { makeBackup: () => makeBackup(kernel, tellRole, run) }
}

/** Nothing where no folder was named. A machine that was off at that time makes it when it is on. */
export function backupCrontab({ backup }: Pick<Config, 'backup'>): string {
  if (backup.dir === null) return ''
  return backup.at
    .map(time => {
      const [hour, minute] = time.split(':').map(Number) as [number, number]
      const utc = (hour + 24 - aheadHours) % 24
      return `${minute} ${utc} * * * makeBackup ?id=makeBackup-${time.replace(':', '')}&jobKey=makeBackup&queue=backup&max=3&fill=20h`
    })
    .join('\n')
}

/** Tried again by the queue, twice, when it failed. */
async function makeBackup(kernel: Kernel, tellRole: TellRole, run: typeof runBackup): Promise<void> {
  if (kernel.config.backup.dir === null) return
  const startedAt = kernel.clock.now()
  const { outcome, words } = await run(kernel.config).catch((error: Error) => ({
    outcome: { failed: 'ended' } as Outcome,
    words: error.message,
  }))
  const endedAt = kernel.clock.now()
  await noteBackup(kernel.db.owner, startedAt, endedAt, outcome)
  if (!('failed' in outcome)) return kernel.log.info({ backup: outcome.name }, 'backup made and read back')
  kernel.log.error({ problem: outcome.failed, words }, 'backup failed')
  await tell(kernel, tellRole, endedAt)
  throw new Error(`backup failed: ${outcome.failed}`)
}

/** Once a day: a second failure says no more than the first. */
async function tell(kernel: Kernel, tellRole: TellRole, at: Date): Promise<void> {
  for (const id of await jurisdictionIds(kernel.db.owner))
    await kernel.db.within(everythingOf(id), tx =>
      tellRole(tx, id, 'systemAdmin', {
        kind: 'backupFailed',
        causeId: civilDay(at),
        at,
        facts: { day: civilDay(at) },
      }),
    )
}
