/** After an agreement in a real browser: a visit written down, the list of what is due, a release, the breach, the way to the court with everything along, at the desk and on a phone. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { afterHands } from '../test/mediation/after-hands.ts'
import { accessible, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { signIn } from './proceeding-hands.ts'

const server = await startTown({
  listen: true,
  env: { AILI_RATE_REQUESTS: '100000', AILI_RATE_UPLOADS: '10000' },
})
const town = afterHands(server)
const browser = await launchBrowser()
const one = await town.recorded()
await town.confirmed(one)
await town.hands.done('mediator1', one.id, 'startPerformance', { followUpOn: '2026-11-28' })
const address = `${server.origin}/desk/proceedings/${one.id}`
const narrow = async (page: Page) =>
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= page.viewportSize()!.width)

suite('after an agreement', { concurrency: false }, () => {
  test('a visit with what was found, part released, broken, referred to the court', async () => {
    const early = await signIn(browser, server, 'mediator1')
    await early.goto(address)
    await early.getByRole('heading', { name: '回访与督促' }).waitFor()
    await early.locator('.agreement-steps').getByRole('button', { name: '回访', exact: true }).click()
    await early.getByText('现场照片').first().waitFor()
    await town.hands.done('mediator1', one.id, 'followUp', {
      performance: 'partly',
      satisfaction: 'acceptable',
      followUpOn: '2026-12-04',
    })
    await early.reload()
    await early.locator('.agreement-mark').filter({ hasText: '部分履行' }).waitFor()
    await early.getByRole('button', { name: '登记免除' }).click()
    await early.getByText('谁也不能劝人放弃').waitFor()
    await accessible(early)
    await shoot(early, 'after-1-visits')
    server.clock.advance(9 * 86_400_000)
    await town.hands.done('mediator1', one.id, 'recordBreach', { dueOn: '2026-12-01' })
    const desk = await signIn(browser, server, 'mediator1')
    await desk.goto(address)
    await desk.getByRole('heading', { name: '申请强制执行' }).waitFor()
    await accessible(desk)
    await desk.getByRole('heading', { name: '告知当事人' }).scrollIntoViewIfNeeded()
    await shoot(desk, 'after-2-breached')
    const small = await signIn(browser, server, 'mediator1', phone)
    for (const page of [desk, small]) {
      await page.goto(`${server.origin}/desk/performance`)
      await page.getByText('回访与督促', { exact: true }).click()
      await page.getByText('督促履行期限').waitFor()
      await accessible(page)
      await narrow(page)
      await shoot(page, `after-3-due-${page.viewportSize()!.width}`)
    }
    assert.equal((await town.enforce(one, await town.courtFor(one))).status, 200)
    await small.goto(address)
    await small.getByText('等法院答复').waitFor()
    await accessible(small)
    await narrow(small)
    await small.getByText('等法院答复').scrollIntoViewIfNeeded()
    await shoot(small, 'after-4-phone')
    const [referral] = await town.referralsOf(one)
    const court = await signIn(browser, server, 'court1')
    await court.goto(`${server.origin}/desk/proceedings/${referral!.enforcementId}`)
    await court.getByRole('heading', { name: '来自调解' }).waitFor()
    await accessible(court)
    await shoot(court, 'after-5-court')
  })
})
