/** Addresses of what the system administrator looks at: messages sent, backups made. */
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export function upkeepAddresses<Root extends AnyRoute>(root: Root) {
  const getParentRoute = () => root
  return [
    createRoute({
      getParentRoute,
      path: '/deliveries',
      component: lazyRouteComponent(() => import('./deliveries-page.tsx'), 'DeliveriesPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/backups',
      component: lazyRouteComponent(() => import('./backups-page.tsx'), 'BackupsPage'),
    }),
  ] as const
}
