/** Committees and mediators in a real browser: a composition that is refused with its articles, a mediator entered, a tie declared that bars, a choice by both sides. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { mediationHands, refusalIn } from '../test/mediation/hands.ts'
import { mediator } from '../test/mediation/roster-forms.ts'
import { accessible, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { signIn } from './proceeding-hands.ts'

const server = await startTown({ listen: true, env: { AILI_RATE_REQUESTS: '100000' } })
const hands = mediationHands(server)
const browser = await launchBrowser()
const director = await signIn(browser, server, 'community1')
const pick = async (page: Page, within: Locator, label: string, option: string | RegExp) => {
  await within.getByLabel(label).click()
  const shown = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
  await shown.filter({ hasText: option }).first().click()
}
const save = (page: Page) => page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
let committeeId = ''

suite('mediators', { concurrency: false }, () => {
  test('two members, no woman, its term over: each said with its article', async () => {
    await director.getByRole('button', { name: '矛盾调处' }).press('ArrowDown')
    await director.keyboard.press('ArrowDown')
    await director.keyboard.press('Enter')
    await director.getByRole('button', { name: '新建调解委员会' }).click()
    const dialog = director.getByRole('dialog')
    await dialog.getByLabel('名称').fill('第一社区人民调解委员会')
    await dialog.getByLabel('本届任期起').fill('2023-10-01')
    await pick(director, dialog, '有妇女成员', /^否$/)
    await accessible(director)
    await shoot(director, 'mediators-1-committee')
    await save(director)
    await director.getByRole('heading', { name: '第一社区人民调解委员会' }).waitFor()
    committeeId = new URL(director.url()).searchParams.get('committee') ?? ''
    const seats = [
      mediator('mediator1', { committeeId, office: 'director' }),
      mediator('mediator1-2', { committeeId }),
    ]
    for (const seat of seats)
      assert.equal(refusalIn(await hands.send('community1', 'mediators', seat)), '200')
    await director.getByRole('button', { name: '添加调解员' }).click()
    await director.getByRole('dialog').getByLabel('姓名', { exact: true }).fill('包金山')
    await pick(director, director.getByRole('dialog'), '职务', '聘任调解员')
    await shoot(director, 'mediators-2-mediator')
    await save(director)
    await director.getByText('包金山').first().waitFor()
    const unmet = director.locator('.mediation-check.mediation-unmet')
    for (const rule of ['委员三至九人', '有妇女成员', '任期三年'])
      await unmet
        .filter({ hasText: rule })
        .filter({ hasText: /第[八九]条/ })
        .waitFor()
    const small = await signIn(browser, server, 'community1', phone)
    await small.goto(director.url())
    await small.getByText('委员三至九人').waitFor()
    await accessible(small)
    assert.ok((await small.evaluate(() => document.documentElement.scrollWidth)) <= 390)
    await shoot(small, 'mediators-3-phone')
  })

  test('a cousin declared is barred; both sides choose the other; the barred one may not begin', async () => {
    const id = await hands.accepted()
    for (const [side, name] of [
      ['applicant', '包甲'],
      ['respondent', '白乙'],
    ])
      await hands.send('mediator1', `disputes/${id}/parties`, {
        id: randomUUID(),
        side,
        kind: 'person',
        name,
      })
    const own = await signIn(browser, server, 'mediator1')
    await own.goto(`${server.origin}/desk/proceedings/${id}`)
    await own.getByRole('button', { name: '申报我与当事人的关系' }).click()
    const sides = own.getByRole('dialog').locator('fieldset')
    await sides.nth(0).getByText('其他亲戚').click()
    await sides.nth(1).getByText('没有关系').click()
    await accessible(own)
    await save(own)
    await own.getByText('否则应当回避').waitFor()
    await shoot(own, 'mediators-4-barred')
    await director.goto(`${server.origin}/desk/proceedings/${id}`)
    for (const nth of [0, 1]) {
      await director.getByRole('button', { name: /选择$/ }).nth(nth).click()
      await director.getByRole('dialog').getByLabel('调解员').click()
      await director.locator('.ant-select-item-option').nth(1).click()
      await save(director)
      await director
        .getByText(/^选择：/)
        .nth(nth)
        .waitFor()
    }
    await director.getByText('当事人共同选择').waitFor()
    await shoot(director, 'mediators-5-chosen')
    assert.match(refusalIn(await hands.take('mediator1', id, 'startMediating')), /^4/)
  })
})
