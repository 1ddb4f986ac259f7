/** The door of notices: telling those at work what concerns them, once each. */
export { type About, type Notice, notify } from './notify.ts'
export { type Asked, headsOf, holdersNow, inRole, presentFor } from './persons.ts'
export { noticeRoutes } from './routes.ts'
export { type Told, tellAfter } from './tell-after.ts'
