/** The overdue ladder in every declared procedure: what nobody holds and nobody touches climbs rung by rung, and each rung is told once to whom it concerns. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { makeMorningLists } from '../../src/notices/index.ts'
import { declaredProcedures } from '../../src/procedures.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { quick } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

/** As it lies there on 2 March, and who hears of it when the first term is overdue, and when it goes to the banner. */
const table = `
# mediation | registration | community1 mediator1 mediator1-2 supervise | duty secretary
03-02 | mediator1 | apply | applied registration=03-02
# legalAidApplication | decision | justice-head legalaid1 legalaid2 supervise | duty secretary
03-02 | legalaid1 | apply | applied decision=03-09
# petition | registering | petition-head petition1 petition2 petition3 petitionhead supervise | duty secretary
03-02 | petition1 | receive(unit=@petition1) | received registering=03-02 intake=03-17
# outreachVisit | visit | petition-head petition1 petitionhead supervise | duty secretary
03-02 | petition1 | plan(visitOn=03-05) | planned visit=03-05
# clue | forwarding | discipline1 disciplinehead disciplinehead2 | disciplinehead disciplinehead2
03-02 | discipline1 | receive(signed=anonymous) | received sealing=03-02 identityCheck=03-05 forwarding=03-09
# enforcementCase | filing | court1 courthead | courthead
03-02 | court1 | apply(principal=5000000,interest=120000,costs=80000,performanceDueOn=01-20) | applied filing=03-09 applicationPeriod=2028-01-20 stall=09-02
# judicialAid | informing | procurator1 procurator2 procuratorhead | procuratorhead
03-02 | grid1 | tipOff(unit=@procurator1) | identified informing=03-05
# samaritanAct | completeness | politics1 politics2 politicshead politicshead2 supervise | duty secretary
03-02 | politics1 | apply(unit=@politics1,actOn=02-20) | applied applicationWindow=2028-02-20 completeness=03-09
# volunteerActivity | review | community1 supervise | duty secretary
03-02 | volunteerlead1 | submit(startsOn=03-14,headcount=12) | submitted review=03-04
# serviceCertificate | certifying | community1 supervise volunteerlead1 | duty secretary
03-02 | volunteerlead1 | request(servedFrom=01-03,servedTo=02-28) | requested certifying=03-09
# microWish | screening | community1 supervise worker1 | duty secretary
03-02 | member1 | post(worth=20000) | posted screening=03-04
# volunteerTeam | registration | community1 supervise | duty secretary
03-02 | volunteerlead1 | apply(members=14) | applied registration=03-09
# proposal | screening | branch1 community1 supervise | duty secretary
03-02 | worker1 | submit(supporters=18) | submitted screening=03-09
# dataRequest | decision | community1 supervise | duty secretary
03-02 | branch1 | ask(kind=explain,field=other) | asked decision=03-23
# villageResolution | discussion | community1 supervise | duty secretary
03-02 | branch1 | propose(attendees=7) | partyBranchProposed discussion=03-12
`
const lying = [...readWalks(table)].map(([title, rows]) => {
  const [procedure, term, late, banner] = title.split('|').map(cell => cell.trim()) as [
    string,
    string,
    string,
    string,
  ]
  return { procedure, term, late, banner, rows, id: '' }
})
const userOf = new Map(demoPlan().people.map(person => [person.id, person.user]))
const after = ['remind', 'warn', 'markOverdue', 'superviseOverdue', 'listAtMeeting', 'reportToBanner']

before(async () => {
  await (await walker.visitor('admin')).post('/api/procedures/clue/switch', { on: true })
  for (const one of lying) one.id = (await walker.walk(one.procedure, one.rows)).id
  // Nobody comes to the office for seven weeks; the ladder does, every hour of every morning.
  for (let day = 3; day < 52; day += 1)
    for (const hour of [2, 6, 10]) {
      server.clock.set(new Date(Date.UTC(2026, 2, day, hour)).toISOString())
      await server.aili.sweeper.round()
    }
})

async function climbed(id: string, term: string): Promise<string[]> {
  const { rows } = await sql<{
    step: string
  }>`select step from act where proceeding_id = ${id} and actor_kind = 'system'
    and inputs ->> 'term' = ${term} order by seq`.execute(server.db.owner)
  return rows.map(row => row.step)
}

async function told(id: string, step: string, term: string): Promise<string[]> {
  const { rows } = await sql<{
    person: string
    n: number
  }>`select n.person_id as person, count(*)::int as n from notice n
    join act a on n.dedupe_key = n.kind || ':' || a.id::text where n.proceeding_id = ${id} and n.kind = ${step} and a.inputs ->> 'term' = ${term}
    group by 1`.execute(server.db.owner)
  for (const { n, person } of rows) assert.equal(n, 1, `${step} is told ${userOf.get(person)} ${n} times`)
  return rows.map(row => userOf.get(row.person)!).sort()
}

for (const one of lying)
  test(`${one.procedure}: left lying, ${one.term} climbs and is told once`, async () => {
    const steps = await climbed(one.id, one.term)
    const distinct = steps.filter((step, i) => steps.indexOf(step) === i)
    assert.deepEqual(
      distinct,
      after.filter(step => distinct.includes(step)),
      'in order',
    )
    assert.deepEqual(distinct.slice(-4), after.slice(-4))
    assert.equal((await told(one.id, 'markOverdue', one.term)).join(' '), one.late)
    assert.equal((await told(one.id, 'reportToBanner', one.term)).join(' '), one.banner)
  })

test('every declared procedure lies here', () => {
  assert.deepEqual(lying.map(one => one.procedure).sort(), declaredProcedures.map(one => one.id).sort())
})

test('whoever is told of one may open it, in notices and in the lists of each morning', async () => {
  const { jurisdictionId } = await server.db.owner
    .selectFrom('proceeding')
    .select('jurisdictionId')
    .executeTakeFirstOrThrow()
  server.clock.set('2026-03-05T00:00:00Z')
  assert.ok((await makeMorningLists(server.aili.kernel, jurisdictionId)) > 10)
  const { rows } = await sql<{ person: string; id: string }>`
    select person_id as person, proceeding_id as id from notice where proceeding_id is not null
    union select n.person_id, l.proceeding_id from list_line l join notice n on n.id = l.notice_id where l.proceeding_id is not null`.execute(
    server.db.owner,
  )
  const blind: string[] = []
  for (const { person, id } of rows) {
    const user = userOf.get(person)!
    const answer = await (await walker.visitor(user)).get(`/api/proceedings/${id}`)
    if (answer.status !== 200) blind.push(`${lying.find(one => one.id === id)?.procedure} ${user}`)
  }
  assert.deepEqual(blind, [])
})

test('nothing is left to climb, and nobody outside its unit hears of a restricted one', async () => {
  assert.equal(await server.aili.sweeper.round(), 0)
  const { rows } = await sql<{ user: string; unit: string; owners: string[] }>`
    select distinct n.person_id as "user", o.unit_id as unit, p.unit_ids as owners from notice n
    join proceeding p on p.id = n.proceeding_id and p.restricted join post o on o.person_id = n.person_id`.execute(
    server.db.owner,
  )
  assert.ok(rows.length > 0)
  for (const { user, unit, owners } of rows)
    assert.ok(owners.includes(unit), `${userOf.get(user)} hears of it`)
})
