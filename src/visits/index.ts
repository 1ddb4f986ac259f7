/** The door of visits to households: who is due, the day's round, what was heard, what follows, how far a grid is covered. */
export { visitRoutes } from './routes.ts'
