/** Which column of a file holds what: fields of a survey, and the headings they stand under in Chinese and English files. Pure data. */

export const kinds = ['buildings', 'communities', 'barriers', 'divisions'] as const
export type Kind = (typeof kinds)[number]

export const fields = [
  'name',
  'compound',
  'street',
  'households',
  'floors',
  'units',
  'residents',
  'elderlyAlone',
  'dedicated',
  'community',
  'id',
  'lng',
  'lat',
  'place',
  'code',
  'barrierKind',
] as const
export type Field = (typeof fields)[number]

/** The fields a file of a kind may give, in the order they are shown. */
export const fieldsOf: Readonly<Record<Kind, readonly Field[]>> = {
  buildings: [
    'name',
    'compound',
    'households',
    'lng',
    'lat',
    'place',
    'community',
    'floors',
    'units',
    'residents',
    'elderlyAlone',
    'dedicated',
    'street',
    'id',
  ],
  communities: ['code', 'name'],
  barriers: ['name', 'barrierKind'],
  divisions: ['code', 'name'],
}

/** Headings, folded; the earlier counts more. */
export const headings: Readonly<Record<Field, readonly string[]>> = {
  name: [
    '楼栋名称',
    '楼栋',
    '楼号',
    '楼栋号',
    '楼名',
    '幢号',
    '栋号',
    '门牌号',
    '门牌',
    '名称',
    '楼',
    'building',
    'buildingname',
    'housenumber',
    'addr:housenumber',
    'name',
  ],
  compound: ['小区名称', '小区', '所属小区', '居民小区', '院落', 'compound', 'estate'],
  street: ['街路巷', '街道路', '路名', '街巷', '道路', '街路', 'street', 'addr:street', 'road'],
  households: ['户数', '总户数', '住户数', '居民户数', '常住户数', '实有户数', 'households', 'household'],
  floors: [
    '层数',
    '楼层',
    '楼层数',
    '地上层数',
    '总层数',
    'floors',
    'storeys',
    'stories',
    'levels',
    'storeys_count',
    'number_of_floors',
    'building:levels',
  ],
  units: ['单元数', '单元', '门洞数', 'units', 'entrances'],
  residents: [
    '人口',
    '人数',
    '常住人口',
    '居住人口',
    '实有人口',
    'residents',
    'population',
    'population_balanced',
  ],
  elderlyAlone: ['独居老人', '独居老人数', '空巢老人', '空巢老人数', 'elderly_alone', 'elderlyalone'],
  dedicated: ['专属网格', '专属网格名称', 'dedicated'],
  community: ['社区', '社区名称', '所属社区', '社区编码', '社区代码', 'community', 'communitycode'],
  id: [
    '楼栋编号',
    '楼栋代码',
    '楼栋编码',
    '建筑物编号',
    '建筑编码',
    '唯一编号',
    'buildingid',
    'osm_id',
    'code',
    '编码',
    '编号',
    'id',
  ],
  lng: ['经度', 'lng', 'lon', 'long', 'longitude', 'x'],
  lat: ['纬度', 'lat', 'latitude', 'y'],
  place: ['坐标', '经纬度', '位置坐标', 'location', 'coordinates'],
  code: [
    '编码',
    '代码',
    '社区编码',
    '社区代码',
    '区划代码',
    '行政区划代码',
    '统计用区划代码',
    'code',
    'adcode',
    'communitycode',
    'id',
  ],
  barrierKind: ['类型', '类别', 'kind', 'type', 'highway', 'railway', 'waterway'],
}
/** Of communities and divisions a name stands under other headings than of a building. */
export const nameHeadings = ['名称', '社区名称', '社区', '区划名称', 'name', 'communityname', 'community']

/** What a barrier's own words say it is; the first that fits. */
export const barrierWords: readonly (readonly [kind: BarrierKind, words: RegExp])[] = [
  ['railway', /铁路|铁道|轨道|rail|subway|tram/i],
  ['river', /河|江|渠|沟|湖|水|river|canal|stream|water|drain|ditch/i],
  ['wall', /围墙|墙|护栏|wall|fence/i],
  ['road', /路|街|道|高速|桥|road|street|highway|primary|secondary|trunk|motorway|tertiary|avenue/i],
]
export type BarrierKind = 'road' | 'river' | 'railway' | 'wall' | 'other'

/** The same in any capitals, width and spacing. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*\u200b-\u200f\ufeff]/g, '')
    .replace(/\(.*\)$/, '')
    .toLowerCase()
}

/** What a community or a compound is called beside what it is. */
export const communitySuffix = /(社区居民委员会|社区居委会|居民委员会|社区|嘎查|村)$/
