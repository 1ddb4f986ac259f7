/** The door of what a resident may do with their own data: see it, see who looked, take a copy, correct, delete, take consents back (PIPL art. 44-50). */
export { subjectConsequences } from './consequences.ts'
export { dataRequestProcedure } from './procedure.ts'
export { subjectRoutes } from './routes.ts'
export { subjectCrontab, subjectTasks } from './tasks.ts'
