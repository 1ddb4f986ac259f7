/** Acts written down late: reminders sent meanwhile stand in nobody's way, the mark of being overdue does. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { petitionsProcedures } from '../../src/petitions/index.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { nextRung } from '../../src/proceedings/ladder.ts'
import { openProceeding } from '../../src/proceedings/opening.ts'
import { actorFor, type PlayedAct, paperUnit, play } from '../../src/proceedings/play.ts'
import type { StandingOf } from '../../src/proceedings/procedure.ts'

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

  test('a term that was past when it was written down is overdue at once; each further rung leaves somebody its days', () => {
    const climbed: string[] = []
    let standing = registeredOn('2026-03-02', '2026-08-03')
    for (let rung = nextRung(rules.procedure, standing, calendar); rung; ) {
      if (rung.term === 'intake') climbed.push(`${rung.rung} ${rung.at.toISOString().slice(0, 10)}`)
      standing = reached(standing, rung.term, rung.rung)
      rung = nextRung(rules.procedure, standing, calendar)
    }
    // The day on which it was written down is Monday 3 August: one working day (a term of law), seven, fifteen.
    assert.deepEqual(climbed, [
      'overdue 2026-03-17',
      'supervise 2026-08-04',
      'meeting 2026-08-12',
      'banner 2026-08-24',
    ])
  })
})

function registeredOn(day: string, recordedOn: string): StandingOf {
  const { standing } = openProceeding(
    rules.procedure,
    {
      actId: '00000000-0000-4000-8000-000000000100',
      step: 'register',
      actor: actorFor(rules.procedure.steps.register!.who[0]!, null, 1),
      actorRole: 'petitionOfficer',
      at: instantOf(day, '10:00'),
      inputs: {},
      effects: { ownerUnitId: paperUnit, recordedAt: instantOf(recordedOn, '10:00').toISOString() },
    },
    calendar,
  )
  return standing
}

/** As an act of the ladder leaves it. */
function reached(standing: StandingOf, term: string, rung: string): StandingOf {
  const terms = standing.terms.map(one => (one.term === term ? { ...one, rungs: [...one.rungs, rung] } : one))
  return { ...standing, terms }
}
