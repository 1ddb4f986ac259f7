/** Stories of two phones that change one field without knowing of each other; told in the world of entering.test.ts. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { testPhone } from '../support/registry.ts'
import { entered, type RegistryWorld } from './world.ts'

export function conflictStories({ there, visitors, resident, reads }: RegistryWorld): void {
  const { grid1, community1, grid60 } = visitors
  const batu = there.first.people[0]!
  const change = (body: object, who = grid1!) => who.post('/api/registry/changes', body)
  const of = (subjectId: string, set: object, seen: object = {}) =>
    entered({ subject: 'resident', subjectId, seen, set })
  suite('two phones', () => {
    test('that change one field without knowing of each other: both values stay, a person picks', async () => {
      const one = await change(of(batu.id, { phone: '13900000001', relation: 'spouse' }))
      assert.equal(one.body.state, 'applied')
      const late = of(batu.id, { phone: '13900000002', stays: 'away' })
      const two = await change(late, community1!)
      assert.deepEqual([two.body.state, two.body.versions], ['conflict', { phone: 1, relation: 1, stays: 1 }])
      assert.equal((await change(late, community1!)).body.again, true)
      const { conflicts } = (await grid1!.get('/api/registry/conflicts')).body
      assert.equal(conflicts.length, 1)
      const [conflict] = conflicts
      assert.deepEqual(
        [conflict.field, conflict.title, conflict.current.value, conflict.other.value],
        ['phone', '巴特尔', '139****0001', '139****0002'],
      )
      assert.notEqual(conflict.current.by, conflict.other.by)
      assert.equal((await grid60!.get('/api/registry/conflicts')).body.conflicts.length, 0)
      const pick = entered({ keep: 'other' })
      const path = `/api/registry/conflicts/${conflict.id}/pick`
      assert.equal((await grid60!.post(path, pick)).status, 404)
      assert.deepEqual((await grid1!.post(path, pick)).body, { again: false })
      assert.deepEqual((await grid1!.post(path, pick)).body, { again: true })
      assert.equal((await grid1!.post(path, entered({ keep: 'current' }))).body.error.code, 'registryUnfit')
      assert.equal((await resident(batu.id)).phone, '139****0002')
      assert.equal((await grid1!.get('/api/registry/conflicts')).body.conflicts.length, 0)
    })

    test('keeping what stands leaves it so; whoever had seen the newest version simply changes it', async () => {
      await change(of(batu.id, { stays: 'here' }))
      const [conflict] = (await grid1!.get(`/api/registry/conflicts?grid=${there.here.gridId}`)).body
        .conflicts
      await grid1!.post(`/api/registry/conflicts/${conflict.id}/pick`, entered({ keep: 'current' }))
      assert.equal((await resident(batu.id)).stays, 'away')
      const { versions } = await resident(batu.id)
      assert.equal((await change(of(batu.id, { stays: 'here' }, versions))).body.state, 'applied')
    })

    test('over a household is a read of whoever lives there', async () => {
      const { id } = there.first
      const moved = (movedInOn: string, seen: object = {}) =>
        entered({ subject: 'household', subjectId: id, seen, set: { movedInOn } })
      assert.equal((await change(moved('2019-04-01'))).body.state, 'applied')
      assert.equal((await change(moved('2019-05-01'), community1!)).body.state, 'conflict')
      assert.equal((await change(moved('2027-05-01', { movedInOn: 1 }))).body.error.code, 'invalidInput')
      await reads()
      const [conflict] = (await grid1!.get('/api/registry/conflicts')).body.conflicts
      const [read] = (await reads()).rows.toSorted((a, b) => b.residentIds.length - a.residentIds.length)
      assert.deepEqual(
        [conflict.field, new Set(read!.residentIds)],
        ['movedInOn', new Set(there.first.people.map(one => one.id))],
      )
      await grid1!.post(`/api/registry/conflicts/${conflict.id}/pick`, entered({ keep: 'current' }))
    })
    test('the history says who, when, before and after, numbers masked', async () => {
      const { changes } = (await grid1!.get(`/api/registry/changes?subject=resident&id=${batu.id}`)).body
      const phones = changes.flatMap((one: { fields: { field: string; before: string; after: string }[] }) =>
        one.fields.filter(it => it.field === 'phone'),
      )
      assert.ok(phones.length >= 3)
      assert.ok(phones.every((it: { after: string }) => it.after.includes('****')))
      assert.ok(!JSON.stringify(changes).includes(testPhone))
    })
  })
}
