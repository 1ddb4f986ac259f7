/** Nobody mediates against the will of a party: without consent of both sides no step leads beyond intake, and either side's word stops it wherever it stands (人民调解法第十七条、第二十三条第二项). */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { mediationProcedure } from '../../src/mediation/procedure.ts'
import { exclusionNames, exclusions } from '../../src/mediation/terms-exclusions.ts'
import { tellStories } from '../support/stories.ts'
import { named } from './named.ts'

const { steps, states } = mediationProcedure
/** Steps that record the consent of all parties: the only doors. */
const doors = new Set(['accept', 'acceptDelegated', 'acceptJoint', 'settleOnSpot'])
const intake = ['applied', 'found', 'referredIn', 'registered', 'consentPending', 'jointConsentPending']
const ends = ['notAccepted', 'referralRefused', 'withdrawn', 'voided', 'merged']
/** Where a party's word, or nobody's answer, leads; from there only ways that ask anew, or out. */
const stopped = ['terminated', 'notified', 'archived', 'suspended']

suite('consent', () => {
  test('without the consent of all parties nothing beyond intake is ever reached', () => {
    const reached = new Set(['draft'])
    for (let before = -1; before !== reached.size; ) {
      before = reached.size
      for (const [name, step] of Object.entries(steps))
        if (!doors.has(name) && step.from.some(state => reached.has(state)) && !'=^'.includes(step.to))
          reached.add(step.to)
    }
    // The way up is for a dispute that failed: from an end nobody agreed to it leads to asking anew.
    const beyond = [...reached].filter(state => ![...intake, ...ends, ...stopped, 'draft'].includes(state))
    assert.deepEqual(beyond.sort(), ['escalated', 'failed'])
    for (const name of ['failed', 'escalated'])
      assert.ok(!steps.startMediating!.from.includes(name) && !steps.agreeWritten!.from.includes(name))
  })
  test('each door asks for the consent of all parties', () => {
    for (const name of doors) {
      const consent = steps[name]!.inputs!.find(input => input.name === 'consentOf')
      assert.deepEqual([consent?.required, consent?.options], [true, ['allParties']], name)
    }
  })
  const later = Object.entries(steps).filter(
    ([name, step]) =>
      !doors.has(name) &&
      !step.from.some(state => [...intake, 'draft'].includes(state)) &&
      step.from.some(state => !states[state]!.final),
  )
  const table = later
    .map(([name]) => `${name} while consent is awaited | $asked ${name} | refused`)
    .join('\n')
  for (const { story, told } of tellStories(mediationProcedure, table, named))
    test(story, () => assert.match(told, /^(unlawfulStep|notYours|tooLate|limitReached)/))
})

suite('stop', () => {
  const before = Object.keys(states).filter(state => steps.stop!.from.includes(state))
  test('from every state before an agreement, by either side, also set aside or offered to another channel', () => {
    const open = Object.keys(states).filter(state => !states[state]!.final && state !== 'draft')
    const bound = ['agreedWritten', 'agreedOral', 'performing', 'breached', 'urged', 'performed']
    const over = ['failed', 'terminated', 'notified', 'sued', 'enforced']
    assert.deepEqual(before.sort(), open.filter(state => ![...bound, ...over].includes(state)).sort())
    assert.ok(steps.stop!.who.some(who => who.role === 'resident'))
    assert.equal(steps.stop!.while, undefined)
  })
  const courses: Readonly<Record<string, string>> = {
    applied: 'apply',
    found: 'find',
    referredIn: '$court',
    registered: 'apply register(label=people)',
    consentPending: '$asked',
    accepted: '$in',
    scheduled: '$in schedule(person=a,sessionOn=2026-03-05,chosenBy=committee)',
    mediating: '$session',
    adjourned: '$session adjourn(nextOn=2026-03-10)',
    escalated: '$failed escalate(unit=a)',
    suspended: '$session communityDirector#2.suspend(recheckOn=2026-03-20)',
  }
  const sides = ['applicant', 'respondent', 'allParties']
  const table = Object.entries(courses)
    .flatMap(([state, course]) =>
      sides.map(side => `${state} by ${side} | ${course} resident.stop(stoppedBy=${side}) | terminated`),
    )
    .join('\n')
  for (const { story, told } of tellStories(mediationProcedure, table, named))
    test(story, () => assert.match(told, /^terminated notification=/))
  test('every state is among them', () => {
    const told = Object.keys(courses)
    assert.deepEqual(
      before.filter(state => !told.includes(state)),
      ['jointConsentPending'],
    )
  })
})

test('what the law keeps out names its way and its article', () => {
  for (const name of exclusionNames) {
    const { basis, way } = exclusions[name]
    assert.match(basis.article, /第[一二三四五六七八九十百]+条/, name)
    assert.ok(
      steps.notAccept!.inputs!.some(input => input.options?.includes(way)),
      name,
    )
    assert.ok(
      steps.apply!.inputs!.some(input => input.options?.includes(name)),
      name,
    )
  }
})
