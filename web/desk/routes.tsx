/** Addresses of the desk: the worklist with a matter beside it, report on behalf, figures, notices, own account. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { Frame } from './frame.tsx'
import { listQueryOf, parseSearch, writeSearch } from './matters/list-query.ts'
import { MatterPage } from './matters/matter-page.tsx'
import { WorklistPage } from './matters/worklist-page.tsx'
import { Failure } from './parts.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere })

const work = createRoute({
  getParentRoute: () => root,
  id: 'work',
  component: WorklistPage,
  validateSearch: listQueryOf,
})
const home = createRoute({ getParentRoute: () => work, path: '/' })
const matter = createRoute({ getParentRoute: () => work, path: '/matters/$matterId', component: MatterPage })

const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  component: lazyRouteComponent(() => import('./matters/report-page.tsx'), 'ReportPage'),
})
const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  component: lazyRouteComponent(() => import('./matters/figures-page.tsx'), 'FiguresPage'),
})
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyRouteComponent(() => import('./staff/notices-page.tsx'), 'NoticesPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./staff/account-page.tsx'), 'AccountPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([work.addChildren([home, matter]), report, figures, notices, account]),
  basepath: '/desk',
  parseSearch,
  stringifySearch: writeSearch,
  defaultPreload: false,
  defaultErrorComponent: Broken,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** A fault of ours on one page: the rest of the desk goes on. */
function Broken({ error }: ErrorComponentProps) {
  return (
    <main className="page" id="main">
      <Failure error={error as Error} retry={() => location.reload()} />
    </main>
  )
}

/** An address nobody knows leads home. */
function NotHere() {
  throw redirect({ to: '/' })
}
