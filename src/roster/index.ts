/** The door of rosters of residents: taken in from an office's own sheets, looked at first, and given out again. */
export { rosterRoutes } from './routes.ts'
