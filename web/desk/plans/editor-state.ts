/** What stands on the desk of somebody who changes a plan: the drawing, what is selected, what a change would do, what was refused. */
import { edited, type PlanEdit } from '../../../src/gridding/plan.ts'
import { PlanFault } from '../../../src/gridding/plan-fault.ts'
import type { GridFigures } from '../../../src/gridding/plan-figures.ts'
import type { ApiError } from '../../shell/api.ts'
import { type Colours, coloured } from './colours.ts'
import { type Drawing, drawnWith, redrawn, touched } from './drawing.ts'
import type { PlanView, Saved } from './wire.ts'

export type Tool = 'select' | 'box' | 'lasso' | 'border'
/** What a change would do, while the hand still holds it. */
export interface Preview {
  readonly edit: PlanEdit
  readonly before: readonly GridFigures[]
  readonly after: readonly GridFigures[]
  /** The plan with the change made; as it stands, if it cannot be made. */
  readonly drawing: Drawing
  readonly colours: Colours
  readonly fault: PlanFault | null
}
/** Why a change was not made; `again` can be tried once more. */
export interface Refused {
  readonly because: PlanFault | ApiError
  readonly again: Change | null
}
export type Change = PlanEdit | 'undo' | 'redo'
export interface EditorState {
  readonly view: PlanView
  readonly drawing: Drawing
  readonly colours: Colours
  readonly selected: ReadonlySet<string>
  readonly grid: string | null
  readonly tool: Tool
  readonly preview: Preview | null
  readonly waiting: number
  readonly refused: Refused | null
  readonly mayUndo: boolean
  readonly mayRedo: boolean
}
export interface EditorCalls {
  edit(revision: number, edit: PlanEdit): Promise<Saved>
  step(revision: number, step: 'undo' | 'redo'): Promise<Saved>
  load(): Promise<PlanView>
}

export function drawingOf({ plan, ground, division, figures }: PlanView): Drawing {
  const measure = { bounds: plan.bounds, hectares: plan.ask.weights.hectares }
  return drawnWith(ground, division, measure, figures)
}

export function foreseen(drawing: Drawing, colours: Colours, edit: PlanEdit): Preview {
  try {
    const division = edited(drawing.ground, drawing.division, edit)
    const after = redrawn(drawing, division)
    const keys = [...new Set([...touched(drawing.division, division), ...named(edit)])]
    const figures = (of: Drawing) => keys.flatMap(key => of.figures.get(key) ?? [])
    return {
      edit,
      before: figures(drawing),
      after: figures(after),
      drawing: after,
      colours: isKnown(after, colours) ? colours : coloured(after.boundaries, colours),
      fault: null,
    }
  } catch (error) {
    if (!(error instanceof PlanFault)) throw error
    return { edit, before: [], after: [], drawing, colours, fault: error }
  }
}

function isKnown({ division }: Drawing, colours: Colours): boolean {
  return division.grids.every(({ key }) => colours.has(key))
}

function named(edit: PlanEdit): readonly string[] {
  return edit.kind === 'border' ? edit.between : edit.kind === 'merge' ? edit.grids : []
}

export function isSame(a: PlanEdit, b: PlanEdit | undefined): boolean {
  return b !== undefined && (a === b || JSON.stringify(a) === JSON.stringify(b))
}

export function mayStep({ plan }: PlanView): { mayUndo: boolean; mayRedo: boolean } {
  return { mayUndo: plan.canUndo, mayRedo: plan.canRedo }
}

/** As the history will have it; its words come with the next look at the server. */
export function withEdit(view: PlanView, edit: PlanEdit): PlanView {
  const seq = (view.edits.at(-1)?.seq ?? 0) + 1
  const at = new Date().toISOString()
  const row = { seq, edit, person: null, at, undone: false, isObsolete: false, words: '' }
  return { ...view, edits: [...view.edits, row] as PlanView['edits'] }
}

export function withStep(view: PlanView, step: 'undo' | 'redo'): PlanView {
  const { edits } = view
  const at =
    step === 'undo' ? edits.findLastIndex(one => !one.undone) : edits.findLastIndex(one => !one.undone) + 1
  return { ...view, edits: edits.map((one, i) => (i === at ? { ...one, undone: step === 'undo' } : one)) }
}
