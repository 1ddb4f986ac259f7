/** The agreement on paper: what it says of clauses, money and signatures, whose number and seal it bears. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Block, Paper } from '../../src/kernel/documents/paper.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { mediationPapers, mediationProcedures } from '../../src/mediation/index.ts'
import { packed, unpacked } from '../../src/papers/print.ts'
import { textsOf } from '../../src/papers/texts.ts'
import type { PaperFacts, PaperForm } from '../../src/proceedings/paper-facts.ts'

const t = translator('zh-CN')
const { forms } = mediationPapers
const _procedure = mediationProcedures[0]!
const sample = mediationPapers.sample(t)
const factsOf = (form: PaperForm): PaperFacts => ({
  ...sample,
  act: sample.acts.findLast(act => form.steps.includes(act.step)) ?? sample.act,
})
const _written = forms.filter(form => form.write)
const paperOf = (kind: string, facts?: Partial<PaperFacts>): Paper => {
  const form = forms.find(one => one.kind === kind)!
  return form.write!({ ...factsOf(form), ...facts }, t)
}
const textOf = (paper: Paper) => JSON.stringify(paper)
const has = (paper: Paper, kind: Block['kind']) => paper.blocks.some(block => block.kind === kind)
const _labels = (paper: Paper) => Object.keys(textsOf(paper))

suite('the agreement on paper', () => {
  test('an agreement drafted and signed in Aili: its clauses, its instalments, each signature where it belongs', () => {
    const image = Buffer.from('drawn').toString('base64')
    const hand = { onDay: '2026-03-09', image: null, side: null } as const
    const agreements = {
      agreeWritten: {
        parties: [],
        clauses: [{ text: '修好防水', manner: '请人施工', place: '样例小区', by: '2026-03-31' }],
        rows: [
          { dueOn: '2026-03-31', amountFen: 120_000 },
          { dueOn: '2026-04-30', amountFen: 120_001 },
        ],
        hands: [
          { ...hand, role: 'party', side: 'applicant', name: '样例甲', image },
          { ...hand, role: 'party', side: 'respondent', name: '样例乙' },
          { ...hand, role: 'mediator', name: '样例调解员' },
          { ...hand, role: 'committee', name: '' },
        ],
      },
    } as const
    const paper = paperOf('mediationAgreement', { agreements })
    assert.match(textOf(paper), /修好防水（履行方式：请人施工；地点：样例小区；时限：2026年3月31日）/)
    assert.match(textOf(paper), /壹仟贰佰元零壹分/)
    const places = paper.blocks.flatMap(block => (block.kind === 'places' ? block.places : []))
    assert.deepEqual(
      places.map(place => [place.name ?? '', place.date ?? '', place.signature ? 'drawn' : '']),
      [
        ['样例甲', '2026年3月9日', 'drawn'],
        ['样例乙', '2026年3月9日', ''],
        ['样例调解员', '2026年3月9日', ''],
        ['', '', ''],
        ['', '2026年3月9日', ''],
      ],
    )
    assert.deepEqual(unpacked(packed(paper)), paper, 'kept as it is')
  })

  test('what is numbered by whom, signed where, sealed by whom', () => {
    const agreement = paperOf('mediationAgreement')
    assert.equal(agreement.title, '人民调解协议书')
    assert.equal(agreement.issuer, '样例社区人民调解委员会')
    assert.match(agreement.number!, /人调字\[2026\]第001号/)
    const places = agreement.blocks.flatMap(block => (block.kind === 'places' ? block.places : []))
    assert.deepEqual(
      places.map(place => [Boolean(place.fingerprint), place.seal ?? '']),
      [
        [true, ''],
        [true, ''],
        [false, ''],
        [false, ''],
        [false, '样例社区人民调解委员会'],
      ],
    )
    assert.ok(has(agreement, 'clauses'))
    assert.equal(textsOf(agreement).金额, '人民币 2400.00 元（大写：贰仟肆佰元整）')
    assert.equal(textsOf(agreement).协议内容?.split('\n').length, 3, 'what was agreed and nothing else')
    assert.equal(paperOf('mediationApplication').issuer, undefined, 'a party’s own paper')
    assert.equal(paperOf('mediationAgreement', { label: 'administrative' }).title, '行政调解协议书')
    assert.doesNotMatch(
      textOf(paperOf('mediationAgreement', { label: 'administrative' })),
      /人民调解委员会印章/,
    )
  })
})
