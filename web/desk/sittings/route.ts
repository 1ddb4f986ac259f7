/** Where the mediation room is found on the desk. */
import { type AnyRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export function roomRoute<Root extends AnyRootRoute>(root: Root) {
  return createRoute({
    getParentRoute: () => root,
    path: '/proceedings/$proceedingId/room',
    component: lazyRouteComponent(() => import('./room-page.tsx'), 'RoomPage'),
  })
}
