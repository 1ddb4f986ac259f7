/** A plan on somebody's desk: changes are made at once and saved one after the other, and put back when they are refused. */
import type { PlanDivision, PlanEdit } from '../../../src/gridding/plan.ts'
import { ApiError } from '../../shell/api.ts'
import { coloured } from './colours.ts'
import { type Drawing, redrawn } from './drawing.ts'
import {
  type Change,
  drawingOf,
  type EditorCalls,
  type EditorState,
  foreseen,
  isSame,
  mayStep,
  type Tool,
  withEdit,
  withStep,
} from './editor-state.ts'
import type { PlanHead, PlanView, Saved } from './wire.ts'

export class Editor {
  #state: EditorState
  readonly #calls: EditorCalls
  readonly #listeners = new Set<() => void>()
  /** Divisions to go back and forward to without asking the server; those of this sitting. */
  #past: PlanDivision[] = []
  #future: PlanDivision[] = []
  /** What the server has: revision and drawing. */
  #kept: { revision: number; drawing: Drawing }
  #line: Promise<unknown> = Promise.resolve()
  /** Changes that follow a refused one are not sent. */
  #generation = 0

  constructor(view: PlanView, calls: EditorCalls) {
    this.#calls = calls
    const drawing = drawingOf(view)
    this.#kept = { revision: view.plan.revision, drawing }
    this.#state = {
      view,
      drawing,
      colours: coloured(drawing.boundaries, new Map()),
      selected: new Set(),
      grid: null,
      tool: 'select',
      preview: null,
      waiting: 0,
      refused: null,
      ...mayStep(view),
    }
  }

  state = (): EditorState => this.#state
  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  select(buildings: Iterable<string>): void {
    this.#set({ selected: new Set(buildings), preview: null })
  }
  showGrid(grid: string | null): void {
    this.#set({ grid })
  }
  take(tool: Tool): void {
    this.#set({ tool, preview: null })
  }
  forgetRefusal(): void {
    this.#set({ refused: null })
  }

  /** Shows what a change would do; null: nothing is held. The same change again costs nothing. */
  preview(edit: PlanEdit | null): void {
    if (edit === null) {
      if (this.#state.preview !== null) this.#set({ preview: null })
    } else if (!isSame(edit, this.#state.preview?.edit))
      this.#set({ preview: foreseen(this.#state.drawing, this.#state.colours, edit) })
  }

  /** Makes the change on the desk at once and saves it. Resolves when the server has it or refused it: true, if it stands. */
  async apply(edit: PlanEdit): Promise<boolean> {
    const { drawing, view, colours, preview } = this.#state
    // What the hand was shown is what it gets.
    const after = isSame(edit, preview?.edit) ? preview! : foreseen(drawing, colours, edit)
    if (after.fault !== null) {
      this.#set({ refused: { because: after.fault, again: null }, preview: null })
      return false
    }
    this.#past.push(drawing.division)
    this.#future = []
    this.#show(after.drawing, {
      view: withEdit(view, edit),
      mayUndo: true,
      mayRedo: false,
    })
    return this.#save(edit, revision => this.#calls.edit(revision, edit))
  }

  undo = (): Promise<boolean> => this.#step('undo', this.#past, this.#future)
  redo = (): Promise<boolean> => this.#step('redo', this.#future, this.#past)

  /** A change that was refused, once more, on the plan as it stands now. */
  async again(): Promise<boolean> {
    const change = this.#state.refused?.again
    this.forgetRefusal()
    if (change === undefined || change === null) return false
    return change === 'undo' ? this.undo() : change === 'redo' ? this.redo() : this.apply(change)
  }

  /** The plan as the server has it: somebody else changed it, or a step leads further back than this sitting. */
  async reload(): Promise<void> {
    const view = await this.#calls.load()
    const drawing = drawingOf(view)
    this.#generation++
    this.#kept = { revision: view.plan.revision, drawing }
    this.#past = []
    this.#future = []
    this.#show(drawing, { view, ...mayStep(view) })
  }

  /** The server has another plan than this desk: taken over unless something is held or on its way. True, if it was. */
  async keepUp({ revision, state }: Pick<PlanHead, 'revision' | 'state'>): Promise<boolean> {
    const { waiting, preview, view } = this.#state
    const isNew = revision > this.#kept.revision || state !== view.plan.state
    if (waiting > 0 || preview !== null || !isNew) return false
    await this.reload()
    return true
  }

  async #step(step: 'undo' | 'redo', from: PlanDivision[], to: PlanDivision[]): Promise<boolean> {
    const { drawing, view } = this.#state
    const division = from.pop()
    if (division !== undefined) {
      to.push(drawing.division)
      this.#show(redrawn(drawing, division), { view: withStep(view, step) })
    }
    const isSaved = await this.#save(step, revision => this.#calls.step(revision, step))
    if (isSaved && division === undefined) await this.reload()
    return isSaved
  }

  #save(change: Change, send: (revision: number) => Promise<Saved>): Promise<boolean> {
    const generation = this.#generation
    const { drawing } = this.#state
    this.#set({ waiting: this.#state.waiting + 1, refused: null })
    const saved = this.#line.then(async () => {
      try {
        if (generation !== this.#generation) return false
        const { revision, canUndo, canRedo } = await send(this.#kept.revision)
        this.#kept = { revision, drawing }
        if (this.#state.waiting === 1) this.#set({ mayUndo: canUndo, mayRedo: canRedo })
        return true
      } catch (error) {
        await this.#putBack(error, change)
        return false
      } finally {
        this.#set({ waiting: this.#state.waiting - 1 })
      }
    })
    this.#line = saved
    return saved
  }

  async #putBack(error: unknown, change: Change): Promise<void> {
    if (!(error instanceof ApiError)) throw error
    this.#generation++
    const isPassing = error.passing || error.code === 'changedMeanwhile'
    // The server may have what the line lost on its way back: only the server knows.
    const loaded = await this.reload().then(
      () => true,
      () => false,
    )
    if (!loaded) this.#show(this.#kept.drawing, { view: this.#state.view })
    this.#set({ refused: { because: error, again: isPassing ? change : null } })
  }

  #show(drawing: Drawing, rest: Partial<EditorState>): void {
    const inhabited = new Set(drawing.division.grids.map(grid => grid.key))
    const { grid, colours, selected } = this.#state
    this.#set({
      drawing,
      colours: coloured(drawing.boundaries, colours),
      grid: grid !== null && inhabited.has(grid) ? grid : null,
      selected,
      preview: null,
      ...rest,
    })
  }

  #set(change: Partial<EditorState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
