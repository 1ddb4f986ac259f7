/** The door of counsel and legal publicity: the community's lawyer, slots, consultations, opinions, the year's plan and what was done. */
export { counselConsequences } from './refer.ts'
export { counselRoutes } from './routes.ts'
export { counselCrontab, counselTasks } from './tasks.ts'
