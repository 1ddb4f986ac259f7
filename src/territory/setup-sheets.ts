/** The spreadsheet a jurisdiction is set up from: which sheets, which columns, what each cell must look like. Pure data. */

export interface Column {
  readonly key: string
  readonly required?: boolean
  /** What a cell must look like; absent: any text. */
  readonly pattern?: RegExp
  /** Catalogue key under which the allowed words stand (territory:unit.department …); cells may hold the word or its code. */
  readonly oneOf?: readonly string[]
  readonly words?: string
  readonly example: string
}
export interface Sheet {
  readonly name: SheetName
  /** The sheet may be missing. */
  readonly optional?: boolean
  readonly columns: readonly Column[]
  /** Columns that together name a row: met twice is an error, met again later is an update. */
  readonly naturalKey: readonly string[]
}
export type SheetName = 'jurisdiction' | 'units' | 'communities' | 'grids' | 'people' | 'posts' | 'buildings'

export const unitKinds = [
  'workCommittee',
  'community',
  'department',
  'policeStation',
  'enforcementBureau',
  'lawFirm',
  'partnerUnit',
  'discipline',
  'court',
  'procuratorate',
] as const

const day = /^\d{4}-\d{2}-\d{2}$/
const phone = /^[\d\s()+-]{5,20}$/
const number = /^\d{1,5}$/
const decimal = /^-?\d{1,3}(\.\d+)?$/

export function sheetsOf(roles: readonly string[]): readonly Sheet[] {
  return [...placeSheets, ...peopleSheets(roles), buildingSheet]
}

const placeSheets: readonly Sheet[] = [
  {
    name: 'jurisdiction',
    naturalKey: ['code'],
    columns: [
      { key: 'code', required: true, pattern: /^\d{6}$/, example: '152222' },
      { key: 'name', required: true, example: '科尔沁右翼中旗' },
    ],
  },
  {
    name: 'units',
    naturalKey: ['name'],
    columns: [
      { key: 'name', required: true, example: '罕乌拉社区居民委员会' },
      { key: 'kind', required: true, oneOf: unitKinds, words: 'territory:unit', example: '社区' },
      { key: 'creditCode', example: '' },
      { key: 'phone', pattern: phone, example: '0482-0100001' },
      { key: 'parent', example: '社区党工委' },
      { key: 'competences', example: '01037、06010' },
    ],
  },
  {
    name: 'communities',
    naturalKey: ['code'],
    columns: [
      { key: 'code', required: true, pattern: /^\d{12}$/, example: '152222100001' },
      { key: 'name', required: true, example: '罕乌拉社区' },
      { key: 'unit', required: true, example: '罕乌拉社区居民委员会' },
      { key: 'boundary', example: '' },
    ],
  },
  {
    name: 'grids',
    naturalKey: ['code'],
    columns: [
      { key: 'code', required: true, pattern: /^[0-9A-Z]{15}$/, example: '152222100001001' },
      { key: 'name', required: true, example: '罕乌拉社区第1网格' },
      { key: 'community', required: true, pattern: /^\d{12}$/, example: '152222100001' },
      { key: 'kind', oneOf: ['general', 'dedicated'], words: 'territory:gridKind', example: '综合网格' },
      {
        key: 'setting',
        oneOf: ['urban', 'rural', 'pastoral'],
        words: 'territory:gridSetting',
        example: '城镇',
      },
      { key: 'households', pattern: number, example: '420' },
      { key: 'boundary', example: '' },
    ],
  },
]

const peopleSheets = (roles: readonly string[]): Sheet[] => [
  {
    name: 'people',
    naturalKey: ['user'],
    columns: [
      { key: 'user', required: true, pattern: /^[\p{L}\p{N}_.-]{2,40}$/u, example: 'grid1' },
      { key: 'name', required: true, example: '苏日娜' },
      { key: 'workPhone', pattern: phone, example: '0482-0100002' },
    ],
  },
  {
    name: 'posts',
    naturalKey: ['user', 'role', 'unit', 'community', 'grid'],
    columns: [
      { key: 'user', required: true, example: 'grid1' },
      { key: 'role', required: true, oneOf: roles, words: 'auth:role', example: '网格长' },
      { key: 'unit', required: true, example: '罕乌拉社区居民委员会' },
      { key: 'community', pattern: /^\d{12}$/, example: '152222100001' },
      { key: 'grid', pattern: /^[0-9A-Z]{15}$/, example: '152222100001001' },
      { key: 'from', pattern: day, example: '2026-01-01' },
      { key: 'to', pattern: day, example: '' },
    ],
  },
]

const buildingSheet: Sheet = {
  name: 'buildings',
  optional: true,
  naturalKey: ['grid', 'compound', 'name'],
  columns: [
    { key: 'grid', required: true, pattern: /^[0-9A-Z]{15}$/, example: '152222100001001' },
    { key: 'compound', required: true, example: '吉祥小区' },
    { key: 'name', required: true, example: '1号楼' },
    { key: 'households', pattern: number, example: '36' },
    { key: 'floors', pattern: /^\d{1,2}$/, example: '6' },
    { key: 'lng', required: true, pattern: decimal, example: '121.470000' },
    { key: 'lat', required: true, pattern: decimal, example: '45.060000' },
  ],
}
