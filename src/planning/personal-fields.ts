/** Personal data of grid plans: members of staff who made, changed and adopted one; never residents. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const acting = {
  basis: 'art. 13(1)(3): statutory duty, who changed the division of a community',
  retention: 'while the plan is kept; an adopted one for ever',
  readers: 'those who may plan for the community; of adopted ones all staff',
  kept: 'clear',
} as const

export const planningFields: readonly PersonalField[] = [
  { ...acting, column: 'grid_plan.made_by', purpose: 'who made the plan' },
  {
    ...acting,
    column: 'grid_plan.changed_by',
    purpose: 'telling whoever changes it meanwhile by whom it was changed',
  },
  { ...acting, column: 'grid_plan.adopted_by', purpose: 'who entered the decision' },
  { ...acting, column: 'grid_plan_edit.person_id', purpose: 'who made this change' },
]
