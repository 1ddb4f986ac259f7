/** What follows a step of a matter at once: the system's own next step, and who is chosen to verify. Pure: server and phone say the same. */
import type { Act, StandingOf } from '../proceedings/procedure.ts'

/** The step the system takes at once after this one; null when none. */
export function nextBySystem({
  act,
  standing,
}: {
  readonly act: Act
  readonly standing: StandingOf
}): string | null {
  if (standing.state === 'handled') return 'assignVerifier'
  const unhappy = act.step === 'rate' && act.inputs.solved === 'no' && Number(act.inputs.satisfied) <= 2
  return unhappy ? 'askCallback' : null
}

/** Steps after which somebody must verify. */
export const choosesVerifier: ReadonlySet<string> = new Set(['solveOnSpot', 'assignVerifier'])

/** Roles that verify, in the order in which they are asked: a member of the grid, else its leader. */
export const verifyingRoles = ['gridMember', 'gridLeader'] as const

/**
 * The first who never handled it; null: then it waits for the supervisor.
 * @param candidates persons at the grid, in the order of `verifyingRoles`, longest in post first
 */
export function verifierAmong(
  candidates: readonly string[],
  standing: StandingOf,
  actorId: string | null,
): string | null {
  const apart = new Set([...standing.handlers, ...standing.approvers, standing.handlerId, actorId])
  return candidates.find(id => !apart.has(id)) ?? null
}
