/** What the grid worker's pages reckon on the phone: the day's list, doors found by what people say, distances, where a refused entry opens again. */
import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import {
  civilDayOf,
  daysFrom,
  firstOf,
  hazardsToLookAt,
  metresBetween,
  patrolsToWalk,
  plusDays,
  refusesVisits,
  roundMetres,
  visitsToMake,
} from '../../web/field/day.ts'
import { formOf, writtenIn } from '../../web/field/forms-of.ts'
import { found, sorted, stairways } from '../../web/field/homes-find.ts'
import type { DueVisit, Hazard, Home, Person, Plan } from '../../web/field/types.ts'
import { startWords } from '../../web/shell/i18n.ts'

// A phone's page has a document; these functions ask it for nothing but its language.
Object.assign(globalThis, { document: { documentElement: {} }, location: { search: '' } })
after(() => {
  for (const name of ['document', 'location']) Reflect.deleteProperty(globalThis, name)
})
const field = { door: { entrance: '{{n}} 单元' } }
await startWords({ 'zh-CN': () => ({ field }), en: () => ({ field }) })

const on = '2026-11-30'
const person = (name: string, more: Partial<Person> = {}): Person => ({
  ...{
    id: name,
    name,
    relation: 'head',
    bornOn: null,
    stays: 'here',
    minor: false,
    hasPhone: false,
    versions: {},
  },
  ...more,
})
const home = (
  id: string,
  [building, entrance, number]: string[],
  people: Person[],
  more: Partial<Home> = {},
): Home => ({
  ...{ id, dwellingId: id, buildingId: building!, gridId: null, communityId: 'c', lng: null, lat: null },
  address: { compound: '兴隆花园', building: building!, entrance: entrance!, floor: null, number: number! },
  ...{ kind: 'family', visits: 'welcome', visitsUntil: null, versions: {}, people, needs: [], ...more },
})
const homes = [
  home('a', ['10号楼', '1', '101'], [person('王桂兰')]),
  home('b', ['2号楼', '2', '1102'], [person('乌日娜')]),
  home('c', ['2号楼', '2', '202'], [person('欧阳建国'), person('小明', { minor: true, relation: 'child' })]),
  home('d', ['2号楼', '1', '101'], [person('李华')], {
    visits: 'refused',
    needs: [{ id: 'n', residentId: '李华', kind: 'errands', everyDays: 7 }],
  }),
]
const due = (householdId: string, order: number, more: Partial<DueVisit> = {}): DueVisit => ({
  ...{
    householdId,
    order,
    dueOn: on,
    reasons: [{ kind: 'never', dueOn: on }],
    lastVisit: null,
    today: true,
    ...more,
  },
})
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join(' ')

suite("the field's reckoning", () => {
  test('doors stand in the order of their numbers, stairway after stairway', () => {
    assert.equal(ids(sorted(homes)), 'd c b a')
    assert.deepEqual(
      stairways(sorted(homes)).map(({ name, homes }) => [name, homes.length]),
      [
        ['2号楼 · 1 单元', 1],
        ['2号楼 · 2 单元', 2],
        ['10号楼 · 1 单元', 1],
      ],
    )
  })

  for (const [words, filter, expected] of [
    ['', 'all', 'a b c d'],
    ['桂兰', 'all', 'a'],
    ['欧阳', 'all', 'c'],
    ['2-2-', 'all', 'b c'],
    ['2-2-202', 'all', 'c'],
    ['２号楼 101', 'all', 'd'],
    ['没有', 'all', ''],
    ['', 'due', 'b'],
    ['', 'never', 'b'],
    ['', 'needs', 'd'],
    ['', 'refused', 'd'],
    ['王', 'needs', ''],
  ] as const)
    test(`“${words}” among ${filter} finds ${expected || 'nobody'}`, () => {
      assert.equal(ids(found(homes, { words, filter }, new Map([['b', due('b', 1)]]))), expected)
    })

  test("today's list: in walking order, without what waits for another day and what was visited from here", () => {
    const all = [
      due('c', 3),
      due('a', 1),
      due('b', 2),
      due('d', 4, { today: false }),
      due('e', 5, { dueOn: '2026-12-01' }),
    ]
    assert.deepEqual(
      visitsToMake(all, new Set(['b']), on).map(({ householdId }) => householdId),
      ['a', 'c'],
    )
  })

  test('patrols and hazards that are due, less what was done here', () => {
    const plan = (id: string, dueOn: string) => ({ id, dueOn }) as Plan
    const hazard = (id: string, recheckOn: string | null) => ({ id, recheckOn }) as Hazard
    assert.equal(
      ids(patrolsToWalk([plan('p', on), plan('q', '2026-12-01'), plan('r', on)], new Set(['r']), on)),
      'p',
    )
    const hazards = [hazard('h', '2026-11-01'), hazard('i', null), hazard('j', '2026-12-02'), hazard('k', on)]
    assert.equal(ids(hazardsToLookAt(hazards, new Set(['k']), on)), 'h')
  })

  test('who is spoken to first, and who is left in peace until when', () => {
    const away = person('户主', { stays: 'away' })
    const spouse = person('配偶', { relation: 'spouse' })
    assert.equal(firstOf(home('x', ['1', '1', '1'], [away, spouse]))?.name, '配偶')
    assert.equal(firstOf(home('x', ['1', '1', '1'], [away]))?.name, '户主')
    assert.equal(firstOf(home('x', ['1', '1', '1'], [])), undefined)
    for (const [visits, visitsUntil, expected] of [
      ['welcome', null, false],
      ['refused', null, true],
      ['refused', on, true],
      ['refused', '2026-11-29', false],
    ] as const)
      assert.equal(refusesVisits({ ...homes[0]!, visits, visitsUntil }, on), expected)
  })

  test('days are those of Asia/Shanghai, distances as one says them', () => {
    assert.equal(civilDayOf(Date.parse('2026-11-30T15:59:00Z')), '2026-11-30')
    assert.equal(civilDayOf(Date.parse('2026-11-30T16:00:00Z')), '2026-12-01')
    assert.equal(plusDays('2026-12-31', 1), '2027-01-01')
    assert.equal(daysFrom('2026-11-28', '2026-12-01'), 3)
    const metres = metresBetween([121.47, 45.05], [121.48, 45.05])
    assert.ok(metres > 780 && metres < 795, String(metres))
    assert.deepEqual([3, 44, 949, 950, 1234].map(roundMetres), [
      { key: 'metres', n: 10 },
      { key: 'metres', n: 40 },
      { key: 'metres', n: 950 },
      { key: 'kilometres', n: 1 },
      { key: 'kilometres', n: 1.2 },
    ])
  })

  for (const [kind, body, expected] of [
    ['report', {}, 'report → report'],
    ['visit', { householdId: 'a' }, 'visit a → visit/a'],
    ['household', { id: 'a', dwelling: {} }, 'household new → home/new'],
    ['household', { id: 'a' }, 'household a → home/a/add'],
    ['hazard', {}, 'hazard → hazard/new'],
    ['hazardEvent', { hazardId: 'h' }, 'hazard h → hazard/h'],
    ['change', { subjectId: 'r' }, 'change r → person/r/change'],
    ['need', { residentId: 'r' }, 'need r → person/r/need'],
    ['need', { endsId: 'n' }, null],
    ['consent', { residentId: 'r' }, 'consent r → person/r/consent'],
    ['patrol', {}, null],
    ['act', {}, null],
  ] as const)
    test(`a refused ${kind} opens again: ${expected}`, () => {
      const form = formOf({ kind, body })
      assert.equal(form && `${form.draftId} → ${form.route.join('/')}`, expected)
    })

  test('beside a refusal stand the words somebody wrote, not their choices', () => {
    const followUps = JSON.stringify([{ text: '楼道的灯坏了' }])
    const typed = { outcome: 'refused', heard: '腿脚好多了', nextOn: '2026-12-07', followUps, photos: ['p'] }
    assert.deepEqual(writtenIn({ kind: 'visit', typed }), ['腿脚好多了', '楼道的灯坏了'])
    assert.deepEqual(writtenIn({ kind: 'act', typed: { result: '换了灯泡' } }), ['换了灯泡'])
  })
})
