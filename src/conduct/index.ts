/** The door of conducting: any procedure carried from its first act to its last by its declaration. */
export { climb, recomputables } from './climb.ts'
export { conductFields } from './personal-fields.ts'
export { presentEnded, presentTerm } from './present-terms.ts'
export { procedureRoutes } from './procedure-routes.ts'
export { openRegistry, type Registry } from './registry.ts'
export { conductRoutes } from './routes.ts'
export { nameOf, sayIn } from './words.ts'
