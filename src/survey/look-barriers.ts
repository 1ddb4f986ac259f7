/** Looks at a file of barriers, the roads, rivers and railways a grid should not reach across: what goes in, and what is wrong with the rest. */
import { linesOfFeature, type Problem, type Steps, Unfit } from '../gridding/index.ts'
import { metresBetween, type Point, toStored } from '../territory/coordinates.ts'
import { textIn } from './cells.ts'
import { type BarrierKind, barrierWords } from './columns.ts'
import type { Ground } from './ground.ts'
import { chosenColumns } from './guess.ts'
import { isInDegrees, type Looked, type Told } from './look-borders.ts'
import type { Wishes } from './look-buildings.ts'
import { outlineOf } from './outline.ts'
import type { SurveyFile } from './read-file.ts'

export interface SurveyedBarrier {
  readonly row: number
  readonly kind: BarrierKind
  readonly name: string
  readonly line: { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Point[])[] }
}

const rowsAStep = 1000
/** Of a county: what lies farther from its middle is another's. */
const farMetres = 200_000

/** @throws Unfit */
export function* lookAtBarriers(
  file: SurveyFile,
  wishes: Wishes,
  ground: Ground,
): Steps<Looked<SurveyedBarrier>> {
  if (file.features === null) throw new Unfit('barriersNeedLines')
  const chosen = chosenColumns(file, 'barriers', wishes.columns)
  const system = wishes.system ?? 'CGCS2000'
  const { middle } = ground
  const items: SurveyedBarrier[] = []
  const problems: Problem[] = []
  for (const [i, feature] of file.features.entries()) {
    if (i % rowsAStep === rowsAStep - 1) yield i / file.features.length
    const row = i + 1
    const lines = linesOfFeature(feature).filter(line => line.length > 1)
    const [first] = lines[0] ?? []
    const problem = first === undefined ? ({ code: 'noLine', facts: {} } as const) : misplaced(first, middle)
    if (problem !== null) problems.push({ row, ...problem })
    else {
      const coordinates = lines.map(line => outlineOf([[line]], system).coordinates[0] as readonly Point[])
      const words = (column: string | null | undefined) =>
        column ? (textIn(feature.properties[column]) ?? '') : ''
      const name = words(chosen.name)
      items.push({
        row,
        kind: barrierKindOf(`${words(chosen.barrierKind)} ${columnWords(feature.properties)} ${name}`),
        name: name.slice(0, 100),
        line: { type: 'MultiLineString', coordinates },
      })
    }
  }
  return { chosen, system, items, problems }
}

/** OpenStreetMap says what a line is by the column that is filled. */
function columnWords(properties: Readonly<Record<string, unknown>>): string {
  return ['railway', 'waterway', 'highway', 'barrier']
    .filter(name => textIn(properties[name]) !== null)
    .join(' ')
}

function barrierKindOf(words: string): BarrierKind {
  return barrierWords.find(([, fits]) => fits.test(words))?.[0] ?? 'other'
}

function misplaced([lng, lat]: Point, middle: Point | null): Told | null {
  if (!isInDegrees([lng, lat])) return { code: 'notDegrees', facts: { lng, lat } }
  if (middle === null || metresBetween(middle, toStored([lng, lat], 'CGCS2000')) < farMetres) return null
  return { code: 'farAway', facts: { lng, lat } }
}
