/** What a map of the grids may be coloured by, who may ask for it, and the list each figure opens to. Pure: shared with the page. */

export const asks = ['open', 'overdue', 'dueSoon', 'lastVisit', 'households', 'staffed'] as const
export type Ask = (typeof asks)[number]

/** Figures of the places themselves: administrators, who read no business content, see these alone. */
const ofPlaces: readonly Ask[] = ['households', 'staffed']
const administrators = ['systemAdmin', 'securityAdmin', 'auditAdmin']

/** @param roles held and stood in for */
export function asksFor(roles: readonly string[]): readonly Ask[] {
  return roles.some(role => administrators.includes(role)) ? ofPlaces : asks
}

export interface Narrowed {
  readonly procedure?: string | undefined
  readonly category?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Is the figure a number of proceedings, which can be narrowed by kind and day? */
export function countsProceedings(ask: Ask): ask is 'open' | 'overdue' | 'dueSoon' {
  return ask === 'open' || ask === 'overdue' || ask === 'dueSoon'
}

/** Where a figure of a grid opens to, as a path of the desk with its question; null where the sheet itself says everything. */
export function listOf(ask: Ask, gridId: string, narrowed: Narrowed = {}): string | null {
  const { procedure, ...rest } = narrowed
  if (procedure !== undefined && procedure !== 'matter') {
    if (!countsProceedings(ask)) return null
    return `/proceedings?${query({ procedure, scope: ask === 'overdue' ? 'overdue' : 'open' })}`
  }
  if (countsProceedings(ask)) return `/?${query({ list: 'all', figure: ask, gridId, ...rest })}`
  return ask === 'lastVisit' ? `/?${query({ list: 'all', gridId, sort: 'lastAct' })}` : null
}

function query(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
    .join('&')
}
