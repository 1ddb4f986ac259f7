/** Headings under which files give a place and a name, and the ways a cell says no: of spreadsheets in Chinese and English. */

export const lngHeadings = ['lng', 'lon', 'long', 'longitude', 'x', '经度']
export const latHeadings = ['lat', 'latitude', 'y', '纬度']
/** Columns whose value names one building. */
export const idHeadings = ['id', 'code', 'buildingid', 'osm_id', '编号', '楼栋编号', '楼栋代码']
/** Columns that name a community. */
export const nameHeadings = ['name', '社区', '社区名称', '名称', 'code', '编码', 'id']
/** Columns of population in graphs, tried in this order when none is named. */
export const weightHeadings = [
  'households',
  'TOTPOP',
  'TotPop',
  'tot_pop_20',
  'tot_pop',
  'total_pop',
  'population',
  'pop',
  'POP',
  'total_population',
  '户数',
  '人口',
  'weight',
]
export const noWords = ['', '0', 'false', 'no', '否', '无']

/** The first column under one of the headings, whatever its capitals and the unit in brackets behind it. */
export function columnUnder(columns: readonly string[], headings: readonly string[]): string | null {
  for (const heading of headings) {
    const found = columns.find(column => folded(column) === heading)
    if (found !== undefined) return found
  }
  return null
}

function folded(column: string): string {
  return column
    .normalize('NFKC')
    .replace(/[([][^)\]]*[)\]]\s*$/, '')
    .trim()
    .toLowerCase()
}
