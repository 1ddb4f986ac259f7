/** The overdue ladder as instants: which rung comes when, for long and short, paused and urgent legs. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { besideRung } from '../../src/matters/climb.ts'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { ladderRungs, nextRung, runningTerms } from '../../src/proceedings/ladder.ts'
import type { Procedure } from '../../src/proceedings/procedure.ts'
import { type Course, calendar, reported } from '../matters/course.ts'

/** Climbs to the end of the ladder: each rung with its instant in Shanghai. */
function climbed(course: Course, procedure: Procedure = matterProcedure): string[] {
  const seen: string[] = []
  for (let next = nextRung(procedure, course.standing, calendar); next; ) {
    const local = new Date(next.at.getTime() + 8 * 3_600_000).toISOString()
    seen.push(`${next.term} ${next.rung} ${local.slice(5, 16)}`)
    course.setNow(next.at > course.now ? next.at : course.now)
    course.take('system', next.step, { term: next.term, rung: next.rung })
    next = nextRung(procedure, course.standing, calendar)
    assert.ok(seen.length < 50, 'the ladder ends')
  }
  return seen
}

suite('rungs', () => {
  test('a leg of two working hours: no warning a day before, otherwise every rung once', () => {
    assert.deepEqual(climbed(reported()), [
      'filing remind 11-23T11:24',
      'filing overdue 11-23T12:00',
      'filing supervise 11-26T12:00',
      'filing meeting 12-02T12:00',
      'filing banner 12-14T12:00',
    ])
  })

  test('three working days: reminded at seventy parts of a hundred, warned a working day before', () => {
    const course = reported()
    course.take('leader', 'file')
    course.take('leader', 'undertake')
    assert.deepEqual(climbed(course), [
      'handling remind 11-25T16:39',
      'handling warn 11-25T17:30',
      'handling overdue 11-26T17:30',
      'handling supervise 12-01T17:30',
      'handling meeting 12-07T17:30',
      'handling banner 12-17T17:30',
    ])
  })

  test('by law it is supervised after one working day', () => {
    const course = reported()
    course.take('leader', 'file')
    course.take('leader', 'undertake')
    const handling = matterProcedure.terms.handling!
    const lawful = { ...handling, basis: { ...handling.basis, force: 'law' } as const }
    const procedure = { ...matterProcedure, terms: { ...matterProcedure.terms, handling: lawful } }
    assert.ok(climbed(course, procedure).includes('handling supervise 11-27T17:30'))
  })

  test('fifteen urgent minutes at night: overdue at once when they have passed, no reminder before', () => {
    const course = reported({ urgent: true }, instantOf('2026-11-22', '23:50'))
    assert.equal(climbed(course)[0], 'filing overdue 11-23T00:05')
  })

  test('a warning never falls on a day of rest', () => {
    const course = reported({}, instantOf('2026-11-25', '10:00'))
    course.take('leader', 'file')
    course.take('leader', 'undertake')
    // Due on Monday 30: the day before is a Sunday, so it comes on Friday 27.
    assert.ok(climbed(course).includes('handling warn 11-27T17:30'))
  })

  test('paused legs and mere windows do not climb', () => {
    const course = reported()
    course.take('leader', 'file')
    course.take('committee', 'suspend', { cause: 'season', reason: '等开春', recheckOn: '2026-12-10' })
    assert.deepEqual(
      runningTerms(matterProcedure, course.standing).map(term => term.term),
      ['recheck'],
    )
    const closed = reported()
    closed.take('leader', 'solveOnSpot')
    closed.take('member', 'verify')
    assert.equal(nextRung(matterProcedure, closed.standing, calendar), null)
  })

  test('what was slept through is climbed rung by rung, none left out, none twice', () => {
    const course = reported()
    course.setNow(instantOf('2027-01-20', '10:00'))
    const rungs = climbed(course).map(line => line.split(' ')[1])
    const expected = ladderRungs.map(rung => rung.rung).filter(rung => rung !== 'warn')
    assert.deepEqual(rungs, expected)
  })
})

suite('beside a rung', () => {
  const beside = (course: Course, rung: string) => {
    const next = { term: 'filing', rung, step: 'markOverdue', at: course.now }
    return besideRung(course.standing, next).map(more => more.step)
  }

  test('nobody picked it up: a level up when overdue and when supervised, never above the work committee', () => {
    const course = reported()
    assert.deepEqual(beside(course, 'remind'), [])
    assert.deepEqual(beside(course, 'overdue'), ['escalateUnclaimed'])
    course.take('system', 'escalateUnclaimed', { term: 'filing' })
    assert.equal(course.standing.level, 2)
    assert.deepEqual(beside(course, 'supervise'), ['escalateUnclaimed'])
    course.take('system', 'escalateUnclaimed', { term: 'filing' })
    assert.equal(course.standing.level, 3)
    assert.deepEqual(beside(course, 'supervise'), [])
  })

  test('a matter somebody has filed stays at its level', () => {
    const course = reported()
    course.take('leader', 'file')
    assert.deepEqual(beside(course, 'overdue'), [])
  })

  test('the second term missed goes to the banner, the third does not again', () => {
    const course = reported()
    const missed = (term: string) => course.take('system', 'markOverdue', { term, rung: 'overdue' })
    missed('filing')
    assert.ok(!beside(course, 'overdue').includes('reportToBanner'))
    course.take('leader', 'file')
    missed('handling')
    assert.deepEqual(beside(course, 'overdue'), ['reportToBanner'])
    missed('dispatching')
    assert.deepEqual(beside(course, 'overdue'), [])
  })
})
