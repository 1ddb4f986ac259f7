/** A plan on somebody's desk: changes stand at once, are saved in their order, put back when refused, and lead back without asking the server. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { PlanEdit } from '../../src/gridding/plan.ts'
import { Editor } from '../../web/desk/plans/editor.ts'
import { numbered } from '../../web/desk/plans/numbers.ts'
import { crossedGrids, inRing } from '../../web/desk/plans/picking.ts'
import type { PlanView } from '../../web/desk/plans/wire.ts'
import { ApiError } from '../../web/shell/api.ts'

suite('editor of grid plans', () => {
  test('a change stands before the server has it; two are saved one after the other', async () => {
    const { editor, sent, answer } = desk()
    const first = editor.apply(move(2, 'b'))
    const second = editor.apply(move(1, 'b'))
    assert.equal(households(editor), 'a 100, b 500')
    assert.equal(editor.state().waiting, 2)
    await answer()
    await answer()
    assert.deepEqual([await first, await second], [true, true])
    assert.deepEqual(sent, ['0 move', '1 move'])
    assert.equal(editor.state().waiting, 0)
  })

  test('undo and redo go along the changes of this sitting; what is older is asked of the server', async () => {
    const { editor, sent, answer, loads } = desk()
    const changed = editor.apply(move(2, 'b'))
    await answer()
    await changed
    const undone = editor.undo()
    assert.equal(households(editor), 'a 300, b 300')
    await answer()
    await undone
    const redone = editor.redo()
    assert.equal(households(editor), 'a 200, b 400')
    await answer()
    await redone
    assert.equal(loads(), 0)
    const older = desk()
    const back = older.editor.undo()
    await older.answer()
    await back
    assert.equal(older.loads(), 1)
    assert.deepEqual(sent, ['0 move', '1 undo', '2 redo'])
  })

  test('a refused change is put back, and those that were to follow are not sent', async () => {
    const { editor, sent, refuse } = desk()
    const first = editor.apply(move(2, 'b'))
    const second = editor.apply(move(1, 'b'))
    await refuse(new ApiError('changedMeanwhile', '…', 409))
    assert.deepEqual(sent, ['0 move'])
    assert.deepEqual([await first, await second], [false, false])
    assert.equal(households(editor), 'a 300, b 300')
    assert.deepEqual(editor.state().refused?.again, move(2, 'b'))
  })

  test('what others changed is taken over, but not while something is held or on its way', async () => {
    const { editor, answer, loads } = desk()
    assert.equal(await editor.keepUp(draft(0)), false)
    editor.preview(move(2, 'b'))
    assert.equal(await editor.keepUp(draft(1)), false)
    const changed = editor.apply(move(2, 'b'))
    assert.equal(await editor.keepUp(draft(1)), false)
    await answer()
    await changed
    assert.equal(await editor.keepUp(draft(1)), false)
    assert.equal(await editor.keepUp(draft(2)), true)
    assert.equal(loads(), 1)
  })

  test('what cannot be done is said without asking the server, and the plan stays', async () => {
    const { editor, sent } = desk()
    assert.equal(await editor.apply({ kind: 'merge', grids: ['a', 'a'] }), false)
    assert.equal(editor.state().refused?.because.code, 'sameGrid')
    assert.equal(households(editor), 'a 300, b 300')
    assert.deepEqual(sent, [])
  })

  test('what a change would do is shown while it is held, and only of the grids it touches', () => {
    const { editor } = desk()
    editor.preview({ kind: 'split', grid: 'a', buildings: [id(0)], key: 'c', name: '新' })
    const { preview, drawing } = editor.state()
    assert.deepEqual(
      preview?.after.map(one => `${one.key} ${one.households}`),
      ['a 200', 'c 100'],
    )
    assert.equal(drawing.division.grids.length, 2)
    assert.notEqual(preview?.colours.get('c'), preview?.colours.get('a'))
    editor.preview(null)
    assert.equal(editor.state().preview, null)
  })

  test('grids bear the number in their name; the others the next free one', () => {
    const grids = ['第4网格', '民族小学', '第1网格', '第4网格'].map((name, i) => ({ key: `${i}`, name }))
    assert.deepEqual(
      numbered(grids).map(one => `${one.number} ${one.grid.key}`),
      ['1 2', '2 1', '3 3', '4 0'],
    )
  })

  test('a line within one grid means its border with the nearest; a loop closes by itself', () => {
    const { editor } = desk()
    const { drawing } = editor.state()
    const line = [0, 1, 2].map(i => [at(2)[0] - 0.0001, at(0)[1] + (i - 1) * 0.0005] as const)
    assert.deepEqual(crossedGrids(drawing, line, null), ['a', 'b'])
    const [[west, y], [east]] = [at(0), at(1)]
    const loop = [
      [west - 0.0003, y - 0.001],
      [east + 0.0003, y - 0.001],
      [east + 0.0003, y + 0.001],
      [west - 0.0003, y + 0.001],
    ] as const
    assert.deepEqual(inRing(drawing.ground.buildings, loop), [id(0), id(1)])
  })
})

const draft = (revision: number) => ({ revision, state: 'draft' as const })
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = (n: number) => [121.47 + n * 0.001, 45.06] as const
const move = (n: number, to: string): PlanEdit => ({ kind: 'move', buildings: [id(n)], to })

/** Six buildings in a row, three in each of two grids; answers of the server are given by hand. */
function desk() {
  const buildings = Array.from({ length: 6 }, (_, n) => ({
    ...{ id: id(n), name: `${n}号楼`, point: [...at(n)] as [number, number] },
    ...{ households: 100, workload: 100, compound: null, dedicated: null },
  }))
  const of = Object.fromEntries(buildings.map((one, n) => [one.id, n < 3 ? 'a' : 'b']))
  const grid = (key: string) => ({ key, name: key, kind: 'general' as const, code: null })
  const view = {
    plan: {
      state: 'draft',
      revision: 0,
      canUndo: true,
      canRedo: false,
      bounds: { least: 300, most: 500 },
      ask,
    },
    ground: { buildings, border: null, barriers: [] },
    division: { grids: [grid('a'), grid('b')], of, shapes: [] },
    ...{ figures: [], reasons: [], crossovers: [], added: [], edits: [] },
  } as unknown as PlanView
  const sent: string[] = []
  let loaded = 0
  let waiting: ((given: ApiError | null) => void)[] = []
  const call = (revision: number, what: string) =>
    new Promise<{ revision: number; figures: []; canUndo: boolean; canRedo: boolean }>((done, failed) => {
      sent.push(`${revision} ${what}`)
      waiting.push(error =>
        error ? failed(error) : done({ revision: revision + 1, figures: [], canUndo: true, canRedo: false }),
      )
    })
  const editor = new Editor(view, {
    edit: (revision, edit) => call(revision, edit.kind),
    step: call,
    load: async () => {
      loaded++
      return view
    },
  })
  const give = async (error: ApiError | null) => {
    while (waiting.length === 0) await new Promise(setImmediate)
    const [next, ...rest] = waiting
    waiting = rest
    next!(error)
    await new Promise(setImmediate)
  }
  return { editor, sent, loads: () => loaded, answer: () => give(null), refuse: give }
}

const ask = { weights: { matters: 0, elderlyAlone: 0, hectares: 0 } }

function households(editor: Editor): string {
  return [...editor.state().drawing.figures.values()].map(one => `${one.key} ${one.households}`).join(', ')
}
