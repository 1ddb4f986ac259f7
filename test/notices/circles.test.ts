/** Who is told of what, one line a story: step | handler or waiting role | on leave → deputy | told. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { personOf } from '../matters/story.ts'
import { startTown } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'
import { actOf, groundOf, onLeave, standingAt, tell, termOf, toldOf } from './told.ts'

const server = await startTown()
const { db, clock } = server

// Community 1 owns the work of grid 1: its director is the unit's head.
const stories = `
urge              | grid1       |                      | urge grid1
urge              | @gridLeader |                      | urge grid1
urge              | grid1       | grid1>grid2          | urge grid2
urge              | grid1       | grid1>grid2 grid2>grid1 | urge duty
urge              | grid1       | grid1>               | urge duty
urge              | nobody      |                      | urge duty
remind            | grid1       |                      | remind grid1
warn              | grid1       |                      | warn community1, warn grid1
warn              | community1  |                      | warn community1
markOverdue       | grid1       |                      | markOverdue community1, markOverdue grid1, markOverdue supervise
markOverdue       | grid1       | supervise>secretary  | markOverdue community1, markOverdue grid1, markOverdue secretary
superviseOverdue  | grid1       |                      | superviseOverdue community1, superviseOverdue grid1, superviseOverdue secretary
orderSupervision  | grid1       | community1>branch1   | orderSupervision branch1, orderSupervision grid1, orderSupervision secretary
listAtMeeting     | grid1       |                      | listAtMeeting secretary
reportToBanner    | grid1       |                      | reportToBanner duty, reportToBanner secretary
reportToBanner    | grid1       | secretary>           | reportToBanner duty
comment           | grid1       |                      |
restricted urge             | grid1         |            | urge grid1
restricted warn             | grid1         |            | warn community1, warn grid1
restricted markOverdue      | grid1         |            | markOverdue community1, markOverdue grid1
restricted superviseOverdue | grid1         |            | superviseOverdue community1, superviseOverdue grid1
restricted listAtMeeting    | grid1         |            | listAtMeeting community1
restricted reportToBanner   | grid1         |            | reportToBanner community1
restricted reportToBanner   | grid1         | community1> | reportToBanner community1
restricted urge             | grid1         | grid1>grid2 | urge grid2
restricted urge             | grid1         | grid1>     | urge grid1
restricted urge             | @supervisor   |            | urge community1
restricted urge             | nobody        |            | urge community1
`

async function standingOf(holder: string) {
  if (holder.startsWith('@')) return standingAt(server, { marks: { waits: holder.slice(1) } })
  return standingAt(server, { handlerId: holder === 'nobody' ? null : (await personOf(server, holder)).id })
}

suite('circles', () => {
  for (const line of stories.trim().split('\n')) {
    const [what = '', holder = '', leaves = '', told = ''] = line.split('|').map(cell => cell.trim())
    test(line.replaceAll(/ +/g, ' '), async () => {
      clock.set(mondayMorning)
      for (const leave of leaves.split(' ').filter(Boolean)) {
        const [person = '', deputy] = leave.split('>')
        await onLeave(server, person, deputy || null)
      }
      const step = what.replace('restricted ', '')
      const standing = await standingOf(holder)
      const ground = groundOf(what.startsWith('restricted'))
      const id = await tell(server, ground, { act: actOf(server, step), before: standing, standing })
      await db.owner.deleteFrom('absence').execute()
      assert.equal((await toldOf(server, id)).join(', '), told)
    })
  }
})

test('a sealed hand-over: every discipline officer, and nobody else', async () => {
  const standing = await standingOf('grid1')
  const told = await toldOf(
    server,
    await tell(server, groundOf(), { act: actOf(server, 'seal'), before: standing, standing }),
  )
  const { rows } = await sql<{ told: string }>`select distinct 'seal ' || u.username as told from post o
    join person p on p.id = o.person_id join account_user u on u.id = p.account_id
    where o.role = 'disciplineOfficer' order by 1`.execute(db.owner)
  assert.ok(told.includes('seal discipline'))
  assert.deepEqual(
    told,
    rows.map(row => row.told),
  )
})

test('a restricted one at a unit without a head: whoever is at a post there, and nobody else', async () => {
  const firm = await personOf(server, 'counsel1')
  const standing = { ...(await standingOf('nobody')), ownerUnitId: firm.unitId }
  const act = actOf(server, 'urge')
  const told = await toldOf(server, await tell(server, groundOf(true), { act, before: standing, standing }))
  assert.ok(told.includes('urge counsel1'))
  assert.ok(told.every(one => one.startsWith('urge counsel')))
})

suite('what is passed on', () => {
  const passed = async (more: object, actorId: string | null = null) => {
    const before = await standingOf('grid1')
    const standing = { ...before, ...more }
    return toldOf(
      server,
      await tell(server, groundOf(), { act: actOf(server, 'hand', { actorId }), before, standing }),
    )
  }

  test('to the new holder, not to whoever did it', async () => {
    const [grid2, member1] = [await personOf(server, 'grid2'), await personOf(server, 'member1')]
    assert.deepEqual(await passed({ handlerId: grid2.id }), ['waits grid2'])
    assert.deepEqual(await passed({ handlerId: member1.id }, member1.id), [])
  })

  test('to the role whose decision is asked for, though handler and state stay', async () => {
    assert.deepEqual(await passed({ marks: { waits: 'workCommitteeSecretary' } }), ['waits secretary'])
  })

  test('to nobody when it is closed', async () => {
    assert.deepEqual(await passed({ state: 'closed', closedAt: mondayMorning }), [])
  })

  test('a day that moved is told to the holder, one that was confirmed is not', async () => {
    const due = '2026-12-01T09:30:00.000Z'
    const standing = { ...(await standingOf('grid1')), terms: [termOf('handling', due)] }
    const recomputed = async (dueAt: string) => {
      const effects = { moved: [{ term: 'handling', dueAt, provisional: false }] }
      const act = actOf(server, 'recomputeTerms', { effects })
      return toldOf(server, await tell(server, groundOf(), { act, before: standing, standing }))
    }
    assert.deepEqual(await recomputed(due), [])
    assert.deepEqual(await recomputed('2026-12-02T09:30:00.000Z'), ['recomputeTerms grid1'])
  })
})

test('told twice at the same time, each reaches each person once', async () => {
  const standing = await standingOf('grid1')
  const told = { act: actOf(server, 'superviseOverdue'), before: standing, standing }
  const id = newId()
  await Promise.all(Array.from({ length: 6 }, () => tell(server, groundOf(), told, id)))
  assert.equal((await toldOf(server, id)).length, 3)
})

test('of a restricted procedure neither number nor state is written down', async () => {
  const before = await standingOf('grid1')
  const standing = { ...before, state: 'verifying' }
  const id = await tell(server, groundOf(true), { act: actOf(server, 'warn'), before, standing })
  const rows = await db.owner.selectFrom('notice').select('facts').where('proceedingId', '=', id).execute()
  assert.ok(rows.length >= 2)
  for (const { facts } of rows) assert.deepEqual(facts, { restricted: true })
})
