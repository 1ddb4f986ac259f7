/** Checks a set-up workbook row by row before anything is written: what was met, what would be right. Pure. */
import { categoryOf } from './categories.ts'
import { creditCheck } from './credit-code.ts'
import { type Boundary, boxOf } from './locate.ts'
import { missing } from './setup-missing.ts'
import { namesOf, type Problem, plain, type Row, type Workbook } from './setup-read.ts'
import type { Column, Sheet, SheetName } from './setup-sheets.ts'

/** What stands in the database already: a sheet may refer to it without repeating it. */
export interface Known {
  readonly units: readonly string[]
  readonly communities: readonly string[]
  readonly grids: readonly string[]
  readonly people: readonly string[]
}
export const nothingKnown: Known = { units: [], communities: [], grids: [], people: [] }

interface Check {
  readonly problems: Problem[]
  readonly names: Readonly<Record<'units' | 'communities' | 'grids' | 'people', ReadonlySet<string>>>
  readonly jurisdiction: string
}

/**
 * All problems, and the workbook with allowed words turned into their codes.
 * @example checkWorkbook(workbook, sheets, nothingKnown).problems
 */
export function checkWorkbook(
  workbook: Workbook,
  sheets: readonly Sheet[],
  known: Known,
): { workbook: Workbook; problems: Problem[] } {
  const problems: Problem[] = []
  const entries = sheets.map(
    sheet => [sheet.name, workbook[sheet.name].map(row => checkCells(sheet, row, problems))] as const,
  )
  const coded = Object.fromEntries(entries) as unknown as Workbook
  const cellsOf = (sheet: SheetName, key: string) => coded[sheet].map(row => row.cells[key]!)
  const check: Check = {
    problems,
    jurisdiction: coded.jurisdiction[0]?.cells.code ?? '',
    names: {
      units: new Set([...known.units, ...cellsOf('units', 'name')]),
      communities: new Set([...known.communities, ...cellsOf('communities', 'code')]),
      grids: new Set([...known.grids, ...cellsOf('grids', 'code')]),
      people: new Set([...known.people, ...cellsOf('people', 'user')]),
    },
  }
  if (coded.jurisdiction.length !== 1)
    add(check, 'jurisdiction', 2, 'code', 'oneJurisdiction', { met: coded.jurisdiction.length })
  for (const sheet of sheets) duplicates(check, sheet, coded[sheet.name])
  coded.units.forEach(row => {
    checkUnit(check, row)
  })
  coded.communities.forEach(row => {
    checkCommunity(check, row)
  })
  coded.grids.forEach(row => {
    checkGrid(check, row)
  })
  coded.posts.forEach(row => {
    checkPost(check, row)
  })
  coded.buildings.forEach(row => {
    reference(check, 'buildings', row, 'grid', 'grids')
  })
  problems.push(...missing(coded))
  return { workbook: coded, problems: problems.sort((a, b) => order(sheets, a) - order(sheets, b)) }
}

/** GeoJSON text of a Polygon or MultiPolygon with closed rings; null when it is not one. */
export function boundaryOf(text: string): Boundary | null {
  try {
    const value = JSON.parse(text) as { type?: unknown; coordinates?: unknown }
    if (value.type !== 'Polygon' && value.type !== 'MultiPolygon') return null
    const boundary = { type: value.type, coordinates: value.coordinates } as Boundary
    const box = boxOf(boundary)
    return box.every(Number.isFinite) && box[0] < box[2] && box[1] < box[3] ? boundary : null
  } catch {
    return null
  }
}

function checkCells(sheet: Sheet, row: Row, problems: Problem[]): Row {
  const cells: Record<string, string> = {}
  for (const column of sheet.columns) {
    const met = row.cells[column.key] ?? ''
    const cell = column.oneOf && met !== '' ? (codeOf(column, met) ?? met) : met
    cells[column.key] = cell
    const code = cellProblem(column, cell)
    if (code === null) continue
    const right = column.oneOf
      ? column.oneOf.flatMap(word => namesOf(`${column.words}.${word}`, word).slice(1, 2)).join(' / ')
      : column.example
    problems.push({
      sheet: sheet.name,
      row: row.row,
      column: column.key,
      level: 'error',
      code,
      facts: { met, right },
    })
  }
  return { row: row.row, cells }
}

function cellProblem(column: Column, cell: string): string | null {
  if (cell === '') return column.required ? 'empty' : null
  if (column.oneOf) return column.oneOf.includes(cell) ? null : 'notAllowed'
  return (column.pattern && !column.pattern.test(cell)) || isImpossible(column.key, cell) ? 'malformed' : null
}

const furthest: Readonly<Record<string, number>> = { lng: 180, lat: 90 }

/** Of the right form, and yet no day of the calendar or no place on earth. */
function isImpossible(key: string, cell: string): boolean {
  if (key === 'from' || key === 'to') {
    const at = new Date(`${cell}T00:00:00Z`)
    return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== cell
  }
  return Math.abs(Number(cell)) > (furthest[key] ?? Number.POSITIVE_INFINITY)
}

function codeOf(column: Column, met: string): string | null {
  return column.oneOf!.find(word => namesOf(`${column.words}.${word}`, word).includes(plain(met))) ?? null
}

function duplicates(check: Check, sheet: Sheet, rows: readonly Row[]): void {
  const first = new Map<string, number>()
  for (const row of rows) {
    const met = sheet.naturalKey
      .map(key => row.cells[key])
      .join(' ')
      .trim()
    const before = first.get(met)
    if (before === undefined) first.set(met, row.row)
    else add(check, sheet.name, row.row, sheet.naturalKey[0]!, 'duplicate', { met, before })
  }
}

function checkUnit(check: Check, row: Row): void {
  const { parent, creditCode, competences } = row.cells as Record<string, string>
  if (parent !== '') reference(check, 'units', row, 'parent', 'units')
  if (creditCode !== '') {
    const first17 = creditCode!.slice(0, 17).toUpperCase()
    const right = creditCheck(first17)
    if (right === null || creditCode!.length !== 18)
      add(check, 'units', row.row, 'creditCode', 'creditCode', { met: creditCode! })
    else if (creditCode!.toUpperCase() !== first17 + right)
      add(check, 'units', row.row, 'creditCode', 'creditCheck', { met: creditCode!, right: first17 + right })
  }
  for (const met of listOf(competences!))
    if (!categoryOf(met)) add(check, 'units', row.row, 'competences', 'unknownCategory', { met })
}

function checkCommunity(check: Check, row: Row): void {
  const { code, boundary } = row.cells as Record<string, string>
  reference(check, 'communities', row, 'unit', 'units')
  if (!code!.startsWith(check.jurisdiction))
    add(check, 'communities', row.row, 'code', 'otherJurisdiction', {
      met: code!,
      right: `${check.jurisdiction}……`,
    })
  if (boundary !== '' && boundaryOf(boundary!) === null)
    add(check, 'communities', row.row, 'boundary', 'boundary', {})
}

function checkGrid(check: Check, row: Row): void {
  const { code, community, boundary, households } = row.cells as Record<string, string>
  reference(check, 'grids', row, 'community', 'communities')
  if (!code!.startsWith(community!))
    add(check, 'grids', row.row, 'code', 'otherCommunity', { met: code!, right: `${community}001` })
  if (boundary === '') add(check, 'grids', row.row, 'boundary', 'noBoundary', { met: code! }, 'warning')
  else if (boundaryOf(boundary!) === null) add(check, 'grids', row.row, 'boundary', 'boundary', {})
  if (Number(households) > 500)
    add(check, 'grids', row.row, 'households', 'large', { met: Number(households) }, 'warning')
}

/** Posts that see a community, and nothing where none is named. */
const needsCommunity = new Set(['councilConvenor', 'oversightMember'])

function checkPost(check: Check, row: Row): void {
  const { community, grid, from, to, role } = row.cells as Record<string, string>
  reference(check, 'posts', row, 'user', 'people')
  reference(check, 'posts', row, 'unit', 'units')
  if (community !== '') reference(check, 'posts', row, 'community', 'communities')
  if (grid !== '') reference(check, 'posts', row, 'grid', 'grids')
  else if (role === 'gridLeader' || role === 'gridMember')
    add(check, 'posts', row.row, 'grid', 'gridNeeded', {})
  if (community === '' && grid === '' && needsCommunity.has(role!))
    add(check, 'posts', row.row, 'community', 'communityNeeded', {})
  if (to !== '' && from !== '' && to! < from!)
    add(check, 'posts', row.row, 'to', 'endsBeforeBegin', { met: to!, right: from! })
}

function reference(check: Check, sheet: SheetName, row: Row, column: string, to: keyof Check['names']): void {
  const met = row.cells[column]!
  if (met !== '' && !check.names[to].has(met)) add(check, sheet, row.row, column, `unknown.${to}`, { met })
}

function add(
  check: Check,
  sheet: SheetName,
  row: number,
  column: string,
  code: string,
  facts: Problem['facts'],
  level: Problem['level'] = 'error',
): void {
  check.problems.push({ sheet, row, column, level, code, facts })
}

export function listOf(cell: string): string[] {
  return cell.split(/[\s,;、，；]+/).filter(word => word !== '')
}

function order(sheets: readonly Sheet[], problem: Problem): number {
  return sheets.findIndex(sheet => sheet.name === problem.sheet) * 1e6 + problem.row
}
