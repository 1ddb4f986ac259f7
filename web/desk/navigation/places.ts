/** Where somebody can go on the desk, in groups by what people do; each role has those of its own work. */
import type { IconName } from '../icon.tsx'
import {
  holdsRole,
  isAdministrator,
  keepsPaperForms,
  type Me,
  seesPhones,
  worksOnMatters,
} from '../session.ts'
import {
  dividesGrids,
  keepsRegistry,
  mediates,
  seesCoverage,
  seesMediationFigures,
  takesReports,
  usesCounsel,
  watches,
} from './roles.ts'

export interface Place {
  readonly to: string
  /** After `g`. */
  readonly key: string
  readonly icon: IconName
  readonly name: string
}
export interface Group {
  readonly name: 'today' | 'disputes' | 'grids' | 'law' | 'records' | 'settings'
  readonly icon: IconName
  readonly places: readonly Place[]
}
export interface Places {
  /** Without those in which this person has nothing; the first is today's work. */
  readonly groups: readonly Group[]
  readonly notices: Place
}

const notices: Place = { to: '/notices', key: 'n', icon: 'bell', name: 'notices' }
const map: Place = { to: '/map', key: 'm', icon: 'map', name: 'map' }
const grids: Place = { to: '/grids', key: 'z', icon: 'grids', name: 'grids' }
const procedures: Place = { to: '/procedures', key: 'p', icon: 'flow', name: 'procedures' }
const devices: Place = { to: '/devices', key: 'y', icon: 'phone', name: 'devices' }
const paperForms: Place = { to: '/paper-forms', key: 'd', icon: 'print', name: 'paperForms' }

export function placesOf(me: Me): Places {
  const groups = isAdministrator(me) ? administering(me) : working(me)
  return { groups: groups.filter(group => group.places.length > 0), notices }
}

/** One after the other, as keys and counts take them. */
export function allOf({ groups, notices: last }: Places): readonly Place[] {
  return [...groups.flatMap(group => group.places), last]
}

/** So many stand side by side without menus on a desk's screen. */
const flatAtMost = 8
/** So many stand side by side on a phone, `notices` and `more` among them. */
const compactAtMost = 5

export function fitsFlat(places: Places): boolean {
  return allOf(places).length <= flatAtMost
}

/** What stands first where little room is; the rest is behind `more`. */
const quick = ['work', 'proceedings', 'report', 'figures', 'performance', 'counsel', 'map', 'calendar']

export function compactOf(places: Places): { readonly shown: readonly Place[]; readonly more: boolean } {
  const all = allOf(places)
  if (all.length <= compactAtMost) return { shown: all, more: false }
  const ranked = places.groups
    .flatMap(group => group.places)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, compactAtMost - 2)
  return { shown: [...ranked, places.notices], more: true }
}

function rank({ name }: Place): number {
  const at = quick.indexOf(name)
  return at < 0 ? quick.length : at
}

/** Is somebody at this place, or at one of its pages? */
export function isAt({ to }: Place, path: string): boolean {
  if (to === '/') return path === '/' || path.startsWith('/matters/')
  if (path === to) return true
  return path.startsWith(`${to}/`)
}

/** Administrators see no business content: what they run is places, procedures, the calendar and what is sent out. */
function administering(me: Me): Group[] {
  const runs = holdsRole(me, 'systemAdmin')
  return [
    group('grids', 'grids', runs && map, runs && grids),
    group(
      'settings',
      'sliders',
      procedures,
      { to: '/calendar', key: 'c', icon: 'calendar', name: 'calendar' },
      runs && { to: '/deliveries', key: 'd', icon: 'send', name: 'deliveries' },
      runs && { to: '/backups', key: 'b', icon: 'folder', name: 'backups' },
      runs && devices,
    ),
  ]
}

function working(me: Me): Group[] {
  const [keeps, oversees, divides, atDisputes] = [
    keepsRegistry(me),
    watches(me),
    dividesGrids(me),
    mediates(me),
  ]
  return [
    group(
      'today',
      'list',
      worksOnMatters(me) && { to: '/', key: 'l', icon: 'list', name: 'work' },
      { to: '/proceedings', key: 'o', icon: 'folder', name: 'proceedings' },
      takesReports(me) && { to: '/report', key: 'r', icon: 'phone', name: 'report' },
    ),
    group(
      'disputes',
      'talk',
      atDisputes && { to: '/performance', key: 'i', icon: 'clock', name: 'performance' },
      atDisputes && { to: '/committees', key: 'e', icon: 'team', name: 'committees' },
      atDisputes && { to: '/mediators', key: 'a', icon: 'person', name: 'mediators' },
      seesMediationFigures(me) && {
        to: '/mediation-figures',
        key: 'j',
        icon: 'chart',
        name: 'mediationFigures',
      },
    ),
    group(
      'grids',
      'grids',
      map,
      keeps && { to: '/registry', key: 'h', icon: 'home', name: 'registry' },
      (keeps || seesCoverage(me)) && { to: '/visits', key: 'v', icon: 'walk', name: 'visits' },
      (keeps || oversees) && { to: '/patrols', key: 't', icon: 'check', name: 'patrols' },
      divides && grids,
      divides && { to: '/staffing', key: 'k', icon: 'team', name: 'staffing' },
    ),
    group(
      'law',
      'law',
      usesCounsel(me) && { to: '/counsel', key: 'w', icon: 'team', name: 'counsel' },
      usesCounsel(me) && { to: '/publicity', key: 'x', icon: 'send', name: 'publicity' },
      { to: '/statutes', key: 's', icon: 'search', name: 'statutes' },
      procedures,
    ),
    group(
      'records',
      'chart',
      (keeps || oversees) && { to: '/ledgers', key: 'b', icon: 'ledger', name: 'ledgers' },
      oversees && { to: '/figures', key: 'f', icon: 'chart', name: 'figures' },
    ),
    group('settings', 'sliders', seesPhones(me) && devices, keepsPaperForms(me) && paperForms),
  ]
}

function group(name: Group['name'], icon: IconName, ...places: readonly (Place | false)[]): Group {
  return { name, icon, places: places.filter(place => place !== false) }
}
