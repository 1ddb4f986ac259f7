/** Whether every step leaves a proceeding with somebody who is to act next: a state that waits for another role is not left in the hands of whoever went before. */
import type { Procedure } from '../../src/proceedings/procedure.ts'

/** Steps that lead to a state waiting for a role not their own, and let the former holder keep it. */
export function keptByTheWrongOne({ steps, states }: Procedure): string[] {
  return Object.entries(steps).flatMap(([name, { from, to, who, holds, owns, inputs }]) => {
    const next = states[to]
    if (!next?.waitsFor || next.waits || from.includes('draft')) return []
    const ownRole = who.some(({ role }) => role === next.waitsFor)
    const given =
      holds === 'person' &&
      inputs?.some(one => one.kind === 'person' && one.required && one.of?.includes(next.waitsFor!))
    const cleared = holds === 'nobody' || given || (holds === undefined && owns !== undefined)
    return ownRole || cleared ? [] : [`${name} → ${to}: waits for ${next.waitsFor}`]
  })
}
