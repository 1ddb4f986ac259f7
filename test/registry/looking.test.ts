/** Looking: who may, lists by door, search by name and address, look-up and reveal within a day's number, who looked; each read on record. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { everythingOf } from '../../src/kernel/database.ts'
import { nameTokens } from '../../src/registry/names.ts'
import { mayReadRegistry } from '../../src/registry/policy.ts'
import { readsOf } from '../../src/registry/reads-of.ts'
import { revealsPerDay } from '../../src/registry/terms.ts'
import { roles } from '../../src/territory/roles.ts'
import { idNumberOf, testIdNumber, testPhone } from '../support/registry.ts'
import { codeOf, registryWorld } from './world.ts'

const users = [
  'grid1',
  'member1',
  'community1',
  'branch1',
  'worker1',
  'grid60',
  'secretary',
  'dispatch',
  'supervise',
  'admin',
  'police1',
  'counsel1',
]
const world = await registryWorld(users)
const { kernel, there, visitors, post, resident, reads } = world
const grid1 = visitors.grid1!
const batu = there.first.people[0]!.id
const get = async (path: string, who = grid1) => (await who.get(`/api/registry/${path}`)).body

suite('who may read', () => {
  test('people of the grid and of its community, nobody else; an administrator never', () => {
    const reader = (...held: string[]) => ({
      ...{ personId: randomUUID(), jurisdictionId: 1 },
      actor: { posts: held.map(role => ({ role, unitId: 'u', communityId: 'c', gridId: 'g' })) },
    })
    const readers = roles.filter(role => mayReadRegistry(reader(role)))
    assert.deepEqual([...readers].sort(), [
      'communityDirector',
      'communitySecretary',
      'communityWorker',
      'gridLeader',
      'gridMember',
    ])
    for (const admin of ['systemAdmin', 'securityAdmin', 'auditAdmin'])
      assert.equal(mayReadRegistry(reader(admin, 'gridLeader', 'communityDirector')), false, admin)
    const deputy = {
      ...reader('communityPolice'),
      actor: { posts: [], deputyFor: [reader('gridLeader').actor] },
    }
    assert.equal(mayReadRegistry(deputy), true, 'who stands in for a leader')
  })

  test('over the wire', async () => {
    const stories: Record<string, readonly [number, number]> = {
      grid1: [200, 3],
      member1: [200, 3],
      community1: [200, 3],
      branch1: [200, 3],
      worker1: [200, 3],
      grid60: [403, 0],
      secretary: [403, 0],
      dispatch: [403, 0],
      supervise: [403, 0],
      admin: [403, 0],
      police1: [403, 0],
      counsel1: [403, 0],
    }
    for (const [name, visitor] of Object.entries(visitors)) {
      const [status, households] = stories[name] ?? [403, 0]
      const answer = await visitor.get(`/api/registry/households?grid=${there.here.gridId}`)
      assert.deepEqual([answer.status, answer.body.households?.length ?? 0], [status, households], name)
      const page = await visitor.get(`/api/registry/residents/${batu}`)
      assert.equal(page.status, status === 200 ? 200 : name === 'grid60' ? 404 : 403, name)
    }
    assert.equal((await world.server.resident.get(`/api/registry/residents/${batu}`)).status, 401)
    assert.equal(
      (await get(`households?community=${there.here.communityId}`)).error.code,
      'notYours',
      'a grid is not its community',
    )
    const all = await get(`households?community=${there.here.communityId}`, visitors.community1)
    assert.deepEqual([all.total, all.next], [4, null])
  })
})

suite('lists and search', () => {
  test('go on where the page ended, door by door', async () => {
    const path = `households?community=${there.here.communityId}&limit=1`
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = await get(path + after, visitors.community1)
      seen.push(...page.households.map((one: { address: { number: string } }) => one.address.number))
      assert.equal(page.total, 4)
      if (page.next === null) break
      after = `&after=${page.next}`
    }
    assert.deepEqual(seen.toSorted(), ['101', '102', '201', '301'])
    assert.ok(seen.indexOf('101') < seen.indexOf('201') && seen.indexOf('201') < seen.indexOf('301'))
    for (const after of ['x', 'W10', Buffer.from('["a","",1,"2","3"]').toString('base64url')])
      assert.equal(
        (await grid1.get(`/api/registry/households?grid=${there.here.gridId}&after=${after}`)).status,
        400,
      )
  })

  test('a name by two characters in sight, a surname in a grid; what is asked is what the database keeps', async () => {
    const names = async (path: string, who = grid1) =>
      (await get(path, who)).residents?.map((one: { name: string }) => one.name)
    assert.deepEqual(await names('search?q=王秀'), ['王秀兰'])
    assert.deepEqual(await names('search?q=王秀', visitors.community1), ['王秀兰', '王秀英'])
    assert.deepEqual(await names('search?q=秀兰'), ['王秀兰'])
    assert.deepEqual(await names('search?q=特尔'), ['巴特尔'])
    assert.deepEqual(await names('search?q=%27%26%7C%21'), [])
    assert.deepEqual(await names('search?q=王'), undefined, 'a surname alone needs a grid')
    assert.deepEqual(await names(`search?q=王&grid=${there.here.gridId}`), ['王秀兰'])
    assert.equal((await get(`search?q=王秀&grid=${there.away.gridId}`)).error.code, 'notYours')
    for (const name of ['巴特尔', '王', '阿拉坦·巴特尔', 'Ａnna Ｌee', "O'Neil"]) {
      const { rows } = await kernel.db.pool.query<{ tokens: string[] }>(
        `select tsvector_to_array(name_lexemes($1, '00000000-0000-0000-0000-0000deadbeef')) as tokens`,
        [name],
      )
      const tokens = rows[0]!.tokens.map(token => token.slice(8))
      for (const token of nameTokens(name))
        assert.ok(tokens.includes(token), `${name}: ${token} in ${tokens}`)
    }
  })

  test('by the words of an address', async () => {
    const { address } = (await get(`households/${there.first.id}`)).household
    const found = await get(
      `at?address=${encodeURIComponent(`${address.compound}${address.building}1单元101`)}`,
    )
    assert.deepEqual(
      found.households.map((one: { id: string }) => one.id),
      [there.first.id],
    )
    assert.deepEqual((await get(`at?address=${encodeURIComponent('不存在的地方')}`)).households, [])
    const doors = await get(`dwellings?building=${there.here.id}`)
    assert.deepEqual(
      doors.dwellings.map((one: { number: string; households: { head: string }[] }) => [
        one.number,
        one.households[0]!.head,
      ]),
      [
        ['101', '巴特尔'],
        ['201', '王秀兰'],
        ['301', '李建国'],
      ],
    )
  })

  test('who may be the same is told before saving', async () => {
    const asked = (more: object, who = grid1) =>
      post(
        'duplicates',
        { buildingId: there.here.id, residents: [{ id: randomUUID(), name: '巴特儿', ...more }] },
        who,
      )
    assert.deepEqual(
      (await asked({ phone: testPhone })).body.suggestions.map((one: { reasons: string[] }) => one.reasons),
      [['phone']],
    )
    assert.deepEqual(
      (await asked({ idNumber: testIdNumber })).body.suggestions.map(
        (one: { reasons: string[] }) => one.reasons,
      ),
      [['idNumber']],
    )
    assert.equal((await asked({ idNumber: idNumberOf('15222219630707998') })).body.elsewhere.length, 1)
    assert.deepEqual((await asked({})).body, { suggestions: [], elsewhere: [] })
    assert.equal((await asked({}, visitors.grid60)).status, 403)
  })
})

suite('numbers', () => {
  test('are masked until a reason is given; so many a day', async () => {
    const shown = await resident(batu)
    assert.deepEqual(
      [shown.phone, shown.idNumber],
      ['199****1121', `152222********${testIdNumber.slice(-4)}`],
    )
    const reveal = (body: object, who = grid1) => post(`residents/${batu}/reveal`, body, who)
    assert.equal((await reveal({ what: 'phone', reason: ' ' })).status, 400)
    assert.equal((await reveal({ what: 'name', reason: '联系本人' })).status, 400)
    assert.equal((await reveal({ what: 'phone', reason: '联系本人' }, visitors.grid60)).status, 404)
    await reads()
    const { body } = await reveal({ what: 'phone', reason: '联系本人' })
    assert.deepEqual(body, { value: testPhone, left: revealsPerDay.perDay - 1 })
    const { rows, fresh } = await reads()
    const last = rows.find(row => row.what === 'phone')!
    assert.deepEqual([fresh, last.reason, last.residentIds], [1, '联系本人', [batu]])
    assert.equal((await reveal({ what: 'idNumber', reason: '核对证件' })).body.value, testIdNumber)
    await kernel.db.pool.query(
      `insert into registry_read (jurisdiction_id, at, person_id, what, reason, resident_ids)
       select jurisdiction_id, at, person_id, what, reason, resident_ids from registry_read, generate_series(1, 58) where what = 'phone'`,
    )
    const last60 = await reveal({ what: 'phone', reason: '联系本人' })
    assert.equal(codeOf(last60), 'tooMany reveal')
    assert.equal(
      (await reveal({ what: 'phone', reason: '联系本人' }, visitors.community1)).body.left,
      revealsPerDay.perDay - 1,
    )
  })

  test('find exactly one person, within sight only', async () => {
    const lookup = (value: string, by = 'idNumber', who = grid1) =>
      post('lookup', { by, value, reason: '核对身份' }, who)
    assert.deepEqual(
      (await lookup(` ${testIdNumber} `)).body.residents.map((one: { id: string }) => one.id),
      [batu],
    )
    assert.deepEqual(
      (await lookup(testPhone, 'phone')).body.residents.map((one: { id: string }) => one.id),
      [batu],
    )
    assert.deepEqual((await lookup(idNumberOf('15222219630707998'))).body, { residents: [], elsewhere: true })
    assert.deepEqual((await lookup(idNumberOf('15222219990909009'))).body, {
      residents: [],
      elsewhere: false,
    })
    assert.equal(codeOf(await lookup('152222198001010011')), 'idNumberUnfit check')
    assert.equal((await lookup(testIdNumber, 'idNumber', visitors.dispatch)).status, 403)
  })

  test('who looked is told to the resident: lists of the place too, by name, role and unit', async () => {
    const shown = await kernel.db.within(everythingOf(152222), tx =>
      readsOf(tx, 152222, batu, { limit: 200 }),
    )
    const kinds = new Set<string>(shown.map(one => one.what))
    for (const what of 'list search page phone idNumber lookup'.split(' ')) assert.ok(kinds.has(what), what)
    assert.ok(shown.some(one => one.place === 'grid') && shown.some(one => one.place === 'community'))
    const leader = shown.find(one => one.by?.role === 'gridLeader')
    assert.ok(leader?.by?.name && leader.by.unit)
    const page = await kernel.db.within(everythingOf(152222), tx =>
      readsOf(tx, 152222, batu, { limit: 2, before: shown[1]! }),
    )
    assert.deepEqual(
      page.map(one => one.id),
      shown.slice(2, 4).map(one => one.id),
    )
    const other = await kernel.db.within(everythingOf(152222), tx =>
      readsOf(tx, 152222, there.awayOne.people[0]!.id),
    )
    assert.deepEqual(other, [])
  })
})
