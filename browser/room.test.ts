/** The mediation room in two browsers: each sees at once what the other writes, two wordings of one thing stand side by side, and no signal loses nothing. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { agreementHands } from '../test/mediation/agreement-hands.ts'
import { accessible, findSignal, launchBrowser, loseSignal, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { signIn } from './proceeding-hands.ts'

const server = await startTown({ listen: true, env: { AILI_RATE_REQUESTS: '100000' } })
const town = agreementHands(server)
const browser = await launchBrowser()
const { id } = await town.inSession()
const enter = async (user: string, size?: typeof phone) => {
  const page = await signIn(browser, server, user, size)
  await page.goto(`${server.origin}/desk/proceedings/${id}/room`)
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await page.getByRole('heading', { name: '已达成的共识' }).waitFor()
  return page
}
const [mediator, director] = [await enter('mediator1'), await enter('community1')]
const points = (page: Page) => page.locator('.room-points')
const agree = async (page: Page, text: string) => {
  await points(page).getByRole('form', { name: '记一条共识' }).getByLabel('内容').fill(text)
  await points(page).getByRole('button', { name: '记一条共识' }).click()
}
const rewording = (page: Page) => points(page).getByRole('form', { name: '保存改写' })
const reword = async (page: Page, text: string, nth = 0) => {
  await points(page).getByRole('button', { name: '改写' }).nth(nth).click()
  await rewording(page).getByLabel('内容').fill(text)
}
/** How long until the other browser shows it. */
const seen = async (page: Page, text: string) => {
  const from = Date.now()
  await page.locator('p.prose', { hasText: text }).first().waitFor()
  return Date.now() - from
}

suite('a room', { concurrency: false }, () => {
  test('what one writes the other sees at once', async () => {
    await agree(mediator, '每晚八点半前收工')
    const took = await seen(director, '每晚八点半前收工')
    // It was announced: of itself the page asks half a minute later.
    assert.ok(took < 15_000, `${took} ms`)
    await director.getByRole('button', { name: '包甲：同意' }).first().click()
    await mediator.locator('.room-answer-agrees').first().waitFor()
    await accessible(mediator)
    await shoot(mediator, 'room-1-1440')
  })

  test('two reword one point, one takes out what the other rewords: both wordings are there', async () => {
    await reword(director, '每晚九点前收工')
    await reword(mediator, '每晚八点前收工')
    await rewording(mediator).getByRole('button', { name: '保存改写' }).click()
    await seen(mediator, '每晚八点前收工')
    await director.getByText('已写下另一种说法').waitFor()
    assert.equal(await rewording(director).getByLabel('内容').inputValue(), '每晚九点前收工')
    assert.ok(await rewording(director).getByRole('button', { name: '保存改写' }).isDisabled())
    await accessible(director)
    await shoot(director, 'room-2-two-wordings')
    await director.getByRole('button', { name: '用我的写法' }).click()
    await rewording(director).getByRole('button', { name: '保存改写' }).click()
    await seen(mediator, '每晚九点前收工')
    await reword(director, '每晚九点一刻前收工')
    await points(mediator).getByRole('button', { name: '撤回', exact: true }).click()
    await director.getByText('撤回了这一条').waitFor()
    await director.reload()
    await director.getByRole('button', { name: '打开', exact: true }).click()
    await director.getByRole('button', { name: '作为新的一条保留' }).click()
    await rewording(director).getByRole('button', { name: '保存改写' }).click()
    await seen(mediator, '每晚九点一刻前收工')
  })

  test('two write the first position of one party: the second has theirs in hand', async () => {
    const side = (page: Page) => page.locator('.room-side-applicant')
    await side(director).getByRole('textbox').fill('早上要安静')
    await side(mediator).getByRole('textbox').fill('早上不能太吵')
    await side(mediator).getByRole('button', { name: '记录立场' }).click()
    await director.getByText('已写下另一种说法').waitFor()
    assert.equal(await side(director).locator('textarea').inputValue(), '早上要安静')
    await director.getByRole('button', { name: '用现在的写法，放弃我的' }).click()
    await side(director).getByRole('button', { name: '改写立场' }).waitFor()
  })

  test('no signal: said clearly, sent in order when it is back', async () => {
    await loseSignal(director.context())
    const side = director.locator('.room-side-respondent')
    await side.getByRole('button', { name: '记录陈述' }).click()
    await side.getByRole('textbox', { name: '白乙的陈述' }).fill('我们只跳到八点')
    await side.getByRole('button', { name: '记录陈述' }).click()
    await side.getByText('没有信号：尚未保存').waitFor()
    await points(director).getByRole('button', { name: '白乙：同意' }).first().click()
    await director.getByText('没有信号：2 条记录尚未保存').waitFor()
    await shoot(director, 'room-3-no-signal')
    await findSignal(director.context())
    await seen(mediator, '我们只跳到八点')
    await points(mediator).getByText('白乙：同意').waitFor()
    await director.getByText('条记录尚未保存').waitFor({ state: 'detached' })
    const small = await enter('mediator1', phone)
    await accessible(small)
    assert.ok((await small.evaluate(() => document.documentElement.scrollWidth)) <= 390)
    await shoot(small, 'room-4-phone')
  })
})
