/** Addresses of the figures of mediation and of the list behind each of them. */
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export function figuresAddresses<Root extends AnyRoute>(root: Root) {
  const getParentRoute = () => root
  return [
    createRoute({
      getParentRoute,
      path: '/mediation-figures',
      component: lazyRouteComponent(() => import('./figures-page.tsx'), 'MediationFiguresPage'),
    }),
    createRoute({
      getParentRoute,
      path: '/mediation-figures/list',
      component: lazyRouteComponent(() => import('./list-page.tsx'), 'MediationFiguresListPage'),
    }),
  ] as const
}
