/** Mediation asked for on a phone and at the desk: the right way where the law keeps it out, number and code, the other side's own code, consent, and a stop with one tap. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phone } from '../test/support/browser.ts'
import { signIn } from './proceeding-hands.ts'
import { browser, looksRight, open, server } from './resident-phone.ts'

let number = ''

test('on the phone: what the law keeps out is told the right way; what was typed survives a reload; number and code', async () => {
  const { page, context, problems } = await open(phone, '/dispute')
  await page.locator('.dispute').waitFor()
  await page.getByLabel('不服行政机关的决定').check()
  await page.getByText(/行政复议.*行政复议法第二条/).waitFor()
  await page.getByLabel('没有下列情形').check()
  await page.fill('#dispute-facts', '楼上漏水三个月，天花板掉了一块')
  await page.reload()
  await page.locator('#dispute-facts').waitFor()
  assert.match(await page.locator('#dispute-facts').inputValue(), /天花板/)
  await page.locator('form button[type=submit]').tap()
  await page.locator('[aria-invalid=true]').first().waitFor()
  await page.getByLabel('邻里').first().check()
  await page.fill('#dispute-request', '请他修好并赔两千元')
  await page.locator('.dispute select').selectOption({ index: 1 })
  await page.fill('#dispute-name', '欧阳听雨')
  await page.fill('#dispute-phone', '19987650002')
  await page.fill('#dispute-other-0', '司徒望川')
  await looksRight(page, 'dispute-390')
  await page.locator('form button[type=submit]').tap()
  await page.locator('.counsel-code').waitFor()
  number = await page.locator('.dispute-keys .mono').innerText()
  await page.getByRole('button', { name: '看进度' }).last().tap()
  await page.getByText('已申请，待登记').waitFor()
  await page.getByText('您已在').waitFor()
  await looksRight(page, 'dispute-own-390')
  assert.deepEqual(problems, [])
  await context.close()
})

test('the other side gets its own code at the desk, agrees on its phone, and stops it with one tap', async () => {
  const page = await signIn(browser, server, 'mediator1')
  await page.goto(`${server.origin}/desk/proceedings`)
  await page.getByText(number).first().click()
  await page.getByRole('button', { name: '给 司** 的查询码' }).click()
  await page.getByText('给当事人的编号和查询码').waitFor()
  const code = await page.locator('.ant-modal dd.code').last().innerText()
  await page.context().close()
  const other = await open(phone, `/dispute#${number}.${code.replace(/\s/g, '')}`)
  await other.page.getByRole('button', { name: '我同意调解' }).tap()
  await other.page.getByText('您已在').waitFor()
  await other.page.getByRole('button', { name: '停止调解' }).tap()
  await other.page.getByText('有一方不愿继续，调解已经停止').waitFor()
  await other.page.getByText('向法院起诉：').waitFor()
  assert.deepEqual(other.problems, [])
  await other.context.close()
})
