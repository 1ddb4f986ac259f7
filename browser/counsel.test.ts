/** Counsel in a real browser: a resident books a slot on a phone without an account and in four taps, counsel hears them, writes it down and refers them to legal aid; the committee sees gaps, the community keeps its plan of publicity. */
import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { newId } from '../src/kernel/ids.ts'
import { accessible, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { signIn } from './proceeding-hands.ts'

const server = await startTown({ listen: true })
const browser = await launchBrowser()
const enter = (user: string, size?: typeof phone) => signIn(browser, server, user, size)
const place = await prepared()

suite('counsel', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('a resident books in four taps, finds it by the code, gives it up', async () => {
    const context = await browser.newContext({ ...phone, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(server.origin)
    let taps = 0
    const tap = async (what: ReturnType<Page['locator']>) => {
      await what.click()
      taps++
    }
    await tap(page.locator('.foot').getByRole('link', { name: '法律顾问' }))
    await tap(page.getByRole('button', { name: place.name }))
    await tap(page.locator('.counsel-buttons button').first())
    await page.locator('#counsel-contact:focus').fill('13800001234')
    await accessible(page)
    await shoot(page, 'counsel-1-slots-phone')
    await tap(page.getByRole('button', { name: '预约', exact: true }))
    const code = await page.locator('.counsel-code').innerText()
    assert.equal(taps, 4)
    await accessible(page)
    await shoot(page, 'counsel-2-booked-phone')
    await page.getByRole('button', { name: '再约一次' }).click()
    await page.getByText('我已经预约过').click()
    await page.getByLabel('预约码').fill(code.toLowerCase())
    await page.getByRole('button', { name: '查看' }).click()
    await page.getByRole('button', { name: '取消这次预约' }).click()
    await page.getByText('时段已让出').waitFor()
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390)
  })

  test('counsel writes down what was asked and refers to legal aid with consent', async () => {
    const counsel = await enter('counsel1')
    await counsel.goto(`${server.origin}/desk/counsel?tab=consultations`)
    await counsel.getByRole('button', { name: '登记咨询' }).click()
    await counsel.getByLabel('时间', { exact: true }).fill('2026-11-23T09:30')
    await counsel.getByLabel('来访人').fill('敖登')
    await counsel.getByLabel('咨询内容').fill('工地欠三个月工资')
    await counsel.getByLabel('解答意见').fill('可以申请法律援助')
    await counsel.getByRole('textbox', { name: '法律' }).fill('法律援助法')
    await counsel.getByRole('textbox', { name: '条', exact: true }).fill('第三十一条')
    await counsel.getByText('转法律援助', { exact: true }).click()
    await accessible(counsel)
    await shoot(counsel, 'counsel-3-consultation')
    await counsel.getByRole('button', { name: '保存登记' }).click()
    await counsel.getByRole('button', { name: '转办' }).click()
    const dialog = counsel.getByRole('dialog')
    await dialog.getByRole('button', { name: '查看内容' }).click()
    await dialog.getByLabel('转到').fill('司法局')
    await counsel.locator('.ant-select-dropdown:visible').getByText('旗司法局', { exact: true }).click()
    await dialog.getByLabel('哪类问题').fill('劳动')
    await counsel.locator('.ant-select-dropdown:visible').getByText('劳动报酬、工伤待遇').click()
    await dialog.getByLabel('联系方式').fill('13800001111')
    await dialog.getByLabel('请求事项').fill('申请代理')
    assert.equal(await dialog.getByLabel('事实经过').inputValue(), '工地欠三个月工资')
    await dialog.getByLabel('来访人已同意').check()
    await dialog.locator('button[type=submit]').click()
    await counsel.getByRole('link', { name: /已转/ }).click()
    await counsel.getByText('由法律咨询转来').waitFor()
    await accessible(counsel)
    await shoot(counsel, 'counsel-4-origin')
  })

  test('gaps and hours, opinions, the plan of publicity; on a phone as well', async () => {
    const director = await enter('community1')
    await director.goto(`${server.origin}/desk/publicity`)
    await director.getByRole('button', { name: '加进计划 国家宪法日' }).click()
    await director.getByLabel('责任人（单位）').fill('社区法律顾问')
    await director.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await director.locator('#publicity-plan').waitFor()
    await director.getByText('待开展').waitFor()
    await director.getByRole('button', { name: '登记开展' }).click()
    await accessible(director)
    await director.keyboard.press('Escape')
    await shoot(director, 'counsel-5-publicity')
    const small = await enter('secretary', phone)
    for (const path of ['counsel?tab=roster', 'counsel?tab=figures', 'counsel?tab=opinions', 'publicity']) {
      await small.goto(`${server.origin}/desk/${path}`)
      await small.locator('.part, .nothing').first().waitFor()
      await accessible(small)
      assert.ok((await small.evaluate(() => document.documentElement.scrollWidth)) <= 390, path)
    }
    await shoot(small, 'counsel-6-publicity-phone')
  })
})

/** counsel1 serves the first community, with hours tomorrow and the day after. */
async function prepared(): Promise<{ readonly name: string }> {
  const { rows } = await sql<{ personId: string; unitId: string; communityId: string; name: string }>`
    select o.person_id, o.unit_id, o.community_id, c.name from post o join person p on p.id = o.person_id
    join account_user a on a.id = p.account_id join community c on c.id = o.community_id
    where a.username = 'counsel1' limit 1`.execute(server.db.owner)
  const { personId, unitId, communityId, name } = rows[0]!
  const committee = await server.signIn('secretary')
  const service = { id: newId(), communityId, personId, unitId, licenceNumber: '11502202610000001' }
  await committee.post('/api/counsel/services', { ...service, workPhone: '', validFrom: '2026-11-01' })
  for (const onDay of ['2026-11-24', '2026-11-25']) {
    const hours = { starts: '09:00', ends: '11:00', way: 'counter', place: '一楼调解室', slotMinutes: 30 }
    const duty = { id: newId(), communityId, weekday: null, onDay, ...hours, validFrom: '2026-11-01' }
    await committee.post('/api/counsel/duties', duty)
  }
  return { name }
}
