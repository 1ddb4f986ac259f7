/** Rules of grid plans without a database: what a plan is after changes and undoing, codes, what an adoption makes of the grids in force, who may. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { PlanDivision, PlanEdit, PlanGround } from '../../src/gridding/plan.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { languages, translator } from '../../src/kernel/i18n.ts'
import { wordsOf } from '../../src/kernel/refusal-words.ts'
import { type AdoptionAsk, adoptionOf, type InForce } from '../../src/planning/adoption.ts'
import { nextCode } from '../../src/planning/codes.ts'
import { type EditRow, folded, redoable, undoable } from '../../src/planning/fold.ts'

const community = '152222100001'
const code = (sequence: number) => `${community}${String(sequence).padStart(3, '0')}`
const households: Readonly<Record<string, number>> = { a: 40, b: 30, c: 20, d: 50, e: 10, f: 0 }

/** Six buildings in a row, a hundred metres apart. */
function row(names = 'abcdef'): PlanGround {
  const buildings = [...names].map(id => ({
    id,
    name: id,
    point: [121.47 + ('abcdefxyz'.indexOf(id) + 1) * 0.00127, 45.06] as const,
    households: households[id] ?? 5,
    workload: households[id] ?? 5,
    compound: null,
    dedicated: null,
  }))
  return { buildings, border: null, barriers: [] }
}

/** 'abc def' → two grids g1 and g2 with these buildings. */
function division(text: string, codes: readonly (string | null)[] = [], kinds = ''): PlanDivision {
  const parts = text.split(' ')
  return {
    grids: parts.map((_, i) => ({
      key: `g${i + 1}`,
      name: `第${i + 1}`,
      kind: kinds[i] === 'd' ? 'dedicated' : 'general',
      code: codes[i] ?? null,
    })),
    of: Object.fromEntries(parts.flatMap((part, i) => [...part].map(id => [id, `g${i + 1}`]))),
    shapes: [],
  }
}

const text = ({ grids, of }: PlanDivision) =>
  grids
    .map(({ key }) =>
      Object.keys(of)
        .filter(id => of[id] === key)
        .toSorted()
        .join(''),
    )
    .join(' ')

function edits(...list: readonly [edit: PlanEdit, mark?: 'undone' | 'dropped'][]): EditRow[] {
  return list.map(([edit, mark], i) => ({
    seq: i + 1,
    edit,
    personId: null,
    person: null,
    at: new Date(0),
    undone: mark !== undefined,
    dropped: mark === 'dropped',
  }))
}
const move = (buildings: string, to: string): PlanEdit => ({ kind: 'move', buildings: [...buildings], to })
const split: PlanEdit = { kind: 'split', grid: 'g2', buildings: ['f'], key: 'n', name: '新' }

suite('a plan is its beginning with the changes not undone', () => {
  const stories: readonly [
    what: string,
    ground: string,
    changes: EditRow[],
    after: string,
    notes?: string,
  ][] = [
    ['nothing changed', 'abcdef', [], 'abc def'],
    ['moved, then split', 'abcdef', edits([move('c', 'g2')], [split]), 'ab cde f'],
    ['one undone', 'abcdef', edits([move('c', 'g2')], [split, 'undone']), 'ab cdef'],
    ['undone and replaced', 'abcdef', edits([move('c', 'g2'), 'dropped'], [split]), 'abc de f'],
    ['merged', 'abcdef', edits([{ kind: 'merge', grids: ['g2', 'g1'] }]), 'abcdef'],
    ['a building came', 'abcdefx', [], 'abc defx', 'x added'],
    ['a building that was moved is gone', 'abdef', edits([move('c', 'g2')]), 'ab def', '1 obsolete'],
    ['one of several is gone', 'abdef', edits([move('bc', 'g2')]), 'a bdef'],
    ['a whole grid is gone', 'abc', [], 'abc'],
  ]
  for (const [what, ground, changes, after, notes = ''] of stories)
    test(what, () => {
      const found = folded(row(ground), division('abc def'), changes)
      assert.equal(text(found.division), after)
      const said = [...found.added.map(id => `${id} added`), ...found.obsolete.map(seq => `${seq} obsolete`)]
      assert.equal(said.join(), notes)
    })

  test('what is undone next, and what is made again: never what something else replaced', () => {
    const [one, two, three] = [move('c', 'g2'), split, move('a', 'g2')]
    const next = (list: EditRow[]) => [undoable(list)?.seq ?? null, redoable(list)?.seq ?? null]
    assert.deepEqual(next([]), [null, null])
    assert.deepEqual(next(edits([one], [two])), [2, null])
    assert.deepEqual(next(edits([one], [two, 'undone'], [three, 'undone'])), [1, 2])
    assert.deepEqual(next(edits([one, 'undone'], [two, 'undone'])), [null, 1])
    assert.deepEqual(next(edits([one], [two, 'dropped'], [three, 'undone'])), [1, 3])
    assert.deepEqual(next(edits([one], [two, 'dropped'])), [1, null])
  })
})

suite('codes of grids', () => {
  const used = (...sequences: number[]) => new Set(sequences.map(code))
  test('the next one never used; a gap only when the last was given; none when all were', () => {
    assert.equal(nextCode(community, 'general', used()), code(1))
    assert.equal(nextCode(community, 'general', used(1, 5)), code(6))
    assert.equal(nextCode(community, 'dedicated', used(1, 5)), code(700))
    assert.equal(nextCode(community, 'general', used(1, 699)), code(2))
    const all = Array.from({ length: 300 }, (_, i) => 700 + i)
    assert.equal(nextCode(community, 'dedicated', used(...all)), null)
    assert.equal(nextCode(community, 'general', used(...all)), code(1))
  })
})

suite('what an adoption makes of the grids in force', () => {
  /** In force: 1 has abc, 2 has def; all borders run where they ran, but those of the keys named. */
  const ask = (plan: PlanDivision, more: Partial<AdoptionAsk> & { redrawn?: string } = {}): AdoptionAsk => ({
    ground: row(),
    division: plan,
    inForce: [grid(1), grid(2)],
    registered: Object.fromEntries([...'abcdef'].map(id => [id, 'abc'.includes(id) ? code(1) : code(2)])),
    communityCode: community,
    used: new Set([code(1), code(2), code(3)]),
    isSameBorder: key => key !== more.redrawn,
    placeOf: () => 'g1',
    ...more,
  })
  const grid = (sequence: number, kind: InForce['kind'] = 'general'): InForce => ({
    id: `id${sequence}`,
    code: code(sequence),
    name: `第${sequence}`,
    kind,
  })
  const told = (given: AdoptionAsk) => {
    const { grids, turns, ended } = adoptionOf(given)
    const share = (value: number) => Math.round(value * 100)
    return [
      grids.map(it => `${it.code?.slice(-3) ?? 'none'} ${it.fate}`).join(', '),
      turns
        .map(it => `${it.from.code.slice(-1)} → ${it.to.map(to => `${to.key} ${share(to.share)}`).join(' ')}`)
        .join(', '),
      ended.map(it => it.from.code.slice(-1)).join(),
    ].join(' | ')
  }
  const [c1, c2] = [code(1), code(2)]
  const stories: readonly [what: string, given: AdoptionAsk, told: string][] = [
    ['as it is', ask(division('abc def', [c1, c2])), '001 kept, 002 kept |  | '],
    [
      'only a border redrawn',
      ask(division('abc def', [c1, c2]), { redrawn: 'g1' }),
      '001 changed, 002 kept | 1 → g1 100 | ',
    ],
    [
      'one building over',
      ask(division('abcd ef', [c1, c2])),
      '001 changed, 002 changed | 1 → g1 100, 2 → g1 83 g2 17 | ',
    ],
    ['split', ask(division('abc de f', [c1, c2])), '001 kept, 002 changed, 004 new | 2 → g2 100 | '],
    ['merged', ask(division('abcdef', [c1])), '001 changed | 1 → g1 100, 2 → g1 100 | 2'],
    ['found by what they share', ask(division('def abc')), '002 renamed, 001 renamed |  | '],
    ['a code no longer in force', ask(division('abc def', [code(9), c2])), '001 kept, 002 kept |  | '],
    [
      'each code once',
      ask(division('ab c def', [c1, c1, c2])),
      '001 changed, 004 new, 002 renamed | 1 → g1 78 g2 22 | ',
    ],
    [
      'the kind changes, the code stays',
      ask(division('abc def', [c1, c2], ' d')),
      '001 kept, 002 changed | 2 → g2 100 | ',
    ],
    [
      'another kind does not inherit by itself',
      ask(division('abc def', [c1, null], ' d')),
      '001 kept, 700 new | 2 → g2 100 | 2',
    ],
    [
      'its main heir goes on under its code',
      ask(division('abcdf e')),
      '001 changed, 002 changed | 1 → g1 100, 2 → g1 83 g2 17 | ',
    ],
    [
      'none in force before',
      ask(division('abc def'), { inForce: [], registered: {} }),
      '004 new, 005 new |  | ',
    ],
    [
      'a dedicated grid with a code of the general ones stays dedicated',
      ask(division('abc def', [c1, c2], 'd'), { inForce: [grid(1, 'dedicated'), grid(2)] }),
      '001 kept, 002 kept |  | ',
    ],
    [
      'nobody lives there: buildings are counted',
      ask(division('abcde f', [c1, c2]), {
        ground: { ...row(), buildings: row().buildings.map(it => ({ ...it, households: 0 })) },
      }),
      '001 changed, 002 changed | 1 → g1 100, 2 → g1 67 g2 33 | ',
    ],
    [
      'one without buildings goes to where it lies',
      ask(division('abc def', [c1, c2]), { inForce: [grid(1), grid(2), grid(3)] }),
      '001 kept, 002 kept | 3 → g1 100 | 3',
    ],
  ]
  for (const [what, given, expected] of stories) test(what, () => assert.equal(told(given), expected))
})

suite('what cannot be done is said in words of its own', () => {
  const facts = {
    ...{
      grid: '东',
      building: 'b',
      name: '东',
      a: '东',
      b: '西',
      metres: 5,
      kilometres: 200,
      key: 'k',
      community: '东社区',
    },
    ...{ gridKind: 'dedicated', row: 3, procedure: 'planning' },
    ...{ areas: 1000, points: 100_000 },
  }
  const faults =
    'unknownGrid unknownBuilding lastBuilding nothingMoves sameGrid notNeighbours lineTooShort lineTooLong lineMissesBoth'
  const codes = {
    planFault: `${faults} nameTaken nameEmpty keyTaken nothingToUndo nothingToRedo`,
    planUnfit:
      'noBuildings noGrids noHouseholds otherCommunity noCodeLeft selfCrossing noAreas tooMuch elsewhere',
    notYours: 'plans adoption externalCodes',
  } as const
  for (const [code, reasons] of Object.entries(codes) as [keyof typeof codes, string][])
    test(code, () => {
      for (const language of languages) {
        const t = translator(language)
        const plain = wordsOf(new Refusal(code, facts), t)
        for (const reason of reasons.split(' ')) {
          const given = code === 'notYours' ? { what: reason, roles: ['systemAdmin'] } : { ...facts, reason }
          const words = wordsOf(new Refusal(code, given), t)
          assert.notEqual(words, plain, reason)
          assert.doesNotMatch(words, /\{\{|undefined/, reason)
        }
      }
    })
})
