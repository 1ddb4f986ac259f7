/** Ledgers beside the plain query: the same rows, page by page and as a sheet; who may, reads on record, figures that are the length of their lists. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import readSheet from 'read-excel-file/node'
import { newId } from '../../src/kernel/ids.ts'
import { ledgerNames } from '../../src/ledgers/declared.ts'
import { periodOf } from '../../src/ledgers/period.ts'
import { roundsIn } from '../../src/ledgers/planned-patrols.ts'
import { pointInGrid, report } from '../matters/story.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { liveAMonth } from './world.ts'

const plenty = Object.fromEntries(
  ['REQUESTS', 'REPORTS', 'QUERIES', 'SIGN_INS', 'UPLOADS'].map(name => [`AILI_RATE_${name}`, '100000']),
)
const server = await startTown({ env: plenty })
const world = await liveAMonth(server)
await pointInGrid(server)
const matter = await report(server)
const { here, beside, away } = world.registry
const [leader, director, watcher, admin, department] = await Promise.all(
  ['grid1', 'community1', 'supervise', 'admin', 'water'].map(name => server.signIn(name)),
)
const pool = server.db.pool
const november = 'from=2026-11-01&to=2026-11-30'

interface Shown {
  columns: { key: string; label: string }[]
  rows: {
    id: string
    no: number
    cells: (string | number | null)[]
    opens?: { query?: Record<string, string>; id: string }
  }[]
  nextCursor: string | null
  total: number
}

async function all(visitor: Visitor, name: string, query: string, limit = 7): Promise<Shown> {
  let cursor = ''
  let whole: Shown | null = null
  do {
    const { status, body } = await visitor.get(`/api/ledgers/${name}/rows?${query}&limit=${limit}${cursor}`)
    assert.equal(status, 200, JSON.stringify(body))
    whole = whole === null ? body : { ...body, rows: [...whole.rows, ...body.rows] }
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
  } while (cursor !== '')
  return whole!
}

const ids = (shown: Shown) => shown.rows.map(({ id }) => id)
const column = (shown: Shown, key: string) => {
  const at = shown.columns.findIndex(one => one.key === key)
  return shown.rows.map(({ cells }) => cells[at])
}
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
    for (const limit of [1, 2, 13, 60])
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

  test('rounds of a plan', () => {
    const plan = { everyDays: 7, from: '2026-11-02', to: null }
    const table: [string, string, number][] = [
      ['2026-11-01', '2026-11-30', 5],
      ['2026-11-03', '2026-11-08', 0],
      ['2026-11-09', '2026-11-09', 1],
      ['2026-10-01', '2026-11-01', 0],
      ['2026-11-30', '2026-12-06', 1],
    ]
    for (const [from, to, rounds] of table) assert.equal(roundsIn(plan, from, to), rounds, `${from} ${to}`)
    assert.equal(roundsIn({ ...plan, to: '2026-11-15' }, '2026-11-01', '2026-11-30'), 2)
  })

  test('periods', () => {
    const days = (kind: 'range' | 'week' | 'month', from?: string, to?: string) => {
      const period = periodOf(kind, { from, to }, '2026-11-23')
      return `${period.from} ${period.to}`
    }
    assert.equal(days('range'), '2026-11-01 2026-11-30')
    assert.equal(days('week', '2026-11-29'), '2026-11-23 2026-11-29')
    assert.equal(days('month', '2026-02-10'), '2026-02-01 2026-02-28')
    assert.throws(() => days('range', '2026-11-30', '2026-11-01'), /periodTurned/)
    assert.throws(() => days('range', '2020-01-01', '2026-01-01'), /periodLong/)
  })
})

suite('who may', () => {
  const status = async (visitor: Visitor, path: string) => (await visitor.get(path)).status

  test('every ledger by role', async () => {
    const table: [string, Visitor, string][] = [
      [
        'grid1',
        leader!,
        'visitLog patrolRecord householdRoster matterLedger hazardLedger workDiary monthlyReport visitCounts householdCounts',
      ],
      [
        'community1',
        director!,
        'visitLog patrolRecord householdRoster matterLedger hazardLedger workDiary monthlyReport visitCounts householdCounts',
      ],
      [
        'supervise',
        watcher!,
        'patrolRecord matterLedger hazardLedger workDiary monthlyReport visitCounts householdCounts',
      ],
      [
        'secretary',
        await server.signIn('secretary'),
        'patrolRecord matterLedger hazardLedger workDiary monthlyReport visitCounts householdCounts',
      ],
      ['water', department!, 'matterLedger workDiary'],
      ['admin', admin!, ''],
    ]
    for (const [who, visitor, may] of table) {
      const { body } = await visitor.get('/api/ledgers')
      assert.deepEqual(
        body.ledgers.map((one: { name: string }) => one.name),
        may.split(' ').filter(Boolean),
        who,
      )
      for (const name of ledgerNames) {
        const expected = may.split(' ').includes(name) ? 200 : 403
        assert.equal(await status(visitor, `/api/ledgers/${name}/rows`), expected, `${who} ${name}`)
        assert.equal(
          await status(visitor, `/api/ledgers/${name}/sheet.xlsx?reason=核对`),
          expected,
          `${who} ${name}`,
        )
      }
    }
    assert.equal(await status(server.resident, '/api/ledgers/visitLog/rows'), 401)
  })

  test('no place beyond one’s own', async () => {
    for (const place of [`grid=${beside.gridId}`, `grid=${away.gridId}`, `community=${away.communityId}`]) {
      const { status, body } = await leader!.get(`/api/ledgers/visitLog/rows?${place}`)
      assert.deepEqual([status, body.error.code], [403, 'notYours'], place)
      assert.match(body.error.message, /不在您的职责范围/)
    }
    assert.equal(await status(leader!, `/api/ledgers/visitLog/rows?grid=${newId()}`), 404)
    assert.equal(await status(leader!, '/api/ledgers/visitLog/rows?kind=strange'), 400)
    assert.equal(await status(leader!, '/api/ledgers/visitLog/rows?cursor=bm90aGluZw'), 400)
    const forged = Buffer.from(JSON.stringify([["' or 1=1", 'x', 'y'], 0])).toString('base64url')
    assert.equal(await status(leader!, `/api/ledgers/visitLog/rows?cursor=${forged}`), 400)
  })

  test('a diary is for the worker and the director', async () => {
    const { grid1, member1 } = world.persons
    const diary = (of: string) => `/api/ledgers/workDiary/rows?from=2026-11-18&person=${of}`
    assert.equal(await status(leader!, diary(grid1!)), 200)
    assert.equal(await status(leader!, diary(member1!)), 403)
    assert.equal(await status(director!, diary(member1!)), 200)
    assert.equal(await status(watcher!, diary(member1!)), 403)
    const other = await server.signIn('community2')
    assert.equal(await status(other, diary(member1!)), 403)
  })
})

suite('reads on record', () => {
  const reads = async () =>
    (
      await pool.query('select what, reason, grid_id, community_id from registry_read where at = $1', [
        server.clock.now(),
      ])
    ).rows
  const since = async (work: () => Promise<unknown>) => {
    const before = (await reads()).length
    await work()
    return (await reads()).slice(before)
  }

  test('whoever reads residents is on record with the place, before a row is seen; counts are nobody’s', async () => {
    const read = await since(() => leader!.get(`/api/ledgers/visitLog/rows?${november}`))
    assert.deepEqual(
      read.map(({ what, grid_id }) => [what, grid_id]),
      [['ledger', here.gridId]],
    )
    const whole = await since(() =>
      director!.get(`/api/ledgers/householdRoster/rows?community=${here.communityId}`),
    )
    assert.deepEqual(
      whole.map(({ what, community_id }) => [what, community_id]),
      [['ledger', here.communityId]],
    )
    assert.deepEqual(await since(() => watcher!.get('/api/ledgers/visitCounts/rows')), [])
    assert.deepEqual(await since(() => leader!.get('/api/ledgers/hazardLedger/rows')), [])
  })

  test('taking residents out asks why, and the answer is kept', async () => {
    const path = `/api/ledgers/visitLog/sheet.xlsx?${november}`
    const refused = await leader!.get(path)
    assert.deepEqual([refused.status, refused.body.error.code], [400, 'missingInput'])
    const read = await since(() => leader!.get(`${path}&reason=${encodeURIComponent('报送社区月度台账')}`))
    assert.deepEqual(
      read.map(({ what, reason }) => [what, reason]),
      [['export', '报送社区月度台账']],
    )
    assert.equal((await leader!.get(`/api/ledgers/hazardLedger/sheet.xlsx?${november}`)).status, 200)
  })
})

suite('as a sheet', () => {
  test('the rows of the screen, under title, place and days, days as days', async () => {
    const shown = await all(leader!, 'visitLog', november, 1000)
    const reply = await server.aili.app.inject({
      method: 'GET',
      url: `/api/ledgers/visitLog/sheet.xlsx?${november}&reason=核对`,
      headers: { cookie: await cookieOf('grid1'), 'accept-language': 'zh-CN' },
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

async function cookieOf(username: string): Promise<string> {
  const answer = await server.aili.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { username, password: 'aili-demo-2026' },
    headers: { origin: server.origin },
  })
  return answer.cookies.map(one => `${one.name}=${one.value}`).join('; ')
}
