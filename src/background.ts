/** Background work of all domains: what each does when its time comes, and when that is. */
import { counselCrontab, counselTasks } from './counsel/index.ts'
import { recomputables, regriddables } from './followers.ts'
import { wasClockSet } from './kernel/clock-set.ts'
import type { Config } from './kernel/config.ts'
import type { Tasks } from './kernel/jobs.ts'
import type { Kernel } from './kernel/kernel.ts'
import { onlyWhenSteady, type SteadyClock } from './kernel/steady-clock.ts'
import { matterCrontab, matterTasks } from './matters/index.ts'
import { mediationCrontab, mediationTasks } from './mediation/index.ts'
import { noticeCrontab, noticeTasks } from './notices/index.ts'
import { patrolCrontab, patrolTasks } from './patrols/index.ts'
import { type Proposals, planningCrontab, planningTasks } from './planning/index.ts'
import {
  calendarCrontab,
  calendarTasks,
  regriddingCrontab,
  regriddingTasks,
  rollupCrontab,
  rollupTasks,
  type TellRole,
} from './proceedings/index.ts'
import { registryCrontab, registryTasks } from './registry/index.ts'
import { rollups } from './rollups.ts'
import { rosterCrontab, rosterTasks } from './roster/index.ts'
import { subjectCrontab, subjectTasks } from './subjects/index.ts'
import { backupCrontab, backupTasks } from './upkeep/index.ts'
import { visitCrontab, visitTasks } from './visits/index.ts'

/** What they remove is gone: a clock that was set forty days ahead would take what is to be kept for forty days more. */
const removing = [
  'removeUnclaimedFiles',
  'removeExpiredResidents',
  'removeOldPatrols',
  'removeEndedSignIns',
  'forgetVisits',
  'forgetClients',
]

export function tasksOf(kernel: Kernel, proposals: Proposals, tellRole: TellRole, clock: SteadyClock): Tasks {
  const tell = (task: string) => kernel.log.warn({ task }, 'the clock was set: nothing is removed by age')
  const isSteady = async () => clock.isSteady() && !(await wasClockSet(kernel.db))
  return onlyWhenSteady({ isSteady }, tell, removing, {
    ...matterTasks(kernel),
    ...noticeTasks(kernel),
    ...calendarTasks(kernel, recomputables, tellRole),
    ...regriddingTasks(kernel, regriddables),
    ...rollupTasks(kernel, rollups),
    ...planningTasks(proposals),
    ...registryTasks(kernel),
    ...rosterTasks(kernel),
    ...patrolTasks(kernel),
    ...subjectTasks(kernel),
    ...visitTasks(kernel),
    ...counselTasks(kernel),
    ...mediationTasks(kernel),
    ...backupTasks(kernel, tellRole),
  })
}

/** Lines of graphile-worker, in UTC. */
const crontab = [
  matterCrontab,
  noticeCrontab,
  calendarCrontab,
  regriddingCrontab,
  rollupCrontab,
  planningCrontab,
  registryCrontab,
  patrolCrontab,
  rosterCrontab,
  subjectCrontab,
  visitCrontab,
  counselCrontab,
  mediationCrontab,
].join('\n')

export function crontabOf(config: Pick<Config, 'backup'>): string {
  return [crontab, backupCrontab(config)].join('\n')
}
