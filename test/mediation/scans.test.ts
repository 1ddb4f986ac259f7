/** Scans that came with a dispute: for those whose unit took part, each look on record once an hour; looks are capped by kind, also many at once. 个人信息保护法第五十一条. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { phoneDigest } from '../../src/conduct/index.ts'
import { startTown } from '../support/server.ts'
import { idOfUser, unitOfUser } from '../support/walk.ts'
import { mediationHands, refusalIn } from './hands.ts'

const server = await startTown({ env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000' } })
const hands = mediationHands(server)
const { owner } = server.db
const id = await hands.accepted()
const get = async (user: string, path: string) => (await hands.visitor(user)).get(path)
interface Shown {
  readonly step: string
  readonly photos: { readonly id: string }[]
  readonly scansClosed: number
}
const acceptance = async (user: string) =>
  ((await get(user, `/api/proceedings/${id}`)).body.acts as Shown[]).find(act => act.step === 'accept')!
const scan = (await acceptance('mediator1')).photos[0]!.id
const open = async (user: string, variant = 'view') =>
  refusalIn(await get(user, `/api/files/${scan}/${variant}`))
const looks = async (user: string, what: string) =>
  (await owner.selectFrom('accessEntry').select(['what', 'reason', 'personId']).execute()).filter(
    one => one.personId === idOfUser(user) && one.what.startsWith(what),
  )

suite('scans of a dispute', { concurrency: false }, () => {
  test('the unit that mediates opens them, nine small pictures at once are one look; the next hour is another', async () => {
    const all = await Promise.all(Array.from({ length: 9 }, () => open('mediator1', 'thumb')))
    assert.deepEqual([...new Set(all)], ['200'])
    assert.equal(await open('mediator1'), '200')
    const [look, ...more] = await looks('mediator1', 'scans')
    assert.deepEqual([more.length, look?.reason], [0, '查看办理过程所附扫描件'])
    server.clock.advance(61 * 60_000)
    assert.equal(await open('mediator1'), '200')
    assert.equal((await looks('mediator1', 'scans')).length, 2)
  })

  test('whoever only has it in sight is refused in all sizes, and told how many there are', async () => {
    for (const user of ['supervise', 'secretary'])
      for (const variant of ['thumb', 'view', 'original'])
        assert.equal(await open(user, variant), '403 notYours', `${user} ${variant}`)
    const { photos, scansClosed } = await acceptance('secretary')
    assert.deepEqual([photos.length, scansClosed], [0, 1])
    assert.equal((await acceptance('mediator1')).scansClosed, 0)
    assert.equal((await looks('secretary', 'scans')).length, 0)
  })

  test('kin of a party, and a unit that gave it back unread, open none', async () => {
    const own = await hands.take('mediator1', id, 'offerHandOver', { unit: unitOfUser('mediator1') })
    assert.deepEqual([refusalIn(own), own.body.error.facts.problem], ['400 invalidInput', 'ownUnit'])
    await hands.done('mediator1', id, 'offerHandOver', { unit: unitOfUser('justice1') })
    assert.equal(await open('justice1'), '200', 'whoever is asked to take it reads what it takes')
    await hands.done('justice1', id, 'refuseHandOver')
    assert.match(await open('justice1'), /^40[34] /)
    const { jurisdictionId } = await owner
      .selectFrom('proceeding')
      .select('jurisdictionId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const phoneIndex = phoneDigest(server.aili.kernel, '13900001234')
    await owner.insertInto('partyPhone').values({ jurisdictionId, proceedingId: id, phoneIndex }).execute()
    const kin = { jurisdictionId, personId: idOfUser('mediator1'), phoneIndex }
    await owner.insertInto('kinship').values(kin).execute()
    assert.equal(await open('mediator1'), '403 recused')
    assert.equal((await acceptance('mediator1')).scansClosed, 1)
  })

  test('a hundred reveals at once give sixty; other kinds of looks are counted apart', async () => {
    const other = await hands.accepted()
    const who = await hands.visitor('community1')
    const acts = (await who.get(`/api/proceedings/${other}`)).body.acts as { id: string; step: string }[]
    const actId = acts.find(act => act.step === 'apply')!.id
    const all = await Promise.all(
      Array.from({ length: 100 }, () =>
        who.post(`/api/proceedings/${other}/reveal`, { actId, reason: '核对当事人' }),
      ),
    )
    assert.equal(all.filter(one => one.status === 200).length, 60)
    assert.equal((await looks('community1', 'act')).length, 60)
    const room = await who.post(`/api/mediation/disputes/${other}/room/open`, { reason: '开调解会' })
    assert.equal(refusalIn(room), '200')
  })
})
