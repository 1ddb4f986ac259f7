/** Addresses of counsel and of legal publicity on the desk. */
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export const counselAddress = <Root extends AnyRoute>(root: Root) =>
  createRoute({
    getParentRoute: () => root,
    path: '/counsel',
    component: lazyRouteComponent(() => import('./counsel-page.tsx'), 'CounselPage'),
  })

export const publicityAddress = <Root extends AnyRoute>(root: Root) =>
  createRoute({
    getParentRoute: () => root,
    path: '/publicity',
    component: lazyRouteComponent(() => import('../publicity/publicity-page.tsx'), 'PublicityPage'),
  })
