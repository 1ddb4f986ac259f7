/** The door of origins: a matter, a party, a mediator or a court brings a dispute to mediation, and each is told what became of it. */
export { answerOrigin } from './back.ts'
export { followMatters } from './from-matter.ts'
export { originRoutes } from './routes.ts'
