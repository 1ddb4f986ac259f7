/** The door of patrols and hazards: plans, what was checked, what was found, until it is mended and re-checked on the spot. */
export { patrolRoutes } from './routes.ts'
