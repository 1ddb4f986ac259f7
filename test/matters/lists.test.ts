/** Lists and figures: each reader finds what waits for them and nothing beyond their sight; pages lose and repeat nothing; every figure is the length of its list. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../../src/kernel/ids.ts'
import type { Visitor } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'
import { accounts, at, far, type Name, people, server, unit } from './assorted.ts'
import { report } from './story.ts'

const { db, clock } = server
const { leader, dispatcher } = people
const words = '已到现场查看'
const nameOf = new Map(Object.entries(at).map(([name, id]) => [id, name]))

const page = async (who: Visitor, query: string) => (await who.get(`/api/worklist?${query}`)).body
const names = async (who: Visitor, query: string): Promise<string[]> =>
  (await page(who, `limit=200&${query}`)).rows.map((row: { id: string }) => nameOf.get(row.id) ?? '?').sort()

suite('what waits for whom', () => {
  const expected: readonly [Name, string, string][] = [
    ['leader', 'mine', 'filed reported supervised undertaken'],
    ['leader', 'handling', 'undertaken'],
    ['director', 'mine', 'escalated'],
    ['dispatcher', 'mine', 'returned'],
    ['secretary', 'mine', 'extension suspended'],
    ['handler', 'mine', 'extension handling'],
    ['handler', 'handling', 'extension handling suspended'],
    ['other', 'mine', ''],
    ['other', 'all', ''],
    ['stranger', 'mine', ''],
    ['stranger', 'all', 'far'],
    ['audit', 'all', ''],
    ['supervisor', 'mine', ''],
    ['supervisor', 'closed', 'closed notFiled'],
    ['leader', 'closed', 'closed notFiled'],
    ['handler', 'sight', 'extension handling returned suspended verifying'],
  ]
  for (const [name, list, found] of expected)
    test(`${name}: ${list}`, async () => {
      assert.deepEqual(await names(people[name], `list=${list}`), found.split(' ').filter(Boolean))
    })

  test('what is to be verified waits for the member it was given to', async () => {
    const { username } = await db.owner
      .selectFrom('proceeding as p')
      .innerJoin('person as q', 'q.id', 'p.handlerId')
      .innerJoin('accountUser as u', 'u.id', 'q.accountId')
      .select('u.username')
      .where('p.id', '=', at.verifying!)
      .executeTakeFirstOrThrow()
    assert.match(username!, /^member/)
    assert.deepEqual(await names(await server.signIn(username!), 'list=mine'), ['verifying'])
  })

  test('everything but what is sealed is in the committee’s sight', async () => {
    const all = Object.keys(at).filter(name => name !== 'sealed')
    assert.deepEqual(await names(dispatcher, 'list=all'), all.sort())
  })
})

suite('filters and search', () => {
  const rows: readonly [string, string][] = [
    ['list=all&state=handling', 'extension handling undertaken'],
    ['list=all&level=2', 'escalated'],
    ['list=all&q=井盖', 'far'],
    ['list=all&q=车轮陷进', 'far'],
    ['list=all&q=门禁 老人', 'closed'],
    ['list=all&q=门禁 井盖', ''],
    ['list=all&q=盖井', ''],
    ['list=all&q=%', ''],
    ["list=all&q=' | '", ''],
    ['list=all&q=:*!&', ''],
    [`list=all&communityId=${far.communityId}`, 'far'],
    [`list=all&unitId=${unit}`, 'extension handling suspended'],
    ['list=all&urgent=true', ''],
    ['list=all&from=2026-11-24', ''],
    ['list=closed&to=2026-11-23', 'closed notFiled'],
    ['list=all&nature=suggestion', ''],
    ['list=all&category=nonsense', ''],
    [`list=all&handlerId=${newId()}`, ''],
  ]
  for (const [query, found] of rows)
    test(query.replaceAll(/[0-9a-f-]{36}/g, '…'), async () => {
      const encoded = query.replace(/q=(.*)$/, (_all, q: string) => `q=${encodeURIComponent(q)}`)
      assert.deepEqual(await names(dispatcher, encoded), found.split(' ').filter(Boolean))
    })

  test('a number finds its matter, for those who see it', async () => {
    const { number } = (await dispatcher.get(`/api/matters/${at.far}`)).body
    assert.deepEqual(await names(dispatcher, `list=all&q=${number}`), ['far'])
    assert.deepEqual(await names(leader, `list=all&q=${number}`), [])
  })

  test('an id in capitals is the same id, of what has ended too', async () => {
    const { community, ownerUnit } = (await dispatcher.get(`/api/matters/${at.closed}`)).body
    for (const asked of [`communityId=${community.id}`, `unitId=${ownerUnit.id}`]) {
      const found = await names(dispatcher, `list=closed&${asked}`)
      assert.ok(found.includes('closed'), asked)
      const [name, id] = asked.split('=')
      assert.deepEqual(await names(dispatcher, `list=closed&${name}=${id!.toUpperCase()}`), found, asked)
    }
  })

  test('days at the ends of the calendar are answered; cursors and words nobody gave are refused, no faults', async () => {
    const cursor = (zone: string) =>
      `cursor=${Buffer.from(JSON.stringify([`2026-11-01T00:00:00${zone}`, newId()])).toString('base64url')}`
    const long = 'x'.repeat(2050)
    const odd = [...['+16:00', '-23:59', '+24'].map(cursor), `state=${long}`, `q=ab&category=${long}`]
    const all = await names(dispatcher, 'list=all')
    for (const sort of ['due', 'reported', 'lastAct']) {
      for (const days of ['to=9999-12-31', 'from=0001-01-01&to=9999-12-31'])
        assert.deepEqual(await names(dispatcher, `list=all&sort=${sort}&${days}`), all, days)
      assert.deepEqual(await names(dispatcher, `list=all&sort=${sort}&from=9999-12-31&to=9999-12-31`), [])
      for (const asked of odd) {
        const { status } = await people.handler.get(`/api/worklist?list=sight&sort=${sort}&${asked}`)
        assert.equal(status, 400, asked)
      }
    }
  })

  test('one character of Chinese is asked for in vain, two are enough', async () => {
    assert.deepEqual(await names(dispatcher, `list=all&q=${encodeURIComponent('门禁')}`), ['closed'])
    assert.equal((await dispatcher.get('/api/worklist?q=')).status, 200)
  })
})

suite('pages', () => {
  for (const query of [
    'list=all',
    'list=sight&sort=due',
    'list=all&sort=lastAct',
    'list=sight&sort=reported',
  ])
    for (const name of ['dispatcher', 'leader', 'handler'] as const)
      test(`${name}, ${query}: nothing lost, nothing twice`, async () => {
        const whole = (await page(people[name], `${query}&limit=200`)).rows.map(
          (row: { id: string }) => row.id,
        )
        for (const limit of [1, 3]) {
          const seen: string[] = []
          for (let cursor: string | null = ''; cursor !== null; ) {
            const { rows, nextCursor, total } = await page(
              people[name],
              `${query}&limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
            )
            seen.push(...rows.map((row: { id: string }) => row.id))
            assert.equal(total, whole.length)
            cursor = nextCursor
          }
          assert.deepEqual(seen, whole)
        }
      })

  test('of many due at the same instant none is lost', async () => {
    const due = new Date('2026-11-25T09:30:00Z')
    const ids = Object.values(at)
    await db.owner.updateTable('proceeding').set({ nextDueAt: due }).where('closedAt', 'is', null).execute()
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { rows, nextCursor } = await page(
        dispatcher,
        `list=sight&sort=due&limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      )
      seen.push(...rows.map((row: { id: string }) => row.id))
      cursor = nextCursor
    }
    assert.equal(new Set(seen).size, seen.length)
    assert.equal(seen.length, ids.length - 3)
  })
})

suite('figures', () => {
  const instants = [mondayMorning, '2026-11-24T01:30:00.000Z', '2026-11-25T01:00:00.000Z']
  for (const instant of instants)
    test(`on ${instant.slice(0, 10)} every figure is the length of its list, for everybody`, async () => {
      clock.set(instant)
      await server.aili.sweeper.round()
      for (const name of Object.keys(accounts) as Name[]) {
        const who = people[name]
        const { figures } = (await who.get('/api/figures')).body
        for (const { name: figure, value, list } of figures) {
          const { total, rows, totalIsLowerBound } = await page(who, `limit=200&${list}`)
          assert.deepEqual(
            [total, rows.length, totalIsLowerBound],
            [value, value, false],
            `${name} ${figure}`,
          )
        }
      }
    })

  test('of nobody’s matters nothing is told', async () => {
    const who = people.audit
    const { figures, byCommunity, byCategory } = (await who.get('/api/figures')).body
    assert.ok(figures.every((one: { value: number }) => one.value === 0))
    assert.deepEqual([byCommunity, byCategory], [[], []])
  })
})

suite('beyond sight', () => {
  test('a guessed id, one of another grid and a sealed one are one answer', async () => {
    const who = leader
    for (const id of [newId(), at.far, at.sealed]) {
      const answers = await Promise.all([
        who.get(`/api/matters/${id}`),
        who.post(`/api/matters/${id}/reveal`, { reason: '联系反映人' }),
        who.post(`/api/matters/${id}/acts`, { id: newId(), step: 'comment', seq: 1, inputs: { words } }),
      ])
      for (const { status, body } of answers) assert.deepEqual([status, body.error.code], [404, 'notFound'])
      assert.equal(new Set(answers.map(({ body }) => body.error.message)).size, 1)
    }
  })

  test('duplicates are suggested from within sight alone', async () => {
    const who = leader
    const { rows } = (await who.get(`/api/matters/${at.reported}/duplicates`)).body
    assert.ok(rows.length > 0, 'the same lamp, the same place')
    const ids = rows.map((one: { row: { id: string } }) => one.row.id)
    assert.ok(!ids.includes(at.sealed) && !ids.includes(at.far) && !ids.includes(at.reported))
    const beyond = await who.get(`/api/matters/${at.far}/duplicates`)
    assert.deepEqual(beyond.body.rows ?? [], [])
  })
})

test('what intake and every act leave among a matter’s words is what follows from its rows', async () => {
  const { rows } = await db.pool.query(`select p.number, p.state from matter m
    join proceeding p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id
    where case when p.sealed then m.search <> '' else m.search <> words_of(m.search) || facts_of(p) end
      or (p.category, p.nature, p.satisfied) is distinct from (m.category, m.nature, m.satisfied)`)
  assert.deepEqual(rows, [])
})

suite('words that wait', () => {
  test('enter the search index by themselves a moment after the act', async () => {
    await server.db.pool.query('create extension if not exists pageinspect')
    const waiting = async () => {
      const { rows } = await server.db.pool.query(
        `select n_pending_tuples as n from gin_metapage_info(get_raw_page('matter_search', 0))`,
      )
      return Number(rows[0].n)
    }
    await report(server, { text: '东墙根的排水沟盖板松动' })
    const { rows } = await page(dispatcher, `list=all&q=${encodeURIComponent('排水沟盖板')}`)
    assert.equal(rows.length, 1, 'found before they have entered')
    for (const end = Date.now() + 10_000; (await waiting()) > 0; )
      assert.ok(await pause(20, Date.now() < end), 'they wait still')
  })
})
