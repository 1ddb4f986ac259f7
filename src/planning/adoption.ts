/** What adopting a plan makes of the grids in force: which go on unchanged, which begin a new version, which end, and where their households go. Pure: preview and adoption reckon alike. */
import type { PlanDivision, PlanGrid, PlanGround } from '../gridding/plan.ts'
import { codesGoingOn, type Kind, nextCode, type Shared, sharedWith } from './codes.ts'

export interface InForce {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: Kind
}
export type Fate = 'kept' | 'renamed' | 'changed' | 'new'
export interface AdoptedGrid {
  readonly grid: PlanGrid
  /** Null: no code is left for it. */
  readonly code: string | null
  readonly fate: Fate
  /** The version it goes on from. */
  readonly before: InForce | null
  readonly households: number
  readonly buildings: number
  readonly shared: readonly Shared[]
}
export interface Turn {
  readonly from: InForce
  /** Key of each grid that takes its place, with its share of the households (of the buildings where nobody lives). */
  readonly to: readonly { readonly key: string; readonly share: number }[]
}
export interface Adoption {
  readonly grids: readonly AdoptedGrid[]
  /** Of every grid in force that does not stay as it is. */
  readonly turns: readonly Turn[]
  readonly ended: readonly Turn[]
}

export interface AdoptionAsk {
  readonly ground: PlanGround
  readonly division: PlanDivision
  readonly inForce: readonly InForce[]
  readonly registered: Readonly<Record<string, string>>
  readonly communityCode: string
  readonly used: ReadonlySet<string>
  /** Does the border of this grid run where it runs today? */
  readonly isSameBorder: (key: string, code: string) => boolean
  /** The grid that takes the place of one without buildings: where it lies. */
  readonly placeOf: (code: string) => string
}

export function adoptionOf(ask: AdoptionAsk): Adoption {
  const { ground, division, inForce, registered } = ask
  const shared = sharedWith(ground, division, registered)
  const going = codesGoingOn(division, shared, inForce)
  const used = new Set(ask.used)
  const sizes = sizesOf(ground, division)
  const wholes = Map.groupBy(Object.values(registered), code => code)
  const grids = division.grids.map((grid): AdoptedGrid => {
    const before = inForce.find(it => it.code === going.get(grid.key)) ?? null
    const code = before?.code ?? nextCode(ask.communityCode, grid.kind, used)
    if (code !== null) used.add(code)
    const own = shared.filter(it => it.key === grid.key)
    const { households, buildings } = sizes.get(grid.key) ?? { households: 0, buildings: 0 }
    const whole = wholes.get(before?.code ?? '')?.length ?? 0
    const fate = fateOf(ask, { grid, before, shared: own, buildings }, whole)
    return { grid, code, fate, before, households, buildings, shared: own }
  })
  const staying = new Set(
    grids.flatMap(it =>
      it.before !== null && (it.fate === 'kept' || it.fate === 'renamed') ? [it.before.code] : [],
    ),
  )
  const turns = inForce.filter(it => !staying.has(it.code)).map(from => turnOf(ask, from, shared))
  const goingOn = new Set(grids.flatMap(it => (it.before === null ? [] : [it.before.code])))
  return { grids, turns, ended: turns.filter(it => !goingOn.has(it.from.code)) }
}

/**
 * A grid whose buildings, kind and border did not change keeps its version; a new name alone is written into it.
 * @param whole buildings of the version in force
 */
function fateOf(
  { isSameBorder }: AdoptionAsk,
  { grid, before, shared, buildings }: Pick<AdoptedGrid, 'grid' | 'before' | 'shared' | 'buildings'>,
  whole: number,
): Fate {
  if (before === null) return 'new'
  const [own] = shared
  const isSame =
    shared.length === 1 &&
    own?.code === before.code &&
    own.buildings === whole &&
    buildings === whole &&
    grid.kind === before.kind &&
    isSameBorder(grid.key, before.code)
  if (!isSame) return 'changed'
  return grid.name === before.name ? 'kept' : 'renamed'
}

function turnOf({ placeOf }: AdoptionAsk, from: InForce, shared: readonly Shared[]): Turn {
  const own = shared.filter(it => it.code === from.code)
  const households = own.reduce((sum, it) => sum + it.households, 0)
  const buildings = own.reduce((sum, it) => sum + it.buildings, 0)
  if (buildings === 0) return { from, to: [{ key: placeOf(from.code), share: 1 }] }
  const to = own.map(it => ({
    key: it.key,
    share: households > 0 ? it.households / households : it.buildings / buildings,
  }))
  return { from, to: to.filter(it => it.share > 0) }
}

function sizesOf({ buildings }: PlanGround, { of }: PlanDivision) {
  const sizes = new Map<string, { households: number; buildings: number }>()
  for (const { id, households } of buildings) {
    const key = of[id]
    if (key === undefined) continue
    const size = sizes.get(key) ?? { households: 0, buildings: 0 }
    size.households += households
    size.buildings++
    sizes.set(key, size)
  }
  return sizes
}
