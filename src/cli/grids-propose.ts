/** npm run grids -- propose: from a file of buildings to a plan of grids as GeoJSON, with every row left out and every grid out of bounds named. */
import {
  type CommunityAsk,
  checkRows,
  columnsOf,
  type Expression,
  expressionOf,
  figuresOf,
  geoJsonOf,
  inTurns,
  type Problem,
  type Proposal,
  propose,
  Unfit,
} from '../gridding/index.ts'
import type { Translate } from '../kernel/i18n.ts'
import { type System, systems } from '../territory/coordinates.ts'
import {
  type Given,
  numberOption,
  onlyFile,
  progress,
  requireWritable,
  toldOneByOne,
  Usage,
  wholeOption,
  write,
} from './grids-files.ts'
import { communitiesOf, rowsIn } from './grids-read.ts'

export const proposeOptions = {
  households: { type: 'string' },
  min: { type: 'string' },
  max: { type: 'string' },
  grids: { type: 'string' },
  barriers: { type: 'string' },
  boundary: { type: 'string' },
  compound: { type: 'string' },
  dedicated: { type: 'string' },
  id: { type: 'string' },
  lng: { type: 'string' },
  lat: { type: 'string' },
  system: { type: 'string' },
  seed: { type: 'string' },
  out: { type: 'string' },
} as const
/** GB/T 34300 leaves the size of a grid to the place; 300 to 500 households is what towns go by. */
const usualBounds = { least: 300, most: 500 }

export async function proposeGrids(given: Given, t: Translate, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now()
  const file = onlyFile(given)
  const ask = askOf(given)
  requireWritable(given.values.out)
  const rows = await rowsIn(file, given)
  const checked = checkRows(rows, { ...ask, households: ask.households(columnsOf(rows)) })
  const { communities, problems } = communitiesOf(rows, checked, ask, given)
  tellProblems(problems, t)
  if (checked.withoutHouseholds > 0)
    console.error(t('gridding:withoutHouseholds', { count: checked.withoutHouseholds }))
  requireHouseholds(communities, ask.text)
  requireRoom(communities, ask.count)
  const steps = propose(communities, { ...ask, now: () => performance.now() })
  const proposal = await inTurns(steps, progress(t), signal)
  if (given.values.out !== undefined) write(given.values.out, geoJsonOf(proposal))
  tellGrids(proposal, t)
  const figures = {
    rows: rows.length,
    buildings: communities.reduce((sum, it) => sum + it.buildings.length, 0),
    leftOut: problems.length,
    withoutHouseholds: checked.withoutHouseholds,
    min: ask.bounds.least,
    max: ask.bounds.most,
    asked: ask.count,
    seed: ask.seed,
    ...figuresOf(proposal),
    seconds: Math.round((performance.now() - startedAt) / 10) / 100,
    out: given.values.out ?? null,
  }
  const empty = communities.filter(it => it.buildings.length === 0).map(it => it.name)
  if (empty.length > 0) console.log(t('gridding:emptyCommunities', { names: empty.join(', ') }))
  if (ask.count !== null && figures.general !== ask.count)
    console.log(t('gridding:otherCount', { asked: ask.count, general: figures.general }))
  console.log(t('gridding:proposed', figures))
  console.log(JSON.stringify(figures))
}

interface ProposeWanted {
  readonly text: string
  readonly households: (columns: readonly string[]) => Expression
  readonly bounds: { readonly least: number; readonly most: number }
  readonly count: number | null
  readonly seed: number
  readonly system: System
  readonly compound: string | null
  readonly dedicated: string | null
  readonly id: string | null
}

/** @throws Usage */
function askOf(given: Given): ProposeWanted {
  const { households, compound, dedicated, id, system = 'CGCS2000' } = given.values
  if (households === undefined || households.trim() === '') throw new Usage('noHouseholds')
  if (!(systems as readonly string[]).includes(system))
    throw new Usage('system', { system, systems: systems.join(', ') })
  const bounds = {
    least: numberOption(given, 'min', 0) ?? usualBounds.least,
    most: numberOption(given, 'max', 0) ?? usualBounds.most,
  }
  if (bounds.least > bounds.most || bounds.most === 0)
    throw new Usage('bounds', { min: bounds.least, max: bounds.most })
  return {
    text: households,
    households: columns => expressionOf(households, columns),
    bounds,
    count: wholeOption(given, 'grids', 1),
    seed: wholeOption(given, 'seed', 0) ?? 1,
    system: system as System,
    compound: compound ?? null,
    dedicated: dedicated ?? null,
    id: id ?? null,
  }
}

/** A number of grids given must leave each community one, and each grid a building. @throws Unfit */
function requireRoom(communities: readonly CommunityAsk[], count: number | null): void {
  const general = communities.map(it => it.buildings.filter(b => b.dedicated === null).length)
  const inhabited = general.filter(own => own > 0).length
  const buildings = general.reduce((a, b) => a + b, 0)
  if (count === null) return
  if (count > buildings) throw new Unfit('tooManyGrids', { grids: count, buildings })
  if (count < inhabited) throw new Unfit('tooFewGrids', { grids: count, communities: inhabited })
}

/** @throws Unfit */
function requireHouseholds(communities: readonly CommunityAsk[], text: string): void {
  const buildings = communities.flatMap(it => it.buildings)
  if (buildings.length === 0) throw new Unfit('noBuildings')
  if (buildings.every(it => it.households === 0)) throw new Unfit('noHouseholdsAnywhere', { text })
}

function tellProblems(problems: readonly Problem[], t: Translate): void {
  const sorted = problems.toSorted((a, b) => a.row - b.row)
  for (const { row, code, facts } of sorted.slice(0, toldOneByOne))
    console.error(t('gridding:row', { row, problem: t(`gridding:problem.${code}`, { replace: facts }) }))
  if (sorted.length > toldOneByOne)
    console.error(t('gridding:moreProblems', { count: sorted.length - toldOneByOne }))
}

function tellGrids({ grids, crossovers, cutCompounds }: Proposal, t: Translate): void {
  for (const { number, community, households, reason } of grids)
    if (reason !== null) {
      const why = t(`gridding:reason.${reason.code}`, {
        replace: { ...reason.facts, outside: reason.households },
      })
      const counted = Math.round(households * 100) / 100
      console.log(
        t('gridding:outOfBounds', {
          grid: number,
          community: community === null ? '' : t('gridding:ofCommunity', { name: community }),
          households: counted,
          why,
        }),
      )
    }
  for (const { from, to, metres } of crossovers.slice(0, toldOneByOne))
    console.log(t('gridding:crossover', { from, to, metres }))
  if (crossovers.length > toldOneByOne)
    console.log(t('gridding:moreIslands', { count: crossovers.length - toldOneByOne }))
  if (cutCompounds.length > 0) console.log(t('gridding:cutCompounds', { names: cutCompounds.join(', ') }))
}
