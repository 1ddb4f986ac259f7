/** Cells of exports: two kinds of time cells and more, encodings, delimiters, headings, natures. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { timeOf } from '../../src/hotline/time.ts'
import { natureOf } from '../../src/hotline/words.ts'
import { decode, delimiterOf } from '../../src/kernel/tables.ts'
import { groupsAlike } from '../../src/matters/index.ts'

const now = new Date('2026-11-23T02:00:00Z')
const at = (cell: string | number | Date) => {
  const found = timeOf(cell, now)
  return typeof found === 'string' ? found : found.toISOString()
}

suite('time cells', () => {
  test('written dates, day numbers and real dates are the time of China', () => {
    const same = '2019-05-10T06:56:53.000Z'
    const written = [
      '2019/5/10 14:56:53',
      '2019-05-10 14:56:53',
      '2019年5月10日 14时56分53秒',
      '2019.5.10 下午2:56:53',
      '２０１９/５/１０　１４：５６：５３',
      '2019-05-10T14:56:53+08:00',
      '2019-05-10T06:56:53Z',
      '\u200b2019/5/10 14:56:53 ',
      '20190510145653',
      '2019/5/10 2:56:53 PM',
    ]
    for (const cell of written) assert.equal(at(cell), same, cell)
    assert.equal(at(new Date('2019-05-10T14:56:53Z')), same)
    assert.equal(at('43595.6228356481'), same)
    assert.equal(at(43595.6228356481), same)
    assert.equal(at('43595'), '2019-05-09T16:00:00.000Z')
    assert.equal(at('2019/5/10'), '2019-05-09T16:00:00.000Z')
  })

  test('what cannot be is named', () => {
    const stories = [
      ['2019/2/30 10:00:00', 'timeImpossible'],
      ['2019/13/1', 'timeImpossible'],
      ['2019/5/10 25:00', 'timeImpossible'],
      ['2019/5/10 13:61', 'timeImpossible'],
      ['2026/11/24 10:00', 'timeFuture'],
      ['46500.5', 'timeFuture'],
      ['1989/12/31 23:59', 'timeEarly'],
      [20000, 'timeEarly'],
      ['', 'timeMissing'],
      ['\u200b ', 'timeMissing'],
      ['昨天下午', 'timeUnreadable'],
      ['1-2-3', 'timeUnreadable'],
      [-5, 'timeUnreadable'],
    ] as const
    for (const [cell, problem] of stories) assert.equal(at(cell), problem, String(cell))
  })

  test('every minute since 1990 is the same as text and as a day number', () => {
    const minute = fc.date({
      min: new Date('1990-01-02T00:00Z'),
      max: new Date('2026-11-22T00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(minute, instant => {
        const wall = new Date(Math.floor(instant.getTime() / 60_000) * 60_000)
        const text = wall.toISOString().slice(0, 16).replace('T', ' ')
        assert.equal(at(text), at(wall.getTime() / 86_400_000 + 25_569))
      }),
    )
  })
})

suite('files', () => {
  const line = '编号,内容\n1,路灯不亮,很久了\n'
  test('UTF-8 with and without its mark, UTF-16 and GB18030', () => {
    const gb = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0a])
    assert.equal(decode(Buffer.from(line)), line)
    assert.equal(decode(Buffer.from(`\ufeff${line}`)), line)
    assert.equal(decode(Buffer.from(`\ufeff${line}`, 'utf16le')), line)
    assert.equal(decode(gb), '编号,内容\n')
  })

  test('a broken byte does not make Chinese of another encoding; a picture is no table', () => {
    const long = Buffer.from(line.repeat(20))
    assert.match(decode(Buffer.concat([long, Buffer.from([0xe8, 0xb7]), long])), /路灯不亮/)
    assert.throws(() => decode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])), /binary/)
  })

  test('the delimiter is what cuts the lines', () => {
    assert.equal(delimiterOf('编号;内容;时间\n1;"a,b,c";x\n'), ';')
    assert.equal(delimiterOf('编号\t内容\n1\ta,b\n'), '\t')
    assert.equal(delimiterOf('编号|内容\n1|a\n'), '|')
    assert.equal(delimiterOf('内容\n没有分隔\n'), ',')
  })
})

test('natures from words', () => {
  assert.equal(natureOf('举报某店短斤少两'), 'report')
  assert.equal(natureOf('投诉物业乱收费'), 'complaint')
  assert.equal(natureOf('咨询老年卡怎么办理'), 'inquiry')
  assert.equal(natureOf('建议在广场增设座椅'), 'suggestion')
  assert.equal(natureOf('楼道灯坏了'), 'help')
  assert.equal(natureOf('暖气何时来？'), 'inquiry')
})

suite('groups of likely duplicates', () => {
  const day = (n: number) => new Date(now.getTime() - n * 86_400_000)
  const noise = Array.from({ length: 300 }, (_, i) => ({
    text: `第${i}件:${'甲乙丙丁戊己庚辛壬癸'[i % 10]}街${i * 37}号门前${'水电气暖路'[i % 5]}有问题`,
    at: day(i % 50),
  }))
  test('same words in another order are found among many, the earliest first; long ago is another trouble', () => {
    const said = [
      ...noise,
      { text: '松柏路汽修厂夜里喷漆气味呛人', at: day(3) },
      { text: '夜里松柏路汽修厂喷漆,气味呛人', at: day(9) },
      { text: '松柏路汽修厂夜里喷漆气味呛人', at: day(400) },
    ]
    const found = groupsAlike(said, 60 * 86_400_000).filter(group =>
      group.some(member => member >= noise.length),
    )
    assert.deepEqual(found, [[301, 300]])
  })

  test('a hundred times the same text is one group', () => {
    assert.deepEqual(
      groupsAlike(
        Array.from({ length: 100 }, () => ({ text: '停水', at: now })),
        1000,
      ).map(group => group.length),
      [100],
    )
  })
})
