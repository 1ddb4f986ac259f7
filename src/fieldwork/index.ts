/** The door of a phone's day without signal: what it takes along, what it sends when there is signal, piece by piece, and wiping it when it is lost. */
export { fieldworkRoutes } from './routes.ts'
