/** What a phone keeps, in a real browser: locked, opened without signal, separate for each worker, moved from the store before it, sent in pieces, emptied when it is lost. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { accessible, findSignal, loseSignal, shoot } from '../test/support/browser.ts'
import { townPassword } from '../test/support/town.ts'
import { openStep, report, server, signIn } from './field-hands.ts'
import {
  comment,
  commentOnFullPhone,
  databasesOf,
  enter,
  everythingIn,
  haveRoom,
  kept,
  large,
  lineThatBreaks,
  look,
  oldStore,
  open,
  openedAgain,
  password,
  pocketHas,
  until,
  withoutHttps,
} from './field-sync-hands.ts'

suite('what a phone keeps', { concurrency: false }, () => {
  test('closed and opened without signal it asks for the password; a wrong one loses nothing and slows down', async () => {
    const { page, context } = await signIn('grid1')
    await report('东门路灯不亮了,晚上看不清路')
    await look(page, '东门路灯')
    await kept(page)
    await loseSignal(context)
    await comment(page, '这句话只在手机上。')
    await page.getByText('1 件还只在本机').waitFor()
    const lies = await everythingIn(page)
    for (const word of ['东门路灯', '这句话只在手机上', townPassword, '罕乌拉'])
      assert.equal(lies.includes(word), false, `${word} is not to be read on the phone`)

    const again = await openedAgain(context, page)
    await password(again).waitFor()
    await shoot(again, 'field-sync-1-locked')
    await accessible(again)
    for (let n = 1; n <= 3; n++) {
      await password(again).fill('wrong password')
      await open(again).click()
      await again.getByText(`第 ${n} 次`).waitFor()
    }
    await again.getByText('请等').waitFor()
    assert.equal(await open(again).isDisabled(), true)
    await again.waitForFunction(() => !document.querySelector<HTMLButtonElement>('button.big')?.disabled)
    await password(again).fill(townPassword)
    await open(again).click()
    await again.getByText('1 件还只在本机').waitFor()
    await again.locator('.matter-card', { hasText: '东门路灯' }).waitFor()
    await again.reload()
    await again.getByText('1 件还只在本机').waitFor()
    await findSignal(context)
    await again.locator('.state-line .good').waitFor()
    await context.close()
  })

  test('two steps on one matter without signal: the second is judged here, and both arrive', async () => {
    const { page, context, visitor } = await signIn('grid2')
    const id = await report('单元门禁坏了', 1)
    await page.locator('.matter-card', { hasText: '门禁' }).locator('a').click()
    await page.getByRole('link', { name: '当场解决' }).waitFor()
    await page.waitForFunction(matter => document.body.innerText.includes('门禁') && matter !== '', id)
    await pocketHas(page, id)
    await loseSignal(context)
    await openStep(page, '受理')
    await page.locator('select').first().selectOption('publicFacility')
    await page.getByRole('button', { name: '受理' }).click()
    await page.getByText('按本机规则判断').waitFor()
    await page.locator('.state', { hasText: '已受理' }).first().waitFor()
    await shoot(page, 'field-sync-2-judged')
    await accessible(page)
    await openStep(page, '承办')
    await page.locator('textarea').first().fill('今天下午去修。')
    await page.getByRole('button', { name: '承办' }).click()
    await page.locator('.state', { hasText: '办理中' }).first().waitFor()
    assert.equal((await visitor.get(`/api/matters/${id}`)).body.acts.length, 1)
    await findSignal(context)
    await page.locator('.state-line .good').waitFor()
    const { body } = await visitor.get(`/api/matters/${id}`)
    assert.deepEqual(
      body.acts.map((act: { step: string }) => act.step),
      ['report', 'file', 'undertake'],
    )
    assert.equal(await page.getByText('按本机规则判断').count(), 0)
    await context.close()
  })

  test('another worker on the same phone sees nothing of the first; the first finds it and sends it', async () => {
    const { page, context, visitor } = await signIn('grid3')
    const id = await report('井盖松动', 2)
    await look(page, '井盖')
    await page.route('**/field/sync', route => route.abort())
    await comment(page, '已通知维修。')
    await page.getByText('1 件还只在本机').waitFor()
    await page.goto(`${server.origin}/field/#/grid`)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '仍然退出' }).click()
    await enter(page, 'grid4', townPassword)
    await page.locator('.tabs').waitFor()
    assert.equal(await page.getByText('还只在本机').count(), 0)
    assert.equal(await page.locator('.matter-card', { hasText: '井盖' }).count(), 0)
    await page.goto(`${server.origin}/field/#/grid`)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.unroute('**/field/sync')
    await enter(page, 'grid3', townPassword)
    await page.locator('.state-line .good').waitFor()
    const { body } = await visitor.get(`/api/matters/${id}`)
    assert.equal(body.acts.filter((act: { step: string }) => act.step === 'comment').length, 1)
    await context.close()
  })

  test('a password changed elsewhere: signing in with the new one opens what is kept, and from then on it opens without signal', async () => {
    const { page, context, visitor } = await signIn('grid5')
    await report('楼道堆物', 4)
    await look(page, '楼道堆物')
    await kept(page)
    await page.route('**/field/sync', route => route.abort())
    await comment(page, '还在手机上。')
    await page.getByText('1 件还只在本机').waitFor()
    const next = 'another-long-password-1'
    assert.equal((await visitor.post('/api/auth/password', { current: townPassword, next })).status, 200)
    await context.clearCookies()
    await page.goto(`${server.origin}/field/#/sign-in`)
    await enter(page, 'grid5', next)
    await page.locator('.tabs').waitFor()
    await page.getByText('1 件还只在本机').waitFor()
    await loseSignal(context)
    const again = await openedAgain(context, page)
    await password(again).fill(townPassword)
    await open(again).click()
    await again.getByText('第 1 次').waitFor()
    await password(again).fill(next)
    await open(again).click()
    await again.getByText('1 件还只在本机').waitFor()
    await context.close()
  })

  test('a photo in pieces: the line breaks, the app is killed, it goes on where it was', async () => {
    const { page, context, visitor } = await signIn('grid6')
    const id = await report('健身器材螺丝掉了', 5)
    await page.locator('.matter-card', { hasText: '健身' }).locator('a').click()
    const line = await lineThatBreaks(context)
    await openStep(page, '备注')
    await page.locator('textarea').fill('螺丝掉了,照片附上。')
    const taken = page.locator('.taken img')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: large })
    await taken.first().waitFor()
    await page.getByRole('button', { name: '备注' }).click()
    await page.waitForFunction(() => document.body.innerText.includes('还只在本机'))
    await until(() => line.broken)
    const next = await openedAgain(context, page)
    await next.getByText('1 件').first().waitFor()
    line.broken = false
    await next.goto(`${server.origin}/field/#/outbox`)
    // By hand, unless it has gone by itself meanwhile.
    await next
      .getByRole('button', { name: '现在发送' })
      .first()
      .click({ timeout: 2000 })
      .catch(() => {})
    await until(async () => (await visitor.get(`/api/matters/${id}`)).body.acts.length === 2)
    assert.ok(line.cut[0]! > 0)
    assert.equal(line.arrived[1], line.cut[0], 'goes on from what had arrived')
    assert.equal(new Set(line.arrived).size, line.arrived.length, 'no piece is sent twice')
    assert.equal((await visitor.get(`/api/matters/${id}`)).body.photos.length, 1)
    await context.close()
  })

  test('a lost phone empties itself at its next contact, says so, and is never opened again', async () => {
    const { page, context, visitor } = await signIn('grid7')
    await report('路面塌陷', 6)
    await look(page, '路面')
    await kept(page)
    await loseSignal(context)
    await comment(page, '丢失前写的。')
    const { devices } = (await visitor.get('/api/field/devices')).body
    assert.equal((await visitor.post(`/api/field/devices/${devices[0].id}/lost`)).status, 200)
    await findSignal(context)
    await page.getByText('本机内容已清除').waitFor()
    await shoot(page, 'field-sync-3-wiped')
    await accessible(page)
    const left = await page.evaluate(async () => ({
      bases: (await indexedDB.databases()).filter(({ name }) => name?.startsWith('aili-field')),
      caches: await caches.keys(),
      locks: localStorage.getItem('aili-field-locks'),
      key: sessionStorage.getItem('aili-field-key'),
    }))
    assert.deepEqual(left, { bases: [], caches: [], locks: null, key: null })
    const row = (await visitor.get('/api/field/devices')).body.devices[0]
    assert.ok(row.wipedAt)
    assert.equal((await visitor.get(`/api/field/devices/${row.id}/key`)).status, 410)
    await page.getByRole('button', { name: '重新登录' }).click()
    await enter(page, 'grid7', townPassword)
    await page.locator('.tabs').waitFor()
    assert.equal(await page.getByText('还只在本机').count(), 0)
    await context.close()
  })

  test('what an earlier version kept without a lock is moved behind it and sent; nothing of it stays outside', async () => {
    const { page, context, visitor } = await signIn('grid8')
    const id = await report('水管漏水', 7)
    await page.locator('.matter-card', { hasText: '水管' }).waitFor()
    const me = (await visitor.get('/api/me')).body.person.id
    await page.evaluate(oldStore, { me, matterId: id, actId: randomUUID() })
    await page.evaluate(() => sessionStorage.clear())
    await page.reload()
    await page.locator('.state-line .good').waitFor()
    assert.equal((await visitor.get(`/api/matters/${id}`)).body.acts.at(-1).step, 'comment')
    assert.equal((await databasesOf(page)).includes('aili-field'), false)
    await context.close()
  })

  test('a phone that is nearly full says so before something is lost; without https nothing is kept, and that is said', async () => {
    const { page, context, visitor } = await signIn('grid9')
    const id = await report('电线垂落', 8)
    await look(page, '电线')
    await haveRoom(context, page, 30_000_000)
    await comment(page, '拉了警戒线。')
    await page.locator('.state-line').getByText('存储空间快满了').waitFor()
    await shoot(page, 'field-sync-4-full')
    await commentOnFullPhone(page, '手机满了也没有丢。')
    await until(async () => (await visitor.get(`/api/matters/${id}`)).body.acts.length === 3)
    await context.close()

    const bare = await signIn('grid10')
    await withoutHttps(bare.context)
    await bare.page.reload()
    await bare.page.getByText('不是 https').waitFor()
    await bare.context.close()
  })
})
