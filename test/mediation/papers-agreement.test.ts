/** The agreement on paper: what it says of clauses, money and signatures, whose number and seal it bears. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Block, Paper } from '../../src/kernel/documents/paper.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { hashOf } from '../../src/mediation/agreements/content.ts'
import type { Content } from '../../src/mediation/agreements/shape.ts'
import { mediationPapers, mediationProcedures } from '../../src/mediation/index.ts'
import { asPaper } from '../../src/mediation/papers/signed.ts'
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

type Path = readonly (string | number)[]
/** An oral agreement is handed to nobody, and its form names the parties without their sides. */
const onWrittenOnly = (path: Path) => path.includes('copies') || path.includes('side')

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]))
}

function changedAt<T>(whole: T, path: Path): T {
  const copy = structuredClone(whole) as Record<string, unknown>
  const last = path.at(-1)!
  const holder = path.slice(0, -1).reduce((it, key) => it[key] as Record<string, unknown>, copy)
  const was = holder[last]
  const isDay = /^\d{4}-/.test(String(was))
  if (typeof was === 'number') holder[last] = was + 1
  else if (last === 'side') holder[last] = was === 'applicant' ? 'respondent' : 'applicant'
  else if (String(last).endsWith('Id')) holder[last] = 'p2'
  else holder[last] = isDay ? '2026-05-05' : `${was}改`
  return copy as T
}

suite('the agreement on paper', () => {
  test('an agreement drafted and signed in Aili: its clauses, its instalments, each signature where it belongs', () => {
    const image = Buffer.from('drawn').toString('base64')
    const hand = { onDay: '2026-03-09', image: null, side: null } as const
    const agreements = {
      agreeWritten: {
        parties: [],
        facts: '顶棚漏水',
        responsibility: '乙方负责',
        money: { payer: '样例乙', payee: '样例甲', totalFen: 240_001 },
        copies: 3,
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

  test('every word, day, amount and name that is hashed and signed stands on the paper, written or oral', () => {
    const sides = ['applicant', 'respondent', 'thirdParty'] as const
    const parties = sides.map((side, at) => ({ id: `p${at}`, side, name: `当事人${at}` }))
    const content: Content = {
      facts: '事实一',
      responsibility: '责任一',
      clauses: [{ text: '条款一', manner: '方式一', place: '地点一', by: '2026-03-31' }],
      money: { payerId: 'p0', payeeId: 'p1', totalFen: 100, rows: [{ dueOn: '2026-04-30', amountFen: 100 }] },
      copies: 4,
    }
    const whole = { content, parties }
    const written = (kind: string, step: string, it: typeof whole) => {
      const agreements = { [step]: { ...asPaper(it.content, it.parties), hands: [] } }
      const acts = mediationPapers.sample(t, [step]).acts
      const act = acts.find(one => one.step === step)!
      return textOf(paperOf(kind, { acts, act, agreements }))
    }
    const hashed = (it: typeof whole) => hashOf(it.content, it.parties).toString('hex')
    for (const path of leavesOf(whole)) {
      const other = changedAt(whole, path)
      const isIdOfParty = path[0] === 'parties' && path[2] === 'id'
      assert.notEqual(hashed(other), hashed(whole), path.join('.'))
      if (isIdOfParty) continue
      for (const [kind, step] of [
        ['mediationAgreement', 'agreeWritten'],
        ['oralAgreementForm', 'agreeOral'],
      ] as const)
        if (kind === 'mediationAgreement' || !onWrittenOnly(path))
          assert.notEqual(
            written(kind, step, other),
            written(kind, step, whole),
            `${kind}: ${path.join('.')} is not on the paper`,
          )
    }
    const paper = written('mediationAgreement', 'agreeWritten', whole)
    for (const told of ['上官', mediationPapers.sample(t).acts[0]!.inputs.applicants as string])
      assert.ok(!paper.includes(told), 'nobody stands in it who did not sign')
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
