/** The door of rosters of residents: taken in from an office's own sheets, looked at first, and given out again. */
export { sendRoster, writeRoster } from './begin.ts'
export { asideFile, viewOf } from './present.ts'
export { rosterRoutes } from './routes.ts'
export { runOf } from './run-row.ts'
export { takeOut } from './take-out.ts'
export { rosterCrontab, rosterTasks } from './tasks.ts'
