/** The mediator of a dispute: parties, declarations, relations the registry knows, the parties' choice, nobody assigned against them. 人民调解法第十五条、第十九条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Refusal } from '../../src/kernel/errors.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { wordsOf } from '../../src/kernel/refusal-words.ts'
import { declarable, findable } from '../../src/mediation/parties/kinds.ts'
import { testPhone, testRegistry } from '../support/registry.ts'
import { startTown } from '../support/server.ts'
import { idOfUser } from '../support/walk.ts'
import { mediationHands, refusalIn } from './hands.ts'
import { committee, director, member } from './roster-forms.ts'

const server = await startTown({ env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000' } })
const hands = mediationHands(server)
const { kernel } = server.aili
await hands.send('community1', 'committees', committee())
for (const one of [director, member]) await hands.send('community1', 'mediators', one)

const party = (side: string, name: string, phone = '', kind = 'person') => ({
  id: randomUUID(),
  side,
  kind,
  name,
  phone,
})
const declare = (user: string, id: string, relations: object) =>
  hands.send(user, `disputes/${id}/declarations`, { id: randomUUID(), relations })
const choose = (user: string, id: string, partyId: string, mediatorId: string | null) =>
  hands.send(user, `disputes/${id}/choices`, { id: randomUUID(), partyId, mediatorId, how: 'inPerson' })
const add = (user: string, id: string, one: object) => hands.send(user, `disputes/${id}/parties`, one)
const schedule = (id: string, user: string, chosenBy = 'committee') =>
  hands.take('community1', id, 'schedule', { person: idOfUser(user), sessionOn: '2026-12-01', chosenBy })

test('parties: entered by whoever mediates and their heads, masked, read on a reason and on record', async () => {
  const id = await hands.accepted()
  const one = party('applicant', '上官问渠', '199-0000-7001')
  const tries: readonly (readonly [string, string])[] = [
    ['supervise', '403 notYours disputeParties'],
    ['mediator2', '404 notFound'],
    ['court1', '404 notFound'],
    ['mediator1', '200'],
    ['community1', '200'],
  ]
  for (const [user, expected] of tries) assert.equal(refusalIn(await add(user, id, one)), expected, user)
  assert.equal(refusalIn(await add('mediator1', id, { ...one, name: '别人' })), '409 actReused')
  assert.equal(refusalIn(await add('mediator1', id, party('respondent', '某人', '12'))), '400 invalidInput')
  await add('mediator1', id, party('respondent', '红旗物业公司', '', 'organisation'))
  const shown = await hands.beside('mediator1', id)
  assert.deepEqual(
    shown.parties.map((it: { label: string }) => it.label),
    ['上**', '红旗物业公司'],
  )
  assert.equal(shown.disputeKind, 'neighbour')
  const reveal = (user: string, reason: string) => hands.send(user, `disputes/${id}/reveal`, { reason })
  assert.equal(refusalIn(await reveal('mediator1', ' ')), '400 invalidInput')
  assert.equal(refusalIn(await reveal('supervise', '想看看')), '403 notYours disputeParties')
  assert.equal((await reveal('mediator1', '核对回避关系')).body.parties[0].name, '上官问渠')
  const looks = await kernel.db.owner
    .selectFrom('accessEntry')
    .select('what')
    .where('proceedingId', '=', id)
    .execute()
  assert.deepEqual(looks, [{ what: 'parties' }])
  const kept = await kernel.db.owner.selectFrom('disputeParty').select(['name', 'phone']).execute()
  assert.ok(
    kept.every(
      row => !row.name.toString('utf8').includes('上官') && !row.phone?.toString('utf8').includes('7001'),
    ),
  )
})

test('declared, chosen, assigned: each in its turn, and refused in words that say the right way', async () => {
  const id = await hands.accepted()
  const [a, b] = [party('applicant', '甲方某人'), party('respondent', '乙方某人')]
  assert.equal(refusalIn(await declare('mediator1', id, {})), '422 mediatorUnfit noParties')
  for (const one of [a, b]) await add('mediator1', id, one)
  assert.equal(refusalIn(await schedule(id, 'mediator1')), '409 mediatorConflict undeclared')
  assert.equal(
    refusalIn(await declare('community1', id, { [a.id]: 'none', [b.id]: 'none' })),
    '403 notYours declaration',
  )
  assert.equal(refusalIn(await declare('mediator1', id, { [a.id]: 'none' })), '422 mediatorUnfit everyParty')
  // The cousin: kin stands aside, whatever anybody chooses.
  assert.equal(refusalIn(await declare('mediator1', id, { [a.id]: 'kin', [b.id]: 'none' })), '200')
  const refused = await schedule(id, 'mediator1')
  assert.equal(refusalIn(refused), '409 mediatorConflict kin')
  assert.match(refused.body.error.message, /回避.*申请回避/)
  assert.equal(refusalIn(await choose('mediator1-2', id, a.id, director.id)), '409 mediatorConflict kin')
  // A colleague of a party may, when both choose knowing of it.
  await declare('mediator1-2', id, { [a.id]: 'none', [b.id]: 'employment' })
  assert.equal(refusalIn(await schedule(id, 'mediator1-2')), '409 mediatorConflict employment')
  assert.equal(refusalIn(await schedule(id, 'mediator1-2', 'parties')), '409 mediatorConflict employment')
  assert.equal(refusalIn(await choose('supervise', id, a.id, member.id)), '403 notYours disputeParties')
  for (const one of [a, b]) assert.equal(refusalIn(await choose('mediator1', id, one.id, member.id)), '200')
  const shown = await hands.beside('community1', id)
  assert.deepEqual([shown.outcome.state, shown.outcome.mediator.id], ['agreed', member.id])
  const [one, two] = [director.id, member.id].map(it =>
    shown.candidates.find((one: { id: string }) => one.id === it),
  )
  assert.deepEqual([one.barredBy, two.barredBy, two.fits, two.relations.length], ['kin', null, true, 1])
  assert.equal(refusalIn(await schedule(id, 'mediator1-2', 'parties')), '200')
  // Told once more, a relation that bars stops the agreement as well.
  await hands.done('mediator1-2', id, 'startMediating')
  await declare('mediator1-2', id, { [a.id]: 'kin', [b.id]: 'employment' })
  const agreeing = { performBy: '2026-12-31', effectOn: '2026-11-23' }
  assert.equal(
    refusalIn(await hands.take('mediator1-2', id, 'agreeWritten', agreeing)),
    '409 mediatorConflict kin',
  )
  await hands.done('mediator1-2', id, 'askRecusal', { recusalGround: 'kin' })
  await declare('mediator1', id, { [a.id]: 'none', [b.id]: 'none' })
  const replaced = await hands.take('community1', id, 'replaceMediator', { person: idOfUser('mediator1') })
  assert.equal(refusalIn(replaced), '200')
})

test('what the parties chose together stands; what they did not, nobody says they did; nobody on leave', async () => {
  const id = await hands.accepted()
  const [a, b] = [party('applicant', '丙方某人'), party('respondent', '丁方某人')]
  for (const one of [a, b]) await add('mediator1', id, one)
  for (const user of ['mediator1', 'mediator1-2']) await declare(user, id, { [a.id]: 'none', [b.id]: 'none' })
  assert.equal(refusalIn(await schedule(id, 'mediator1', 'parties')), '422 mediatorUnfit notChosen')
  for (const one of [a, b]) await choose('community1', id, one.id, member.id)
  assert.equal(refusalIn(await schedule(id, 'mediator1')), '422 mediatorUnfit othersChosen')
  await choose('community1', id, b.id, director.id)
  assert.equal((await hands.beside('mediator1', id)).outcome.state, 'committee')
  const leave = { seen: 1, awayFrom: '2026-11-20', awayTo: '2026-12-05' }
  await hands.send('community1', 'mediators', { ...member, ...leave })
  assert.equal(refusalIn(await schedule(id, 'mediator1-2')), '422 mediatorUnfit away')
  assert.equal(refusalIn(await choose('community1', id, a.id, member.id)), '422 mediatorUnfit away')
  await hands.send('community1', 'mediators', { ...member, seen: 2, toOn: '2026-11-22' })
  assert.equal(refusalIn(await schedule(id, 'mediator1-2')), '422 mediatorUnfit offRoster')
  assert.equal(refusalIn(await choose('community1', id, a.id, member.id)), '422 mediatorUnfit otherCommittee')
  assert.equal(refusalIn(await schedule(id, 'mediator1')), '200')
  await hands.send('community1', 'mediators', { ...member, seen: 3 })
})

test('the registry knows: the party, one household, a guardianship; nothing is said but that', async () => {
  const there = await testRegistry(kernel)
  const people = there.first.people
  const phone = (at: number) => `1990000810${at}`
  for (const [at, one] of people.entries()) {
    const phoneIndex = kernel.vault.index('resident.phone', at === 0 ? testPhone : phone(at))
    const box = kernel.vault.encrypt('resident.phone', 'x')
    await kernel.db.owner
      .updateTable('resident')
      .set({ phoneIndex, phone: box, bornOn: '1990-01-01' })
      .where('id', '=', one.id)
      .execute()
  }
  const [alone] = there.second.people
  const alonePhone = '19900008201'
  const row = {
    phoneIndex: kernel.vault.index('resident.phone', alonePhone),
    phone: kernel.vault.encrypt('resident.phone', 'x'),
  }
  await kernel.db.owner.updateTable('resident').set(row).where('id', '=', alone!.id).execute()
  // The mediator is 巴特尔 of the first household.
  await kernel.db.owner
    .updateTable('person')
    .set({ name: people[0]!.name })
    .where('id', '=', idOfUser('mediator1'))
    .execute()
  await hands.send('community1', 'mediators', { ...director, seen: 1, registeredPhone: testPhone })
  const bond = {
    wardId: alone!.id,
    guardianId: people[0]!.id,
    kind: 'relative',
    since: '2020-01-01',
    until: null,
  }
  const { jurisdictionId } = await kernel.db.owner
    .selectFrom('resident')
    .select('jurisdictionId')
    .executeTakeFirstOrThrow()
  await kernel.db.owner
    .insertInto('guardianship')
    .values({ jurisdictionId, ...bond })
    .execute()
  const stories: readonly (readonly [string, string, string, string])[] = [
    ['the mediator', people[0]!.name, testPhone, 'self'],
    ['the spouse', people[1]!.name, phone(1), 'sameHousehold'],
    ['a ward', alone!.name, alonePhone, 'guardian'],
    ['somebody of another name with the same number', '陌生人', phone(1), 'undeclared'],
  ]
  for (const [who, name, number, expected] of stories) {
    const id = await hands.accepted()
    const one = party('respondent', name, number)
    await add('mediator1-2', id, one)
    assert.equal(refusalIn(await schedule(id, 'mediator1')), `409 mediatorConflict ${expected}`, who)
    // Saying that there is none changes nothing of what the registry knows.
    if (expected === 'undeclared') continue
    await declare('mediator1', id, { [one.id]: 'none' })
    assert.equal(refusalIn(await schedule(id, 'mediator1')), `409 mediatorConflict ${expected}`, who)
    const { found } = (await hands.beside('mediator1', id)).own
    assert.deepEqual(found, [{ partyId: one.id, relation: expected, found: true }])
  }
})

test('a number declared of kin keeps a colleague away from every step; struck off, no longer', async () => {
  const id = await hands.accepted()
  const { jurisdictionId } = await kernel.db.owner
    .selectFrom('person')
    .select('jurisdictionId')
    .executeTakeFirstOrThrow()
  const phoneIndex = kernel.vault.index('phone', '19900009009')
  await kernel.db.owner
    .insertInto('kinship')
    .values({ jurisdictionId, personId: idOfUser('mediator1-2'), phoneIndex })
    .execute()
  const one = party('applicant', '某位亲属', '199 0000 9009')
  await add('mediator1', id, one)
  assert.equal(refusalIn(await schedule(id, 'mediator1-2')), '409 mediatorConflict kinPhone')
  assert.equal(refusalIn(await hands.take('mediator1-2', id, 'investigate')), '403 recused')
  assert.equal(refusalIn(await choose('mediator1-2', id, one.id, director.id)), '403 recused')
  const strike = `disputes/${id}/parties/${one.id}/strike`
  assert.equal(refusalIn(await hands.send('supervise', strike, {})), '403 notYours disputeParties')
  assert.equal(refusalIn(await hands.send('mediator1', strike, {})), '200')
  assert.deepEqual((await hands.beside('mediator1', id)).parties, [])
  assert.equal(refusalIn(await hands.take('mediator1-2', id, 'investigate')), '200')
})

test('a dispute that is over takes nothing more', async () => {
  const id = await hands.accepted()
  await hands.done('mediator1', id, 'proposeVoid')
  await hands.done('community1', id, 'void')
  assert.equal(refusalIn(await add('mediator1', id, party('applicant', '某人'))), '409 disputeOver')
})

test('every refusal of money and mediators has words in both languages', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const said = [...declarable, ...findable, 'undeclared']
      .filter(reason => reason !== 'none')
      .map(reason => wordsOf(new Refusal('mediatorConflict', { reason, name: '甲' }), translator(language)))
    assert.equal(new Set(said).size, said.length, 'each says its own')
    assert.ok(said.every(words => words.includes('甲')))
  }
})
