/** What an actor may see, as the settings that row-level security reads. */
import pg from 'pg'

/** What an actor may see; becomes the settings that row-level security reads (sql/0001_ground.sql). */
export interface Sight {
  readonly jurisdictionId: number
  readonly reach: 'all' | 'jurisdiction' | 'scoped'
  readonly personId: string | null
  readonly units: readonly string[]
  readonly communities: readonly string[]
  readonly grids: readonly string[]
  /** The one proceeding a resident holds the query code of. */
  readonly proceedingId?: string
}

/** The sight of the system itself. */
export function everythingOf(jurisdictionId: number): Sight {
  return { jurisdictionId, reach: 'all', personId: null, units: [], communities: [], grids: [] }
}

/** BEGIN and the settings of a sight as one message to the server: a request pays one extra round trip, not two. */
export function openingOf(sight: Sight, limits: Readonly<Record<string, number>>, mode = ''): string {
  return `begin ${mode}; ${settingOf({ ...limits, ...settingsOf(sight), role: 'aili_app' })}`
}

/** What turns a transaction to another sight. */
export function turningTo(sight: Sight): string {
  return settingOf(settingsOf(sight))
}

function settingsOf(sight: Sight): Readonly<Record<string, string>> {
  return {
    'aili.jurisdiction': String(sight.jurisdictionId),
    'aili.reach': sight.reach,
    'aili.person': sight.personId ?? '',
    'aili.units': `{${sight.units.join(',')}}`,
    'aili.communities': `{${sight.communities.join(',')}}`,
    'aili.grids': `{${sight.grids.join(',')}}`,
    'aili.proceeding': sight.proceedingId ?? '',
  }
}

function settingOf(settings: Readonly<Record<string, string | number>>): string {
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(String(value))}, true)`,
  )
  return `select ${calls.join(', ')}`
}
