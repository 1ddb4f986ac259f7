/** An office changes the terms of resident matters: what runs keeps its version, what begins later runs under the new one, and says so. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { recomputables } from '../../src/followers.ts'
import { climb, matterRules, verifyContents } from '../../src/matters/index.ts'
import { addRestDays, recomputeTerms, verifyAll } from '../../src/proceedings/index.ts'
import { must, type Opened, report } from '../matters/story.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { handling, load } from './rule-given.ts'

const server = await startTown()
const { kernel } = server.aili
const admin = await server.signIn('admin')

suite('a resident matter', async () => {
  let dispatcher = await server.signIn('dispatch')
  /** Later: sessions do not last that long. */
  const later = async (at: string) => {
    server.clock.set(at)
    dispatcher = await server.signIn('dispatch')
  }
  const filed = async (nature = 'complaint') => {
    const matter = await report(server, { nature })
    await must(dispatcher, matter.id, 'file', { category: '01037' })
    await must(dispatcher, matter.id, 'undertake', { plan: '核实后处理' })
    return matter
  }
  const termOf = async ({ id }: Opened, name = 'handling') => {
    const { body } = await dispatcher.get(`/api/matters/${id}`)
    return body.terms.find((one: { term: string }) => one.term === name)
  }
  const why = (term: { why: { text: string }[] }) => term.why.at(-1)!.text
  let [before, sameDay, after] = [] as unknown as [Opened, Opened, Opened]

  test('is taken in with its number; a dry look changes nothing', async () => {
    before = await filed()
    const verification = {
      ...handling,
      term: 'verification',
      amount: 3,
      extension: undefined,
      variants: undefined,
    }
    const { status, body } = await load(admin, handling, verification)
    assert.equal(status, 200)
    assert.deepEqual(body.rules, [
      { procedure: 'matter', term: 'handling', version: 2 },
      { procedure: 'matter', term: 'verification', version: 2 },
    ])
    const shown = await admin.get('/api/procedures/matter')
    const versions = shown.body.terms.find((one: { name: string }) => one.name === 'handling').versions
    assert.deepEqual(
      versions.map((one: { version: number }) => one.version),
      [1, 2],
    )
  })

  test('what begins on the day of loading runs under the old version, what begins the day after under the new', async () => {
    sameDay = await filed()
    assert.equal((await termOf(sameDay)).dueAt, '2026-12-02T09:30:00.000Z')
    assert.match(why(await termOf(sameDay)), /热线办理默认时限.*规则第1版/)
    await later('2026-11-24T02:00:00Z')
    after = await filed()
    assert.equal((await termOf(after)).dueAt, '2026-11-30T09:30:00.000Z')
    assert.match(why(await termOf(after)), /某某办法第三条（政策规定），规则第2版/)
    assert.equal((await termOf(before)).dueAt, '2026-12-02T09:30:00.000Z')
  })

  test('a term opened later keeps to the version the matter began under', async () => {
    const photo = async (who: Visitor) => [await who.photo()]
    for (const [matter, due, version] of [
      [before, '2026-11-25T09:30:00.000Z', 1],
      [after, '2026-11-27T09:30:00.000Z', 2],
    ] as const) {
      const done = { result: '已处理', contact: '已告知', after: await photo(dispatcher) }
      await must(dispatcher, matter.id, 'handle', done)
      const verification = await termOf(matter, 'verification')
      assert.equal(verification.dueAt, due)
      assert.match(why(verification), new RegExp(`规则第${version}版`))
    }
  })

  test('the extension follows the version as well', async () => {
    const matter = await filed('help')
    const seen = await dispatcher.get(`/api/matters/${matter.id}`)
    const ask = (days: string) =>
      dispatcher.post(`/api/matters/${matter.id}/acts`, {
        ...{ id: crypto.randomUUID(), step: 'requestExtension', seq: seen.body.seq },
        inputs: { days, reason: '等待材料' },
      })
    const refused = await ask('3')
    assert.equal(refused.status, 400)
    assert.match(refused.body.error.message, /最多可延长 2/)
    assert.equal((await ask('2')).status, 200)
    const dispatcher2 = await server.signIn('dispatch2')
    await must(dispatcher2, matter.id, 'grantExtension')
    // Five working days from Tuesday and two more.
    assert.equal((await termOf(matter)).dueAt, '2026-12-03T09:30:00.000Z')
  })

  test('previews and rows are told by the version in force', async () => {
    const place = await server.db.owner
      .selectFrom('building as b')
      .innerJoin('grid as g', 'g.id', 'b.gridId')
      .select(['b.lng', 'b.lat'])
      .executeTakeFirstOrThrow()
    const { status } = await load(await server.signIn('admin'), {
      ...handling,
      term: 'filing',
      amount: 2,
      extension: undefined,
      variants: undefined,
      validFrom: '2026-11-25',
    })
    assert.equal(status, 200)
    await later('2026-11-25T02:00:00Z')
    const { body } = await server.resident.post('/api/preview', { text: '楼道灯不亮', nature: 'help', place })
    assert.equal(body.term.dueAt, '2026-11-27T09:30:00.000Z')
    const matter = await report(server)
    const row = await dispatcher.get(`/api/matters/${matter.id}`)
    // Two whole working days of office time, and none of it by the hour.
    assert.match(row.body.nextDue.left, /还剩 2 个工作日/)
  })

  test('the ladder and the calendar act on the new version', async () => {
    const matter = await filed('complaint')
    assert.equal((await termOf(matter)).dueAt, '2026-12-01T09:30:00.000Z')
    const days = { from: '2026-11-30', to: '2026-11-30', name: '本地休息', off: true }
    const by = { jurisdictionId: 152222, personId: null }
    await recomputeTerms(kernel, recomputables, 152222, await addRestDays(kernel, by, days))
    assert.equal((await termOf(matter)).dueAt, '2026-12-02T09:30:00.000Z')
    await later('2026-12-02T09:30:01Z')
    await climb(kernel, 152222, matter.id)
    const { body } = await dispatcher.get(`/api/matters/${matter.id}`)
    assert.ok(body.acts.some((act: { step: string }) => act.step === 'markOverdue'))
  })

  test('replay needs no rule book', async () => {
    const differences: unknown[] = []
    const { files } = kernel
    await verifyAll({
      ...{
        owner: kernel.db.owner,
        files,
        procedures: { matter: { ground: matterRules, beside: verifyContents } },
      },
      tell: difference => differences.push(difference),
    })
    assert.deepEqual(differences, [])
  })
})
