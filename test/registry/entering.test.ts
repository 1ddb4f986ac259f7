/** Entering and changing: households and residents, fields with versions, conflicts of two phones, consents, needs; resent and refused. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { idNumberOf, testIdNumber } from '../support/registry.ts'
import { conflictStories } from './conflict-stories.ts'
import { consent, entered, registryWorld } from './world.ts'

const world = await registryWorld(['grid1', 'community1', 'member1', 'grid60'])
const { kernel, there, visitors, resident } = world
const { grid1, grid60 } = visitors
const [, wuri] = there.first.people.map(({ id }) => ({ id })) as [{ id: string }, { id: string }]
const change = (body: object, who = grid1!) => who.post('/api/registry/changes', body)
const of = (subjectId: string, set: object, seen: object = {}) =>
  entered({ subject: 'resident', subjectId, seen, set })

suite('a household', () => {
  test('newly met: door, people, consents in one entry; sent again nothing happens twice', async () => {
    const [id, dwellingId, mother, child] = [1, 2, 3, 4].map(() => randomUUID()) as [
      string,
      string,
      string,
      string,
    ]
    const body = entered({
      id,
      dwelling: { id: dwellingId, buildingId: there.here.id, entrance: '2', floor: 5, number: '502' },
      movedInOn: '2026-10-01',
      residents: [
        {
          ...{ id: child, name: '小明', relation: 'child', bornOn: '2020-01-01' },
          consents: [consent('minor', { givenBy: mother })],
        },
        {
          ...{ id: mother, name: '王秀兰', relation: 'head', phone: '138 0000 0001' },
          ...{
            idNumber: '１５２２２２１９８６０７０７００１'.concat(idNumberOf('15222219860707001').at(-1)!),
          },
          consents: [consent('contact')],
        },
      ],
    })
    const first = await grid1!.post('/api/registry/households', body)
    assert.equal(first.status, 200, JSON.stringify(first.body))
    assert.deepEqual(
      [first.body.again, first.body.householdId, first.body.dwellingId],
      [false, id, dwellingId],
    )
    const again = await grid1!.post('/api/registry/households', body)
    assert.deepEqual([again.status, again.body.again], [200, true])
    assert.equal(
      (await grid1!.post('/api/registry/households', { ...body, movedInOn: '2026-10-02' })).status,
      409,
    )
    const { household, residents } = (await grid1!.get(`/api/registry/households/${id}`)).body
    assert.deepEqual(
      household.people.map((one: { name: string; minor: boolean }) => [one.name, one.minor]),
      [
        ['王秀兰', false],
        ['小明', true],
      ],
    )
    assert.deepEqual([residents[0].bornOn, residents[0].phone], ['1986-07-07', '138****0001'])
    assert.deepEqual(residents[1].guardians, [
      { id: mother, name: '王秀兰', kind: 'parent', since: '2026-11-23' },
    ])
  })

  test('at a door another phone entered first is of that dwelling', async () => {
    const answer = await grid1!.post(
      '/api/registry/households',
      entered({
        id: randomUUID(),
        dwelling: { id: randomUUID(), buildingId: there.here.id, entrance: '1', number: '201' },
        residents: [{ id: randomUUID(), name: '王秀兰', relation: 'head', bornOn: '1941-03-08' }],
      }),
    )
    assert.equal(answer.body.dwellingId, there.second.dwellingId)
    const [alike] = answer.body.suggestions
    assert.deepEqual([alike.resident.id, alike.reasons], [there.second.people[0]!.id, ['nameAndBirth']])
  })

  test('is refused with words, and then nothing of it is kept', async () => {
    const dwelling = { id: randomUUID(), buildingId: there.here.id, entrance: '3', number: '101' }
    const person = { id: randomUUID(), name: '甲', relation: 'head' }
    const stories = [
      [{ residents: [{ ...person, bornOn: '2020-01-01' }] }, 422, 'guardianNeeded'],
      [{ residents: [{ ...person, phone: '13800000002' }] }, 422, 'consentMissing'],
      [{ residents: [{ ...person, phone: '138', consents: [consent('contact')] }] }, 400, 'invalidInput'],
      [{ residents: [{ ...person, idNumber: '152222198001010011' }] }, 422, 'idNumberUnfit'],
      [{ residents: [{ ...person, idNumber: testIdNumber }] }, 409, 'duplicateResident'],
      [{ residents: [{ ...person, idNumber: idNumberOf('15222219630707998') }] }, 409, 'duplicateResident'],
      [
        { residents: [{ ...person, idNumber: idNumberOf('15222219700101002'), bornOn: '1970-01-02' }] },
        422,
        'registryUnfit',
      ],
      [{ residents: [{ ...person, bornOn: '2026-11-24' }] }, 400, 'invalidInput'],
      [{ residents: [{ ...person, name: '' }] }, 400, 'invalidInput'],
      [{ residents: [{ ...person, relation: 'enemy' }] }, 400, 'invalidInput'],
      [{ movedInOn: '2026-11-24', residents: [] }, 400, 'invalidInput'],
      [{ dwelling: { ...dwelling, buildingId: there.away.id }, residents: [] }, 403, 'notYours'],
      [{ dwelling: { ...dwelling, buildingId: randomUUID() }, residents: [] }, 404, 'notFound'],
      [{ dwelling: { id: there.awayOne.dwellingId }, residents: [] }, 404, 'notFound'],
      [
        { residents: [{ ...person, consents: [{ ...consent('contact'), version: 9 }] }] },
        422,
        'consentMissing',
      ],
      [{ residents: [{ ...person, consents: [consent('minor')] }] }, 422, 'registryUnfit'],
    ] as const
    for (const [more, status, code] of stories) {
      const answer = await grid1!.post(
        '/api/registry/households',
        entered({ id: randomUUID(), dwelling, ...more }),
      )
      assert.deepEqual(
        [answer.status, answer.body.error?.code],
        [status, code],
        JSON.stringify([more, answer.body]),
      )
      assert.match(answer.body.error.message, /[一-鿿].*。$/)
    }
    const { rows } = await kernel.db.pool.query(`select 1 from resident where name = '甲'`)
    assert.equal(rows.length, 0)
  })

  test('who is registered elsewhere is said, not where', async () => {
    const body = entered({
      id: there.second.id,
      residents: [
        { id: randomUUID(), name: '乙', relation: 'other', idNumber: idNumberOf('15222219630707998') },
      ],
    })
    const { error } = (await grid1!.post('/api/registry/households', body)).body
    assert.deepEqual(error.facts, { reason: 'elsewhere' })
    assert.match(error.message, /已在其他社区登记.*迁入申请/)
  })
})

suite('a change', () => {
  test('is applied with its version; the same again, the same value, an unknown field', async () => {
    const body = of(wuri.id, { name: ' 乌日娜娜 ', stays: 'away' })
    assert.deepEqual((await change(body)).body, {
      again: false,
      state: 'applied',
      versions: { name: 1, stays: 1 },
    })
    assert.deepEqual((await change(body)).body, {
      again: true,
      state: 'applied',
      versions: { name: 1, stays: 1 },
    })
    const same = await change(of(wuri.id, { name: '乌日娜娜' }))
    assert.deepEqual(same.body, { again: false, state: 'applied', versions: { name: 1, stays: 1 } })
    assert.equal((await change({ ...body, set: { name: '别人' } })).body.error.code, 'actReused')
    const stories = [
      [{ mood: 'good' }, 400],
      [{ constructor: 'x' }, 400],
      [{ name: null }, 400],
      [{ relation: 'enemy' }, 400],
      [{ bornOn: '1980-02-30' }, 400],
      [{ phone: '12' }, 400],
      [{ idNumber: '1' }, 422],
    ] as const
    for (const [set, status] of stories)
      assert.equal((await change(of(wuri.id, set))).status, status, JSON.stringify(set))
    const { sources } = await resident(wuri.id)
    assert.deepEqual(sources.name, { by: 'person', on: '2026-11-23' })
  })

  test('an ID number brings the birthday; one that contradicts it is refused', async () => {
    assert.equal(
      (await change(of(wuri.id, { idNumber: idNumberOf('15222219820507002') }))).body.error.code,
      'registryUnfit',
    )
    const id = there.third.people[0]!.id
    assert.equal((await change(of(id, { idNumber: idNumberOf('15222219750101003') }))).status, 200)
    const shown = await resident(id)
    assert.deepEqual(
      [shown.bornOn, shown.idNumber],
      ['1975-01-01', `152222********${idNumberOf('15222219750101003').slice(-4)}`],
    )
    assert.equal(
      (await change(of(id, { idNumber: testIdNumber }, { idNumber: 1 }))).body.error.code,
      'duplicateResident',
    )
  })

  test('households and dwellings change as well; a refusal of visits that ended is none', async () => {
    const household = (set: object, seen: object = {}) =>
      change(entered({ subject: 'household', subjectId: there.second.id, set, seen }))
    assert.equal((await household({ visits: 'refused', visitsUntil: '2026-12-31' })).status, 200)
    assert.equal((await household({ movedOutOn: '2020-04-30' })).body.error.code, 'registryUnfit')
    assert.equal(
      (
        await change(
          entered({ subject: 'dwelling', subjectId: there.second.dwellingId, set: { use: 'shared' } }),
        )
      ).status,
      200,
    )
    const shown = async () => (await grid1!.get(`/api/registry/households/${there.second.id}`)).body.household
    assert.deepEqual([(await shown()).visits, (await shown()).visitsUntil], ['refused', '2026-12-31'])
    assert.equal((await household({ visits: 'welcome' }, { visits: 1 })).status, 200)
    assert.deepEqual([(await shown()).visits, (await shown()).visitsUntil], ['welcome', null])
  })

  test('out of sight there is nobody', async () => {
    assert.equal((await change(of(there.awayOne.people[0]!.id, { name: '别人' }))).status, 404)
    assert.equal((await change(of(wuri.id, { name: '别人' }), grid60!)).status, 404)
  })
})

conflictStories(world)
