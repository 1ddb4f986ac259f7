/** Notices of the demo's last days: to whoever must act on what lies open, a few each, the older ones read. */

import { matterRules } from '../consequences.ts'
import type { Run } from './run.ts'
import type { World } from './world.ts'

const unreadEach = 5
const days = 5
const hour = 3_600_000

export function noticeRows(runs: readonly Run[], numbered: (run: Run) => string): object[] {
  const told = runs.filter(run => !run.standing.closedAt).flatMap(run => noticesOf(run, numbered(run)))
  return [...Map.groupBy(told, notice => notice.personId).values()].flatMap(own => {
    const latest = own.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    return latest.slice(0, 3 * unreadEach).map((notice, i) => ({
      ...notice,
      readAt: i < unreadEach ? null : new Date(notice.createdAt.getTime() + hour),
    }))
  })
}

/** The last act that put it before somebody, and every missed term. */
function noticesOf(run: Run, number: string) {
  const { world, standing } = run
  const since = new Date(world.now.getTime() - days * 24 * hour).toISOString()
  const passed = run.acts.findLast(act => act.from !== act.to)!
  const late = run.acts.filter(act => act.step === 'markOverdue')
  const notice = (kind: string, act: (typeof run.acts)[number], facts: object) => (personId: string) => ({
    personId,
    proceedingId: run.id,
    kind,
    facts: { number, ...facts },
    dedupeKey: `${kind}:${act.id}`,
    createdAt: new Date(act.at),
  })
  const holders = holdersOf(world, run)
  const kind = passed.step === 'report' ? 'arrived' : 'waits'
  return [
    ...(passed.at < since
      ? []
      : holders
          .filter(id => id !== passed.actorId)
          .map(
            notice(
              kind,
              passed,
              kind === 'waits' ? { step: passed.step, state: standing.state } : { state: standing.state },
            ),
          )),
    ...late
      .filter(act => act.at >= since)
      .flatMap(act =>
        [...new Set([...holders, world.named('supervise').id])].map(
          notice('markOverdue', act, { term: act.effects.rung?.term ?? null }),
        ),
      ),
  ]
}

function holdersOf(world: World, { standing }: Run): string[] {
  const waits = matterRules.waitsFor(standing)
  if (!waits) return standing.handlerId ? [standing.handlerId] : []
  const scope =
    waits === 'gridLeader'
      ? { gridId: standing.gridId }
      : waits === 'communityDirector'
        ? { communityId: standing.communityId }
        : waits === 'departmentHandler'
          ? { unitId: standing.ownerUnitId }
          : {}
  return world.inRole(waits, scope).map(worker => worker.id)
}
