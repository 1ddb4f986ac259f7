/** Files of the command propose: buildings of whatever format, borders of communities, barriers. */
import {
  areasOf,
  type Checked,
  type CommunityAsk,
  doubtSystem,
  headingsAt,
  linesOfGeoJson,
  type Problem,
  type Row,
  rowsOfGeoJson,
  rowsOfTable,
  sorted,
  Unfit,
  withBorders,
} from '../gridding/index.ts'
import type { Table } from '../kernel/tables.ts'
import { type System, toStored } from '../territory/coordinates.ts'
import { contentOf, type Given, textOf } from './grids-files.ts'

/** @throws Unfit, Unreadable */
export async function rowsIn(file: string, { values }: Given): Promise<readonly Row[]> {
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
export function communitiesOf(
  rows: readonly Row[],
  { buildings, problems }: Checked,
  { system }: { readonly system: System },
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
