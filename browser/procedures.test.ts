/** The desk's pages of procedures in a real browser: by the keyboard alone, drawn from their data, for the administrator, on a phone. */
import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wallClock } from '../src/kernel/clock.ts'
import { accessible, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { typeInto } from './desk-keys.ts'
import { investigated, signIn, typeDay } from './proceeding-hands.ts'

const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
const enter = (user: string, size?: typeof phone) => signIn(browser, server, user, size)

suite('procedures', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('the keyboard alone takes a step', async () => {
    const { id } = await investigated(server)
    const page = await open('petition1', `${server.origin}/desk/proceedings`)
    await page.locator('.row-link').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(((await number(id)) ?? '').split('-')[1]!)
    await page.waitForFunction(() => document.querySelectorAll('.row-link').length === 1)
    await page.locator('.row-link').press('Enter')
    await page.locator('.step').first().waitFor()
    const labels = await page.locator('.step').allTextContents()
    await page.keyboard.press(String(labels.findIndex(label => label.startsWith('举行听证')) + 1))
    await page.locator('.step-form').waitFor()
    await typeDay(page, today())
    await typeInto(page, '地点', '信访局会议室')
    await typeInto(page, '在场', '各方代表')
    await typeInto(page, '结论', '双方陈述完毕')
    await page.keyboard.press('Control+Enter')
    await page.locator('.step-form').waitFor({ state: 'detached' })
    await page.locator('.act', { hasText: '听证' }).first().waitFor()
  })

  test('a procedure is drawn with what is where now; a press and the arrow keys show its facts', async () => {
    await investigated(server)
    const page = await open('supervise', `${server.origin}/desk/procedures`)
    await page.locator('.choice', { hasText: '信访' }).first().click()
    const state = page.locator('[data-part="state investigating"]')
    await state.waitFor()
    assert.ok(Number(await state.locator('.box-count').textContent()) >= 1)
    await page.locator('[data-part="step accept"]').click()
    await page.locator('.facts-panel').getByText('信访工作条例第二十三条').first().waitFor()
    // The figures of the boxes may still be on their way: keys go where the focus is.
    await page.locator('[data-part="step accept"]').focus()
    await page.locator('[data-part="step accept"]').press('ArrowDown')
    await page.locator('[data-part="state accepted"]:focus').press('Enter')
    await page.locator('.facts-panel h3', { hasText: '已受理' }).waitFor()
    await shoot(page, 'proceedings-6-drawing')
    await accessible(page)
    await page.getByLabel('显示各程序共有的步骤').check()
    await page.locator('[data-part="state suspended"]').waitFor()
    await page.locator('[data-part="step suspend"]').waitFor()
    await shoot(page, 'proceedings-7-common')
  })

  test('an administrator sees procedures, calendar and deliveries, adds a version of a term and a rest day, and no business', async () => {
    const page = await enter('admin')
    await page.waitForURL(/\/procedures/)
    assert.equal(await page.locator('.place', { hasText: '程序办件' }).count(), 0)
    await page.locator('.choice', { hasText: '信访' }).first().click()
    await page
      .locator('.terms-table tbody', { has: page.locator('th', { hasText: /^办理期限/ }) })
      .getByRole('button', { name: '加新版本' })
      .click()
    const form = page.locator('.rule-form')
    await form.getByLabel('数量').fill('45')
    await form.getByLabel('生效日').fill('2027-06-01')
    await form.getByLabel('决定依据的文件').fill('旗信访联席会议纪要（2026）3 号')
    await shoot(page, 'proceedings-8-rule')
    await accessible(page)
    await form.getByRole('button', { name: '加入新版本' }).click()
    await page.locator('.terms-table').getByText('2027-06-01 起').waitFor()

    await page.locator('.place', { hasText: '工作日历' }).click()
    await page.locator('.month').first().waitFor()
    await page.getByLabel('自', { exact: true }).fill(`${today().slice(0, 4)}-12-30`)
    await page.getByLabel('名称或依据').fill('冰雪节')
    await page.getByRole('button', { name: '加入日历' }).click()
    await page.locator('.day-override[title*=冰雪节]').waitFor()
    await shoot(page, 'proceedings-9-calendar')
    await accessible(page)
    await page.locator('.place', { hasText: '发送记录' }).click()
    await page.getByRole('heading', { name: '发送记录' }).waitFor()
    await accessible(page)
  })

  test('the pages hold at 390 px', async () => {
    const { id } = await investigated(server)
    const page = await enter('petition1', phone)
    for (const [name, path] of Object.entries({
      list: 'proceedings',
      one: `proceedings/${id}`,
      new: 'proceedings/new?begin=petition',
      procedure: 'procedures/petition',
      calendar: 'calendar',
    })) {
      await page.goto(`${server.origin}/desk/${path}`)
      await page
        .locator(':is(.row-link, .timeline, .step-form, .state-list, .month):visible')
        .first()
        .waitFor()
      await shoot(page, `proceedings-390-${name}`)
      await accessible(page)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path)
    }
  })
})

async function open(user: string, address: string): Promise<Page> {
  const page = await enter(user)
  await page.goto(address)
  return page
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

async function number(id: string): Promise<string> {
  return (await (await server.signIn('petition1')).get(`/api/proceedings/${id}`)).body.number
}
