/** Ledgers beside the plain query: the same rows, page by page and as a sheet; figures are the length of their lists. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import readSheet from 'read-excel-file/node'
import { pointInGrid, report } from '../matters/story.ts'
import { startTown } from '../support/server.ts'
import { countedStories } from './counted-stories.ts'
import { all, column, cookieOf, ids, november, plenty } from './reading.ts'
import { liveAMonth } from './world.ts'

const server = await startTown({ env: plenty })
const world = await liveAMonth(server)
await pointInGrid(server)
const matter = await report(server)
const { here, beside } = world.registry
const [leader, director, watcher] = await Promise.all(
  ['grid1', 'community1', 'supervise'].map(name => server.signIn(name)),
)
const pool = server.db.pool

const plain = async (sql: string, values: unknown[] = []): Promise<string[]> =>
  (await pool.query(sql, values)).rows.map(row => row.id)

const current = `select v.id from visit v where not exists (select from visit n where n.replaces = v.id)`
const dwellings = `select h.id from household h where h.moved_out_on is null`

/** ledger | query | the same without any of this code */
const plainly: readonly [string, string, string, unknown[]][] = [
  ['visitLog', november, `${current} and v.grid_id = $1 order by on_day, at, id`, [here.gridId]],
  [
    'visitLog',
    'from=2026-11-05&to=2026-11-09',
    `${current} and v.grid_id = $1 and on_day between '2026-11-05' and '2026-11-09' order by on_day, at, id`,
    [here.gridId],
  ],
  [
    'visitLog',
    `${november}&kind=refused`,
    `${current} and v.grid_id = $1 and outcome = 'refused' order by on_day, at, id`,
    [here.gridId],
  ],
  [
    'patrolRecord',
    november,
    'select id from patrol where grid_id = $1 order by started_at, id',
    [here.gridId],
  ],
  [
    'patrolRecord',
    `${november}&kind=withFindings`,
    'select id from patrol where grid_id = $1 and not_ok > 0 order by started_at, id',
    [here.gridId],
  ],
  ['hazardLedger', november, 'select id from hazard where grid_id = $1 order by found_at, id', [here.gridId]],
  [
    'hazardLedger',
    `${november}&kind=openAtEnd`,
    'select id from hazard where grid_id = $1 and closed_at is null order by found_at, id',
    [here.gridId],
  ],
  [
    'hazardLedger',
    `${november}&kind=closed`,
    'select id from hazard where grid_id = $1 and closed_at is not null order by found_at, id',
    [here.gridId],
  ],
]

suite('each ledger beside the plain query', () => {
  for (const [name, query, sql, values] of plainly)
    test(`${name} ${query}`, async () => {
      const shown = await all(leader!, name, query)
      const expected = await plain(sql, values)
      assert.ok(expected.length > 0)
      assert.deepEqual(ids(shown), expected)
      assert.deepEqual(
        shown.rows.map(({ no }) => no),
        expected.map((_, i) => i + 1),
      )
      assert.equal(shown.total, expected.length)
    })

  test('whatever the size of the page, the rows are the same', async () => {
    const whole = ids(await all(director!, 'visitLog', november, 1000))
    for (const limit of [3, 13, 60])
      assert.deepEqual(ids(await all(director!, 'visitLog', november, limit)), whole)
    assert.equal(new Set(whole).size, whole.length)
  })

  test('the roster has every door once, 2 before 10, within the grid and no further', async () => {
    const shown = await all(leader!, 'householdRoster', '', 4)
    assert.deepEqual(
      [...ids(shown)].sort(),
      (
        await plain(`${dwellings} and building_id in (select id from building where grid_id = $1)`, [
          here.gridId,
        ])
      ).sort(),
    )
    const numbers = column(shown, 'number').map(Number)
    // The first digit is the floor.
    const floor = (number: number) => Number(String(number)[0])
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => floor(a) - floor(b) || a - b),
    )
    assert.deepEqual(column(await all(leader!, 'householdRoster', 'kind=withNeeds'), 'needs'), ['每月走访'])
    assert.deepEqual(column(await all(leader!, 'householdRoster', 'kind=refused'), 'people'), [
      '李建国、张伟',
    ])
  })

  test('a director reads the community, grid by grid as well', async () => {
    const community = ids(await all(director!, 'visitLog', november))
    assert.deepEqual(
      community,
      await plain(`${current} and v.community_id = $1 order by on_day, at, id`, [here.communityId]),
    )
    const grid = ids(await all(director!, 'visitLog', `${november}&grid=${beside.gridId}`))
    assert.deepEqual(
      grid,
      await plain(`${current} and v.grid_id = $1 order by on_day, at, id`, [beside.gridId]),
    )
  })

  test('matters are those within sight; a sealed one says so instead of its words', async () => {
    const shown = await all(leader!, 'matterLedger', 'from=2026-11-01')
    assert.deepEqual(ids(shown), [matter.id])
    assert.ok(String(column(shown, 'text')[0]).length > 4)
    await pool.query('update proceeding set sealed = true where id = $1', [matter.id])
    const sealed = await all(watcher!, 'matterLedger', 'from=2026-11-01')
    for (const words of column(sealed, 'text')) assert.equal(words, '（内容已密封）')
    await pool.query('update proceeding set sealed = false where id = $1', [matter.id])
  })

  test('what was said at the door is in no ledger, however it is asked', async () => {
    const { rows } = await all(director!, 'visitLog', november, 1000)
    assert.doesNotMatch(JSON.stringify(rows), /sealed words/)
  })

  test('a diary has every act, visit and patrol of the week and of nobody else', async () => {
    const shown = await all(await server.signIn('member1'), 'workDiary', 'from=2026-11-18')
    const visits = await plain(
      `${current} and (v.person_id = $1 or $1 = any (v.companions)) and v.grid_id = $2 and on_day between '2026-11-16' and '2026-11-22'`,
      [world.persons.member1, here.gridId],
    )
    const walked = await plain(
      `select id from patrol where person_id = $1 and started_at >= '2026-11-16T00:00+08' and started_at < '2026-11-23T00:00+08'`,
      [world.persons.member1],
    )
    assert.deepEqual(ids(shown).sort(), [...visits, ...walked].sort())
    const days = column(shown, 'onDay')
    assert.deepEqual(days, [...days].sort())
  })
})

suite('the month of a community', () => {
  test('each figure is the length of the list it opens', async () => {
    const shown = await all(director!, 'monthlyReport', `from=2026-11-10&community=${here.communityId}`)
    const [numerators, figures] = [column(shown, 'numerator'), shown.rows.map(({ id }) => id)]
    // Households visited open on counts by grid, which add up to it.
    const sums: Record<string, string> = {
      covered: 'visited',
      closedInTime: '',
      patrolsDone: '',
      stopsReached: '',
      needsServed: '',
    }
    for (const [i, figure] of figures.entries()) {
      const { opens } = shown.rows[i]!
      if (!opens || sums[figure] === '') continue
      const list = await all(director!, opens.id, new URLSearchParams(opens.query).toString(), 1000)
      const counted = sums[figure]
        ? column(list, sums[figure]).reduce<number>((a, b) => a + Number(b), 0)
        : list.total
      assert.equal(counted, numerators[i], figure)
    }
    const by = Object.fromEntries(figures.map((figure, i) => [figure, shown.rows[i]!.cells]))
    // Rounds due on 2, 9, 16 and 23 November; the third patrol passed one stop of three and counts as none.
    assert.deepEqual(by.patrolsDone!.slice(3, 5), [2, 4])
    assert.deepEqual(by.stopsReached!.slice(3, 5), [7, 9])
  })

  test('coverage is what the page of visits says: households that wish no visits are in neither number', async () => {
    const visits = `select household_id from visit where community_id = $1 and outcome = 'met' limit 1`
    await pool.query(`update household set visits = 'refused' where id = (${visits})`, [here.communityId])
    const report = await all(director!, 'monthlyReport', `from=2026-11-10&community=${here.communityId}`)
    const { cells } = report.rows.find(({ id }) => id === 'covered')!
    const { body } = await director!.get(`/api/visits/coverage?${november}&community=${here.communityId}`)
    assert.ok(body.all.refusing > 0)
    assert.deepEqual(cells.slice(3, 5), [body.all.visited, body.all.countable])
  })

  test('a supervisor has the same figures, and counts instead of doors', async () => {
    const own = await all(director!, 'monthlyReport', `from=2026-11-10&community=${here.communityId}`)
    const above = await all(watcher!, 'monthlyReport', `from=2026-11-10&community=${here.communityId}`)
    assert.deepEqual(column(above, 'numerator'), column(own, 'numerator'))
    const opened = above.rows.map(({ opens }) => opens?.id)
    assert.ok(!opened.includes('visitLog') && !opened.includes('householdRoster'))
    const counts = await all(watcher!, 'visitCounts', `${november}&community=${here.communityId}`)
    const [done] = (
      await pool.query(`select count(*)::int as n from (${current} and v.community_id = $1) u`, [
        here.communityId,
      ])
    ).rows
    assert.equal(
      column(counts, 'visitsDone').reduce<number>((a, b) => a + Number(b), 0),
      done.n,
    )
  })
})

suite('as a sheet', () => {
  test('the rows of the screen, under title, place and days, days as days', async () => {
    const shown = await all(leader!, 'visitLog', november, 1000)
    const reply = await server.aili.app.inject({
      method: 'GET',
      url: `/api/ledgers/visitLog/sheet.xlsx?${november}&reason=核对`,
      headers: { cookie: await cookieOf(server, 'grid1'), 'accept-language': 'zh-CN' },
    })
    assert.match(reply.headers['content-disposition'] as string, /filename\*=UTF-8''%E8%B5%B0/)
    const [sheet] = await readSheet(reply.rawPayload)
    const [title, lines, headings, ...rows] = sheet!.data
    assert.equal(title![0], '走访日志')
    assert.match(String(lines![0]), /单位：.+时段：2026-11-01 至 2026-11-30/)
    assert.deepEqual(
      headings,
      shown.columns.map(({ label }) => label),
    )
    const body = rows.slice(0, shown.rows.length)
    assert.deepEqual(
      body.map(row => row[0]),
      shown.rows.map(({ no }) => no),
    )
    assert.deepEqual(
      body.map(row => (row[1] as unknown as Date).toISOString().slice(0, 10)),
      column(shown, 'onDay'),
    )
    assert.deepEqual(
      body.map(row => row[4]),
      column(shown, 'address'),
    )
    assert.match(String(rows.at(-1)![0]), /制表：/)
  })
})

suite('counted beforehand', () => countedStories(server, world))
