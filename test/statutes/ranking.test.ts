/** The search itself on a handful of articles: what is asked for by number, hostile questions, and what holds for any question. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { openRanking, readKnowledge } from '../../src/statutes/index.ts'
import { articleNumber } from '../../src/statutes/numbers.ts'

interface Line {
  readonly law: string
  readonly path: string
  readonly no: string
  readonly text: string
}
const lines = readFileSync(join(import.meta.dirname, 'articles.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Line)
const articles = lines.map(({ law, path, no, text }) => ({ law, path, number: no, text }))
articles.push(
  {
    law: '婚姻家庭编',
    path: '民法典/婚姻家庭编.md',
    number: '第一千零四十三条',
    text: '家庭应当树立优良家风。',
  },
  { law: '刑法', path: '刑法/刑法.md', number: '第二百八十七条之二', text: '明知他人利用信息网络实施犯罪。' },
  {
    law: '劳动合同法实施条例',
    path: '行政法规/劳动合同法实施条例.md',
    number: '第八十二条',
    text: '劳务派遣单位不得以非全日制用工形式招用被派遣劳动者。',
  },
)
const ranking = openRanking(articles, readKnowledge([]))
const named = (question: string, count = 3) =>
  ranking.best(question, count).map(it => `${articles[it.article]!.law} ${articles[it.article]!.number}`)

suite('ranking', () => {
  test('a law with a number is that article and no other', () => {
    const table: [string, string][] = [
      ['民法典第1043条', '婚姻家庭编 第一千零四十三条'],
      ['民法典一千零四十三条', '婚姻家庭编 第一千零四十三条'],
      ['《中华人民共和国民法典》第一〇四三条是什么', '婚姻家庭编 第一千零四十三条'],
      ['劳动合同法 82条', '劳动合同法 第八十二条'],
      ['第八十二条 劳动合同法', '劳动合同法 第八十二条'],
      ['劳动合同法实施条例第82条', '劳动合同法实施条例 第八十二条'],
      ['刑法287条之二', '刑法 第二百八十七条之二'],
      ['刑法第287-2条', '刑法 第二百八十七条之二'],
      ['治安法第４３条', '治安管理处罚法 第四十三条'],
    ]
    for (const [question, article] of table) assert.deepEqual(named(question), [article], question)
  })

  test('two are asked for; a number that is not there; words beside the number', () => {
    assert.deepEqual(named('劳动合同法第37条和第82条'), ['劳动合同法 第三十七条', '劳动合同法 第八十二条'])
    assert.deepEqual(named('劳动合同法第999条'), [])
    const more = named('治安管理处罚法43条，邻居打人要拘留几天', 5)
    assert.equal(more[0], '治安管理处罚法 第四十三条')
    assert.ok(more.length > 1)
    // Without a law the number says nothing.
    assert.ok(!named('我交了82条裤子的钱不给货').includes('劳动合同法 第八十二条'))
  })

  test('what people say leads to an article that does not use their words', () => {
    const table: [string, string][] = [
      ['帮信罪怎么判', '刑法 第二百八十七条之二'],
      ['老板一直没签合同能要双倍工资吗', '劳动合同法 第八十二条'],
      ['高空抛物找不到人', '侵权责任编 第一千二百五十四条'],
      ['房东把房子卖了我要搬吗', '合同编 第七百二十五条'],
      ['遛狗不牵绳咬了人', '侵权责任编 第一千二百四十六条'],
    ]
    for (const [question, article] of table) assert.equal(named(question)[0], article, question)
  })

  test('hostile questions are answered quickly, with articles or with nothing', () => {
    const hostile = [
      ...[
        '',
        ' \n\t',
        '？！。，',
        '😀🏠🔥',
        'DROP TABLE statute; --',
        "' or 1=1",
        '%_\\',
        '<script>',
        '[[({',
        '\u0000',
      ],
      ...[
        '邻居漏水'.repeat(2500),
        '啊'.repeat(10_000),
        '第'.repeat(10_000),
        '9'.repeat(10_000),
        '条之'.repeat(5000),
      ],
      ...[
        'how do I get my deposit back',
        '第条',
        '第零条',
        '民法典第0条',
        '民法典',
        '\ud800',
        '刑法刑法刑法第条',
      ],
    ]
    for (const question of hostile) {
      const from = process.cpuUsage()
      const found = ranking.best(question, 100)
      const { user, system } = process.cpuUsage(from)
      assert.ok((user + system) / 1000 < 300, `${question.slice(0, 20)}: ${(user + system) / 1000} ms`)
      assert.ok(found.length <= articles.length)
    }
    for (const nothing of ['', '？！。，', '😀🏠🔥', '%_\\']) assert.deepEqual(ranking.best(nothing, 10), [])
  })

  test('for any question: the same twice, the best first, no more than asked for, none twice', () => {
    const parts = articles.flatMap(({ law, number, text }) => [
      law,
      number,
      text.slice(0, 12),
      text.slice(5, 9),
    ])
    const question = fc
      .array(
        fc.oneof(fc.constantFrom(...parts), fc.string(), fc.constantFrom('邻居', '打人', '第82条', '怎么办')),
      )
      .map(it => it.join(''))
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 60 }), (asked, count) => {
        const found = ranking.best(asked, count)
        assert.deepEqual(ranking.best(asked, count), found)
        assert.ok(found.length <= count)
        assert.equal(new Set(found.map(it => it.article)).size, found.length)
        for (const [at, { score }] of found.entries())
          assert.ok(Number.isFinite(score) && score > 0 && score <= (found[at - 1]?.score ?? Infinity))
        const fewer = ranking.best(asked, Math.ceil(count / 2))
        assert.deepEqual(fewer, found.slice(0, fewer.length))
      }),
      { numRuns: 120, seed: 7 },
    )
  })

  test('numbers of articles', () => {
    const table: [string, string | null][] = [
      ['1', '第一条'],
      ['10', '第十条'],
      ['12', '第十二条'],
      ['110', '第一百一十条'],
      ['1005', '第一千零五条'],
      ['1260', '第一千二百六十条'],
      ['十二', '第十二条'],
      ['两百零三', '第二百零三条'],
      ['一〇四三', '第一千零四十三条'],
      ['287-2', '第二百八十七条之二'],
      ['一百三十三之一', '第一百三十三条之一'],
      ['0', null],
      ['', null],
      ['甲', null],
      ['12345', null],
    ]
    for (const [written, number] of table) assert.equal(articleNumber(written), number, written)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), number => {
        const words = articleNumber(String(number))!
        assert.equal(articleNumber(words.slice(1, -1)), words)
      }),
    )
  })
})
