/** The door of staffing: who looks after which grid, over HTTP. */
export { staffingRoutes } from './routes.ts'
