/** The desk carries any procedure in a real browser: a petition from registration to closing, a mediation nobody consents to, an extension, the drawing of a procedure. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wallClock } from '../src/kernel/clock.ts'
import {
  accessible,
  findSignal,
  launchBrowser,
  loseSignal,
  type phone,
  shoot,
} from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import {
  begin,
  type Entry,
  fillIn,
  firstChoice,
  investigated,
  opened,
  openStep,
  signIn,
  takeStep,
} from './proceeding-hands.ts'

const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
const enter = (user: string, size?: typeof phone) => signIn(browser, server, user, size)
const registration: Readonly<Record<string, Entry>> = {
  channel: firstChoice,
  representatives: '1',
  name: '白音仓',
  phone: '13800010077',
  request: '供热不足，请求测温并退费。',
  facts: '入冬以来室内一直不到十六度。',
  grounds: '供热合同约定不低于十八度。',
  repeat: '初次',
  duplicates: firstChoice,
}
const triage = {
  kind: '申诉求决',
  path: '信访程序',
  urgency: '一般',
  classification: '属申诉求决类，由本机关受理。',
}
const dispute: Readonly<Record<string, Entry>> = {
  applyWay: firstChoice,
  exclusion: firstChoice,
  disputeKind: firstChoice,
  applicants: '白音仓',
  respondents: '邻居',
  facts: '楼道堆放杂物起争执。',
  request: '清理楼道。',
}

suite('proceedings', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('a petition goes from registration to closing through the page alone, by the people it needs', async () => {
    const clerk = await enter('petition1')
    const address = await begin(clerk, '信访', '登记', registration)
    const me = (await (await server.signIn('petition1')).get('/api/me')).body.person.name as string
    await takeStep(clerk, '分类', triage, '已分类')
    await takeStep(
      clerk,
      '受理',
      { classification: '信访事项', wayAndProcedure: '依信访条例受理', toldHow: firstChoice, person: me },
      '已受理',
    )
    await takeStep(
      clerk,
      '开始调查',
      { recusal: firstChoice, plan: '调取供热记录，入户测温。' },
      '调查处理中',
    )
    await shoot(clerk, 'proceedings-1-petition')
    await accessible(clerk)

    const second = await open('petition2', address)
    await takeStep(second, '参加调查', { recusal: firstChoice }, '调查处理中')
    await takeStep(
      second,
      '听取陈述',
      { heardOn: today(), place: '信访人家中', presentPersons: '信访人、两名调查人员', words: '晚上最冷。' },
      '调查处理中',
    )
    await takeStep(
      second,
      '提出处理意见',
      {
        request: '测温退费',
        facts: '实测十五点五度',
        grounds: '合同约定',
        proposed: firstChoice,
        lawBasis: '供热条例',
      },
      '待审签',
    )
    const head = await open('petitionhead', address)
    await takeStep(head, '作出解释意见', { opinion: '热费问题按合同处理。', lawBasis: '供热条例' }, '待送达')
    await clerk.bringToFront()
    await takeStep(
      clerk,
      '送达处理意见',
      { deliveredOn: today(), deliveryWay: firstChoice, proof: '', rightsTold: firstChoice },
      '已送达',
    )
    await head.bringToFront()
    await takeStep(head, '办结', { closingResult: firstChoice }, '已办结')
    await head.locator('.timeline').getByText('停止计时').first().waitFor()
    await shoot(head, 'proceedings-2-closed')
    assert.equal(await head.locator('.ended > summary').count(), 1)
    await head.locator('.place', { hasText: '程序办件' }).click()
    await head.locator('.tab', { hasText: '已办结' }).click()
    await head.locator('.row-link').first().waitFor()
  })

  test('a mediation ends when a party does not consent, and says what to tell them', async () => {
    const mediator = await enter('mediator1')
    await begin(mediator, '矛盾纠纷调解', '申请调解', dispute)
    await takeStep(mediator, '登记', { label: firstChoice }, '已登记')
    await takeStep(mediator, '征求当事人意见', { noticeWay: firstChoice }, '待当事人同意')
    await takeStep(
      mediator,
      '终止调解',
      { stoppedBy: '被申请人', askedBy: firstChoice, statement: '不愿意调解。' },
      '已终止调解',
    )
    await mediator.locator('.terms').getByText('告知').first().waitFor()
    await shoot(mediator, 'proceedings-3-refused')
    await accessible(mediator)

    // The same trouble goes on by another way, in the same dossier; the one after that does not.
    const first = (await mediator.locator('.matter-head .code').textContent())!
    await mediator.getByRole('link', { name: '另启一个程序' }).click()
    await mediator.locator('.choice', { hasText: '矛盾纠纷调解' }).click()
    await mediator.getByText(`${first} 归入同一卷宗`).waitFor()
    await fillIn(mediator, dispute)
    await mediator.locator('.step-form [type=submit]').click()
    await opened(mediator)
    await mediator.locator('.papers').getByRole('link', { name: first }).waitFor()
    await mediator.getByRole('link', { name: '新办一件' }).click()
    await mediator.locator('.choice', { hasText: '矛盾纠纷调解' }).click()
    await mediator.locator('.step-form').waitFor()
    assert.equal(await mediator.getByText('归入同一卷宗').count(), 0)
  })

  test('an extension is asked for by the handler, who may not grant it, and granted by the head before the due day', async () => {
    const { id, clerk } = await investigated(server)
    const page = await open('petition1', `${server.origin}/desk/proceedings/${id}`)
    const due = await page.locator('.terms .due-when').first().textContent()
    await takeStep(page, '申请延期', { amount: '20', reason: '需要等待检测报告。' }, '调查处理中')
    assert.equal(await page.locator('.step', { hasText: '批准延期' }).count(), 0)
    const { seq } = (await clerk.get(`/api/proceedings/${id}`)).body
    const asked = { id: randomUUID(), step: 'grantExtension', seq, inputs: { told: 'phone' } }
    const refused = await clerk.post(`/api/proceedings/${id}/acts`, asked)
    assert.equal(refused.status, 403, JSON.stringify(refused.body))
    const head = await open('petitionhead', `${server.origin}/desk/proceedings/${id}`)
    await takeStep(head, '批准延期', { told: firstChoice }, '调查处理中')
    await head.locator('.clock-notes').getByText('已延长').waitFor()
    assert.notEqual(await head.locator('.terms .due-when').first().textContent(), due)
    await head.locator('.why summary').first().click()
    await shoot(head, 'proceedings-4-extended')
    await accessible(head)
  })

  test('what is typed survives a reload, a refusal and a lost line; the second person sees who acted', async () => {
    const { id, clerk } = await investigated(server)
    const page = await open('petition1', `${server.origin}/desk/proceedings/${id}`)
    await openStep(page, '听取陈述')
    await fillIn(page, {
      heardOn: today(),
      place: '信访局接待室',
      presentPersons: '信访人',
      words: '已经冷了一个月。',
    })
    await page.reload()
    await page.locator('.draft-mark').waitFor()
    await openStep(page, '听取陈述')
    const words = page.locator('#input-words')
    assert.equal(await words.inputValue(), '已经冷了一个月。')

    await page.getByRole('button', { name: '补记实际时间' }).click()
    await page.locator('#input-happened').fill('2026-01-01T09:00')
    await page.locator('.step-form [type=submit]').click()
    await page.locator('.step-form [role=alert]').waitFor()
    assert.equal(await words.inputValue(), '已经冷了一个月。')
    await page.locator('#input-happened').fill('')
    await shoot(page, 'proceedings-5-refused')

    await loseSignal(page.context())
    await page.locator('.step-form [type=submit]').click()
    await page.locator('.step-form [role=alert]', { hasText: '连不上服务器' }).waitFor()
    await findSignal(page.context())

    const { seq } = (await clerk.get(`/api/proceedings/${id}`)).body
    const other = await server.signIn('petition2')
    const join = { id: randomUUID(), step: 'joinInvestigation', seq, inputs: { recusal: 'noneRelated' } }
    assert.equal((await other.post(`/api/proceedings/${id}/acts`, join)).status, 200)
    await page.locator('.meanwhile').waitFor()
    assert.equal(await words.inputValue(), '已经冷了一个月。')
    await accessible(page)
    await page.getByRole('button', { name: '已看过' }).click()
    await page.locator('.step-form [type=submit]').click()
    await page.locator('.step-form').waitFor({ state: 'detached' })
    const heard = page.locator('.act').first().filter({ hasText: '听取' })
    await heard.locator('.told button').click()
    await page.getByLabel('查看理由').fill('核对陈述内容')
    await page.getByRole('dialog').getByRole('button', { name: '说明理由后查看' }).click()
    await heard.locator('.told').getByText('已经冷了一个月。').waitFor()
  })
})

async function open(user: string, address: string): Promise<Page> {
  const page = await enter(user)
  await page.goto(address)
  return page
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
