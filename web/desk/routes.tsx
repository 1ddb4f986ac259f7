/** Addresses of the desk: matters and proceedings with one open beside the list, report on behalf, figures, procedures, calendar, notices, own account. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
  Navigate,
  redirect,
} from '@tanstack/react-router'
import { counselAddress, publicityAddress } from './counsel/addresses.ts'
import { Frame } from './frame.tsx'
import { listQueryOf, parseSearch, writeSearch } from './matters/list-query.ts'
import { MatterPage } from './matters/matter-page.tsx'
import { WorklistPage } from './matters/worklist-page.tsx'
import { figuresAddresses } from './mediation-figures/addresses.ts'
import { Failure } from './parts.tsx'
import { isAdministrator, session, worksOnMatters } from './session.ts'
import { roomRoute } from './sittings/route.ts'
import { upkeepAddresses } from './staff/addresses.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere })
const work = createRoute({
  getParentRoute: () => root,
  id: 'work',
  component: WorklistPage,
  validateSearch: listQueryOf,
})
const home = createRoute({
  getParentRoute: () => work,
  path: '/',
  beforeLoad: () => {
    const { me } = session.state()
    if (me && isAdministrator(me)) throw redirect({ to: '/procedures' as never })
    if (me && !worksOnMatters(me)) throw redirect({ to: '/proceedings' as never })
  },
})
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
const proceedings = createRoute({
  getParentRoute: () => root,
  path: '/proceedings',
  component: lazyRouteComponent(() => import('./proceedings/list-page.tsx'), 'ProceedingsPage'),
})
const allProceedings = createRoute({ getParentRoute: () => proceedings, path: '/' })
const newProceeding = createRoute({
  getParentRoute: () => proceedings,
  path: '/new',
  component: lazyRouteComponent(() => import('./proceedings/new-page.tsx'), 'NewPage'),
})
const proceeding = createRoute({
  getParentRoute: () => proceedings,
  path: '/$proceedingId',
  component: lazyRouteComponent(() => import('./proceedings/proceeding-page.tsx'), 'ProceedingPage'),
})
const procedures = createRoute({
  getParentRoute: () => root,
  path: '/procedures',
  component: lazyRouteComponent(() => import('./procedures/procedures-page.tsx'), 'ProceduresPage'),
})
const procedure = createRoute({
  getParentRoute: () => root,
  path: '/procedures/$procedureId',
  component: lazyRouteComponent(() => import('./procedures/procedure-page.tsx'), 'ProcedurePage'),
})
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
})
const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  component: lazyRouteComponent(() => import('./map/map-page.tsx'), 'MapPage'),
})
const printedGrid = createRoute({
  getParentRoute: () => root,
  path: '/map/print/$gridId',
  component: lazyRouteComponent(() => import('./map/print-page.tsx'), 'PrintPage'),
})
const plans = createRoute({
  getParentRoute: () => root,
  path: '/grids',
  component: lazyRouteComponent(() => import('./plans/plans-page.tsx'), 'PlansPage'),
})
const plan = createRoute({
  getParentRoute: () => root,
  path: '/grids/$planId',
  component: lazyRouteComponent(() => import('./plans/plan-page.tsx'), 'PlanPage'),
})
const survey = createRoute({
  getParentRoute: () => root,
  path: '/survey',
  component: lazyRouteComponent(() => import('./survey/survey-page.tsx'), 'SurveyPage'),
})
const staffing = createRoute({
  getParentRoute: () => root,
  path: '/staffing',
  component: lazyRouteComponent(() => import('./staffing/staffing-page.tsx'), 'StaffingPage'),
})
const registry = createRoute({
  getParentRoute: () => root,
  path: '/registry',
  component: lazyRouteComponent(() => import('./registry/registry-page.tsx'), 'RegistryPage'),
})
const household = createRoute({
  getParentRoute: () => root,
  path: '/registry/households/$householdId',
  component: lazyRouteComponent(() => import('./registry/household-page.tsx'), 'HouseholdPage'),
})
const resident = createRoute({
  getParentRoute: () => root,
  path: '/registry/residents/$residentId',
  component: lazyRouteComponent(() => import('./registry/resident-page.tsx'), 'ResidentPage'),
})
const roster = createRoute({
  getParentRoute: () => root,
  path: '/registry/roster',
  component: lazyRouteComponent(() => import('./roster/roster-page.tsx'), 'RosterPage'),
})
const visits = createRoute({
  getParentRoute: () => root,
  path: '/visits',
  component: lazyRouteComponent(() => import('./visits/visits-page.tsx'), 'VisitsPage'),
})
const patrols = createRoute({
  getParentRoute: () => root,
  path: '/patrols',
  component: lazyRouteComponent(() => import('./patrols/patrols-page.tsx'), 'PatrolsPage'),
})
const committees = createRoute({
  getParentRoute: () => root,
  path: '/committees',
  component: lazyRouteComponent(() => import('./mediation/committees-page.tsx'), 'CommitteesPage'),
})
const mediators = createRoute({
  getParentRoute: () => root,
  path: '/mediators',
  component: lazyRouteComponent(() => import('./mediation/mediators-page.tsx'), 'MediatorsPage'),
})
const ledgers = createRoute({
  getParentRoute: () => root,
  path: '/ledgers',
  component: lazyRouteComponent(() => import('./ledgers/ledgers-page.tsx'), 'LedgersPage'),
})
const statutes = createRoute({
  getParentRoute: () => root,
  path: '/statutes',
  component: lazyRouteComponent(() => import('./statutes/statutes-page.tsx'), 'StatutesPage'),
})
const paperForms = createRoute({
  getParentRoute: () => root,
  path: '/paper-forms',
  component: lazyRouteComponent(() => import('./papers/forms-page.tsx'), 'PaperFormsPage'),
})
const performanceDue = createRoute({
  getParentRoute: () => root,
  path: '/performance',
  component: lazyRouteComponent(() => import('./agreements/due-page.tsx'), 'DuePage'),
})
const devices = createRoute({
  getParentRoute: () => root,
  path: '/devices',
  component: lazyRouteComponent(() => import('./fieldwork/devices-page.tsx'), 'DevicesPage'),
})
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./staff/account-page.tsx'), 'AccountPage'),
})
export const router = createRouter({
  routeTree: root.addChildren([
    work.addChildren([home, matter]),
    proceedings.addChildren([allProceedings, newProceeding, proceeding]),
    roomRoute(root),
    report,
    figures,
    procedures,
    procedure,
    calendar,
    ...upkeepAddresses(root),
    map,
    printedGrid,
    plans,
    plan,
    survey,
    staffing,
    registry,
    household,
    resident,
    roster,
    visits,
    patrols,
    committees,
    mediators,
    ...figuresAddresses(root),
    counselAddress(root),
    publicityAddress(root),
    ledgers,
    statutes,
    paperForms,
    performanceDue,
    devices,
    notices,
    account,
  ]),
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
  return <Navigate to="/" replace />
}
