/** Consents and what follows from taking them back, needs, guardians, tenures; merging with undo, moving, requests between communities, erasing, what goes when its time is over. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { everythingOf } from '../../src/kernel/database.ts'
import { copyOf } from '../../src/registry/index.ts'
import { testPhone } from '../support/registry.ts'
import { mergeStories } from './merge-stories.ts'
import { retentionStories } from './retention-stories.ts'
import { codeOf, consent, entered, registryWorld } from './world.ts'

const world = await registryWorld(['grid1', 'community1', 'member1', 'grid60', 'secretary', 'admin'])
const { kernel, there, visitors, post, resident, count } = world
const grid1 = visitors.grid1!
const [batu, wuri, suri] = there.first.people.map(({ id }) => id) as [string, string, string]
const xiulan = there.second.people[0]!.id

suite('consents', () => {
  test('taken back: the phone is gone, out of the log too; said beforehand', async () => {
    const { texts } = (await grid1.get('/api/registry/consent-texts')).body
    const contact = texts.find((one: { purpose: string }) => one.purpose === 'contact')
    assert.deepEqual([contact.version, contact.withdrawal], [1, ['phoneErased']])
    assert.match(contact.texts['zh-CN'], /撤回/)
    const seen = { phone: 0 }
    await post(
      'changes',
      entered({ subject: 'resident', subjectId: batu, seen, set: { phone: '13700000001' } }),
    )
    await post(
      'changes',
      entered({ subject: 'resident', subjectId: batu, seen, set: { phone: '13700000002' } }),
    )
    const withdrawal = entered({ residentId: batu, purpose: 'contact', withdrawn: true, how: 'spoken' })
    assert.deepEqual((await post('consents', withdrawal)).body, { again: false })
    assert.deepEqual((await post('consents', withdrawal)).body, { again: true })
    const shown = await resident(batu)
    assert.equal(shown.phone, null)
    assert.equal(
      shown.consents.find((one: { purpose: string }) => one.purpose === 'contact').state,
      'withdrawn',
    )
    const copy = await kernel.db.within(everythingOf(152222), tx => copyOf(kernel, tx, 152222, batu))
    assert.doesNotMatch(JSON.stringify(copy), new RegExp(`13700000|${testPhone}`))
    assert.equal(
      (await grid1.get('/api/registry/conflicts')).body.conflicts.length,
      0,
      'nothing left to pick',
    )
    const again = entered({
      subject: 'resident',
      subjectId: batu,
      seen: shown.versions,
      set: { phone: '13700000003' },
    })
    assert.equal(codeOf(await post('changes', again)), 'consentMissing withdrawn')
    assert.equal((await post('changes', { ...again, consents: [consent('contact')] })).body.state, 'applied')
  })

  test('taken back once more, after it was given anew: the new one stands; clocks a minute apart lose no withdrawal', async () => {
    const now = kernel.clock.now().getTime()
    const sync = async (purpose: string, minutesAgo: number, more: object, id: string = randomUUID()) => {
      const at = new Date(now - minutesAgo * 60_000).toISOString()
      const body = { residentId: xiulan, purpose, how: 'spoken', ...more }
      const entries = [{ id, kind: 'consent', at, body }]
      const phoneNow = new Date(now).toISOString()
      const { results } = (await grid1.post('/api/field/sync', { deviceId: null, phoneNow, entries })).body
      return results[0].outcome
    }
    const [give, back] = [{ version: 1 }, { withdrawn: true }]
    const id = randomUUID()
    const told = [
      await sync('photo', 60, give),
      await sync('photo', 30, back, id),
      await sync('photo', 29, give),
      await sync('photo', 30, back, id),
      await sync('visitRecord', 10, give),
      await sync('visitRecord', 11, back),
    ]
    assert.deepEqual(told, ['taken', 'taken', 'taken', 'again', 'taken', 'taken'])
    const states = new Map(
      (await resident(xiulan)).consents.map((one: { purpose: string; state: string }) => [
        one.purpose,
        one.state,
      ]),
    )
    assert.deepEqual([states.get('photo'), states.get('visitRecord')], ['given', 'withdrawn'])
  })

  test('a new wording asks again from its first day', async () => {
    const texts = {
      'zh-CN': '新的告知内容新的告知内容新的告知内容新的告知内容',
      en: 'A new wording of the consent',
    }
    const asked = { purpose: 'photo', version: 2, texts, validFrom: '2026-11-24' }
    assert.equal(codeOf(await post('consent-texts', asked)), 'notYours')
    const { secretary } = visitors
    assert.equal(
      codeOf(await post('consent-texts', { ...asked, version: 3 }, secretary)),
      'registryUnfit textVersion',
    )
    assert.equal(
      codeOf(await post('consent-texts', { ...asked, validFrom: '2026-11-22' }, secretary)),
      'invalidInput',
    )
    for (const _ of [1, 2]) assert.equal((await post('consent-texts', asked, secretary)).status, 200)
    await post('consents', entered({ residentId: xiulan, purpose: 'photo', version: 1, how: 'signed' }))
    const stateOf = async () =>
      (await resident(xiulan)).consents.find((one: { purpose: string }) => one.purpose === 'photo').state
    assert.equal(await stateOf(), 'given')
    await kernel.db.pool.query(`update consent_text set valid_from = '2026-11-23'`)
    assert.equal(await stateOf(), 'outdated')
    const late = entered({ residentId: xiulan, purpose: 'photo', version: 1, how: 'signed' })
    assert.equal(codeOf(await post('consents', late)), 'consentMissing otherWording')
  })

  test('of a child are the guardian’s to give and to take back', async () => {
    const give = (more: object) =>
      post('consents', entered({ residentId: suri, purpose: 'minor', version: 1, how: 'spoken', ...more }))
    const stories = [
      [{}, 'guardianNeeded'],
      [{ givenBy: suri }, 'guardianNeeded'],
      [{ givenBy: randomUUID() }, 'notFound'],
      [{ givenBy: batu }, ''],
      [{ givenBy: wuri, purpose: 'serviceNeeds' }, ''],
    ] as const
    for (const [more, code] of stories) assert.equal(codeOf(await give(more)), code, JSON.stringify(more))
    const { guardians } = await resident(suri)
    assert.deepEqual(
      guardians.map((one: { name: string; kind: string }) => `${one.name} ${one.kind}`).sort(),
      ['乌日娜 parent', '巴特尔 parent'],
    )
    assert.deepEqual(
      (await resident(batu)).wards.map((one: { id: string }) => one.id),
      [suri],
    )
    assert.equal((await post('needs', entered({ residentId: suri, kind: 'escort' }))).status, 200)
    const back = { residentId: suri, purpose: 'minor', withdrawn: true, how: 'spoken' }
    assert.equal(codeOf(await post('consents', entered(back))), 'guardianNeeded')
    assert.equal((await post('consents', entered({ ...back, givenBy: wuri }))).status, 200)
    const shown = await resident(suri)
    assert.deepEqual(shown.needs, [])
    assert.ok(
      shown.consents.every((one: { state: string }) => one.state !== 'given'),
      'nothing of a child rests on any other',
    )
  })
})

suite('needs, guardians, tenures', () => {
  test('a need rests on a consent; asked again it counts anew; an unknown word or a reason is refused', async () => {
    const need = (more: object) =>
      post('needs', entered({ residentId: xiulan, kind: 'weeklyVisit', ...more }))
    assert.equal(codeOf(await need({ residentId: wuri })), 'consentMissing none')
    assert.equal((await need({ kind: 'oxygen' })).status, 400)
    assert.equal((await need({ everyDays: 0 })).status, 400)
    const first = await need({ reason: '高血压' })
    assert.equal(first.status, 200)
    assert.equal((await need({ everyDays: 14 })).status, 200)
    const { needs } = await resident(xiulan)
    assert.deepEqual(
      needs.map((one: { kind: string; everyDays: number }) => [one.kind, one.everyDays]),
      [
        ['monthlyVisit', 30],
        ['weeklyVisit', 14],
      ],
    )
    assert.equal(
      await count('select count(*) as n from service_need where service_need::text like $1', ['%高血压%']),
      0,
    )
    const end = entered({ endsId: needs[0].id })
    assert.deepEqual(
      [(await post('needs', end)).body.again, (await post('needs', end)).body.again],
      [false, true],
    )
    await post(
      'consents',
      entered({ residentId: xiulan, purpose: 'serviceNeeds', withdrawn: true, how: 'signed' }),
    )
    assert.deepEqual((await resident(xiulan)).needs, [])
  })

  test('guardians', async () => {
    const add = (wardId: string, guardianId: string, kind: string) =>
      post('guardians', { wardId, guardianId, kind })
    assert.equal(codeOf(await add(xiulan, xiulan, 'relative')), 'registryUnfit ownGuardian')
    assert.equal(codeOf(await add(xiulan, suri, 'relative')), 'guardianNeeded minorToo')
    assert.equal(codeOf(await add(xiulan, wuri, 'parent')), 'registryUnfit wardOfAge')
    assert.equal(codeOf(await add(xiulan, there.awayOne.people[0]!.id, 'relative')), 'notFound')
    for (const _ of [1, 2]) assert.equal((await add(xiulan, wuri, 'appointed')).status, 200)
    assert.equal(
      (await post('guardians/end', { wardId: xiulan, guardianId: wuri, lastOn: '2026-11-22' })).status,
      200,
    )
    assert.deepEqual((await resident(xiulan)).guardians, [])
  })

  test('tenures of residents and organisations', async () => {
    const { dwellingId } = there.second
    const own = { id: randomUUID(), dwellingId, kind: 'owns', residentId: batu, fromOn: '2015-01-01' }
    for (const _ of [1, 2]) assert.equal((await post('tenures', own)).status, 200)
    assert.equal(codeOf(await post('tenures', { ...own, kind: 'rents' })), 'actReused')
    const firm = {
      id: randomUUID(),
      dwellingId,
      kind: 'rents',
      organisation: '兴安商贸',
      creditCode: '91350100M000100Y4３',
    }
    assert.equal(
      codeOf(await post('tenures', { ...firm, creditCode: '91350100M000100Y44' })),
      'registryUnfit creditCode',
    )
    assert.equal((await post('tenures', firm)).status, 200)
    assert.equal(
      codeOf(await post('tenures', { id: randomUUID(), dwellingId, kind: 'owns' })),
      'missingInput',
    )
    assert.equal(
      codeOf(await post(`tenures/${own.id}/end`, { toOn: '2014-01-01' })),
      'registryUnfit endBeforeStart',
    )
    const { tenures } = (await grid1.get(`/api/registry/households/${there.second.id}`)).body
    assert.deepEqual(
      tenures.map((one: { name: string | null; creditCode: string | null }) => one.name ?? one.creditCode),
      ['巴特尔', '91350100M000100Y43'],
    )
    await post(`tenures/${own.id}/end`, { toOn: '2026-11-01' })
    const person = { id: randomUUID(), name: '外地业主', relation: 'other' }
    const absent = { id: randomUUID(), dwellingId, kind: 'owns', person }
    for (const _ of [1, 2]) assert.equal((await post('tenures', absent)).status, 200)
    assert.deepEqual(
      [(await resident(person.id)).householdId, (await resident(person.id)).tenures.length],
      [null, 1],
    )
    await post(`tenures/${absent.id}/end`, { toOn: '2026-11-02' })
    assert.equal((await resident(person.id)).leftOn, '2026-11-02')
    assert.deepEqual((await resident(batu)).tenures, [])
  })
})

mergeStories(world)
retentionStories(world)
