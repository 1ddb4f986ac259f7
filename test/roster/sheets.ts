/** Rosters as offices send them, made from a seed: invented people in the demo town's buildings, as rows of text, as CSV or as a workbook. */
import writeXlsxFile from 'write-excel-file/node'
import { cradleOf, familyOf } from '../../src/registry/demo-families.ts'
import { type DemoPlan, demoPlan } from '../../src/territory/demo.ts'
import { seededRandom } from '../../src/territory/demo-random.ts'
import type { TerritoryRows } from '../../src/territory/store.ts'
import { buildTerritory, type Territory } from '../../src/territory/territory.ts'

export const plan: DemoPlan = demoPlan()
export type CellOf = string | number | Date | null
export type RowOf = readonly CellOf[]

export const plainHeadings = [
  '序号',
  '小区',
  '楼栋',
  '单元',
  '房号',
  '姓名',
  '与户主关系',
  '身份证号',
  '联系电话',
  '居住状态',
  '产权',
] as const
const relationOf: Readonly<Record<string, string>> = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  tenant: '租户',
}

export type Door = readonly [compound: string, building: string, entrance: string, room: string]

/** So many rows of residents of a community, household by household, each with a phone and an ID number that hold. */
export function rosterRows(communityIndex: number, count: number, seed = 7): string[][] {
  const community = plan.communities[communityIndex]!
  const compounds = new Map(
    plan.compounds.filter(it => it.communityId === community.id).map(it => [it.id, it.name]),
  )
  const doors = plan.buildings
    .filter(building => compounds.has(building.compoundId))
    .flatMap(({ compoundId, name, units, households }) =>
      doorsOf(compounds.get(compoundId)!, name, units, households),
    )
  return rowsBehind(doors, count, seed)
}

export function doorsOf(compound: string, building: string, units: number, households: number): Door[] {
  return Array.from({ length: households }, (_, i) => {
    const floor = Math.floor(i / (units * 2)) + 1
    return [compound, building, `${(Math.floor(i / 2) % units) + 1}单元`, `${floor}0${(i % 2) + 1}`] as const
  })
}

/** A family behind each door, until there are so many rows. */
export function rowsBehind(doors: readonly Door[], count: number, seed = 7): string[][] {
  const cradle = cradleOf(seededRandom(seed), '2026-11-23')
  const rows: string[][] = []
  for (const door of doors) {
    const family = familyOf(cradle)
    for (const person of family.people) {
      rows.push([
        String(rows.length + 1),
        ...door,
        person.name,
        relationOf[person.relation] ?? '其他',
        person.idNumber ?? '',
        person.phone ?? '',
        person.stays === 'here' ? '常住' : '外出',
        person.relation === 'head' ? (family.rents ? '租住' : '自有') : '',
      ])
      if (rows.length >= count) return rows
    }
  }
  throw new Error(`there is room for ${rows.length} residents only`)
}

export function csvOf(rows: readonly RowOf[]): Buffer {
  const cell = (value: CellOf) => (value === null ? '' : `"${String(value).replaceAll('"', '""')}"`)
  return Buffer.from(rows.map(row => row.map(cell).join(',')).join('\n'))
}

export interface Merge {
  readonly row: number
  readonly column: number
  readonly down: number
  readonly across?: number
}

/** @param merges rows and columns from 0 */
export function workbookOf(rows: readonly RowOf[], merges: readonly Merge[] = []): Promise<Buffer> {
  const data = rows.map((row, r) =>
    row.map((value, c) => {
      const merge = merges.find(it => it.row === r && it.column === c)
      const span = merge ? { rowSpan: merge.down, columnSpan: merge.across ?? 1 } : {}
      if (value === null) return null
      if (value instanceof Date) return { value, type: Date, format: 'yyyy/mm/dd', ...span }
      return typeof value === 'number' ? { value, type: Number, ...span } : { value, type: String, ...span }
    }),
  )
  return writeXlsxFile(data as never).toBuffer()
}

/** The demo town in memory. */
export function townTerritory(): Territory {
  return buildTerritory(
    {
      jurisdiction: { ...plan.jurisdiction, settings: {} },
      units: [],
      communities: plan.communities,
      grids: [],
      compounds: plan.compounds.map(it => ({ ...it, kind: 'residential' })),
      buildings: plan.buildings,
    },
    'test',
  )
}

/** The same as plain rows, as they are handed to the look. */
export function territoryRowsOfTown(): TerritoryRows {
  const { communities, compounds, buildings, jurisdiction } = townTerritory()
  return {
    ...{ units: [], grids: [], jurisdiction: { ...jurisdiction, settings: {} } },
    ...{ communities: [...communities], compounds: [...compounds], buildings: [...buildings] },
  }
}
