/** The door of notices: telling those at work what concerns them, once each. */
export { channelRoutes } from './channel-routes.ts'
export { deliveryRoutes } from './delivery-routes.ts'
export { makeMorningLists, writeLastMorning } from './morning.ts'
export { type About, type Notice, notify } from './notify.ts'
export { type Asked, headsOf, holdersNow, inRole, type Present, presentFor } from './persons.ts'
export { noticeRoutes } from './routes.ts'
export { noticeCrontab, noticeTasks } from './tasks.ts'
export { type Told, tellAfter } from './tell-after.ts'
