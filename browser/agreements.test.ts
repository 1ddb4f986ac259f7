/** An agreement in a real browser: drafted at the desk with its instalments, read and signed by finger on two phones, sealed, recorded, paid. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { agreementHands } from '../test/mediation/agreement-hands.ts'
import { accessible, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { signIn } from './proceeding-hands.ts'

const server = await startTown({
  listen: true,
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000' },
})
const town = agreementHands(server)
const browser = await launchBrowser()
const enter = (user: string, size?: typeof phone) => signIn(browser, server, user, size)

suite('an agreement', { concurrency: false }, () => {
  test('drafted, signed on two phones, sealed and recorded', async () => {
    const { id } = await town.inSession()
    const address = `${server.origin}/desk/proceedings/${id}`
    const desk = await enter('mediator1')
    await desk.goto(address)
    await draft(desk)
    await accessible(desk)
    await shoot(desk, 'agreement-1-draft')
    await desk.getByRole('button', { name: '保存', exact: true }).click()
    await desk.getByRole('button', { name: '开始签字' }).click()
    await desk.getByRole('button', { name: '包甲的签字二维码' }).waitFor()
    await shoot(desk, 'agreement-2-signing')
    for (const name of ['包甲', '白乙']) await signOnPhone(desk, name)
    await desk.getByRole('button', { name: '调解员签字' }).click()
    await desk.getByLabel('签字人').fill('调解员')
    await draw(desk, '#mediator-pad')
    await desk.getByRole('button', { name: '确认签字' }).click()
    const director = await enter('community1')
    await director.goto(address)
    await director.getByRole('button', { name: '登记已盖章' }).click()
    await director.getByRole('dialog').getByRole('button', { name: '登记已盖章' }).click()
    await desk.getByText('签字、盖章齐全').waitFor()
    await shoot(desk, 'agreement-3-signed')
    await desk.getByRole('button', { name: '登记协议' }).click()
    await desk.getByRole('heading', { name: '司法确认' }).waitFor()
    await accessible(desk)
    await shoot(desk, 'agreement-4-recorded')
    const small = await enter('mediator1', phone)
    await small.goto(address)
    await small.getByRole('heading', { name: '司法确认' }).waitFor()
    await accessible(small)
    assert.ok((await small.evaluate(() => document.documentElement.scrollWidth)) <= 390)
    await shoot(small, 'agreement-5-phone')
    for (const page of [desk, small]) {
      await page.goto(`${server.origin}/desk/performance`)
      await page.getByText('未到期').waitFor()
      await accessible(page)
      assert.ok(
        (await page.evaluate(() => document.documentElement.scrollWidth)) <= page.viewportSize()!.width,
      )
      await shoot(page, `agreement-6-due-${page.viewportSize()!.width}`)
    }
  })

  test('on the phone: a code typed, the wrong one told, refused with one tap and what follows', async () => {
    const one = await town.signing()
    const link = await town.link(one, 1)
    const page = await opened(`${server.origin}/sign#${link.linkId}`)
    await page.getByLabel('六位验证码').fill(link.code === '000000' ? '111111' : '000000')
    await page.getByRole('button', { name: '打开协议' }).tap()
    await page.getByText('还可以试 4 次').waitFor()
    await page.getByLabel('六位验证码').fill(link.code)
    await page.getByRole('button', { name: '打开协议' }).tap()
    await page.getByLabel('您的姓名').fill('白乙')
    await page.reload()
    await page.getByLabel('六位验证码').fill(link.code)
    await page.getByRole('button', { name: '打开协议' }).tap()
    assert.equal(await page.getByLabel('您的姓名').inputValue(), '白乙', 'what was typed is still there')
    await page.getByRole('button', { name: '我不再同意调解' }).tap()
    await page.getByText('您已撤回调解同意').waitFor()
    await accessible(page)
    await shoot(page, 'agreement-7-withdrawn')
  })
})

async function draft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '起草书面协议' }).click()
  await page.getByLabel('纠纷主要事实').fill('两个秧歌队为晚间排练场地发生争执,一面鼓被踩坏。')
  await page.getByLabel('各方责任').fill('双方均有责任,被申请人承担修鼓费用。')
  await page.getByLabel('内容', { exact: true }).fill('双方轮流使用广场排练,单日甲队、双日乙队。')
  await page.getByLabel('履行方式').fill('轮流使用')
  await page.getByLabel('履行地点').fill('文化广场')
  await page.getByLabel('履行期限').fill('2026-12-10')
  await page.getByLabel('有款项给付').check()
  await page.getByLabel('总额（元）').fill('1000')
  await page.getByLabel('分几期').fill('3')
  await page.getByLabel('首期日期').fill('2026-12-01')
  await page.getByRole('button', { name: '算出各期' }).click()
  await page.getByText('各期合计 ¥1,000.00').waitFor()
  await page.getByLabel('第 3 期金额（元）').fill('300')
  await page.getByText('与总额相差 ¥33.34').waitFor()
  await page.getByLabel('第 3 期金额（元）').fill('333.34')
}

async function signOnPhone(desk: Page, name: string): Promise<void> {
  await desk.getByRole('button', { name: `${name}的签字二维码` }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.locator('.agreement-code').waitFor()
  const code = await dialog.locator('.agreement-code').innerText()
  if (name === '包甲') await shoot(desk, 'agreement-2-code')
  const linkId = await newestLink()
  await desk.keyboard.press('Escape')
  const page = await opened(`${server.origin}/sign#${linkId}.${code}`)
  await page.getByRole('heading', { name: '协议内容' }).waitFor()
  await accessible(page)
  await page.getByLabel('我已读完协议全文').check()
  await page.getByLabel('您的姓名').fill(name)
  await draw(page, '#sign-pad')
  if (name === '包甲') await shoot(page, 'agreement-2-phone')
  await page.getByRole('button', { name: '确认签字' }).tap()
  await page.getByText('您已签字').waitFor()
  await page.context().close()
  await desk
    .getByText(/已签 · 手机/)
    .nth(name === '包甲' ? 0 : 1)
    .waitFor()
}

/** The newest link: what the picture of the code holds. */
async function newestLink(): Promise<string> {
  const { id } = await server.db.owner
    .selectFrom('agreementLink')
    .select('id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

async function opened(address: string): Promise<Page> {
  const context = await browser.newContext({ ...phone, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

async function draw(page: Page, pad: string): Promise<void> {
  const box = page.locator(pad)
  await box.scrollIntoViewIfNeeded()
  const place = (await box.boundingBox())!
  const at = (x: number, y: number) => [place.x + place.width * x, place.y + place.height * y] as const
  for (const stroke of [0, 0.3, 0.6]) {
    await page.mouse.move(...at(0.1 + stroke, 0.7))
    await page.mouse.down()
    for (let step = 1; step <= 8; step++)
      await page.mouse.move(...at(0.1 + stroke + step * 0.03, 0.7 - Math.sin(step) * 0.4))
    await page.mouse.up()
  }
}
