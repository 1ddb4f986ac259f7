/** Extensions, time left out on a cause of law, and changes of label: the mechanics every procedure shares, judged and carried out. Pure. */
import type { Calendar } from './calendar.ts'
import { exclusionEffects, exclusionObjection } from './excluding.ts'
import { extensionEffects, extensionObjection } from './extending.ts'
import type { Effects, Procedure, Step } from './procedure.ts'
import type { Objection, Question } from './question.ts'
import { relabelEffects, relabelObjection } from './relabelling.ts'

/** What stands against a step that extends, leaves time out or changes the label; null for other steps. */
export function commonObjection(procedure: Procedure, step: Step, ask: Question<unknown>): Objection {
  if (step.extension) return extensionObjection(procedure, step.extension, ask)
  if (step.exclusion) return exclusionObjection(procedure, step.exclusion, ask)
  if (step.relabels) return relabelObjection(step.relabels, ask)
  return null
}

/** What follows from such a step. @param role in which the actor takes it */
export function commonEffects(
  procedure: Procedure,
  step: Step,
  ask: Question<unknown>,
  calendar: Calendar,
  role: string,
): Effects {
  if (step.extension) return extensionEffects(procedure, step.extension, ask, calendar)
  if (step.exclusion) return exclusionEffects(procedure, ask, calendar, role)
  if (step.relabels) return relabelEffects(procedure, step.relabels, ask, calendar)
  return {}
}
