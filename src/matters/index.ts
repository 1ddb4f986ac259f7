/** The door of resident matters. */
export { climb } from './climb.ts'
export { matterRules } from './consequences.ts'
export { matterProcedure } from './procedure.ts'
export { publicMatterRoutes } from './public-routes.ts'
export { takeReport } from './report.ts'
export { matterRoutes } from './routes.ts'
export { listMatters } from './store.ts'
export { matterCrontab, matterTasks } from './tasks.ts'
