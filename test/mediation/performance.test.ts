/** What was received is allotted to instalments without a fen lost; capital numerals read back are the amount. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { inCapitals } from '../../src/mediation/agreements/capital-numerals.ts'
import { instalmentsOf, mostInstalments, yuanOf } from '../../src/mediation/agreements/instalments.ts'
import { performanceOf } from '../../src/mediation/agreements/performance.ts'
import { restDays } from '../../src/mediation/agreements/rest-days.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { addDays } from '../../src/proceedings/days.ts'
import { anyDay, anyRhythm, most, refusalOf } from './money.ts'

suite('what was received', () => {
  const plan = [
    { dueOn: '2026-12-01', amountFen: 1000 },
    { dueOn: '2027-01-01', amountFen: 1000 },
    { dueOn: '2027-02-01', amountFen: 500 },
  ]
  /** Receipts, day asked about, rows: standing with what is open and days late; over, arrears. */
  const stories: readonly (readonly [string, string, string, string])[] = [
    ['nothing yet', '', '2026-12-01', 'awaited 1000, awaited 1000, awaited 500; 0 0'],
    ['on the day', '2026-12-01:1000', '2026-12-02', 'paid 0, awaited 1000, awaited 500; 0 0'],
    ['a day late', '2026-12-02:1000', '2026-12-05', 'paidLate 0 +1, awaited 1000, awaited 500; 0 0'],
    ['short when due', '2026-11-30:300', '2026-12-11', 'short 700 +10, awaited 1000, awaited 500; 0 700'],
    ['never', '', '2027-01-11', 'unpaid 1000 +41, unpaid 1000 +10, awaited 500; 0 2000'],
    ['ahead', '2026-11-30:1200', '2026-12-02', 'paid 0, partly 800, awaited 500; 0 0'],
    ['all at once and more', '2026-12-01:2600', '2027-03-01', 'paid 0, paid 0, paid 0; 100 0'],
    [
      'entered out of order',
      '2027-01-05:700 2026-12-01:1000 2026-12-20:300',
      '2027-01-06',
      'paid 0, paidLate 0 +4, awaited 500; 0 0',
    ],
  ]
  for (const [story, receipts, asOf, expected] of stories)
    test(story, () => {
      const received = receipts
        .split(' ')
        .filter(Boolean)
        .map(one => ({ on: one.split(':')[0]!, amountFen: Number(one.split(':')[1]) }))
      const ledger = performanceOf(plan, received, asOf)
      const rows = ledger.rows.map(one =>
        [one.standing, one.openFen, one.lateDays > 0 ? `+${one.lateDays}` : '']
          .filter(it => it !== '')
          .join(' '),
      )
      assert.equal(`${rows.join(', ')}; ${ledger.overFen} ${ledger.arrearsFen}`, expected)
    })

  test('due on a rest day: late only after the next working day (民法典第二百零三条)', () => {
    const calendar = makeCalendar()
    const { lastDay, lateUntil } = restDays(calendar)
    // A Saturday; National Day with its week; a Sunday worked to make up for a holiday.
    for (const [dueOn, last] of [
      ['2026-11-28', '2026-11-30'],
      ['2026-10-01', '2026-10-08'],
      ['2026-01-04', '2026-01-04'],
      ['2026-12-01', '2026-12-01'],
    ] as const) {
      assert.equal(lastDay(dueOn), last)
      const asOf = (day: string) => performanceOf([{ dueOn, amountFen: 100 }], [], day, lastDay)
      assert.deepEqual([asOf(last).rows[0]!.standing, asOf(last).arrearsFen], ['awaited', 0])
      const late = asOf(addDays(last, 1))
      assert.deepEqual([late.rows[0]!.standing, late.rows[0]!.lateDays, late.arrearsFen], ['unpaid', 1, 100])
      assert.ok(dueOn > lateUntil(last) && dueOn <= lateUntil(addDays(last, 1)), 'the list says the same')
      const paid = performanceOf(
        [{ dueOn, amountFen: 100 }],
        [{ on: last, amountFen: 100 }],
        '2027-06-01',
        lastDay,
      )
      assert.equal(paid.rows[0]!.standing, 'paid')
    }
  })

  test('no fen is lost or counted twice', () => {
    const anyReceipt = fc.record({ on: anyDay, amountFen: fc.integer({ min: 1, max: 5_000_000 }) })
    const small = fc.record({
      totalFen: fc.integer({ min: mostInstalments, max: 50_000_000 }),
      rhythm: anyRhythm,
      remainder: fc.constant('last' as const),
    })
    fc.assert(
      fc.property(small, fc.array(anyReceipt, { maxLength: 30 }), anyDay, (asked, receipts, asOf) => {
        const rows = instalmentsOf(asked)
        const ledger = performanceOf(rows, receipts, asOf)
        const received = ledger.rows.reduce((sum, one) => sum + one.receivedFen, 0)
        assert.equal(received + ledger.overFen, ledger.receivedFen)
        assert.equal(received + ledger.openFen, ledger.dueFen)
        assert.ok(ledger.openFen === 0 || ledger.overFen === 0)
        // A row is begun only when the one before it is whole.
        const open = ledger.rows.findIndex(one => one.openFen > 0)
        assert.ok(open < 0 || ledger.rows.slice(open + 1).every(one => one.receivedFen === 0))
        assert.ok(ledger.rows.every(one => (one.openFen === 0) === (one.settledOn !== null)))
      }),
    )
  })

  test('what is no amount is refused', () => {
    for (const amountFen of [0, -1, 1.5, most + 1])
      assert.equal(
        refusalOf(() => performanceOf(plan, [{ on: '2026-12-01', amountFen }], '2026-12-01')),
        'instalmentsUnfit receipt 1',
      )
  })
})

suite('capital numerals', () => {
  /** The examples of the rule itself, and edges. */
  const examples: readonly (readonly [number, string])[] = [
    [0, '零元整'],
    [6, '陆分'],
    [56, '伍角陆分'],
    [50, '伍角整'],
    [1000, '壹拾元整'],
    [123_456, '壹仟贰佰叁拾肆元伍角陆分'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [1_000_000_100, '壹仟万零壹元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_100_000, '壹亿零壹仟元整'],
    [1_000_000_000_000, '壹佰亿元整'],
    [1_000_000_000_000_000, '壹拾万亿元整'],
    [most, '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ]
  for (const [fen, words] of examples) test(yuanOf(fen), () => assert.equal(inCapitals(fen), words))

  test('read back they are the amount, and two zeros never follow each other', () => {
    const anyFen = fc.oneof(
      fc.integer({ min: 1, max: most }),
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 1, max: 900_719_925 }).map(n => n * 10_000_000),
    )
    fc.assert(
      fc.property(anyFen, fen => {
        const words = inCapitals(fen)
        assert.equal(readCapitals(words), BigInt(fen), words)
        assert.doesNotMatch(words, /零零|零[元万亿角分]./)
        assert.equal(words.endsWith('整'), fen % 10 === 0, words)
      }),
      { numRuns: 5000 },
    )
  })

  test('nothing that is no amount', () => {
    for (const fen of [-1, 0.5, most + 1, Number.NaN])
      assert.equal(
        refusalOf(() => inCapitals(fen)),
        'instalmentsUnfit tooLarge',
      )
  })
})

/** As a person reads: figure by figure, each larger unit taking what was read before it. */
function readCapitals(words: string): bigint {
  const figures = '零壹贰叁肆伍陆柒捌玖'
  const small: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n }
  let [fen, total, group, figure] = [0n, 0n, 0n, 0n]
  for (const sign of words) {
    if (figures.includes(sign)) figure = BigInt(figures.indexOf(sign))
    else if (small[sign]) {
      group += figure * small[sign]
      figure = 0n
    } else if (sign === '万') {
      total += (group + figure) * 10_000n
      group = 0n
      figure = 0n
    } else if (sign === '亿') {
      total = (total + group + figure) * 100_000_000n
      group = 0n
      figure = 0n
    } else if (sign === '元') {
      fen += (total + group + figure) * 100n
      figure = 0n
    } else if (sign === '角' || sign === '分') {
      fen += figure * (sign === '角' ? 10n : 1n)
      figure = 0n
    }
  }
  return fen
}
