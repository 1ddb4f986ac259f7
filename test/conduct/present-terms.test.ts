/** Clocks as people read them: a right that ran out makes nobody late, a duty does. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { presentEnded, presentTerm } from '../../src/conduct/index.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { petitionsProcedures } from '../../src/petitions/index.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { paperUnit, play } from '../../src/proceedings/play.ts'

const procedure = petitionsProcedures[0]!
const calendar = makeCalendar()
const at = (day: string) => instantOf(day, '10:00')
const acts = [
  { step: 'register', at: at('2026-03-02') },
  { step: 'triage', at: at('2026-03-02') },
  { step: 'transfer', at: at('2026-03-03'), inputs: { unit: paperUnit } },
]
const reading = (now: string) => ({ t: translator('zh-CN'), calendar, now: at(now) })

suite('clocks in words', () => {
  const { standing } = play(rulesOf(procedure), acts, calendar)
  const shown = (term: string, now: string) => {
    const { window, overdue, left } = presentTerm(
      procedure,
      standing.terms.find(one => one.term === term)!,
      reading(now),
    )
    return [window, overdue, left]
  }
  const stories: [string, string, string, unknown][] = [
    ['a window that is open', 'objectionWindow', '2026-03-06', [true, false, '还剩 2 个工作日']],
    ['a window that ran out: nobody is late', 'objectionWindow', '2026-03-25', [true, false, '期间已届满']],
    ['a duty still to be done', 'acceptance', '2026-03-06', [false, false, '还剩 12 天']],
    ['a duty missed', 'acceptance', '2026-03-25', [false, true, '已超 6 天']],
  ]
  for (const [story, term, now, expected] of stories)
    test(story, () => assert.deepEqual(shown(term, now), expected))

  test('ended: the duty late, the window run out', () => {
    const late = play(rulesOf(procedure), [...acts, { step: 'accept', at: at('2026-03-25') }], calendar)
    const words = Object.fromEntries(
      late.standing.closedTerms.map(term => {
        const { left, overdue } = presentEnded(procedure, term, reading('2026-03-25'))
        return [term.term, [left, overdue]]
      }),
    )
    assert.deepEqual(words.acceptance, ['逾期办结', true])
    assert.deepEqual(words.objectionWindow, ['期间已届满', false])
  })
})
