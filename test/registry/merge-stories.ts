/** Stories of two entries of one person and of moving; told in the world of people.test.ts. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { everythingOf } from '../../src/kernel/database.ts'
import { readsOf } from '../../src/registry/reads-of.ts'
import { consentOf, idNumberOf, testIdNumber, writeHousehold } from '../support/registry.ts'
import { codeOf, entered, type RegistryWorld } from './world.ts'

export function mergeStories(world: RegistryWorld): void {
  twoEntries(world)
  suite('moving', () => {
    movingHere(world)
    movingBetween(world)
  })
}

function twoEntries(world: RegistryWorld): void {
  const { kernel, there, visitors, post, resident } = world
  const grid1 = visitors.grid1!
  const [batu, wuri] = there.first.people.map(({ id }) => id) as [string, string]
  suite('two entries of one person', () => {
    test('become one with what hangs on them, and two again as they were', async () => {
      const twin = await writeHousehold(kernel, there.here, '401', [
        { name: '李建国', relation: 'head', bornOn: '1970-05-05', idNumber: idNumberOf('15222219700505005') },
      ])
      const [keptId, goneId] = [there.third.people[0]!.id, twin.people[0]!.id]
      await consentOf(kernel, goneId, 'serviceNeeds')
      await post('needs', entered({ residentId: goneId, kind: 'errands' }))
      await post('tenures', {
        id: randomUUID(),
        dwellingId: twin.dwellingId,
        kind: 'owns',
        residentId: goneId,
      })
      await post('guardians', { wardId: goneId, guardianId: wuri, kind: 'relative' })
      const before = await Promise.all([resident(keptId), resident(goneId)])
      assert.equal(codeOf(await post('merges/preview', { keptId, goneId }, visitors.member1)), 'notYours')
      const preview = (await post('merges/preview', { keptId, goneId })).body
      assert.deepEqual(preview.follows, { tenures: 1, consents: 1, needs: 1, guardianships: 1 })
      const filled = preview.fields
        .filter((one: { filled: boolean }) => one.filled)
        .map((one: { field: string }) => one.field)
      assert.deepEqual(filled, ['bornOn', 'idNumber'])
      const merge = { id: randomUUID(), keptId, goneId, take: [] }
      assert.equal(codeOf(await post('merges', { ...merge, take: ['search'] })), 'invalidInput')
      assert.equal(codeOf(await post('merges', { ...merge, goneId: keptId })), 'mergeUnfit same')
      assert.equal(
        codeOf(await post('merges', { ...merge, goneId: batu, keptId: goneId })),
        'mergeUnfit twoIdNumbers',
      )
      assert.deepEqual(
        [(await post('merges', merge)).body.again, (await post('merges', merge)).body.again],
        [false, true],
      )
      await looksAtBothTold(world, keptId, goneId)
      const one = await resident(keptId)
      assert.deepEqual(
        [one.bornOn, one.needs.length, one.tenures.length, one.guardians.length, one.merges.length],
        ['1970-05-05', 1, 1, 1, 1],
      )
      assert.equal((await resident(goneId)).error.code, 'notFound')
      assert.equal(
        (await grid1.get(`/api/registry/households?building=${there.here.id}`)).body.households.some(
          (it: { id: string }) => it.id === twin.id,
        ),
        false,
      )
      await post(
        'changes',
        entered({ subject: 'resident', subjectId: keptId, seen: one.versions, set: { stays: 'away' } }),
      )
      const undo = await post(`merges/${merge.id}/undo`, {})
      assert.deepEqual(undo.body, { id: merge.id, again: false, kept: [] })
      assert.equal((await post(`merges/${merge.id}/undo`, {})).body.again, true)
      const after = await Promise.all([resident(keptId), resident(goneId)])
      const plain = (it: { versions: object; stays: string }) => ({
        ...it,
        versions: 0,
        stays: 0,
        sources: 0,
      })
      assert.deepEqual(after.map(plain), before.map(plain))
      assert.equal(after[0].stays, 'away', 'what was changed since stays')
    })
  })
}

/** Who looked at the entry that went looked at the person. */
async function looksAtBothTold({ kernel }: RegistryWorld, keptId: string, goneId: string): Promise<void> {
  const told = await kernel.db.within(everythingOf(152222), tx => readsOf(tx, 152222, keptId, { limit: 200 }))
  const known = new Set(told.map(look => look.id))
  const ofGone = await kernel.db.owner
    .selectFrom('registryRead')
    .select('id')
    .where(
      sql<boolean>`resident_ids @> array[${goneId}::uuid] and not resident_ids @> array[${keptId}::uuid]`,
    )
    .execute()
  assert.ok(ofGone.length > 0 && ofGone.every(({ id }) => known.has(id)))
}

function movingHere(world: RegistryWorld): void {
  const { there, visitors, post, resident } = world
  const grid1 = visitors.grid1!
  test('to another household, away, and a household to another door', async () => {
    const id = there.third.people[1]!.id
    const to = { householdId: there.second.id, relation: 'tenant' }
    const move = entered({ to })
    assert.deepEqual(
      [(await post(`residents/${id}/move`, move)).body, (await post(`residents/${id}/move`, move)).body],
      [{ again: false }, { again: true }],
    )
    assert.equal((await resident(id)).householdId, there.second.id)
    assert.equal(codeOf(await post(`residents/${id}/move`, entered({ to }))), 'registryUnfit samePlace')
    assert.equal(
      codeOf(await post(`residents/${id}/move`, entered({ to: { ...to, householdId: there.awayOne.id } }))),
      'notFound',
    )
    assert.equal(
      codeOf(await post(`residents/${id}/move`, entered({ leftOn: '2027-01-01' }))),
      'invalidInput',
    )
    assert.equal((await post(`residents/${id}/move`, entered({ leftOn: '2026-11-20' }))).status, 200)
    const gone = await resident(id)
    assert.deepEqual([gone.householdId, gone.leftOn], [null, '2026-11-20'])
    const dwelling = { id: randomUUID(), buildingId: there.beside.id, entrance: '1', number: '601' }
    assert.equal(codeOf(await post(`households/${there.third.id}/move`, entered({ dwelling }))), 'notYours')
    const moved = await post(`households/${there.third.id}/move`, entered({ dwelling }), visitors.community1)
    assert.deepEqual(moved.body, { again: false, dwellingId: dwelling.id })
    assert.equal(
      (await grid1.get(`/api/registry/households/${there.third.id}`)).status,
      404,
      'out of sight of the grid now',
    )
  })
}

function movingBetween(world: RegistryWorld): void {
  const { server, there, visitors, post, resident, userOf } = world
  const grid1 = visitors.grid1!
  test('from another community: asked for by the ID number, let go by those who have the person', async () => {
    const asked = {
      id: randomUUID(),
      idNumber: idNumberOf('15222219630707998'),
      householdId: there.second.id,
      relation: 'sibling',
    }
    for (const _ of [1, 2]) assert.equal((await post('move-requests', asked)).status, 200)
    assert.equal(
      codeOf(await post('move-requests', { ...asked, id: randomUUID(), idNumber: testIdNumber })),
      'duplicateResident here',
    )
    assert.equal(
      codeOf(
        await post('move-requests', {
          ...asked,
          id: randomUUID(),
          idNumber: idNumberOf('15222219990101001'),
        }),
      ),
      'notFound',
    )
    const listed = async (who = grid1) => (await who.get('/api/registry/move-requests')).body.requests
    assert.deepEqual(
      (await listed()).map((one: { direction: string; name: string | null; mayDecide: boolean }) => [
        one.direction,
        one.name,
        one.mayDecide,
      ]),
      [['in', null, false]],
    )
    assert.equal(codeOf(await post(`move-requests/${asked.id}/decide`, { granted: true })), 'notFound')
    const theirs = await server.signIn(await userOf(there.away.gridId))
    assert.deepEqual(
      (await listed(theirs)).map((one: { direction: string; name: string | null; mayDecide: boolean }) => [
        one.direction,
        one.name,
        one.mayDecide,
      ]),
      [['out', '王秀兰', true]],
    )
    for (const again of [false, true])
      assert.deepEqual((await post(`move-requests/${asked.id}/decide`, { granted: true }, theirs)).body, {
        again,
      })
    assert.equal((await resident(there.awayOne.people[0]!.id)).householdId, there.second.id)
    assert.equal((await resident(there.awayOne.people[0]!.id, theirs)).error.code, 'notFound')
  })
}
