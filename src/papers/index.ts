/** The door of papers: what a proceeding is kept in on paper, numbered, versioned, bound. */
export { paperFields } from './personal-fields.ts'
export { paperRoutes } from './routes.ts'
