/** A resident's own data on the phone: the counter's code, who looked, a consent taken back in four taps, a correction asked for and granted; large letters, English, the wide screen. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wallClock } from '../src/kernel/clock.ts'
import { fillHouseholds } from '../src/registry/demo-residents.ts'
import { demoPlan } from '../src/territory/demo.ts'
import { desk, launchBrowser, phone, looksRight as right, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { firstChoice, signIn as signInAtDesk, takeStep } from './proceeding-hands.ts'

const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
const [household] = await fillHouseholds(server.aili.kernel, [demoPlan().grids[0]!.id], 6)
const person = household!.people.find(one => one.phone !== null && one.bornOn! < '2000-01-01')!
const problems: string[] = []

async function openPage(shape: object, path: string): Promise<Page> {
  const context = await browser.newContext({ ...shape, locale: 'zh-CN' })
  const page = await context.newPage()
  page.on('pageerror', error => problems.push(error.message))
  page.on(
    'console',
    line => line.type() === 'error' && !/status of 4\d\d/.test(line.text()) && problems.push(line.text()),
  )
  await page.goto(server.origin + path)
  return page
}

const looksRight = (page: Page, name: string) => right(page, `mydata-${name}`)

/** The card seen, a code made and read out. */
async function codeAtCounter(counter: Page): Promise<string> {
  await counter.goto(`${server.origin}/desk/registry/residents/${person.id}`)
  await counter.getByText('证件看过了，是本人').click()
  await counter.getByRole('button', { name: '给验证码' }).click()
  return (await counter.locator('.counter-code').innerText()).replace(/\D/g, '')
}

async function signIn(page: Page, name: string, code: string): Promise<void> {
  await page.fill('#mydata-name', name)
  await page.fill('#mydata-code', code)
  await page.locator('.mydata button.primary').click()
  await page.locator('#mydata-consents').waitFor()
}

/** From the resident's page to the request, its identity checked and what was asked for done. */
async function grantAtDesk(counter: Page): Promise<void> {
  await counter.reload()
  await counter.getByRole('link', { name: /更正一项信息/ }).click()
  await takeStep(counter, '核对身份', { identityBy: firstChoice }, '身份已核对')
  await takeStep(counter, '同意并办理', { answer: '已经改好。', told: firstChoice }, '已按申请办理')
}

const counter = await signInAtDesk(browser, server, 'branch1')

suite('my data', { concurrency: false }, () => {
  test('signed in at the counter: who looked, a consent taken back and undone, a correction asked for and granted', async () => {
    const page = await openPage(phone, '/')
    await page.locator('.foot a', { hasText: '社区登记了我的哪些信息' }).tap()
    await page.locator('#mydata-name').waitFor()
    await looksRight(page, 'sign-in-390')
    await page.fill('#mydata-name', person.name)
    await page.fill('#mydata-code', '000')
    await page.locator('.mydata button.primary').tap()
    await page.getByRole('alert').getByText('姓名或验证码不对').waitFor()
    await signIn(page, person.name, await codeAtCounter(counter))
    await shoot(counter, 'mydata-counter-1440')
    await page.locator('article', { hasText: '留存联系电话' }).getByRole('button', { name: '撤回' }).tap()
    await page.getByText('已经撤回“留存联系电话”').waitFor()
    await page.getByText(/已于 .* 撤回/).waitFor()
    await page.getByRole('button', { name: '点错了，恢复' }).tap()
    await page.getByText('已经恢复同意。').waitFor()
    await page.getByRole('button', { name: '打开看看' }).tap()
    await page.locator('.timeline li', { hasText: '社区党支部书记' }).first().waitFor()
    await page.getByRole('button', { name: '我要提出申请' }).tap()
    await page.fill('#mydata-value', '田改明')
    await looksRight(page, 'own-390')
    await page.getByRole('button', { name: '提出申请', exact: true }).tap()
    const request = page.locator('article', { hasText: '更正一项信息' })
    await request.getByText('最迟').waitFor()
    await grantAtDesk(counter)
    await page.reload()
    await page.locator('article', { hasText: '已按申请办理' }).getByText('已经改好').waitFor()
    await page.getByRole('heading', { name: '田改明的信息' }).waitFor()
    await page.getByRole('button', { name: '退出' }).tap()
    await page.locator('#mydata-name').waitFor()
    await page.context().close()
  })

  test('in English on the wide screen, and in letters twice as large', async () => {
    const { name } = await server.db.owner
      .selectFrom('resident')
      .select('name')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow()
    const page = await openPage(desk, '/me?lang=en')
    await page.locator('#mydata-name').waitFor()
    assert.doesNotMatch(await page.locator('main').innerText(), /[\u4e00-\u9fff]/)
    await signIn(page, name, await codeAtCounter(counter))
    await looksRight(page, 'own-1440-en')
    await page.locator('.language').click()
    await page.getByRole('heading', { name: '您本人' }).waitFor()
    await page.setViewportSize(phone.viewport)
    await page.addStyleTag({ content: 'html { font-size: 200% }' }).catch(() => undefined)
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    await looksRight(page, 'own-390-large')
    const [copy] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '看得懂' }).click(),
    ])
    assert.match(copy.suggestedFilename(), /^个人信息-\d{4}.*html$/)
    await page.context().close()
    assert.deepEqual(problems, [])
  })
})
