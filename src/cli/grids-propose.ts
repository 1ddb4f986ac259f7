/** npm run grids -- propose: from a file of buildings to a plan of grids as GeoJSON, with every row left out and every grid out of bounds named. */
import {
  areasOf,
  type Checked,
  type CommunityAsk,
  checkRows,
  columnsOf,
  doubtSystem,
  type Expression,
  expressionOf,
  figuresOf,
  geoJsonOf,
  headingsAt,
  inTurns,
  linesOfGeoJson,
  type Problem,
  type Proposal,
  propose,
  type Row,
  rowsOfGeoJson,
  rowsOfTable,
  sorted,
  Unfit,
  withBorders,
} from '../gridding/index.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Table } from '../kernel/tables.ts'
import { type System, systems, toStored } from '../territory/coordinates.ts'
import {
  contentOf,
  type Given,
  numberOption,
  onlyFile,
  progress,
  requireWritable,
  textOf,
  toldOneByOne,
  Usage,
  wholeOption,
  write,
} from './grids-files.ts'

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

async function rowsIn(file: string, { values }: Given): Promise<readonly Row[]> {
  const content = await contentOf(file)
  const rows = 'json' in content ? rowsOfGeoJson(content.json) : rowsOfSheets(content.tables, values)
  if (rows.length === 0) throw new Unfit('noRows')
  return rows
}

/** The first sheet with a place in its headings; else the first that holds anything, to say what is missing. */
function rowsOfSheets(
  tables: readonly Table[],
  { lng = null, lat = null }: Readonly<Record<string, string | null | undefined>>,
) {
  const columns = { lng, lat }
  const filled = tables.filter(it => it.rows.length > 0)
  const table = filled.find(it => headingsAt(it.rows, columns) >= 0) ?? filled[0]
  if (table === undefined) throw new Unfit('empty')
  return rowsOfTable(table.rows, columns)
}

/** One community of all that is in the file, or those whose borders are given. */
function communitiesOf(
  rows: readonly Row[],
  { buildings, problems }: Checked,
  { system }: ProposeWanted,
  { values }: Given,
): { communities: readonly CommunityAsk[]; problems: readonly Problem[] } {
  const stored = (points: readonly (readonly [number, number])[]) =>
    points.map(point => toStored(point, system))
  const barriers = values.barriers === undefined ? [] : linesIn(values.barriers).map(stored)
  if (values.boundary === undefined)
    return { communities: [{ name: null, buildings, border: null, barriers, isPlane: false }], problems }
  const areas = areasOf(rowsOfGeoJson(textOf(values.boundary)), 'CGCS2000')
  if (values.system === undefined) {
    const doubt = doubtSystem(
      buildings.map(it => it.point),
      areas,
      system,
    )
    if (doubt !== null) throw new Unfit('system', { ...doubt, given: system, rows: rows.length })
  }
  const { own, problems: outside } = sorted(buildings, areas)
  return { communities: withBorders(own, areas, barriers), problems: [...problems, ...outside] }
}

/** @throws Unfit if there is nothing a grid could reach across */
function linesIn(file: string) {
  const lines = linesOfGeoJson(textOf(file)).filter(line => line.length > 1)
  if (lines.length === 0) throw new Unfit('noBarriers', { file })
  return lines
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
  for (const { from, to, metres } of crossovers) console.log(t('gridding:crossover', { from, to, metres }))
  if (cutCompounds.length > 0) console.log(t('gridding:cutCompounds', { names: cutCompounds.join(', ') }))
}
