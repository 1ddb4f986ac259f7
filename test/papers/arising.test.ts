/** Which papers a dispute has by what was done, what counts as signed, and what a further version says otherwise: one line a story. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { mediationPapers } from '../../src/mediation/index.ts'
import { papersOf, signedBy } from '../../src/papers/arising.ts'
import { changesBetween, textsOf } from '../../src/papers/texts.ts'

type Taken = { id: string; step: string; inputs: Record<string, unknown>; scans: number }
const acts = (line: string): Taken[] =>
  line.split(' ').map((word, index) => {
    const [, step, inputs, scans] = /^(\w+)(?:\(([^)]*)\))?(\*?)$/.exec(word)!
    return {
      id: `${index}`,
      step: step!,
      inputs: Object.fromEntries(
        (inputs ?? '')
          .split(',')
          .filter(Boolean)
          .map(pair => pair.split('=')),
      ),
      scans: scans ? 1 : 0,
    }
  })

suite('which papers a dispute has', () => {
  for (const [story, open, expected] of [
    [
      'apply',
      true,
      '-fileCover -fileIndex mediationApplication@0 receipt@0 -registrationForm -rightsNotice -identityProof -mediationRecord -closingReport -backCover',
    ],
    [
      'apply(proxy=x) register',
      false,
      'mediationApplication@0 receipt@0 registrationForm@1 identityProof@1 authorization@0',
    ],
    [
      'find register askConsent accept startMediating agreeOral',
      false,
      'registrationForm@1 mediationInvitation@2 acceptanceForm@3 rightsNotice@2 identityProof@1 mediationRecord@4 oralAgreementForm@5',
    ],
    ['startMediating adjourn startMediating fail', false, 'mediationRecord@0 mediationRecord@2'],
    ['fail stop', false, 'mediationRecord@0 terminationNote@1'],
    [
      'investigate(investigation=interview) investigate(investigation=evidence)',
      false,
      'investigationRecord@0 investigationRecord@1 evidenceList@1',
    ],
    ['followUp followUp recordPerformed', false, 'performanceProof@2 followUpRecord@0 followUpRecord@1'],
    [
      'referIn signForDelegation',
      false,
      'referralLetter@0 registrationForm@1 deliveryReceipt@1 identityProof@1',
    ],
  ] as const)
    test(story, () => {
      const found = papersOf(mediationPapers, acts(story), open).map(({ form, act }) =>
        act ? `${form.kind}@${act.id}` : `-${form.kind}`,
      )
      assert.equal(found.join(' '), expected)
    })

  for (const [story, kind, by] of [
    ['askConsent accept*', 'rightsNotice', '1'],
    ['askConsent accept', 'rightsNotice', null],
    ['askConsent newRound accept*', 'rightsNotice', null],
    ['agreeWritten*', 'mediationAgreement', '0'],
    ['followUp*', 'followUpRecord', null],
  ] as const)
    test(`signed: ${story}`, () => {
      const taken = acts(story)
      const arisen = papersOf(mediationPapers, taken, false).find(one => one.form.kind === kind)!
      assert.equal(signedBy(arisen, taken)?.id ?? null, by)
    })

  test('a further version is told apart label by label', () => {
    const was = textsOf({
      title: 'x',
      blocks: [
        {
          kind: 'fields',
          rows: [
            [
              { label: 'a', value: '1' },
              { label: 'b', value: '' },
            ],
          ],
        },
        { kind: 'heading', text: 'c' },
        { kind: 'paragraph', text: 'p' },
      ],
    })
    const is = textsOf({
      title: 'x',
      blocks: [
        {
          kind: 'fields',
          rows: [
            [
              { label: 'a', value: '2' },
              { label: 'b', value: '' },
            ],
          ],
        },
        { kind: 'heading', text: 'c' },
        { kind: 'clauses', items: ['p', 'q'] },
      ],
    })
    assert.deepEqual(changesBetween(was, is), [
      { label: 'a', was: '1', is: '2' },
      { label: 'c', was: 'p', is: 'p\nq' },
    ])
  })
})
