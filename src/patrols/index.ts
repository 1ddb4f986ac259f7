/** The door of patrols and hazards: plans, what was checked, what was found, until it is mended and re-checked on the spot. */
export { type HazardRow, openHazards } from './hazard-store.ts'
export { hazardKinds, placeKinds } from './kinds.ts'
export { type PlanDue, plansFor } from './plans-for.ts'
export { patrolRoutes } from './routes.ts'
export { takeHazard } from './take-hazard.ts'
export { takeHazardEvent } from './take-hazard-event.ts'
export { takePatrol } from './take-patrol.ts'
export { patrolCrontab, patrolTasks } from './tasks.ts'
