/** One dispute, several channels and levels: after every act exactly one unit owns it, and who was asked answers for it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediationProcedure } from '../../src/mediation/procedure.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { commonSteps } from '../../src/proceedings/common-steps.ts'
import { unmetCondition } from '../../src/proceedings/conditions.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { paperUnit, play } from '../../src/proceedings/play.ts'
import { blankStanding } from '../../src/proceedings/standing.ts'

const bureau = '00000000-0000-4000-8000-0000000000b1'
const court = '00000000-0000-4000-8000-0000000000c1'
const committee = '00000000-0000-4000-8000-0000000000d1'
const names: Readonly<Record<string, string>> = {
  [paperUnit]: 'community',
  [bureau]: 'bureau',
  [court]: 'court',
  [committee]: 'committee',
}

const accepted = ['apply', 'register label=people', 'askConsent', 'accept']
/** Story, acts after acceptance, owners from acceptance on, level at the end. */
const stories: readonly (readonly [string, readonly string[], string, number])[] = [
  [
    'offered and taken over',
    [`offerHandOver unit=${bureau}`, 'acceptHandOver label=administrative'],
    'community bureau bureau',
    2,
  ],
  [
    'offered and refused',
    [`offerHandOver unit=${bureau}`, 'refuseHandOver'],
    'community bureau community',
    2,
  ],
  [
    'offered and recalled',
    [`offerHandOver unit=${bureau}`, 'recallHandOver'],
    'community bureau community',
    2,
  ],
  [
    'taken over, then returned',
    [`offerHandOver unit=${bureau}`, 'acceptHandOver label=administrative', 'returnHandOver'],
    'community bureau bureau community',
    2,
  ],
  [
    'entrusted and given back',
    [
      `offerHandOver unit=${court}`,
      'acceptDelegation label=judicialOrdinary receivedOn=2026-03-02',
      'endDelegation label=people',
    ],
    'community court court community',
    2,
  ],
  [
    'escalated and taken up above',
    ['fail', `escalate unit=${committee}`, 'acceptEscalation', 'acceptJoint'],
    'community community committee committee committee',
    3,
  ],
  [
    'escalated and declined',
    ['fail', `escalate unit=${committee}`, 'declineEscalation'],
    'community community committee community',
    2,
  ],
]

for (const [story, moves, owners, level] of stories)
  test(story, () => {
    const acts = [...accepted, ...moves].map((move, minute) => readAct(move, minute))
    const { acts: played, standing } = play(rulesOf(mediationProcedure), acts, makeCalendar())
    const after = played.slice(accepted.length - 1).map((_, index) => {
      const until = acts.slice(0, accepted.length + index)
      return names[play(rulesOf(mediationProcedure), until, makeCalendar()).standing.ownerUnitId]
    })
    assert.equal(after.join(' '), owners)
    assert.equal(standing.level, level)
    assert.equal(standing.handlerId, null)
  })

test('while another channel has not answered only the answer, the stop, danger and what every procedure has are open', () => {
  const common = new Set(
    Object.keys(
      commonSteps({
        open: [],
        handlers: [],
        approvers: [],
        supervisors: [],
        terms: {},
        labels: [],
        referTo: [],
      }),
    ),
  )
  common.delete('relabel')
  const blank = blankStanding(mediationProcedure, paperUnit, '2026-03-02T02:00:00.000Z')
  const standing = { ...blank, tracks: { ...blank.tracks, channel: 'offered' } }
  const actor = { kind: 'system', id: null, posts: [] } as const
  const open = Object.entries(mediationProcedure.steps).flatMap(([name, step]) => {
    const against = unmetCondition(step, {
      standing,
      actor,
      step: name,
      inputs: null,
      at: new Date('2026-03-02T02:00:00Z'),
      facts: null,
    })
    const waits =
      against?.facts.track === 'channel' ||
      step.from.includes('draft') ||
      (common.has(name) && name !== 'withdraw')
    return waits || name === 'leaveOut' || name === 'endLeaveOut' ? [] : [name]
  })
  assert.deepEqual(open.sort(), [
    'acceptDelegation',
    'acceptHandOver',
    'liftDanger',
    'recallHandOver',
    'refuseHandOver',
    'reportDanger',
    'stop',
  ])
})

test('a stop ends being set aside', () => {
  const acts = [...accepted, 'suspend recheckOn=2026-03-20', 'stop'].map(readAct)
  const { standing } = play(rulesOf(mediationProcedure), acts, makeCalendar())
  assert.deepEqual([standing.state, standing.suspended, standing.returnTo], ['terminated', false, null])
})

function readAct(move: string, minute: number) {
  const [step, ...pairs] = move.split(' ') as [string, ...string[]]
  const inputs = Object.fromEntries(pairs.map(pair => pair.split('=') as [string, string]))
  return { step, at: instantOf('2026-03-02', `10:${String(minute).padStart(2, '0')}`), inputs }
}
