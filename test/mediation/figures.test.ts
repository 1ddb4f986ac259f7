/** Figures of mediation: each equals the plain query over the acts and the length of its list, moves with the act itself, and is seen by those whose business it is. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { openRegistry, writeDemoProceedings } from '../../src/conduct/index.ts'
import { countBehind } from '../../src/mediation/figures/count.ts'
import { dimensions, type Figures, type FiguresList, partNames } from '../../src/mediation/figures/shape.ts'
import { declaredProcedures } from '../../src/procedures.ts'
import { calendarOf } from '../../src/proceedings/index.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { startTown } from '../support/server.ts'
import { agreementHands } from './agreement-hands.ts'
import { refusalIn } from './hands.ts'

const server = await startTown({
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000', AILI_RATE_SIGN_INS: '10000' },
})
const town = agreementHands(server)
const plan = demoPlan()
const jurisdictionId = plan.jurisdiction.id
await server.db.owner.transaction().execute(async tx => {
  const registry = openRegistry(declaredProcedures)
  const calendar = await calendarOf(tx, jurisdictionId)
  await writeDemoProceedings(server.aili.kernel, tx, plan, { registry, calendar })
})
const behind = await countBehind(server.aili.kernel, jurisdictionId)

const see = async (user: string, query = ''): Promise<Figures> => {
  const { status, body } = await (await town.hands.visitor(user)).get(`/api/mediation/figures?${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const list = async (user: string, query: string): Promise<FiguresList> => {
  const { status, body } = await (await town.hands.visitor(user)).get(`/api/mediation/figures/list?${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const one = async (text: string): Promise<number> => {
  const { rows } = await sql<{ n: number | null }>`${sql.raw(text)}`.execute(server.db.owner)
  return Number(rows[0]?.n ?? 0)
}

suite('figures of mediation', { concurrency: false }, () => {
  test('what ran before it was counted is counted; once', async () => {
    assert.equal(behind, await one(`select count(*) as n from proceeding where procedure = 'mediation'`))
    assert.equal(await countBehind(server.aili.kernel, jurisdictionId), 0)
  })

  test('each figure is what a plain query over the acts says', async () => {
    const { total } = await see('supervise')
    const of = (condition: string) =>
      one(`select count(*) as n from act a join proceeding p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id
        where p.procedure = 'mediation' and a.on_day between '2026-01-01' and '2026-12-31' and ${condition}`)
    const agreeing = `a.step in ('agreeWritten','agreeOral','settleOnSpot')`
    const earlier = (step: string) =>
      `exists (select from act b where b.jurisdiction_id = a.jurisdiction_id and b.proceeding_id = a.proceeding_id and b.seq < a.seq and b.step ${step})`
    assert.equal(total.counts.agreed, await of(agreeing))
    assert.equal(total.counts.failed, await of(`a.step = 'fail'`))
    assert.equal(
      total.counts.ended,
      await of(`(${agreeing} or a.step = 'fail' or (a.step = 'stop' and ${earlier("like 'accept%'")}))`),
    )
    assert.equal(total.counts.notBegun, await of(`a.step in ('withdraw','notAccept','refuseReferral')`))
    assert.equal(total.counts.eligible, await of(`a.step in ('agreeWritten','putInWriting')`))
    assert.equal(total.counts.applied, await of(`a.step = 'fileConfirmation'`))
    assert.equal(total.counts.confirmed, await of(`a.step = 'courtConfirms'`))
    assert.equal(
      total.counts.performed,
      await of(`a.step = 'recordPerformed' and exists (select from act b
      where b.proceeding_id = a.proceeding_id and ${agreeing.replaceAll('a.', 'b.')} and b.inputs ->> 'performBy' < '2026-11-23')`),
    )
    assert.equal(
      total.counts.local,
      await of(
        `${agreeing} and not ${earlier("in ('acceptEscalation','acceptHandOver','acceptDelegation')")}`,
      ),
    )
    const median =
      await one(`select percentile_cont(0.5) within group (order by e.on_day - b.on_day) as n from act e
      join act b on b.proceeding_id = e.proceeding_id and b.step like 'accept%'
      where e.step in ('agreeWritten','agreeOral','fail') and e.on_day between '2026-01-01' and '2026-12-31'`)
    assert.equal(total.median, median)
    assert.ok(total.counts.agreed >= 8 && total.counts.failed >= 2 && total.counts.confirmed >= 1)
  })

  test('each list is as long as its figure, whoever looks, whatever is asked', async () => {
    const kind = 'kind=neighbour'
    for (const [user, query] of [
      ['supervise', kind],
      ['justice1', 'way=people'],
      ['community1', ''],
    ] as const) {
      const figures = await see(user, query)
      for (const part of partNames) {
        const found = await list(user, `part=${part}&${query}`)
        assert.equal(found.total, figures.total.counts[part], `${user} ${query} ${part}`)
        assert.equal(found.rows.length, Math.min(50, found.total), `${user} ${query} ${part}`)
      }
    }
  })

  test('the parts of every breakdown sum to the whole', async () => {
    const { total, by } = await see('supervise')
    for (const dimension of dimensions)
      for (const part of partNames)
        assert.equal(
          by[dimension].reduce((sum, cell) => sum + cell.counts[part], 0),
          total.counts[part],
          `${dimension} ${part}`,
        )
    const cell = by.community[0]!
    assert.deepEqual((await see('supervise', `community=${cell.id}`)).total.counts, cell.counts)
    assert.ok(by.unit.every(({ name }) => name !== null))
  })

  test('a page follows the other without gap or double', async () => {
    const { rows } = await sql<{
      id: string
    }>`select id from proceeding where procedure = 'mediation' limit 1`.execute(server.db.owner)
    await sql`insert into mediation_round (jurisdiction_id, proceeding_id, round, act_count, unit_id, begun_on, ended_on, outcome, days, is_last, is_local, is_passed_on)
      select ${jurisdictionId}, ${rows[0]!.id}, 100 + n, 1, gen_random_uuid(), '2025-03-01', '2025-03-02', 'failed', 1, false, false, false from generate_series(1, 120) n`.execute(
      server.db.owner,
    )
    const keys: string[] = []
    let after = ''
    do {
      const page = await list('supervise', `part=failed&from=2025-01-01&to=2025-12-31${after}`)
      assert.equal(page.total, 120)
      keys.push(...page.rows.map(row => row.key))
      after = page.after ? `&after=${encodeURIComponent(page.after)}` : ''
    } while (after)
    assert.equal(new Set(keys).size, 120)
    await sql`delete from mediation_round where round > 100`.execute(server.db.owner)
    const odd = await (await town.hands.visitor('supervise')).get(
      '/api/mediation/figures/list?part=failed&after=x',
    )
    assert.equal(refusalIn(odd), '400 invalidInput')
  })

  test('nothing to count: no rate and no median of nothing', async () => {
    const { total, by } = await see('supervise', 'from=2020-01-01&to=2020-12-31')
    assert.deepEqual([total.counts.ended, total.median, total.mean], [0, null, null])
    assert.ok(by.way.every(cell => cell.counts.ended === 0))
    const back = await (await town.hands.visitor('supervise')).get(
      '/api/mediation/figures?from=2026-12-01&to=2026-01-01',
    )
    assert.equal(refusalIn(back), '400 invalidInput')
    assert.match(back.body.error.message, /2026-12-01/)
  })

  test('who sees what', async () => {
    const own = plan.communities[0]!
    for (const [user, expected] of [
      ['supervise', 'jurisdiction'],
      ['dispatch', 'jurisdiction'],
      ['secretary', 'jurisdiction'],
      ['justice1', 'jurisdiction'],
      ['community1', 'own'],
      ['branch1', 'own'],
      ['mediator1', '403 notYours mediationFigures'],
      ['grid1', '403 notYours mediationFigures'],
      ['court1', '403 notYours mediationFigures'],
      ['admin', '403 notYours mediationFigures'],
    ] as const) {
      const visitor = await town.hands.visitor(user)
      const answer = await visitor.get('/api/mediation/figures')
      assert.equal(answer.status === 200 ? answer.body.reach : refusalIn(answer), expected, user)
      assert.equal((await visitor.get('/api/mediation/figures/list?part=ended')).status, answer.status, user)
    }
    const mine = await see('community1')
    assert.deepEqual(
      mine.by.community.map(cell => cell.id),
      [own.id],
    )
    assert.equal(mine.place, own.name)
    const other = plan.communities[1]!.id
    assert.equal((await see('community1', `community=${other}`)).total.counts.ended, 0)
    assert.ok((await see('supervise', `community=${other}`)).total.counts.ended > 0)
    // The justice office counts all; a dispute out of its own sight stays closed.
    assert.ok((await list('justice1', 'part=agreed')).rows.some(row => !row.opens))
    assert.ok((await list('supervise', 'part=agreed')).rows.every(row => row.opens && row.number))
  })

  test('they move with the act itself, and with what is paid', async () => {
    const before = (await see('community1')).total
    const dispute = await town.dispute('oral')
    assert.equal((await see('community1')).total.counts.running, before.counts.running + 1)
    const recorded = await town.record(dispute)
    assert.equal(recorded.status, 200, JSON.stringify(recorded.body))
    const agreed = (await see('community1')).total
    assert.deepEqual(
      [agreed.counts.running, agreed.counts.agreedOral, agreed.counts.local, agreed.counts.notYetDue],
      [before.counts.running, before.counts.agreedOral + 1, before.counts.local + 1, before.counts.notYetDue],
    )
    // The last of three instalments lies in the next year.
    const next = await see('community1', 'from=2027-02-01&to=2027-02-01')
    assert.deepEqual([next.total.counts.notYetDue, next.total.counts.moneyNotYetDue], [1, 1])
    await town.hands.done('mediator1', dispute.id, 'startPerformance', { followUpOn: '2026-12-20' })
    assert.equal((await town.pay(dispute, { amountFen: 120_000, whole: false, performBy: null })).status, 200)
    server.clock.advance(12 * 86_400_000)
    const due = await list('community1', 'part=moneyDue&from=2026-12-01&to=2026-12-01')
    assert.deepEqual([due.total, due.dueFen, due.receivedFen], [1, 100_000, 100_000])
    const figures = await see('community1', 'from=2026-12-01&to=2027-12-31')
    assert.deepEqual(
      [figures.total.dueFen, figures.total.receivedFen, figures.total.counts.moneyOpen],
      [100_000, 100_000, 0],
    )
    const counted = () =>
      sql`select * from mediation_round order by proceeding_id, round`.execute(server.db.owner)
    const kept = (await counted()).rows
    await sql`update mediation_round set act_count = 0`.execute(server.db.owner)
    await countBehind(server.aili.kernel, jurisdictionId)
    assert.deepEqual((await counted()).rows, kept, 'counted anew they are the same')
  })

  test('nothing in them is a person', async () => {
    const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_name in ('mediation_round', 'mediation_due')`.execute(server.db.owner)
    assert.ok(rows.every(({ name }) => !/person|handler|mediator|party|name|by_id/.test(name)))
    const { rows: listed } = await list('supervise', 'part=ended')
    assert.ok(
      listed.every(row => Object.keys(row).every(name => !/handler|person|mediator|party/.test(name))),
    )
  })
})
