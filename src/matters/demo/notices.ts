/** Notices of the demo's last days, held for the morning list: to whoever must act on what lies open. */

import { matterRules } from '../consequences.ts'
import type { Run } from './run.ts'
import type { World } from './world.ts'

const days = 5
const hour = 3_600_000

export function noticeRows(runs: readonly Run[], numbered: (run: Run) => string): object[] {
  return runs.filter(run => !run.standing.closedAt).flatMap(run => noticesOf(run, numbered(run)))
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
    told: 'held',
    facts: { procedure: 'matter', number, ...facts },
    dedupeKey: `${kind}:${act.id}`,
    createdAt: new Date(act.at),
  })
  const holders = holdersOf(world, run)
  return [
    ...(passed.at < since
      ? []
      : holders
          .filter(id => id !== passed.actorId)
          .map(notice('waits', passed, { step: passed.step, state: standing.state }))),
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
