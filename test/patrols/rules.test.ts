/** The life of a hazard and of a patrol on paper: tables, one line a story, last column what comes of it. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../../src/kernel/errors.ts'
import { roundsDue } from '../../src/patrols/coverage.ts'
import { type Happened, hazardStanding, judgeEvent, standingAt } from '../../src/patrols/hazard-life.ts'
import { dueOnOf } from '../../src/patrols/plans-for.ts'
import type { EventKind, Stop } from '../../src/patrols/shape.ts'
import type { Grade } from '../../src/patrols/terms.ts'
import { metresOf, type TrackPoint, thinned } from '../../src/patrols/track.ts'
import { type Checked, progressOf } from '../../src/patrols/walk.ts'

/** `day who does [detail]`; found on day 1 by Ann. */
const stories = `
  ordinary |                                                        | open, again 2026-11-16
  ordinary | 3 Bob fixed                                            | fixed, again 2026-11-18
  ordinary | 3 Bob fixed; 5 Bob closed                              | closed
  ordinary | 5 Ann closed                                           | closed
  ordinary | 5 Ann closed -photo                                    | missingInput photos
  ordinary | 3 Bob fixed; 5 Ann stillThere                          | open, again 2026-11-20
  ordinary | 5 Ann stillThere 2026-11-30                            | open, again 2026-11-30
  ordinary | 5 Ann stillThere 2026-11-04                            | invalidInput recheckOn
  ordinary | 4 Ann postponed 2026-12-04                             | open, again 2026-12-04
  ordinary | 4 Ann postponed 2026-12-05                             | hazardState tooFar
  ordinary | 4 Ann postponed                                        | missingInput recheckOn
  ordinary | 4 Ann postponed 2026-12-04 -note                       | missingInput note
  ordinary | 4 Ann regraded serious                                 | open, again 2026-11-07
  ordinary | 4 Ann regraded ordinary                                | hazardState sameGrade
  ordinary | 14 Ann regraded serious                                | open, again 2026-11-16
  ordinary | 3 Bob fixed; 5 Ann closed; 6 Bob fixed                 | hazardState state
  ordinary | 3 Bob fixed; 5 Ann closed; 6 Bob stillThere            | hazardState state
  ordinary | 4 Ann reported                                         | open, again 2026-11-16
  ordinary | 4 Ann reported -matter                                 | missingInput matter
  ordinary | 4 Ann fixed +matter                                    | invalidInput matter
  ordinary | 4 Ann stillThere +matter                               | open, again 2026-11-19
  serious  |                                                        | open, again 2026-11-04
  serious  | 2 Ann closed                                           | hazardState notSaidFixed
  serious  | 2 Ann closed +closedMatter                             | closed
  serious  | 2 Bob fixed; 3 Bob closed                              | hazardState sameEyes
  serious  | 2 Bob fixed; 3 Ann closed                              | closed
  serious  | 2 Bob fixed; 2 Cyd fixed; 3 Bob closed                 | hazardState sameEyes
  serious  | 2 Bob fixed; 3 Ann stillThere; 4 Cyd fixed; 5 Bob closed | closed
  serious  | 2 Bob fixed; 3 Bob closed -photo                       | missingInput photos
  serious  | 4 Ann postponed 2026-11-11                             | open, again 2026-11-11
  serious  | 4 Ann postponed 2026-11-12                             | hazardState tooFar
  serious  | 3 Ann regraded ordinary                                | open, again 2026-11-04
`

suite('the life of a hazard', () => {
  for (const line of stories.trim().split('\n')) {
    const [grade, acts, outcome] = line.split('|').map(part => part.trim()) as [Grade, string, string]
    test(`${grade}: ${acts || 'found'} → ${outcome}`, () => assert.equal(lived(grade, acts), outcome))
  }

  test('what was done is told in the order of doing, whatever order it arrived in', () => {
    const events = [
      happened(1, 'Ann', 'found', { recheckOn: '2026-11-16', grade: 'ordinary' }),
      happened(3, 'Bob', 'fixed', { recheckOn: '2026-11-18' }),
      happened(5, 'Ann', 'stillThere', { recheckOn: '2026-11-20' }),
      happened(7, 'Bob', 'regraded', { recheckOn: '2026-11-10', grade: 'serious' }),
      happened(9, 'Cyd', 'fixed', { recheckOn: '2026-11-12' }),
      happened(10, 'Ann', 'closed', {}),
    ]
    const known = hazardStanding(events)
    assert.equal(known.state, 'closed')
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), mixed => {
        assert.deepEqual(hazardStanding(mixed), known)
      }),
      { seed: 20261123, numRuns: 50 },
    )
  })

  test('what was seen last holds: still there after a closing that arrives later', () => {
    const found = happened(1, 'Ann', 'found', { grade: 'ordinary' })
    const closed = happened(4, 'Ann', 'closed', {})
    const there = happened(5, 'Bob', 'stillThere', { recheckOn: '2026-11-20' })
    assert.equal(hazardStanding([found, there, closed]).state, 'open')
    assert.equal(standingAt([found, there, closed], closed.at).state, 'closed')
    assert.equal(hazardStanding([found, closed, happened(3, 'Bob', 'fixed', {})]).state, 'closed')
  })
})

function lived(grade: Grade, acts: string): string {
  const events = [
    happened(1, 'Ann', 'found', { grade, recheckOn: grade === 'serious' ? '2026-11-04' : '2026-11-16' }),
  ]
  try {
    for (const act of acts.split(';').filter(Boolean)) {
      const [day, who, kind, ...more] = act.trim().split(/\s+/) as [string, string, EventKind, ...string[]]
      const asked = more.find(word => word.startsWith('20')) ?? null
      const next = more.find(word => word === 'serious' || word === 'ordinary') as Grade | undefined
      const hasMatter = kind === 'reported' ? !more.includes('-matter') : more.includes('+matter')
      const recheckOn = judgeEvent(hazardStanding(events), {
        kind,
        personId: who,
        note: more.includes('-note') ? '' : 'because',
        photos: more.includes('-photo') ? 0 : 1,
        recheckOn: asked,
        grade: next ?? null,
        onDay: dayOf(Number(day)),
        matterClosed: more.includes('+closedMatter'),
        hasMatter,
      })
      events.push(happened(Number(day), who, kind, { recheckOn, grade: next ?? null }))
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.code} ${error.facts.reason ?? error.facts.input}`
  }
  const { state, recheckOn } = hazardStanding(events)
  return recheckOn === null ? state : `${state}, again ${recheckOn}`
}

const dayOf = (day: number) => `2026-11-${String(day).padStart(2, '0')}`

function happened(day: number, personId: string, kind: Happened['kind'], over: Partial<Happened>): Happened {
  const at = new Date(`${dayOf(day)}T02:00:00Z`)
  return {
    id: `${kind} ${day}`,
    kind,
    personId,
    at,
    recheckOn: null,
    grade: null,
    proceedingId: null,
    ...over,
  }
}

suite('when a patrol is due', () => {
  const dues: readonly (readonly [begunOn: string, lastOn: string | null, everyDays: number, due: string])[] =
    [
      ['2026-11-10', null, 7, '2026-11-10'],
      ['2026-11-10', '2026-11-20', 7, '2026-11-27'],
      ['2026-11-10', '2026-11-20', 1, '2026-11-21'],
      ['2026-12-01', '2026-11-20', 1, '2026-12-01'],
      ['2026-02-01', '2026-02-26', 3, '2026-03-01'],
    ]
  for (const [begunOn, lastOn, everyDays, due] of dues)
    test(`begun ${begunOn}, last ${lastOn}, every ${everyDays} → ${due}`, () =>
      assert.equal(dueOnOf({ begunOn, lastOn, everyDays }), due))

  const rounds: readonly (readonly [
    everyDays: number,
    begunOn: string,
    endedOn: string | null,
    due: number,
  ])[] = [
    [7, '2026-11-02', null, 5],
    [7, '2026-11-05', null, 4],
    [1, '2026-11-21', null, 10],
    [30, '2026-10-20', null, 1],
    [7, '2026-12-05', null, 0],
    [7, '2026-10-01', '2026-10-31', 0],
    [7, '2026-11-02', '2026-11-15', 2],
  ]
  for (const [everyDays, begunOn, endedOn, due] of rounds)
    test(`every ${everyDays} from ${begunOn} to ${endedOn}: ${due} in November`, () =>
      assert.equal(roundsDue({ everyDays, begunOn, endedOn }, '2026-11-01', '2026-11-30'), due))
})

suite('how far a patrol got', () => {
  const stops = ['a', 'b'].map(
    name => ({ id: name, items: [{ id: `${name}1` }, { id: `${name}2` }] }) as unknown as Stop,
  )
  /** `item result minute`, several by comma. */
  const walks = [
    ['', '0/2, 0 not ok'],
    ['a1 ok 1', '0/2, 0 not ok'],
    ['a1 ok 1, a2 notReached 2', '1/2, 0 not ok'],
    ['a1 notReached 1, a2 notReached 2', '0/2, 0 not ok'],
    ['a1 notOk 1, a2 ok 2, b1 ok 3, b2 notOk 4', '2/2, 2 not ok'],
    ['a1 notOk 1, a1 ok 9, a2 ok 2', '1/2, 0 not ok'],
    ['a1 ok 9, a1 notOk 1, a2 ok 2', '1/2, 0 not ok'],
  ] as const
  for (const [walk, far] of walks)
    test(`${walk || 'nothing'} → ${far}`, () => {
      const checks = walk.split(', ').flatMap((words, i): Checked[] => {
        const [itemId, result, minute] = words.split(' ')
        if (!itemId) return []
        const at = new Date(Number(minute) * 60_000)
        return [{ id: String(i), stopId: itemId[0]!, itemId, result: result as 'ok', at }]
      })
      const { stopsDone, stopsPlanned, notOk } = progressOf(stops, checks)
      assert.equal(`${stopsDone}/${stopsPlanned}, ${notOk} not ok`, far)
    })
})

test('a track is kept only while the patrol ran, without the wandering of a phone that lies still', () => {
  const at = (minute: number) => Date.parse('2026-11-23T01:00:00Z') + minute * 60_000
  const still = Array.from({ length: 40 }, (_, i): TrackPoint => [121.4 + (i % 3) * 0.00002, 45, at(1) + i])
  const points: TrackPoint[] = [[121, 45, at(-9)], ...still, [121.41, 45, at(5)], [121.5, 45, at(60)]]
  const kept = thinned(points, new Date(at(0)), new Date(at(50)))
  assert.equal(kept.length, 2)
  assert.ok(Math.abs(metresOf(kept) - 786) < 5)
  assert.deepEqual(thinned(kept, new Date(at(0)), null), kept)
})
