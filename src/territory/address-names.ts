/** Other names of the same place: what people leave out of a name, and how a banner's name is cut short. Pure. */
import { fold, foldName, numberIn } from './address-characters.ts'

const compoundEnding =
  /(小区|家园|花园|花苑|公寓|新村|新城|家属院|家属楼|住宅区|庄园|华庭|华府|名邸|名苑|佳苑|嘉园|雅苑|苑|大厦|大院)$/
const communityEnding = /(社区|村民委员会|居民委员会|嘎查村民委员会|嘎查|村|居委会)$/

/** 吉祥小区 → 吉祥; null when nothing is left out or too little is left. */
export function shortCompound(name: string): string | null {
  const short = name.replace(compoundEnding, '')
  return short.length >= 2 && short !== name ? short : null
}

/** 罕乌拉社区 → 罕乌拉. */
export function shortCommunity(name: string): string | null {
  const short = name.replace(communityEnding, '')
  return short.length >= 2 && short !== name ? short : null
}

/** 罕乌拉社区 → also 罕乌拉居委会, 罕乌拉社区居委会. */
export function communityNames(name: string): readonly string[] {
  const short = shortCommunity(name)
  if (short === null) return [name]
  const also = name.endsWith('社区') ? ['居委会', '社区居委会', '居民委员会'] : ['村委会', '嘎查委员会']
  return [name, ...also.map(ending => short + ending)]
}

/** 科尔沁右翼中旗 → also 科尔沁右中旗, 科右中旗, 右中旗; 阿巴嘎旗 → itself. */
export function divisionNames(name: string): readonly string[] {
  const banner = /^(.+)([左右])翼([前中后])旗$/.exec(name)
  if (banner) {
    const [, people = '', side = '', place = ''] = banner
    const tail = `${side}${place}旗`
    return [name, people + tail, people[0] + tail, tail]
  }
  const county = /^(.{2,})(?:县|区|市|镇|乡)$/.exec(name)
  return county && county[1]!.length >= 3 ? [name, county[1]!] : [name]
}

/** What tells a building from the others of its compound: 三号楼, 3#, 3栋 → 3; a name of its own stays a name. */
export function buildingKey(name: string): string {
  return numberIn(fold(name).text.replace(/\s/g, ''))
    .replace(/^(?:第|#)/, '')
    .replace(/(?:号住宅楼|号居民楼|号家属楼|号楼|号栋|号幢|#楼|#|栋楼?|幢楼?|座|号大院|号院|号|楼|排)$/, '')
    .replace(/^-|(?<=[A-Z])-/g, '')
}

/** Says nothing without its compound. */
export function isPlainKey(key: string): boolean {
  return /^(?:[A-Z]?\d{0,4}(?:-\d{1,4})?[A-Z]?|[东西南北中前后甲乙丙丁]\d{0,3})$/.test(key)
}

/** 3号楼A座, 12号院2号楼: the ways a building of several parts may be called, the likeliest first. */
export function buildingKeys(parts: {
  readonly number: string | undefined
  readonly building: string | undefined
  readonly unit: string | undefined
}): readonly string[] {
  const { number, building, unit } = parts
  const keys: string[] = []
  if (number && building)
    keys.push(`${number}号院${building}`, `${number}号${building}`, `${number}-${building}`)
  if (building && unit && /^[A-Z]$/.test(unit))
    keys.push(`${building}号楼${unit}`, `${building}${unit}`, `${building}-${unit}`)
  if (building) keys.push(building)
  else if (number) keys.push(number)
  return keys
}

export { foldName }
