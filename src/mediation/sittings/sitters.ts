/** Who keeps the sittings of a dispute: whoever mediates in the unit that has it, and whoever decides above them; nobody else writes. */
import { Refusal } from '../../kernel/errors.ts'
import type { Actor, StandingOf } from '../../proceedings/procedure.ts'
import { mayRecord } from '../parties/policy.ts'

/** @throws Refusal notYours */
export function requireSitter(standing: StandingOf, actor: Actor): void {
  if (!mayRecord(standing, actor))
    throw new Refusal('notYours', {
      what: 'sitting',
      roles: ['mediator', 'communityDirector', 'communitySecretary', 'departmentHead'],
    })
}
