/** Rows kept aside mended, decided and dropped; and rosters taken out, masked and on record. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { tablesOf } from '../../src/kernel/tables.ts'
import { idNumberCheck } from '../../src/registry/index.ts'
import { rostersOf } from '../../src/roster/rosters.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { communityId, lookedAt, written } from './run.ts'
import { csvOf, plan, type RowOf } from './sheets.ts'

const server = await startTown()
const { db } = server
const director = await server.signIn('community1')
const headings = ['姓名', '与户主关系', '身份证号', '联系电话', '小区', '楼栋', '单元', '房号']
const [own, second] = plan.compounds.filter(it => it.communityId === communityId)
const far = plan.compounds.find(it => it.communityId === plan.communities[1]!.id)!
const numbered = (born: string, sequence = '901') => {
  const first17 = `152222${born}${sequence}`
  return first17 + idNumberCheck(first17)
}
const person = (name: string, relation: string, id: string, room: string, compound = own!.name): RowOf => [
  ...[name, relation, id, '', compound, '1号楼', '1', room],
]
const sheet = (...rows: RowOf[]) => csvOf([headings, ...rows])
const named = { fileName: 'some.csv' }

interface Aside {
  row: number
  problems: { code: string; words: string }[]
  buildings: { id: string }[]
  accepts: string[]
  alike: number
}
const rowsOf = async (run: { id: string }): Promise<Aside[]> =>
  (await director.get(`/api/rosters/${run.id}/rows`)).body.rows
const mend = (run: { id: string }, row: number, body: object) =>
  director.post(`/api/rosters/${run.id}/rows/${row}`, body)

async function homeOf(name: string) {
  const { rows } = await sql<{ number: string; people: string[]; compound: string }>`
    select d.number, c.name as compound, array(select o.name from resident o where o.household_id = r.household_id order by o.name) as people
    from resident r join household h on h.id = r.household_id join dwelling d on d.id = h.dwelling_id
    join building b on b.id = d.building_id join compound c on c.id = b.compound_id where r.name = ${name}`.execute(
    db.owner,
  )
  return rows
}

suite('rows kept aside', { concurrency: false }, () => {
  test('a wrong check character is corrected, and the person joins the household that was written without them', async () => {
    const wrong = `${numbered('19860101').slice(0, 17)}${numbered('19860101')[17] === '1' ? '2' : '1'}`
    const run = await written(
      server,
      director,
      sheet(person('甲一', '户主', numbered('19850101'), '101'), person('甲二', '配偶', wrong, '101')),
      named,
    )
    assert.deepEqual([run.report.written.entered, run.open], [1, 1])
    const [aside] = await rowsOf(run)
    assert.deepEqual(
      aside!.problems.map(it => it.code),
      ['idCheck'],
    )
    const still = await mend(run, aside!.row, { cells: { idNumber: numbered('19860101').slice(1) } })
    assert.deepEqual([still.body.mended, still.body.problems[0].code, still.body.open], [[], 'idLength', 1])
    const done = await mend(run, aside!.row, { cells: { idNumber: numbered('19860101') } })
    assert.deepEqual([done.body.mended, done.body.open], [[aside!.row], 0])
    assert.deepEqual(await homeOf('甲二'), [{ number: '101', compound: own!.name, people: ['甲一', '甲二'] }])
    assert.equal((await mend(run, aside!.row, {})).status, 404, 'settled once')
    const { rows } = await sql<{
      content: Buffer | null
    }>`select content from roster_row where run_id = ${run.id}`.execute(db.owner)
    assert.deepEqual(rows, [{ content: null }], 'what was mended is not kept beside')
  })

  test('a building picked for one row is taken for all that are written like it', async () => {
    const run = await written(
      server,
      director,
      sheet(
        person('乙一', '户主', numbered('19700101'), '101', '老毛纺厂'),
        person('乙二', '配偶', numbered('19710101'), '101', '老毛纺厂'),
        person('乙三', '户主', numbered('19720101'), '201', '老毛纺厂'),
        person('乙四', '户主', numbered('19730101'), '', '老毛纺厂'),
      ),
      named,
    )
    const aside = await rowsOf(run)
    assert.deepEqual(
      aside.map(it => [it.problems[0]!.code, it.alike]),
      Array(4).fill(['placeUnknown', 4]),
    )
    const listed = (await director.get(`/api/rosters/buildings?community=${communityId}`)).body.buildings as {
      id: string
      name: string
    }[]
    const building = listed.find(it => it.name === `${second!.name} 1号楼`)!
    const picked = await mend(run, aside[0]!.row, { buildingId: building.id, alike: true })
    assert.deepEqual([picked.body.mended.length, picked.body.open], [3, 1])
    assert.deepEqual(await homeOf('乙二'), [
      { number: '101', compound: second!.name, people: ['乙一', '乙二'] },
    ])
    assert.deepEqual((await homeOf('乙三'))[0]!.people, ['乙三'])
    const [left] = await rowsOf(run)
    assert.equal(left!.problems[0]!.code, 'roomMissing')
    assert.equal((await mend(run, left!.row, { cells: { room: '301' } })).body.open, 0)
    assert.deepEqual(await homeOf('乙四'), [{ number: '301', compound: second!.name, people: ['乙四'] }])
    const foreign = plan.buildings.find(it => it.compoundId === far.id)!
    const other = await written(
      server,
      director,
      sheet(person('乙五', '户主', numbered('19740101'), '401', '老毛纺厂')),
      named,
    )
    const refused = await mend(other, (await rowsOf(other))[0]!.row, { buildingId: foreign.id })
    assert.deepEqual(
      refused.body.problems.map((it: { code: string }) => it.code),
      ['placeUnknown'],
      'a building of another community is none',
    )
  })

  test('a door that others live behind, somebody from another door, somebody of another community', async () => {
    const family = [
      person('丙一', '户主', numbered('19650101'), '101'),
      person('丙二', '配偶', numbered('19660101'), '101'),
    ]
    const run = await written(server, director, sheet(...family), named)
    const aside = await rowsOf(run)
    assert.deepEqual(
      aside.map(it => [it.problems[0]!.code, it.accepts]),
      Array(2).fill(['doorTaken', ['beside']]),
    )
    assert.equal((await mend(run, aside[0]!.row, { accept: ['beside'] })).body.open, 0)
    assert.deepEqual((await homeOf('丙二'))[0]!.people, ['丙一', '丙二'])
    assert.deepEqual((await homeOf('甲一'))[0]!.people, ['甲一', '甲二'])

    const moved = await written(
      server,
      director,
      sheet(person('丙一', '户主', numbered('19650101'), '501')),
      named,
    )
    const [there] = await rowsOf(moved)
    assert.deepEqual([there!.problems[0]!.code, there!.accepts], ['livesElsewhere', ['move']])
    assert.equal((await mend(moved, there!.row, { accept: ['move'] })).body.open, 0)
    assert.deepEqual(await homeOf('丙一'), [{ number: '501', compound: own!.name, people: ['丙一'] }])

    const neighbour = await server.signIn('community2')
    const away = await written(
      server,
      neighbour,
      sheet(person('丙二', '户主', numbered('19660101'), '101', far.name)),
      {
        ...named,
        communityId: plan.communities[1]!.id,
      },
    )
    const [elsewhere] = (await neighbour.get(`/api/rosters/${away.id}/rows`)).body.rows as Aside[]
    assert.equal(elsewhere!.problems[0]!.code, 'otherCommunity')
    assert.match(elsewhere!.problems[0]!.words, new RegExp(plan.communities[0]!.name))
  })

  const told: readonly [what: string, row: RowOf, code: string][] = [
    ['another name for the ID number', person('丁一', '户主', numbered('19850101'), '101'), 'nameDiffers'],
    ['another ID number for the name', person('甲一', '户主', numbered('19850102'), '101'), 'otherIdNumber'],
  ]
  for (const [what, row, code] of told)
    test(what, async () => {
      const run = await written(server, director, sheet(row), named)
      const [aside] = await rowsOf(run)
      assert.equal(aside!.problems[0]!.code, code)
      const { rows } = await sql<{
        problems: unknown
      }>`select problems from roster_row where run_id = ${run.id}`.execute(db.owner)
      assert.ok(!/甲|丁|1522/.test(JSON.stringify(rows)), 'what is wrong is said without a value')
    })

  test('children need the guardian on paper; a signature can be added for the rows of one door', async () => {
    const child = numbered('20180101')
    const rows = sheet(
      person('戊一', '户主', numbered('19880101'), '601'),
      person('戊二', '子女', child, '601'),
    )
    const run = await written(server, director, rows, { ...named, children: false })
    const [aside] = await rowsOf(run)
    assert.deepEqual([aside!.problems[0]!.code, aside!.accepts], ['childConsent', ['consented']])
    assert.equal((await mend(run, aside!.row, { accept: ['consented'] })).body.open, 0)
    const { rows: given } = await sql<{ name: string; purpose: string; by: string }>`
      select r.name, c.purpose, g.name as by from consent c join resident r on r.id = c.resident_id join resident g on g.id = c.given_by
      where c.purpose = 'minor'`.execute(db.owner)
    assert.deepEqual(given, [{ name: '戊二', purpose: 'minor', by: '戊一' }])
    const alone = await written(
      server,
      director,
      sheet(person('戊三', '孙子', numbered('20190101'), '602')),
      named,
    )
    assert.equal((await rowsOf(alone))[0]!.problems[0]!.code, 'guardianMissing')
  })

  test('as a sheet with what is wrong, corrected and sent again; or not entered at all', async () => {
    const run = await written(
      server,
      director,
      sheet(person('己一', '户主', '15222219', '701'), person('', '户主', numbered('19900101'), '702')),
      named,
    )
    const { rawPayload } = await raw(director, 'GET', `/api/rosters/${run.id}/aside.xlsx`)
    const [table] = await tablesOf(rawPayload)
    const [head, first] = table!.rows.map(row => row.cells.map(String))
    assert.match(first!.at(-1)!, /身份证号应为 18 位/)
    first![head!.indexOf('身份证号')] = numbered('19910101')
    const again = await written(server, director, csvOf([head!, first!]), named)
    assert.equal(again.report.written.entered, 1)
    const rows = (await rowsOf(run)).map(it => it.row)
    assert.deepEqual((await director.post(`/api/rosters/${run.id}/drop`, { rows })).body, { open: 0 })
    const { rows: kept } = await sql<{ settled: string; content: unknown }>`
      select distinct settled, content from roster_row where run_id = ${run.id}`.execute(db.owner)
    assert.deepEqual(kept, [{ settled: 'dropped', content: null }])
  })

  test('wait thirty days at most, and before anything is written they are not mended', async () => {
    const run = await lookedAt(server, director, sheet(person('庚一', '户主', '1522', '801')), named)
    assert.deepEqual((await mend(run, 2, {})).body.error.code, 'rosterState')
    await sql`update roster_run set state = 'done', at = at - interval '31 days' where id = ${run.id}`.execute(
      db.owner,
    )
    await rostersOf(server.aili.kernel).resume()
    const { rows } = await sql`select settled, content from roster_row where run_id = ${run.id}`.execute(
      db.owner,
    )
    assert.deepEqual(rows, [{ settled: 'expired', content: null }])
  })
})

async function raw(visitor: Visitor, method: 'GET' | 'POST', url: string, body?: object) {
  return server.aili.app.inject({ method, url, headers: visitor.headers, ...(body ? { payload: body } : {}) })
}
