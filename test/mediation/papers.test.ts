/** Papers of mediation as the table of the file says: every declared paper has its form, every form says what was recorded and leaves the rest to the hand. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Block, Paper } from '../../src/kernel/documents/paper.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { mediationPapers, mediationProcedures } from '../../src/mediation/index.ts'
import { textsOf } from '../../src/papers/texts.ts'
import type { PaperFacts, PaperForm } from '../../src/proceedings/paper-facts.ts'

const t = translator('zh-CN')
const { forms } = mediationPapers
const procedure = mediationProcedures[0]!
const sample = mediationPapers.sample(t)
const factsOf = (form: PaperForm): PaperFacts => ({
  ...sample,
  act: sample.acts.findLast(act => form.steps.includes(act.step)) ?? sample.act,
})
const written = forms.filter(form => form.write)
const paperOf = (kind: string, facts?: Partial<PaperFacts>): Paper => {
  const form = forms.find(one => one.kind === kind)!
  return form.write!({ ...factsOf(form), ...facts }, t)
}
const textOf = (paper: Paper) => JSON.stringify(paper)
const _has = (paper: Paper, kind: Block['kind']) => paper.blocks.some(block => block.kind === kind)
const labels = (paper: Paper) => Object.keys(textsOf(paper))

suite('papers of mediation', () => {
  test('every paper a step names has a form of that step, and every form a step that names it', () => {
    const common = new Set([
      'suspensionApproval',
      'extensionRequest',
      'exclusionApproval',
      'supervisionOrder',
      'recusalRecord',
    ])
    const made = new Set(['identityProof', 'authorization', 'backCover'])
    for (const [step, { papers = [] }] of Object.entries(procedure.steps))
      for (const kind of papers)
        assert.ok(common.has(kind) || forms.some(form => form.kind === kind), `${step}: ${kind}`)
    for (const { kind, steps } of forms)
      for (const step of steps)
        assert.ok(made.has(kind) || procedure.steps[step]?.papers?.includes(kind), `${kind}: ${step}`)
    assert.equal(new Set(forms.map(form => form.kind)).size, forms.length)
  })

  test('the legal order of the file', () => {
    const order = [
      'fileCover',
      'mediationApplication',
      'registrationForm',
      'rightsNotice',
      'identityProof',
      'authorization',
      'investigationRecord',
      'evidenceList',
      'mediationRecord',
      'mediationAgreement',
      'oralAgreementForm',
      'performanceProof',
      'followUpRecord',
      'confirmationApplication',
      'closingReport',
      'backCover',
    ]
    assert.deepEqual(
      order,
      forms.map(form => form.kind).filter(kind => order.includes(kind)),
    )
    const must = [
      'fileCover',
      'fileIndex',
      'registrationForm',
      'rightsNotice',
      'identityProof',
      'mediationRecord',
      'closingReport',
      'backCover',
    ]
    assert.deepEqual(
      forms.filter(form => form.need === 'must').map(form => form.kind),
      must,
    )
  })

  test('no form leaves a key for a word, a placeholder unfilled or “undefined”, in either language', () => {
    for (const language of ['zh-CN', 'en'] as const)
      for (const form of written) {
        const text = textOf(form.write!(factsOf(form), translator(language)))
        assert.doesNotMatch(
          text,
          /paper:[a-z]|mediation:[a-z]|conduct:[a-z]|\{\{|undefined|NaN|null/,
          `${form.kind} ${language}`,
        )
        assert.doesNotMatch(text, /"(label|text|title)\.[a-z]/i, `${form.kind} ${language}`)
      }
  })

  test('nothing recorded: blanks for the hand, no invented word', () => {
    const empty = (form: PaperForm): PaperFacts => {
      const act = { ...factsOf(form).act, inputs: {}, by: '' }
      return { ...sample, acts: [act], act, persons: {}, contents: [], unit: '', number: '' }
    }
    for (const form of written) {
      const paper = form.write!(empty(form), t)
      assert.doesNotMatch(textOf(paper), /undefined|NaN|paper:|option\./, form.kind)
      for (const block of paper.blocks)
        if (block.kind === 'fields')
          for (const cell of block.rows.flat())
            assert.doesNotMatch(cell.value, /样例/, `${form.kind} ${cell.label}`)
    }
  })

  for (const [kind, needed] of Object.entries({
    fileCover: [
      '卷名',
      '卷号',
      '案号',
      '人民调解员',
      '调解日期起',
      '调解日期止',
      '立卷人',
      '立卷日期',
      '保管期限',
      '备注',
    ],
    mediationApplication: [
      '申请人',
      '被申请人',
      '性别',
      '民族（自愿）',
      '年龄',
      '职业或职务',
      '联系方式',
      '单位或住址',
      '纠纷简要情况',
      '申请事项',
    ],
    registrationForm: ['登记日期', '纠纷类型', '案件来源', '纠纷简要情况', '备注'],
    authorization: ['委托人', '委托代理人', '代理权限', '代理期限自', '代理期限至'],
    investigationRecord: ['时间', '地点', '事由', '参加人', '被调查人', '调查人', '记录人', '陈述内容'],
    evidenceList: ['证据材料清单'],
    mediationRecord: [
      '时间',
      '地点',
      '事由',
      '当事人',
      '邀请参加人',
      '主持人（调解员）',
      '权利义务告知',
      '各方意见',
      '查明的事实',
      '调解经过和方案',
      '调解结果',
    ],
    mediationAgreement: [
      '申请人',
      '被申请人',
      '纠纷主要事实、争议事项',
      '各方当事人的责任',
      '协议内容',
      '履行方式',
      '履行地点',
      '履行时限',
    ],
    oralAgreementForm: ['当事人', '协议内容', '履行方式', '履行时限'],
    followUpRecord: [
      '当事人',
      '协议编号',
      '回访事由',
      '回访情况',
      '协议履行情况',
      '当事人满意程度',
      '有无新的纠纷或诉讼',
      '有无隐患',
      '采取的措施',
      '回访人',
      '回访日期',
    ],
    closingReport: ['受案日期', '结案日期', '案件来源', '纠纷简要情况', '调解结果'],
  }))
    test(`${kind} holds what the table of papers asks for`, () => {
      const found = labels(paperOf(kind))
      for (const label of needed) assert.ok(found.includes(label), `${label} of ${found.join(' ')}`)
    })

  test('ethnicity, sex and age are empty cells; no number of a card is asked for', () => {
    for (const form of written)
      for (const block of form.write!(factsOf(form), t).blocks)
        if (block.kind === 'fields')
          for (const cell of block.rows.flat()) {
            if (/民族|性别|年龄/.test(cell.label)) assert.equal(cell.value, '')
            assert.doesNotMatch(cell.label, /身份证号/)
          }
    assert.match(textOf(paperOf('identityProof')), /不留存复印件/)
  })

  test('the notice of rights says what the law says, and that one may sue', () => {
    const text = textOf(paperOf('rightsNotice'))
    for (const article of [
      '第三条',
      '第四条',
      '第十七条',
      '第十九条',
      '第二十三条',
      '第二十四条',
      '第二十六条',
      '第三十一条',
      '第三十二条',
      '第三十三条',
    ])
      assert.ok(text.includes(article), article)
    for (const words of [
      '不收取任何费用',
      '一方明确拒绝调解的，不得调解',
      '选择或者接受人民调解员',
      '如实陈述纠纷事实',
      '不影响当事人依法向人民法院起诉',
    ])
      assert.ok(text.includes(words), words)
  })
})
