/** The texts of law: taken in once, only what holds today answers, asked by anybody, and nothing of a question is kept. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after, suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import pino from 'pino'
import { openAnswers, readQuestions } from '../../src/cli/statutes-answers.ts'
import { loadStatutes, readStatuteFile } from '../../src/statutes/index.ts'
import { startTown } from '../support/server.ts'

const fixture = join(import.meta.dirname, 'articles.jsonl')

const folder = mkdtempSync(join(tmpdir(), 'aili-statutes-'))
const logged: string[] = []
const log = pino(
  { level: 'trace' },
  new Writable({ write: (line, _encoding, done) => done(void logged.push(`${line}`)) }),
)
const server = await startTown({ log, env: { AILI_RATE_QUERIES: '100000' } })

suite('statutes', () => {
  after(() => rmSync(folder, { recursive: true }))

  const load = async (path = fixture) => loadStatutes(server.aili.kernel, await readStatuteFile(path))
  const search = async (q: string) => {
    const path = `/api/statutes/search?q=${encodeURIComponent(q)}`
    for (;;) {
      const { status, body } = await server.resident.get(path)
      assert.equal(status, 200)
      if (body.state !== 'preparing') return body
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  const until = async (isSo: () => Promise<boolean>) => {
    const end = performance.now() + 30_000
    while (performance.now() < end && !(await isSo())) await new Promise(resolve => setTimeout(resolve, 50))
    assert.ok(await isSo())
  }
  const first = async (q: string) => {
    const { articles } = await search(q)
    return `${articles[0]?.law} ${articles[0]?.no}`
  }

  test('a server without statutes says so', async () => {
    assert.deepEqual(await search('邻居漏水'), { state: 'none', articles: [] })
  })

  test('loaded once; a second time changes nothing; a changed law is replaced; bad lines are named', async () => {
    const one = await load()
    assert.deepEqual([one.added, one.replaced, one.unchanged], [one.laws, 0, 0])
    const again = await load()
    assert.deepEqual([again.added, again.replaced, again.unchanged], [0, 0, one.laws])
    const packed = join(folder, 'changed.jsonl.gz')
    const lines = readFileSync(fixture, 'utf8').trim().split('\n')
    const changed = lines.filter(line => line.includes('"居民身份证法"') && line.includes('行政法/'))
    const broken = ['{"law": "甲法"', '{"law":"甲法","date":"昨天","path":"","no":"第一条","text":"甲"}']
    const text = [...broken, ...changed.map(line => line.replace('"text": "', '"text": "改：')), ''].join(
      '\n',
    )
    writeFileSync(packed, gzipSync(text))
    const file = await readStatuteFile(packed)
    assert.deepEqual(file.bad, [
      { line: 1, field: '' },
      { line: 2, field: 'date' },
    ])
    const stored = await server.aili.kernel.db.owner.selectFrom('statuteArticle').selectAll().execute()
    assert.equal(stored.length, one.articles)
    const third = await loadStatutes(server.aili.kernel, file)
    assert.deepEqual([third.added, third.replaced, third.unchanged], [0, 1, 0])
    assert.ok((await load()).replaced === 1)
  })

  test('words as people say them find the article', async () => {
    const table: [string, string][] = [
      ['邻居漏水不赔怎么办', '民法典 物权编 第二百九十六条'],
      ['邻居家的狗把我孩子咬了', '民法典 侵权责任编 第一千二百四十五条'],
      ['楼上扔下来一个花盆砸了我的车', '民法典 侵权责任编 第一千二百五十四条'],
      ['入职快一年没签合同，能要双倍工资吗', '劳动合同法 第八十二条'],
      ['两队人跳广场舞抢场地，音响开得很大', '噪声污染防治法 第六十四条'],
      ['被人打了一耳光', '治安管理处罚法 第四十三条'],
      ['网上刷单被骗了三万', '刑法 第二百六十六条'],
      ['彩礼能要回来吗', '最高人民法院关于适用《民法典》婚姻家庭编的解释（一） 第五条'],
    ]
    for (const [question, article] of table) assert.equal(await first(question), article, question)
    const { articles } = await search('邻居漏水不赔怎么办')
    assert.ok(
      articles[0].words.length > 0 &&
        articles[0].words.every((word: string) => articles[0].text.includes(word)),
    )
  })

  test('what holds no more never answers and says by what it was ended', async () => {
    const rows = await server.aili.kernel.db.owner
      .selectFrom('statute')
      .select(['id', 'law', 'dated', 'supersededHow', 'supersededBy'])
      .orderBy('law')
      .orderBy('dated')
      .execute()
    const ended = rows.filter(row => row.supersededHow !== null)
    assert.deepEqual(
      ended.map(({ law, dated, supersededHow }) => `${law} ${dated} ${supersededHow}`).sort(),
      [
        '居民身份证法 2011-10-29 sameText',
        '最高人民法院关于审理劳动争议案件适用法律若干问题的解释（二） 2006-08-14 known',
        '最高人民法院关于适用《婚姻法》若干问题的解释（二） 2003-12-25 lawRepealed',
        '环境噪声污染防治法 2018-12-29 repealed',
        '立法法 2015-03-15 newerVersion',
        '治安管理处罚法 2012-10-26 known',
      ].sort(),
    )
    assert.equal(ended.find(row => row.law === '环境噪声污染防治法')?.supersededBy, '噪声污染防治法第九十条')
    for (const question of ['彩礼返还', '环境噪声 污染', '为了规范立法活动', '拖欠工资 欠条']) {
      const { articles } = await search(question)
      assert.ok(articles.length > 0, question)
      for (const { law, isCurrent } of articles) {
        assert.equal(isCurrent, law !== '治安管理处罚法')
        assert.ok(!['环境噪声污染防治法', '最高人民法院关于适用《婚姻法》若干问题的解释（二）'].includes(law))
      }
    }
    const old = ended.find(row => row.law === '环境噪声污染防治法')!
    const article = await server.aili.kernel.db.owner
      .selectFrom('statuteArticle')
      .select('id')
      .where('statuteId', '=', old.id)
      .executeTakeFirstOrThrow()
    const { body } = await server.resident.get(`/api/statutes/${article.id}`)
    assert.deepEqual([body.article.isCurrent, body.article.supersededBy], [false, '噪声污染防治法第九十条'])
  })

  test('a text whose revision is not loaded says so; with the revision loaded it is gone, without a new start', async () => {
    const { articles } = await search('治安管理处罚法 43条')
    const { law, no, isCurrent, supersededBy, awaitedSince } = articles[0]
    assert.deepEqual(
      [articles.length, law, no, isCurrent, supersededBy, awaitedSince],
      [1, '治安管理处罚法', '第四十三条', false, '治安管理处罚法（2025-06-27）', '2026-01-01'],
    )
    const answers = await openAnswers(server.aili.kernel.db)
    const { results } = await answers!.to({ id: null, query: '治安管理处罚法 43条' }, 10, false)
    assert.deepEqual(
      [results.length, results[0]!.supersededBy, results[0]!.since],
      [1, '治安管理处罚法（2025-06-27）', '2026-01-01'],
    )
    const revised = join(folder, 'revised.jsonl')
    const path = '行政法/治安管理处罚法(2025-06-27).md'
    const line = { law: '治安管理处罚法', date: '2025-06-27', path, no: '第五十一条', text: '殴打他人的。' }
    writeFileSync(revised, JSON.stringify(line))
    await load(revised)
    await until(async () => (await search('治安管理处罚法 43条')).articles.length === 0)
    await until(async () => (await first('治安管理处罚法 51条')) === '治安管理处罚法 第五十一条')
    const found = (await search('打人')).articles.filter((it: { law: string }) => it.law === line.law)
    assert.deepEqual(
      found.map((it: { no: string; isCurrent: boolean }) => [it.no, it.isCurrent]),
      [['第五十一条', true]],
    )
  })

  test('an article with its neighbours; one that is not there', async () => {
    const { articles } = await search('相邻权利人 通行')
    const found = articles.find((it: { no: string }) => it.no === '第二百九十一条')
    const { body } = await server.resident.get(`/api/statutes/${found.id}`)
    assert.deepEqual(
      [body.before.at(-1).no, body.article.no, body.after[0].no, body.article.date],
      ['第二百九十条', '第二百九十一条', '第二百九十六条', null],
    )
    const missing = await server.resident.get('/api/statutes/00000000-0000-4000-8000-000000000000')
    assert.equal(missing.status, 404)
  })

  test('anybody may ask, nobody may load over HTTP; what is asked is neither kept nor logged', async () => {
    const asked = '张三的电话13800138000，他欠我钱不还'
    const staff = await server.signIn('grid1')
    for (const who of [server.resident, staff]) {
      const { status } = await who.get(`/api/statutes/search?q=${encodeURIComponent(asked)}`)
      assert.equal(status, 200)
      assert.equal((await who.post('/api/statutes', {})).status, 404)
    }
    assert.ok(!logged.join('').includes('13800138000'))
    const long = await server.resident.get(`/api/statutes/search?q=${'长'.repeat(2001)}`)
    assert.equal(long.status, 400)
  })

  test('questions in the forms other tools write', () => {
    const path = join(folder, 'questions.jsonl')
    const lines = [
      '{"id":7,"query":"甲"}',
      '{"qid":"b","question":"乙"}',
      '"丙"',
      '丁怎么办',
      '{"id":9',
      '',
      '{"text":"戊"}',
    ]
    writeFileSync(path, lines.join('\n'))
    assert.deepEqual(readQuestions(path), {
      questions: [
        { id: 7, query: '甲' },
        { id: 'b', query: '乙' },
        { id: null, query: '丙' },
        { id: null, query: '丁怎么办' },
        { id: null, query: '戊' },
      ],
      bad: [5],
    })
  })
})
