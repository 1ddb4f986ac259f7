/** Looks at a file of communities and their borders: what goes in, and what is wrong with the rest. */
import { isSelfCrossing, nameIn, type Problem, type Steps, Unfit } from '../gridding/index.ts'
import { fromStored, type Point, type System } from '../territory/coordinates.ts'
import { type Boundary, covers } from '../territory/locate.ts'
import { textIn } from './cells.ts'
import type { Ground } from './ground.ts'
import { type Chosen, chosenColumns } from './guess.ts'
import type { Wishes } from './look-buildings.ts'
import { outlineOf } from './outline.ts'
import type { SurveyFile } from './read-file.ts'

export interface SurveyedCommunity {
  readonly row: number
  /** Of a community that is there; null: a new one. */
  readonly id: string | null
  readonly code: string
  readonly name: string
  readonly boundary: Boundary | null
}
export interface Looked<T> {
  readonly chosen: Chosen
  readonly system: System
  readonly items: readonly T[]
  readonly problems: readonly Problem[]
}

const rowsAStep = 1000
/** So much more of all must fit before another system is asked about. */
const clearly = 0.03

/** @throws Unfit */
export function* lookAtCommunities(
  file: SurveyFile,
  wishes: Wishes,
  ground: Ground,
): Steps<Looked<SurveyedCommunity>> {
  const chosen = chosenColumns(file, 'communities', wishes.columns)
  const system = wishes.system ?? 'CGCS2000'
  const { code, name } = chosen
  if (!code && !name) throw new Unfit('noNameColumn', { columns: file.columns.join(', ') })
  const items: SurveyedCommunity[] = []
  const problems: Problem[] = []
  const seen = new Map<string, number>()
  for (const [i, { row, properties, shape }] of file.rows.entries()) {
    if (i % rowsAStep === rowsAStep - 1) yield i / file.rows.length
    const polygons = shape?.kind === 'polygons' ? shape.polygons : null
    const met = {
      code: code ? textIn(properties[code]) : null,
      name: name ? nameIn(properties[name]) : null,
    }
    const found = communityOf(met, ground)
    const problem =
      found.problem ?? borderProblem(polygons, file.features !== null) ?? repeatedBorder(found.key, seen)
    if (problem !== null) problems.push({ row, ...problem })
    else {
      seen.set(found.key, row)
      const boundary = polygons === null ? null : outlineOf(polygons, system)
      items.push({ row, id: found.id, code: found.code, name: found.name, boundary })
    }
  }
  if (wishes.system === null) askSystem(items, ground)
  return { chosen, system, items, problems }
}

/**
 * The buildings that are there tell whether a border is in another map's coordinates.
 * @throws Unfit: which system it is is for the person to say
 */
function askSystem(items: readonly SurveyedCommunity[], ground: Ground): void {
  const pairs = items.flatMap(({ id, boundary }) =>
    id === null || boundary === null ? [] : ground.buildingsOf(id).map(point => ({ point, boundary })),
  )
  // A border in a vendor's system is where a building stands in that system: the building is moved, not the border.
  const within = (system: System) =>
    pairs.filter(({ point, boundary }) => covers(boundary, fromStored(point, system))).length
  const fits = { CGCS2000: within('CGCS2000'), GCJ02: within('GCJ02'), BD09: within('BD09') }
  const likely = fits.GCJ02 >= fits.BD09 ? 'GCJ02' : 'BD09'
  if (fits[likely] > fits.CGCS2000 + clearly * pairs.length)
    throw new Unfit('system', { likely, sample: pairs.length, ...fits })
}

export type Told = Pick<Problem, 'code' | 'facts'>
interface CommunityMet {
  readonly problem: Told | null
  readonly id: string | null
  readonly code: string
  readonly name: string
  readonly key: string
}

/** By its code, else by its name; a new one needs a code of this jurisdiction. */
function communityOf(met: { code: string | null; name: string | null }, ground: Ground): CommunityMet {
  const none = { id: null, code: met.code ?? '', name: met.name ?? '', key: met.code ?? met.name ?? '' }
  const known =
    (met.code && ground.communityCalled(met.code)) || (met.name && ground.communityCalled(met.name))
  if (known) {
    const { id, code } = known
    if (met.code !== null && met.code !== code)
      return { ...none, problem: { code: 'codeDiffers', facts: { name: known.name, code, met: met.code } } }
    return { problem: null, id, code, name: met.name ?? known.name, key: code }
  }
  if (met.code === null && met.name === null) return { ...none, problem: { code: 'nameMissing', facts: {} } }
  if (met.code === null || !/^\d{12}$/.test(met.code) || !met.code.startsWith(String(ground.jurisdictionId)))
    return {
      ...none,
      problem: {
        code: 'communityCode',
        facts: { code: met.code ?? '', name: met.name ?? '', begins: ground.jurisdictionId },
      },
    }
  if (met.name === null) return { ...none, problem: { code: 'nameMissing', facts: {} } }
  return { ...none, problem: null }
}

function borderProblem(
  polygons: readonly (readonly (readonly Point[])[])[] | null,
  isNeeded: boolean,
): Told | null {
  if (polygons === null) return isNeeded ? { code: 'noPlace', facts: {} } : null
  if (polygons.some(rings => rings.some(isSelfCrossing))) return { code: 'selfCrossing', facts: {} }
  const [lng, lat] = polygons[0]![0]![0]!
  return isInDegrees([lng, lat]) ? null : { code: 'notDegrees', facts: { lng, lat } }
}

function repeatedBorder(key: string, seen: ReadonlyMap<string, number>): Told | null {
  const first = seen.get(key)
  return first === undefined ? null : { code: 'duplicateId', facts: { id: key, first } }
}

export function isInDegrees([lng, lat]: Point): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90
}
