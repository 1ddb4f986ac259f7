/** Figures of mediation in a real browser: a number opens to as many rows as it says, the address carries the question, a phone shows it whole. */
import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { openRegistry, writeDemoProceedings } from '../src/conduct/index.ts'
import { countBehind } from '../src/mediation/figures/count.ts'
import { declaredProcedures } from '../src/procedures.ts'
import { calendarOf } from '../src/proceedings/index.ts'
import { demoPlan } from '../src/territory/demo.ts'
import { accessible, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { signIn } from './proceeding-hands.ts'

const server = await startTown({ listen: true })
const plan = demoPlan()
await server.db.owner.transaction().execute(async tx => {
  const registry = openRegistry(declaredProcedures)
  const calendar = await calendarOf(tx, plan.jurisdiction.id)
  await writeDemoProceedings(server.aili.kernel, tx, plan, { registry, calendar })
})
await countBehind(server.aili.kernel, plan.jurisdiction.id)
const browser = await launchBrowser()
const enter = (user: string, size?: typeof phone) => signIn(browser, server, user, size)

suite('figures of mediation', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('a number opens to as many rows as it says', async () => {
    const page = await enter('supervise')
    await page.goto(`${server.origin}/desk/mediation-figures?from=2026-01-01&to=2026-12-31`)
    const success = page.getByRole('region', { name: '调解成功率' })
    const agreed = success.getByRole('link', { name: '达成协议' })
    const says = Number.parseInt(await agreed.innerText(), 10)
    assert.ok(says > 5)
    await accessible(page)
    await shoot(page, 'mediation-figures-1-desk')
    await agreed.click()
    await page.getByRole('heading', { name: '达成协议' }).waitFor()
    await page.locator('tbody tr').first().waitFor()
    assert.equal(await page.locator('tbody tr').count(), says)
    assert.match(page.url(), /from=2026-01-01&part=agreed&to=2026-12-31/)
    await accessible(page)
    await page.getByRole('link', { name: '返回调解数据' }).click()
    await page.getByText('季度', { exact: true }).click()
    await page.getByText('2026 年第 4 季度').first().waitFor()
    await page.getByText('按纠纷类型', { exact: true }).click()
    await page.getByRole('rowheader', { name: '邻里' }).waitFor()
  })

  test('a community on a phone sees its own; of nothing there is no rate', async () => {
    const page = await enter('community1', phone)
    await page.goto(`${server.origin}/desk/mediation-figures`)
    await page.getByText(plan.communities[0]!.name).first().waitFor()
    await accessible(page)
    await shoot(page, 'mediation-figures-2-phone')
    await page.goto(`${server.origin}/desk/mediation-figures?from=2020-01-01&to=2020-12-31`)
    await page.getByRole('region', { name: '调解成功率' }).getByText('没有', { exact: true }).waitFor()
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390)
  })
})
