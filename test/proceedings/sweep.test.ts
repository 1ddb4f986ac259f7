/** The sweep: a round works until nothing due is left, and neither a failing nor a locked nor a taken proceeding holds up the others. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { climb } from '../../src/matters/index.ts'
import { type Climb, type Sweeper, startSweep } from '../../src/proceedings/index.ts'
import { report } from '../matters/story.ts'
import { startTown } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '10000' } })
const { db, clock, aili } = server
const open: Sweeper[] = []
const sweeper = (climbs: Record<string, Climb>) => {
  open.push(startSweep(aili.kernel, climbs, null))
  return open.at(-1)!
}
after(async () => {
  for (const one of open) await one.stop()
})

/** Counts how often each proceeding was climbed. */
function counting(seen: Map<string, number>, before: (id: string) => void = () => {}): Climb {
  return (kernel, jurisdictionId, id) => {
    seen.set(id, (seen.get(id) ?? 0) + 1)
    before(id)
    return climb(kernel, jurisdictionId, id)
  }
}
const dueIds = async () =>
  (await db.owner.selectFrom('proceeding').select('id').where('nextRungAt', '<=', clock.now()).execute()).map(
    row => row.id,
  )
const reported = async (count: number) => {
  clock.set(mondayMorning)
  const matters = await Promise.all(Array.from({ length: count }, () => report(server)))
  clock.set('2026-11-23T03:30:00.000Z')
  return matters.map(matter => matter.id)
}
/** Whatever an earlier test left due is climbed. */
beforeEach(async () => {
  clock.set('2026-11-23T03:30:00.000Z')
  await sweeper({ matter: climb }).round()
})

test('one round drains several batches', async () => {
  await reported(230)
  const acts = await sweeper({ matter: climb }).round()
  assert.equal(acts, 230)
  assert.deepEqual(await dueIds(), [])
})

test('two at once share the work: no proceeding is opened twice', async () => {
  const ids = await reported(230)
  const seen = [new Map<string, number>(), new Map<string, number>()]
  await Promise.all(seen.map(own => sweeper({ matter: counting(own) }).round()))
  assert.deepEqual(await dueIds(), [])
  const times = ids.map(id => seen.reduce((sum, own) => sum + (own.get(id) ?? 0), 0))
  // A row read before the other's commit may be looked into in vain; not more than a few are.
  assert.ok(times.every(time => time >= 1) && times.reduce((a, b) => a + b) <= 230 * 1.05)
  for (const own of seen) assert.ok(own.size >= 50, `${own.size} of 230`)
})

test('one that fails is left alone, the others are climbed', async () => {
  const ids = await reported(30)
  const seen = new Map<string, number>()
  const failing = counting(seen, id => {
    if (id === ids[3]) throw new Error('cannot be climbed')
  })
  const own = sweeper({ matter: failing })
  for (let turn = 0; turn < 3; turn++) await own.round()
  assert.deepEqual(await dueIds(), [ids[3]])
  assert.equal(seen.get(ids[3]!), 1)
})

test('left alone until something about it changes', async () => {
  const [id] = await reported(1)
  const seen = new Map<string, number>()
  let broken = true
  const own = sweeper({
    matter: counting(seen, () => {
      if (broken) throw new Error('cannot be climbed')
    }),
  })
  await own.round()
  broken = false
  await own.round()
  assert.equal(seen.get(id!), 1)
  await db.owner
    .updateTable('proceeding')
    .set({ nextRungAt: new Date('2026-11-23T03:25:00.000Z') })
    .where('id', '=', id!)
    .execute()
  await own.round()
  assert.equal(seen.get(id!), 2)
  assert.deepEqual(await dueIds(), [])
})

test('one that somebody holds is passed over, and found once it is free', async () => {
  const ids = await reported(12)
  const own = sweeper({ matter: climb })
  await db.owner.transaction().execute(async tx => {
    await tx.selectFrom('proceeding').select('id').where('id', '=', ids[5]!).forUpdate().execute()
    // Were it waited for, this round would never end.
    assert.equal(await own.round(), 11)
    assert.deepEqual(await dueIds(), [ids[5]])
  })
  assert.equal(await own.round(), 1)
})

test('a procedure nobody climbs for does not turn the round in circles', async () => {
  const ids = await reported(3)
  assert.equal(await sweeper({}).round(), 0)
  assert.deepEqual((await dueIds()).sort(), ids.sort())
})

test('stopping ends a round between two proceedings', async () => {
  const ids = await reported(40)
  const seen = new Map<string, number>()
  const own = sweeper({ matter: counting(seen) })
  const round = own.round()
  while (seen.size < 4) await new Promise(done => setImmediate(done))
  await own.stop()
  open.splice(open.indexOf(own), 1)
  await round
  assert.ok(seen.size < ids.length, `${seen.size} of ${ids.length}`)
  assert.equal((await dueIds()).length, ids.length - seen.size)
})
