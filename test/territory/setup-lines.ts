/** A small sound workbook for tests of setting up a jurisdiction, and how its lines become rows. */
import { roles } from '../../src/territory/roles.ts'
import type { Row, Workbook } from '../../src/territory/setup-read.ts'
import { type SheetName, sheetsOf } from '../../src/territory/setup-sheets.ts'

export const sheets = sheetsOf(roles)

export type Lines = Partial<Record<SheetName, readonly Record<string, string>[]>>
export const border = (east: number) =>
  JSON.stringify({
    type: 'Polygon',
    coordinates: [
      [
        [121, 45],
        [east, 45],
        [east, 45.01],
        [121, 45.01],
        [121, 45],
      ],
    ],
  })
export const sound = {
  jurisdiction: [{ code: '152222', name: '试验旗' }],
  units: [
    { name: '党工委', kind: '党工委' },
    { name: '东社区居委会', kind: '社区', parent: '党工委', competences: 'policy、other' },
  ],
  communities: [{ code: '152222100001', name: '东社区', unit: '东社区居委会' }],
  grids: [
    {
      code: '152222100001001',
      name: '一网格',
      community: '152222100001',
      kind: '综合网格',
      households: '400',
      boundary: border(121.01),
    },
  ],
  people: [{ user: 'leader1', name: '甲一', workPhone: '0482-0100001' }],
  posts: [
    { user: 'leader1', role: '网格长', unit: '东社区居委会', grid: '152222100001001', from: '2026-01-01' },
    {
      user: 'leader1',
      role: '居委会主任',
      unit: '东社区居委会',
      community: '152222100001',
      from: '2026-01-01',
    },
  ],
  buildings: [
    { grid: '152222100001001', compound: '吉祥小区', name: '1号楼', lng: '121.005', lat: '45.005' },
  ],
} satisfies Lines

/** Rows as they come from the file: every column of the sheet, empty where nothing is said. */
export function workbookOf(lines: Lines): Workbook {
  const entries = sheets.map(sheet => [
    sheet.name,
    (lines[sheet.name] ?? []).map(
      (line, i): Row => ({
        row: i + 2,
        cells: Object.fromEntries(sheet.columns.map(({ key }) => [key, line[key] ?? ''])),
      }),
    ),
  ])
  return Object.fromEntries(entries) as Workbook
}
