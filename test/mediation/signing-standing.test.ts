/** An agreement takes effect exactly when every party, the mediator and the committee's seal stand on one and the same version, in whatever order they came, withdrew or saw it corrected (人民调解法第二十九条). */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { type Mark, missingApplicants, signingStanding } from '../../src/mediation/signatures/standing.ts'

type Decision = 'signed' | 'refused' | 'withdrawn'
type Event =
  | { readonly kind: 'mark'; readonly who: string; readonly decision: Decision; readonly day: number }
  | { readonly kind: 'correct' }
  | { readonly kind: 'apply'; readonly who: string }

const parties = ['a', 'b', 'c']
const anyEvent = (who: readonly string[]): fc.Arbitrary<Event> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('mark' as const),
        who: fc.constantFrom(...who, 'mediator', 'committee'),
        decision: fc.constantFrom<Decision>('signed', 'signed', 'signed', 'signed', 'refused', 'withdrawn'),
        day: fc.integer({ min: 1, max: 28 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'correct' as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('apply' as const), who: fc.constantFrom(...who) }),
    },
  )
const isParty = (who: string) => parties.includes(who)
const day = (of: number) => `2026-11-${String(of).padStart(2, '0')}`

/** As the store keeps marks: one of each at a time; a correction lets all of them fall and makes another version. */
function kept(events: readonly Event[]): Mark[] {
  let marks: (Mark & { version: number })[] = []
  let version = 1
  for (const event of events) {
    if (event.kind === 'correct') {
      version += 1
      marks = marks.map(one => ({ ...one, fallenAt: one.fallenAt ?? new Date(0) }))
      continue
    }
    const purpose = event.kind === 'apply' ? 'confirmation' : 'agreement'
    const role = isParty(event.who) ? 'party' : event.who
    const partyId = isParty(event.who) ? event.who : null
    const held = marks.some(
      one => one.fallenAt === null && one.purpose === purpose && one.role === role && one.partyId === partyId,
    )
    if (held) continue
    const decision = event.kind === 'apply' || !isParty(event.who) ? 'signed' : event.decision
    const onDay = day(event.kind === 'apply' ? 1 : event.day)
    marks.push({ purpose, role, partyId, decision, way: 'paper', onDay, fallenAt: null, version })
  }
  return marks
}

/** Said plainly, without the code under test: who stands signed on the version of now, and on which days. */
function model(events: readonly Event[], who: readonly string[]) {
  let decided = new Map<string, { decision: Decision; day: string }>()
  for (const event of events) {
    if (event.kind === 'correct') decided = new Map()
    else if (event.kind === 'mark' && !decided.has(event.who))
      decided.set(event.who, {
        decision: isParty(event.who) ? event.decision : 'signed',
        day: day(event.day),
      })
  }
  const needed = [...who, 'mediator', 'committee']
  const isWhole = needed.every(one => decided.get(one)?.decision === 'signed')
  return isWhole
    ? [...decided.values()]
        .map(one => one.day)
        .sort()
        .at(-1)!
    : null
}

suite('when an agreement takes effect', () => {
  test('exactly when all stand on one version, on the day of the last of them', () => {
    let effective = 0
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 3 }).chain(count => {
          const who = parties.slice(0, count)
          return fc.tuple(fc.constant(who), fc.array(anyEvent(who), { maxLength: 40 }))
        }),
        ([who, events]) => {
          const { effectOn } = signingStanding(kept(events), who)
          assert.equal(effectOn, model(events, who))
          if (effectOn !== null) effective += 1
        },
      ),
      { numRuns: 2000, seed: 29 },
    )
    assert.ok(effective > 50, `took effect ${effective} times: the property is about something`)
  })

  test('the order of the marks is of no consequence', () => {
    const whole: Event[] = [...parties, 'mediator', 'committee'].map((who, at) => ({
      ...{ kind: 'mark', who, decision: 'signed', day: at + 1 },
    }))
    fc.assert(
      fc.property(fc.shuffledSubarray(whole, { minLength: 5 }), events =>
        assert.equal(signingStanding(kept(events), parties).effectOn, '2026-11-05'),
      ),
      { numRuns: 120, seed: 29 },
    )
  })

  test('one refusal, one withdrawal, one correction: no effect, whoever and whenever', () => {
    const whole: Event[] = [...parties, 'mediator', 'committee'].map((who, at) => ({
      ...{ kind: 'mark', who, decision: 'signed', day: at + 1 },
    }))
    fc.assert(
      fc.property(
        fc.constantFrom(...parties),
        fc.constantFrom<Decision>('refused', 'withdrawn'),
        (who, decision) => {
          const events = whole.map(one =>
            one.kind === 'mark' && one.who === who ? { ...one, decision } : one,
          )
          const standing = signingStanding(kept(events), parties)
          assert.equal(standing.effectOn, null)
          assert.deepEqual(decision === 'refused' ? standing.refusedBy : standing.withdrawnBy, [who])
        },
      ),
      { numRuns: 30, seed: 29 },
    )
    assert.equal(signingStanding(kept([...whole, { kind: 'correct' }]), parties).effectOn, null)
  })

  test('nobody to sign is no agreement; the joint application needs each of them, whatever they signed before', () => {
    const seals: Event[] = ['mediator', 'committee'].map(who => ({
      ...{ kind: 'mark', who, decision: 'signed', day: 1 },
    }))
    assert.equal(signingStanding(kept(seals), []).effectOn, null)
    fc.assert(
      fc.property(fc.array(anyEvent(parties), { maxLength: 20 }), events => {
        const last = events.map(one => one.kind).lastIndexOf('correct')
        const applied = new Set(
          events.slice(last + 1).flatMap(one => (one.kind === 'apply' ? [one.who] : [])),
        )
        assert.deepEqual(
          missingApplicants(kept(events), parties),
          parties.filter(one => !applied.has(one)),
        )
      }),
      { numRuns: 500, seed: 29 },
    )
  })
})
