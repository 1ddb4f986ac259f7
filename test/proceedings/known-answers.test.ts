/** Every known answer: the day, the instant, the explanation that replays to it, and its words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, translator } from '../../src/kernel/i18n.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { due, dueAt, instantOf, lastDayOf } from '../../src/proceedings/clock.ts'
import { replay, wordSteps } from '../../src/proceedings/explain.ts'
import { at, rule, stories } from './stories.ts'

const calendar = makeCalendar()
const roll = { roll: true }

for (const { story, rule: own, start, lastDay, time, options } of stories) {
  test(`${story}: ${lastDay} ${time}`, () => {
    const found = due(own, start, calendar, options)
    assert.equal(found.lastDay, lastDay)
    assert.equal(found.dueAt.toISOString(), instantOf(lastDay, time).toISOString())
    assert.equal(found.provisional, lastDay >= '2027')
    assert.equal(replay(found.steps).getTime(), found.dueAt.getTime())
    assert.equal(lastDayOf(found.dueAt), lastDay)
    const short = dueAt(own, start, calendar, options)
    assert.deepEqual(short, { at: found.dueAt, lastDay, provisional: found.provisional })
    for (const language of languages) {
      for (const { text } of wordSteps(found.steps, own, translator(language))) {
        assert.doesNotMatch(text, /step\.|amount\.|clock:|\{\{|undefined|NaN/)
      }
    }
  })
}

test('a 2027 notice moves or confirms a provisional date', () => {
  const notice = (off: boolean) =>
    makeCalendar({
      notices: [{ year: 2027, source: 'test', days: [{ date: '2027-01-30', name: '春节', off }] }],
    })
  const reckoned = (off: boolean) => dueAt(rule(2, 'month', roll), at('2026-11-30'), notice(off))
  assert.deepEqual([reckoned(false).lastDay, reckoned(false).provisional], ['2027-01-30', false])
  assert.deepEqual([reckoned(true).lastDay, reckoned(true).provisional], ['2027-02-01', false])
})

test('an extended petition shows its own days and those of the extension', () => {
  const own = rule(60, 'calendar-day')
  const { steps } = due(own, at('2026-03-10'), calendar, {
    extensions: [{ amount: 30, unit: 'calendar-day' }],
  })
  assert.deepEqual(
    steps.map(({ kind, from, to, amount }) => [kind, from, to, amount ?? null].join(' ')),
    [
      'start 2026-03-10 2026-03-10 ',
      'daysCounted 2026-03-11 2026-05-09 60',
      'extended 2026-05-09 2026-06-08 30',
      'daysCounted 2026-05-10 2026-06-08 30',
      'ends 2026-06-08 2026-06-08 ',
    ],
  )
  const words = (language: (typeof languages)[number]) =>
    wordSteps(steps, own, translator(language))
      .map(line => line.text)
      .join('\n')
  for (const language of languages) assert.match(words(language), /60[\s\S]*30/)
})

test('a date that rests on a year without notice says so in both languages', () => {
  const own = rule(2, 'month')
  const { steps } = due(own, at('2026-11-30'), calendar)
  assert.equal(steps.filter(step => step.kind === 'provisional').length, 1)
  const said = languages.map(language =>
    wordSteps(steps, own, translator(language))
      .map(line => line.text)
      .join('\n'),
  )
  assert.match(said[0]!, /暂定/)
  assert.match(said[1]!, /provisional/i)
})

test('every step has words in both languages', () => {
  const own = rule(3, 'working-day')
  const steps = due(own, at('2025-12-31 10:00'), calendar).steps
  assert.deepEqual(
    wordSteps(steps, own, translator('zh-CN')).map(line => line.text),
    [
      '2025年12月31日（周三）10:00起算，当日不计',
      '2026年1月1日（周四）至2026年1月3日（周六）：元旦放假，不计',
      '2026年1月4日（周日）：元旦调休上班，计1个工作日',
      '2026年1月5日（周一）至2026年1月6日（周二）：计2个工作日',
      '2026年1月6日（周二）24:00到期',
      '依据：信访工作条例第23条（法定），规则第3版',
    ],
  )
  assert.equal(
    wordSteps(steps, own, translator('en'))[2]?.text,
    'Sun 2026-01-04: make-up working day (元旦), 1 working day counted',
  )
})
