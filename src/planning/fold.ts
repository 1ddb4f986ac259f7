/** What a plan is now: where it began, with every change by hand that was not undone; places that came or went since are fitted in. Pure. */
import Flatbush from 'flatbush'
import type { PlanDivision, PlanEdit, PlanGround } from '../gridding/plan.ts'
import { editing } from '../gridding/plan.ts'
import { PlanFault } from '../gridding/plan-fault.ts'

export interface EditRow {
  readonly seq: number
  readonly edit: PlanEdit
  readonly personId: string | null
  readonly person: string | null
  readonly at: Date
  readonly undone: boolean
  readonly dropped: boolean
}
export interface Folded {
  readonly division: PlanDivision
  /** Buildings the plan did not know: put to the grid of the nearest one it knew. */
  readonly added: readonly string[]
  /** Changes that cannot be made any more because their buildings are gone. */
  readonly obsolete: readonly number[]
}

export function folded(ground: PlanGround, base: PlanDivision, edits: readonly EditRow[]): Folded {
  const { division, added } = fitted(ground, base)
  const obsolete: number[] = []
  const after = editing(ground, division)
  for (const { seq, edit, undone } of edits) {
    if (undone) continue
    try {
      after.apply(withoutGone(edit, after.division))
    } catch (error) {
      if (!(error instanceof PlanFault)) throw error
      obsolete.push(seq)
    }
  }
  return { division: after.division, added, obsolete }
}

/** The change to take back, and the one to make again. */
export function undoable(edits: readonly EditRow[]): EditRow | null {
  return edits.findLast(it => !it.undone) ?? null
}

export function redoable(edits: readonly EditRow[]): EditRow | null {
  const last = undoable(edits)?.seq ?? 0
  return edits.find(it => it.undone && !it.dropped && it.seq > last) ?? null
}

/** The division on the ground as it is today. */
export function fitted(ground: PlanGround, base: PlanDivision): { division: PlanDivision; added: string[] } {
  const keys = new Set(base.grids.map(it => it.key))
  const known = ground.buildings.filter(({ id }) => keys.has(base.of[id] ?? ''))
  const of = Object.fromEntries(known.map(({ id }) => [id, base.of[id]!]))
  const added: string[] = []
  if (known.length > 0 && known.length < ground.buildings.length) {
    const near = nearestOf(known)
    for (const { id, point } of ground.buildings) {
      if (of[id] !== undefined) continue
      of[id] = base.of[near(point).id]!
      added.push(id)
    }
  }
  if (added.length === 0 && known.length === Object.keys(base.of).length) return { division: base, added }
  const inhabited = new Set(Object.values(of))
  return {
    division: {
      grids: base.grids.filter(it => inhabited.has(it.key)),
      of,
      shapes: base.shapes.filter(it => of[it.building] !== undefined),
    },
    added,
  }
}

function nearestOf(known: PlanGround['buildings']) {
  const scale = Math.cos((known[0]!.point[1] * Math.PI) / 180)
  const index = new Flatbush(known.length)
  for (const { point } of known) index.add(point[0] * scale, point[1], point[0] * scale, point[1])
  index.finish()
  return ([lng, lat]: readonly [number, number]) => known[index.neighbors(lng * scale, lat, 1)[0]!]!
}

function withoutGone(edit: PlanEdit, { of }: PlanDivision): PlanEdit {
  if (edit.kind !== 'move' && edit.kind !== 'split') return edit
  return { ...edit, buildings: edit.buildings.filter(id => of[id] !== undefined) }
}
