/** Reminders and the ladder on the small procedure: named days, windows, units of their own, a mark of lateness that lawful time takes away; terms on the office hours of a unit. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Calendar, makeCalendar } from '../../src/proceedings/calendar.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { nextRung } from '../../src/proceedings/ladder.ts'
import { type PlayedAct, paperUnit, play } from '../../src/proceedings/play.ts'
import type { Procedure, TermRule } from '../../src/proceedings/procedure.ts'
import { standing as standingAfter } from '../../src/proceedings/standing.ts'
import { recompute } from '../../src/proceedings/terms.ts'
import { basis, trial, trialTerms } from './trial.ts'

const calendar = makeCalendar()
const at = (text: string) => instantOf(`2026-${text.slice(0, 5)}`, text.slice(6) || '10:00')
const local = (instant: Date | string) =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(5, 16)
const act = (step: string, when: string, inputs: Record<string, unknown> = {}): PlayedAct => ({
  step,
  at: at(when),
  inputs,
})
const begun = [act('apply', '03-02'), act('answer', '03-02')]

/** What fell due until an instant, recorded as the system does; each rung with its instant. */
function climbed(
  acts: readonly PlayedAct[],
  until: string,
  procedure: Procedure = trial,
  days: Calendar = calendar,
) {
  const all = [...acts]
  const seen: string[] = []
  for (;;) {
    const { standing } = play(rulesOf(procedure), all, days)
    const rung = nextRung(procedure, standing, days)
    if (!rung || rung.at > at(until)) return { seen, acts: all, standing }
    assert.ok(seen.length < 40, 'the ladder ends')
    seen.push(`${rung.term} ${rung.rung} ${rung.step} ${local(rung.at)}`)
    const when = new Date(Math.max(rung.at.getTime(), Date.parse(standing.lastActAt)))
    all.push({ step: rung.step, at: when, inputs: { term: rung.term, rung: rung.rung } })
  }
}
const withDecide = (more: Partial<TermRule>): Procedure => ({
  ...trial,
  terms: { ...trialTerms, decide: { ...trialTerms.decide!, ...more } },
})

suite('reminders', () => {
  test('on the days the rule names, the last one to the head as well; then the ladder by law', () => {
    assert.deepEqual(climbed(begun, '04-30').seen, [
      'decide remind:5 remind 03-08T00:00',
      'decide remind:8 warn 03-11T00:00',
      'decide overdue markOverdue 03-13T00:00',
      'decide supervise superviseOverdue 03-14T00:00',
      'decide meeting listAtMeeting 03-24T00:00',
      'decide banner reportToBanner 04-03T00:00',
    ])
  })

  test('of a window nobody is late with: reminded, and nothing after', () => {
    const { seen } = climbed([...begun, act('decide', '03-06')], '04-30')
    assert.deepEqual(seen, ['objecting remind:4 warn 03-11T00:00'])
  })

  test('counted in a unit of their own: day 25 of a month', () => {
    const procedure = withDecide({ amount: 1, unit: 'month', reminders: [25], reminderUnit: 'calendar-day' })
    assert.equal(climbed(begun, '03-31', procedure).seen[0], 'decide remind:25 warn 03-28T00:00')
  })

  test('time left out moves them as it moves the term', () => {
    const left = act('leaveOut', '03-06', {
      term: 'decide',
      cause: 'hearing',
      from: '2026-03-03',
      to: '2026-03-05',
    })
    assert.deepEqual(climbed([...begun, left], '03-15').seen, [
      'decide remind:5 remind 03-11T00:00',
      'decide remind:8 warn 03-14T00:00',
    ])
  })

  test('once extended the general ones speak of the new end', () => {
    const asked = [act('askExtension', '03-03', { amount: 5 }), act('grantExtension', '03-03')]
    const { seen } = climbed([...begun, ...asked], '03-17')
    assert.deepEqual(
      seen.map(line => line.split(' ')[1]),
      ['remind', 'warn'],
    )
  })

  test('under a label too short for its own days the general ones come', () => {
    const procedure = withDecide({ reminders: [8] })
    const shorter = act('relabel', '03-02', { label: 'simple' })
    const { seen } = climbed([...begun, shorter], '03-07', procedure)
    assert.deepEqual(
      seen.map(line => line.split(' ')[1]),
      ['remind', 'warn'],
    )
  })

  test('a rule that names none wants none', () => {
    assert.equal(
      climbed(begun, '04-30', withDecide({ reminders: [] })).seen[0],
      'decide overdue markOverdue 03-13T00:00',
    )
  })
})

suite('the mark of lateness', () => {
  const late = climbed(begun, '03-16')
  const term = (standing: typeof late.standing, name = 'decide') =>
    standing.terms.find(one => one.term === name)!

  test('is set, and a reason is asked for', () => {
    assert.ok(term(late.standing).rungs.includes('overdue'))
    assert.ok(term(late.standing, 'overdueReason'))
  })

  test('goes when lawful time is left out afterwards, and comes back when that has passed too', () => {
    const left = act('leaveOut', '03-16', {
      term: 'decide',
      cause: 'appraisal',
      from: '2026-03-03',
      to: '2026-03-09',
    })
    const freed = play(rulesOf(trial), [...late.acts, left], calendar)
    assert.equal(local(term(freed.standing).dueAt), '03-20T00:00')
    assert.deepEqual(term(freed.standing).rungs, ['remind:5', 'remind:8'])
    const again = climbed([...late.acts, left], '03-23')
    assert.deepEqual(again.seen.slice(0, 2), [
      'decide overdue markOverdue 03-20T00:00',
      'decide supervise superviseOverdue 03-21T00:00',
    ])
  })

  test('stays when what is left out does not reach far enough', () => {
    const left = act('leaveOut', '03-16', {
      term: 'decide',
      cause: 'appraisal',
      from: '2026-03-03',
      to: '2026-03-04',
    })
    const { standing } = play(rulesOf(trial), [...late.acts, left], calendar)
    assert.equal(local(term(standing).dueAt), '03-15T00:00')
    assert.ok(term(standing).rungs.includes('overdue'))
  })

  test('a term that stands still does not climb', () => {
    const open = act('leaveOut', '03-04', { term: 'decide', cause: 'hearing', from: '2026-03-04' })
    assert.deepEqual(climbed([...begun, open], '04-30').seen, [])
  })
})

suite('a unit with office hours and rest days of its own', () => {
  const hours = {
    spans: [
      ['09:00', '12:00'],
      ['15:00', '18:00'],
    ] as const,
  }
  const own = makeCalendar({
    units: {
      [paperUnit]: { officeHours: hours, restDays: [{ date: '2026-03-04', name: '单位休息', off: true }] },
    },
  })
  const procedure: Procedure = {
    ...trial,
    terms: {
      ...trialTerms,
      answer: { ...trialTerms.answer!, dayEnds: 'office' },
      decide: { version: 1, validFrom: '2015-01-01', amount: 4, unit: 'working-hour', basis },
    },
  }

  test('its terms run on them and say whose they are', () => {
    const { standing, acts } = play(rulesOf(procedure), [act('apply', '03-02T17:00')], own)
    const [decide, answer] = ['decide', 'answer'].map(name => standing.terms.find(one => one.term === name)!)
    // One hour on Monday until 18:00, three on Tuesday from 9:00; three working days without the unit's Wednesday.
    assert.equal(local(decide!.dueAt), '03-03T12:00')
    assert.equal(local(answer!.dueAt), '03-06T18:00')
    assert.equal(decide!.hoursOf, paperUnit)
    assert.deepEqual(recompute(procedure, answer!, own), { dueAt: answer!.dueAt, provisional: false })
    assert.deepEqual(standingAfter(procedure, acts), standing)
  })

  test('elsewhere the hours of the jurisdiction hold, and nothing is noted', () => {
    const { standing } = play(rulesOf(procedure), [act('apply', '03-02T17:00')], calendar)
    const decide = standing.terms.find(one => one.term === 'decide')!
    assert.equal(local(decide.dueAt), '03-03T12:00')
    assert.equal(local(standing.terms.find(one => one.term === 'answer')!.dueAt), '03-05T17:30')
    assert.equal(decide.hoursOf, undefined)
  })

  test('its ladder climbs on them: the day of rest is none of work', () => {
    const supervised = (days: Calendar) =>
      climbed([act('apply', '03-02T17:00')], '03-05T13:00', procedure, days).seen.find(line =>
        line.includes('supervise'),
      )
    assert.equal(supervised(own), 'decide supervise superviseOverdue 03-05T12:00')
    assert.equal(supervised(calendar), 'decide supervise superviseOverdue 03-04T12:00')
  })

  test('its reminders come on the days it works', () => {
    const days = withDecide({ amount: 5, unit: 'working-day', dayEnds: 'office', reminders: [2] })
    const reminded = (calendarOf: Calendar) => climbed(begun, '03-06', days, calendarOf).seen[0]
    assert.equal(reminded(own), 'decide remind:2 warn 03-05T18:00')
    assert.equal(reminded(calendar), 'decide remind:2 warn 03-04T17:30')
  })

  test('a term keeps the hours it began under when another unit takes over', () => {
    const { standing } = play(rulesOf(procedure), [act('apply', '03-02T17:00')], own)
    const elsewhere = { ...standing, ownerUnitId: '00000000-0000-4000-8000-000000000009' }
    const answer = elsewhere.terms.find(one => one.term === 'answer')!
    assert.equal(own.forUnit(answer.hoursOf).officeHours, hours)
    assert.equal(own.forUnit(elsewhere.ownerUnitId), own)
    assert.equal(nextRung(procedure, elsewhere, own)?.term, 'decide')
  })
})
