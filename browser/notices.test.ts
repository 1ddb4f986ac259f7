/** Notices in a real browser: forty things make one morning list that opens to them, on the phone and at the desk; channels are chosen on the account page. */
import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { makeMorningLists } from '../src/notices/index.ts'
import { must, personOf, pointInGrid, report, take } from '../test/matters/story.ts'
import { onLeave } from '../test/notices/told.ts'
import { desk, phone } from '../test/support/browser.ts'
import { deskOf, fieldPhone, look, problems, server } from './walk-town.ts'

const { jurisdictionId } = await personOf(server, 'admin')
const elsewhere = await pointInGrid(server, await gridNameOf('grid2'))

async function gridNameOf(username: string): Promise<string> {
  const visitor = await server.signIn(username)
  return (await visitor.get('/api/me')).body.posts[0].grid.name
}

/** Monday: matters come and go overdue; one is urged. Tuesday morning: the lists, with grid 2's leader on leave. */
async function untilTuesday(): Promise<void> {
  const place = { lng: elsewhere.lng, lat: elsewhere.lat }
  for (let n = 0; n < 6; n += 1) await report(server, { text: `第 ${n + 1} 盏路灯坏了` })
  for (let n = 0; n < 2; n += 1) await report(server, { text: `东侧第 ${n + 1} 个井盖松动`, place })
  const urged = await report(server, { text: '北门积水三天没有人来' })
  server.clock.set('2026-11-23T03:40:00.000Z')
  await server.aili.sweeper.round()
  await must(await server.signIn('supervise'), urged.id, 'urge', { reason: '居民催问两次' })
  const leader = await server.signIn('grid1')
  const { rows } = (await leader.get('/api/worklist?list=mine')).body
  for (const row of rows.slice(0, 2)) await take(leader, row.id, 'file', { category: '01037' })
  server.clock.set('2026-11-24T00:05:00.000Z')
  await onLeave(server, 'grid2', 'grid1')
  await server.aili.sweeper.round()
  await makeMorningLists(server.aili.kernel, jurisdictionId)
}
await untilTuesday()

suite('notices', { concurrency: false }, () => {
  after(() => assert.deepEqual(problems, []))

  test('on the phone: one list that counts once, open at its lines; a line leads to its matter', async () => {
    const page = await fieldPhone('grid1')
    const bell = page.locator('.bell')
    await bell.locator('.count').waitFor()
    assert.match(await bell.innerText(), /2/)
    await bell.tap()
    const list = page.locator('.notice', { hasText: '今日清单' })
    await list.locator('.list-part li').first().waitFor()
    assert.equal(await page.locator('.notice').count(), 2)
    assert.match(await list.innerText(), /代.+办理/)
    await look(page, 'field-notices-390')
    await list.locator('.list-head').tap()
    await list.locator('.list-part').first().waitFor({ state: 'detached' })
    // The list is read, the other is not.
    await page.waitForFunction(() => document.querySelectorAll('.notice.fresh').length === 1)
    await list.locator('.list-head').tap()
    await list.locator('.list-part li button').first().tap()
    await page.locator('h1').first().waitFor()
    assert.match(page.url(), /#\/matter\//)
  })

  for (const [size, shape] of [
    ['390', phone],
    ['1440', desk],
  ] as const)
    test(`at the desk, ${size} wide: lists and what was told at once`, async () => {
      const page = await deskOf(size === '390' ? 'supervise' : 'grid1', shape)
      await page.goto(`${server.origin}/desk/notices`)
      const list = page.locator('.notice', { hasText: '今日清单' })
      await list.first().waitFor()
      const head = list.locator('.notice-list')
      if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
      await list.locator('.list-part li').first().waitFor()
      await look(page, `desk-notices-${size}`)
      const link = list.locator('.list-part li a').first()
      const number = /\d{8}-\d+/.exec(await link.innerText())?.[0] ?? '?'
      await link.click()
      await page.locator('main, [role=main]', { hasText: number }).first().waitFor()
    })

  for (const [size, shape] of [
    ['390', phone],
    ['1440', desk],
  ] as const)
    test(`the account page, ${size} wide: an address and ways to be told are kept`, async () => {
      const page = await deskOf('water', shape)
      await page.goto(`${server.origin}/desk/account`)
      const email = page.getByLabel('工作邮箱')
      await email.fill(`water${size}@banner.example`)
      const sms = page.locator('.channel', { hasText: '短信或企业微信' })
      await sms.getByLabel('每个工作日早上的清单').click()
      await page.locator('section[aria-labelledby=channels]').getByRole('button', { name: '保存' }).click()
      await page.getByText('已保存。').first().waitFor()
      await look(page, `desk-account-channels-${size}`)
      await page.reload()
      await email.waitFor()
      assert.equal(await email.inputValue(), `water${size}@banner.example`)
      // Turned off by the first visit, on again by the second.
      assert.equal(await sms.getByLabel('每个工作日早上的清单').isChecked(), size === '1440')
    })
})
