/** The door of the map: its routes. */

export { mapRoutes } from './routes.ts'
