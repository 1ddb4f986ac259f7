/** The door of grid plans: what app.ts wires. */
export { planningFields } from './personal-fields.ts'
export { openProposals, type Proposals } from './proposals.ts'
export { planningRoutes } from './routes.ts'
export { planningCrontab, planningTasks } from './tasks.ts'
