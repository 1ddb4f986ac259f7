/** A division of one community into grids while people change it: what it consists of, and what each change makes of it. Pure: server and map alike. */
import type { Point, Ring } from '../territory/coordinates.ts'
import { redrawn } from './plan-border.ts'
import { PlanFault } from './plan-fault.ts'

export interface PlanBuilding {
  readonly id: string
  readonly name: string
  readonly point: Point
  readonly households: number
  /** What bounds are held against: households and what else makes work, as households' worth. */
  readonly workload: number
  /** Residential compound, kept whole where it can be. */
  readonly compound: string | null
  /** Name of the dedicated grid it makes or belongs to. */
  readonly dedicated: string | null
}
export interface PlanGround {
  readonly buildings: readonly PlanBuilding[]
  /** Closed rings; null: drawn around the buildings. */
  readonly border: readonly Ring[] | null
  readonly barriers: readonly (readonly Point[])[]
}
export interface PlanGrid {
  readonly key: string
  readonly name: string
  readonly kind: 'general' | 'dedicated'
  /** Of the grid in force it goes on from. */
  readonly code: string | null
}
/** Fixes a border drawn by hand: this place belongs to the surroundings of that building. */
export interface ShapePoint {
  readonly building: string
  readonly point: Point
}
export interface PlanDivision {
  readonly grids: readonly PlanGrid[]
  /** Building → key of its grid. */
  readonly of: Readonly<Record<string, string>>
  readonly shapes: readonly ShapePoint[]
}
export type PlanEdit =
  | { readonly kind: 'move'; readonly buildings: readonly string[]; readonly to: string }
  | {
      readonly kind: 'split'
      readonly grid: string
      /** They form the new grid. */
      readonly buildings: readonly string[]
      readonly key: string
      readonly name: string
      readonly as?: 'general' | 'dedicated' | undefined
    }
  | { readonly kind: 'merge'; readonly grids: readonly [into: string, from: string] }
  | { readonly kind: 'border'; readonly between: readonly [string, string]; readonly line: readonly Point[] }
  | { readonly kind: 'rename'; readonly grid: string; readonly name: string }
  | { readonly kind: 'kind'; readonly grid: string; readonly as: 'general' | 'dedicated' }

/**
 * The division after one change.
 * @throws PlanFault when the change cannot be made; the division stays as it was
 */
export function edited(ground: PlanGround, division: PlanDivision, edit: PlanEdit): PlanDivision {
  switch (edit.kind) {
    case 'move':
      return moved(division, edit.buildings, gridIn(division, edit.to).key)
    case 'split':
      return split(division, edit)
    case 'merge':
      return merged(division, edit.grids)
    case 'border':
      for (const key of edit.between) gridIn(division, key)
      return withoutEmpty(redrawn(ground, division, edit.between, edit.line), division)
    case 'rename':
      return changed(division, edit.grid, { name: freeName(division, edit.name, edit.grid) })
    case 'kind':
      return changed(division, edit.grid, { kind: edit.as })
  }
}

/** Many changes one after the other, moves without a new copy of a whole town for each. Read the division when all are made. */
export interface Editing {
  readonly division: PlanDivision
  /** @throws PlanFault; the division stays as it was before this change */
  apply(edit: PlanEdit): void
}

export function editing(ground: PlanGround, base: PlanDivision): Editing {
  let now = base
  let own: { readonly of: Record<string, string>; readonly counts: Map<string, number> } | null = null
  const move = (buildings: readonly string[], to: string) => {
    const going = new Set(buildings.filter(id => gridOf(now, id) !== to))
    if (going.size === 0) throw new PlanFault('nothingMoves', { name: gridIn(now, to).name })
    if (own === null) {
      own = { of: { ...now.of }, counts: countsOf(now.of) }
      now = { ...now, of: own.of }
    }
    const { of, counts } = own
    const leaving = countsOf(Object.fromEntries([...going].map(id => [id, of[id]!])))
    const empty = now.grids.find(({ key }) => key !== to && leaving.get(key) === counts.get(key))
    if (empty !== undefined && leaving.has(empty.key))
      throw new PlanFault('lastBuilding', { name: empty.name })
    for (const [key, count] of leaving) counts.set(key, counts.get(key)! - count)
    counts.set(to, (counts.get(to) ?? 0) + going.size)
    for (const id of going) of[id] = to
  }
  return {
    get division() {
      return now
    },
    apply(edit) {
      if (edit.kind === 'move') return move(edit.buildings, gridIn(now, edit.to).key)
      now = edited(ground, now, edit)
      own = null
    },
  }
}

function countsOf(of: PlanDivision['of']): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id in of) counts.set(of[id]!, (counts.get(of[id]!) ?? 0) + 1)
  return counts
}

function moved(division: PlanDivision, buildings: readonly string[], to: string): PlanDivision {
  const going = buildings.filter(id => gridOf(division, id) !== to)
  if (going.length === 0) throw new PlanFault('nothingMoves', { name: gridIn(division, to).name })
  const of = { ...division.of, ...Object.fromEntries(going.map(id => [id, to])) }
  return withoutEmpty({ ...division, of }, division)
}

function split(division: PlanDivision, edit: PlanEdit & { kind: 'split' }): PlanDivision {
  const { grid, key, buildings, as } = edit
  const old = gridIn(division, grid)
  if (division.grids.some(it => it.key === key)) throw new PlanFault('keyTaken', { key })
  const own = new Set(buildings.filter(id => gridOf(division, id) === grid))
  if (own.size === 0) throw new PlanFault('nothingMoves', { name: old.name })
  const name = freeName(division, edit.name, key)
  const made: PlanGrid = { key, name, kind: as ?? old.kind, code: null }
  const at = division.grids.indexOf(old) + 1
  const of = { ...division.of, ...Object.fromEntries([...own].map(id => [id, key])) }
  const after = { ...division, grids: division.grids.toSpliced(at, 0, made), of }
  if (!Object.values(of).includes(grid)) throw new PlanFault('lastBuilding', { name: old.name })
  return after
}

function merged(division: PlanDivision, [into, from]: readonly [string, string]): PlanDivision {
  const [kept, gone] = [gridIn(division, into), gridIn(division, from)]
  if (kept === gone) throw new PlanFault('sameGrid', { name: kept.name })
  const of = Object.fromEntries(
    Object.entries(division.of).map(([id, key]) => [id, key === from ? into : key]),
  )
  return { ...division, of, grids: division.grids.filter(it => it !== gone) }
}

function changed(division: PlanDivision, key: string, change: Partial<PlanGrid>): PlanDivision {
  const old = gridIn(division, key)
  return { ...division, grids: division.grids.map(it => (it === old ? { ...it, ...change } : it)) }
}

/** A grid that lost its last building is refused: it would vanish by the way; merging says so. */
function withoutEmpty(after: PlanDivision, before: PlanDivision): PlanDivision {
  const inhabited = new Set(Object.values(after.of))
  const empty = before.grids.find(it => !inhabited.has(it.key))
  if (empty !== undefined) throw new PlanFault('lastBuilding', { name: empty.name })
  return after
}

function gridIn({ grids }: PlanDivision, key: string): PlanGrid {
  const grid = grids.find(it => it.key === key)
  if (grid === undefined) throw new PlanFault('unknownGrid', { grid: key })
  return grid
}

function gridOf({ of }: PlanDivision, building: string): string {
  const key = Object.hasOwn(of, building) ? of[building] : undefined
  if (key === undefined) throw new PlanFault('unknownBuilding', { building })
  return key
}

function freeName({ grids }: PlanDivision, name: string, key: string): string {
  const wanted = name.trim()
  if (wanted === '') throw new PlanFault('nameEmpty')
  const names = grids.map(it => it.name)
  const taken = grids.find(it => it.key !== key && readsAs(it.name, wanted, names))
  if (taken !== undefined) throw new PlanFault('nameTaken', { name: wanted })
  return wanted
}

/** The same but for what other grids' names begin with too: the name of the community, which is left out where it is clear. */
function readsAs(a: string, b: string, names: readonly string[]): boolean {
  if (a === b) return true
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  const lead = long.slice(0, long.length - short.length)
  return lead !== '' && long.endsWith(short) && names.some(it => it !== long && it.startsWith(lead))
}
