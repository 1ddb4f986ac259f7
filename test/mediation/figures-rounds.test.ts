/** What counts as one mediation, one story a line: when it began and ended and how, at whose desk, what became of its agreement. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasWord, languages } from '../../src/kernel/i18n.ts'
import type { Agreement } from '../../src/mediation/figures/agreed.ts'
import { type Round, roundsOf } from '../../src/mediation/figures/rounds.ts'
import {
  confirmations,
  dimensions,
  grounds,
  outcomes,
  partNames,
  performances,
  ways,
} from '../../src/mediation/figures/shape.ts'
import { mediationProcedure } from '../../src/mediation/procedure.ts'
import { figureBases } from '../../src/mediation/terms-figures.ts'
import { paperUnit } from '../../src/proceedings/play.ts'
import { actsTold } from '../support/stories.ts'
import { named } from './named.ts'

/**
 * Story | moves | each mediation: begun–ended, outcome, days, `>` beyond its period, `>>` beyond what it was extended to, last, local, passedOn,
 * its way where it is not the people's; then its agreement: effect, performance, on which day, confirmation.
 */
const table = `
applied for, nobody asked yet | apply | - last
withdrawn before consent: no mediation began | $asked 03-05 withdraw | -03-05 notBegun
stopped before consent: none began either | $asked 03-05 stop | -03-05 notBegun
not accepted | apply register(label=people) notAccept(notAcceptedFor=crime) | -03-02 notBegun
running | $in | 03-02- last
failed | $on 03-12 fail | 03-02-03-12 failed 10 last
stopped by a party | $on 03-09 stop | 03-02-03-09 stopped 7 last
agreed in writing by the community | $on 03-10 agreeWritten(performBy=2026-03-31,effectOn=2026-03-09) | 03-02-03-10 agreedWritten 8 last local effect=03-09 awaited possible
orally: no court confirms it | $on agreeOral(performBy=2026-03-31) | 03-02-03-02 agreedOral 0 last local effect=03-02 awaited
on the spot, begun and ended at once | apply register(label=people) 03-03 settleOnSpot(performBy=2026-03-10) | 03-03-03-03 agreedOral 0 last local effect=03-03 awaited
put in writing later, no other mediation | $on agreeOral(performBy=2026-03-31) 03-05 putInWriting(performBy=2026-04-10,effectOn=2026-03-05) | 03-02-03-02 agreedOral 0 last local effect=03-05 awaited possible
performed on the day it says | $written 03-20 recordPerformed(performedOn=2026-03-18) | 03-02-03-02 agreedWritten 0 last local effect=03-02 performed=03-18 possible
broken, then sued over | $written 04-01T10:00 recordBreach(dueOn=2026-03-31) sue(suedOver=performance) | 03-02-03-02 agreedWritten 0 last local effect=03-02 sued possible
beyond its month | $on 04-05 fail | 03-02-04-05 failed 34 > >> last
within what all agreed to | $on 03-30 extend(term=mediationPeriod,amount=15) 04-05 fail | 03-02-04-05 failed 34 > last
days set aside are left out | $on 03-05 communityDirector#7.suspend(recheckOn=2026-03-20) 03-15 resume 03-20 fail | 03-02-03-20 failed 8 last
stopped while set aside | $on 03-05 communityDirector#7.suspend(recheckOn=2026-03-20) 03-15 stop | 03-02-03-15 stopped 3 last
offered elsewhere and refused: it stays the community's | $on offerHandOver(unit=police,channelAsked=administrative) 03-03 refuseHandOver 03-04 agreeOral(performBy=2026-03-31) | 03-02-03-04 agreedOral 2 last local effect=03-04 awaited
stopped while offered: of the unit that had it | $on offerHandOver(unit=police,channelAsked=administrative) 03-03 stop | 03-02-03-03 stopped 1 last
taken over by the police: no longer the community's | $on offerHandOver(unit=police,channelAsked=administrative) 03-03 acceptHandOver(label=administrative) 03-04 agreeOral(performBy=2026-03-31) | 03-02-03-04 agreedOral 2 last passedOn administrative effect=03-04 awaited
from the court, at the community | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) askConsent acceptDelegated 03-19 startMediating fail | 03-02-03-19 failed 17 > >> last judicial
failed, then handed up and agreed there: two mediations, one dispute | $on 03-05 fail communityDirector.escalate(unit=committee) 03-06 acceptEscalation(leads=justiceOffice) 03-09 acceptJoint 03-10 startMediating 03-12 agreeOral(performBy=2026-03-31) | 03-02-03-05 failed 3; 03-09-03-12 agreedOral 3 last passedOn effect=03-12 awaited
handed up, not taken: the first is the last | $on 03-05 fail communityDirector.escalate(unit=committee) 03-06 declineEscalation | 03-02-03-05 failed 3 last
handed up, nobody consents: the first is the last | $on 03-05 fail communityDirector.escalate(unit=committee) 03-06 acceptEscalation(leads=justiceOffice) 03-09 stop | 03-02-03-05 failed 3 last; -03-09 notBegun passedOn
void: nothing of it counts | $written 03-03 mediator#1.proposeVoid 03-04 communityDirector#2.void | 03-02-03-02 leftOut 0
`

const more = {
  on: '$in startMediating',
  written: '$on agreeWritten(performBy=2026-03-31,effectOn=2026-03-02)',
}

for (const line of table.trim().split('\n')) {
  const [story, moves, expected] = line.split('|').map(cell => cell.trim()) as [string, string, string]
  test(story, () => {
    const acts = actsTold(mediationProcedure, moves, { ...named, ...more })
    const told = roundsOf(acts, unitId => unitId === paperUnit).map(tell)
    assert.equal(told.join('; '), expected)
  })
}

test('confirmation: asked for, given, refused, mediated anew', () => {
  const filed = `$written 03-05 fileConfirmation 03-06 courtAccepts(acceptedOn=2026-03-06)`
  const after = (moves: string) =>
    roundsOf(actsTold(mediationProcedure, moves, { ...named, ...more }), () => true).map(
      ({ agreement }) => agreement && `${agreement.performance} ${agreement.confirmation}`,
    )
  assert.deepEqual(after(filed), ['awaited underReview'])
  assert.deepEqual(after(`${filed} 03-10 courtConfirms`), ['awaited confirmed'])
  const rejected = `${filed} 03-10 courtRejects(rejectedFor=unclear)`
  assert.deepEqual(after(rejected), ['awaited rejected'])
  assert.deepEqual(after(`${rejected} 03-11 mediateAgain`), ['replaced rejected', null])
  assert.deepEqual(after(`${rejected} 03-11 mediateAgain 03-12 agreeOral(performBy=2026-03-31)`), [
    'replaced rejected',
    'awaited null',
  ])
})

test('every figure, part and outcome is worded in both languages', () => {
  const keys = [
    ...partNames.map(name => `part.${name}`),
    ...Object.keys(figureBases).flatMap(name =>
      ['title', 'how', 'leftOut'].map(what => `figure.${name}.${what}`),
    ),
    ...outcomes.map(name => `outcome.${name}`),
    ...performances.map(name => `performance.${name}`),
    ...confirmations.map(name => `confirmation.${name}`),
    ...ways.map(name => `way.${name}`),
    ...dimensions.map(name => `by.${name}`),
    ...grounds.map(name => `ground.${name}`),
  ]
  assert.deepEqual(
    languages.flatMap(language =>
      keys.filter(key => !hasWord(language, `mediationFigures:${key}`)).map(key => `${language} ${key}`),
    ),
    [],
  )
})

function tell(round: Round): string {
  const short = (day: string | null) => day?.slice(5) ?? ''
  const { begunOn, endedOn, outcome, days, periodOn, untilOn, way, agreement } = round
  return [
    `${short(begunOn)}-${short(endedOn)}`,
    outcome,
    days,
    endedOn && periodOn && endedOn > periodOn && '>',
    endedOn && untilOn && endedOn > untilOn && '>>',
    round.isLast && 'last',
    round.isLocal && 'local',
    round.isPassedOn && 'passedOn',
    way !== null && way !== 'people' && way,
    ...(agreement ? tellAgreement(agreement) : []),
  ]
    .filter(part => part !== null && part !== false && part !== '')
    .join(' ')
}

function tellAgreement({ effectOn, performance, performedOn, confirmation }: Agreement): string[] {
  const performed = performedOn ? `=${performedOn.slice(5)}` : ''
  return [`effect=${effectOn.slice(5)}`, `${performance}${performed}`, confirmation ?? '']
}
