/** Acts written down late: reminders sent meanwhile stand in nobody's way, the mark of being overdue does. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { petitionsProcedures } from '../../src/petitions/index.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { type PlayedAct, play } from '../../src/proceedings/play.ts'

const rules = rulesOf(petitionsProcedures[0]!)
const calendar = makeCalendar()
const act = (step: string, day: string, inputs: Record<string, unknown> = {}): PlayedAct => ({
  step,
  at: instantOf(day, '10:00'),
  inputs,
})
const registered = act('register', '2026-03-02')

suite('acts written down late', () => {
  test('what happened before a reminder is taken in, with its own day', () => {
    const acts = [
      registered,
      act('remind', '2026-03-12', { term: 'intake', rung: 'remind:10' }),
      act('triage', '2026-03-05'),
    ]
    const { standing } = play(rules, acts, calendar)
    assert.equal(standing.state, 'triaged')
    assert.equal(standing.followsAt, instantOf('2026-03-05', '10:00').toISOString())
  })

  test('nothing is dated back behind the mark of being overdue, or behind what a person did', () => {
    const overdue = act('markOverdue', '2026-03-18', { term: 'intake', rung: 'overdue' })
    assert.throws(() => play(rules, [registered, overdue, act('triage', '2026-03-05')], calendar), {
      code: 'outOfOrder',
    })
    assert.throws(() => play(rules, [registered, act('triage', '2026-03-01')], calendar), {
      code: 'outOfOrder',
    })
  })
})
