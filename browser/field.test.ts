/** The grid worker's day in a real browser at phone size: it comes by itself, is solved on the spot, verified, and kept without signal. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { globSync, statSync } from 'node:fs'
import { suite, test } from 'node:test'
import { accessible, findSignal, loseSignal, shoot } from '../test/support/browser.ts'
import { townPassword } from '../test/support/town.ts'
import { centreOf, openStep, report, server, signIn, takePhoto, verifierOf } from './field-hands.ts'

suite('field', { concurrency: false }, () => {
  test('a new matter appears without reload, is solved on the spot and verified by another', async () => {
    const { page } = await signIn('grid1')
    await page.getByText('现在没有等您办的事').waitFor()
    const id = await report('东门路灯不亮了,晚上看不清路')
    const card = page.locator('.matter-card', { hasText: '东门路灯' })
    await card.waitFor()
    await page.locator('.arrivals').waitFor()
    await shoot(page, 'field-1-arrived')
    await accessible(page)

    await card.locator('a').click()
    await page.getByRole('link', { name: '当场解决' }).click()
    await page.getByRole('button', { name: '当场解决' }).click()
    assert.equal(
      await page.locator('.error').count(),
      3,
      'photos before and after, and the result, are asked for',
    )
    await takePhoto(page, 0)
    await takePhoto(page, 1)
    await page.locator('textarea').fill('换了灯泡,已经亮了。')
    await shoot(page, 'field-2-solve')
    await accessible(page)
    await page.getByRole('button', { name: '当场解决' }).click()
    await page.locator('.state-line .good').waitFor()
    await page.getByText('换了灯泡,已经亮了。').waitFor()
    assert.equal(await page.locator('.timeline img').count(), 2)
    await shoot(page, 'field-3-solved')
    assert.equal(
      await page.getByRole('link', { name: '核查通过' }).count(),
      0,
      'who solved it does not verify it',
    )

    const { page: other, visitor } = await signIn(await verifierOf(id))
    await other.locator('.matter-card', { hasText: '东门路灯' }).locator('a').click()
    await other.getByRole('link', { name: '核查通过' }).click()
    await takePhoto(other, 0)
    await other.locator('textarea').fill('到现场看过,灯亮了。')
    await other.getByText('已经解决', { exact: true }).click()
    await shoot(other, 'field-4-verify')
    await accessible(other)
    await other.getByRole('button', { name: '核查通过' }).click()
    await other.locator('.state-line .good').waitFor()
    assert.equal((await visitor.get(`/api/matters/${id}`)).body.state, 'closed')
  })

  test('without signal it is kept, says so, survives closing the page, and is sent once when there is signal', async () => {
    const { page, context, visitor } = await signIn('grid2')
    const id = await report('单元门禁坏了', 1)
    await page.locator('.matter-card', { hasText: '门禁' }).locator('a').click()
    await page.getByRole('link', { name: '当场解决' }).waitFor()
    await page.evaluate(async () => void (await navigator.serviceWorker.ready))

    await loseSignal(context)
    await page.getByText('没有网络').waitFor()
    await page.getByRole('link', { name: '当场解决' }).click()
    await takePhoto(page, 0)
    await takePhoto(page, 1)
    await page.locator('textarea').fill('接好了电源线。')
    await page.getByRole('button', { name: '当场解决' }).click()
    await page.getByText('只在本机：当场解决').waitFor()
    await page.reload()
    await page.getByText('1 件还只在本机').waitFor()
    await shoot(page, 'field-5-offline')
    await accessible(page)
    assert.equal(
      await page.getByText('服务器已收到').count(),
      0,
      '"sent" is only said when the server has it',
    )
    assert.equal((await visitor.get(`/api/matters/${id}`)).body.acts.length, 1)

    await findSignal(context)
    await page.locator('.state-line .good').waitFor()
    const { body } = await visitor.get(`/api/matters/${id}`)
    assert.equal(body.acts.filter((act: { step: string }) => act.step === 'solveOnSpot').length, 1)
    assert.equal(body.photos.length, 2)
    await shoot(page, 'field-6-sent')
  })

  test('an answer lost on the way: the same act is sent again and is one act', async () => {
    const { page, visitor } = await signIn('grid3')
    const id = await report('井盖松动', 2)
    let tries = 0
    await page.route('**/field/sync', async route => {
      tries += 1
      if (tries > 3) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await page.locator('.matter-card', { hasText: '井盖' }).locator('a').click()
    await openStep(page, '备注')
    await page.locator('textarea').fill('已通知维修。')
    await page.getByRole('button', { name: '备注' }).click()
    for (let n = 0; n < 3; n++) await page.getByRole('button', { name: '现在发送' }).click()
    await page.locator('.state-line .good').waitFor()
    const { body } = await visitor.get(`/api/matters/${id}`)
    assert.equal(body.acts.filter((act: { step: string }) => act.step === 'comment').length, 1)
    assert.equal(tries, 4)
  })

  test('somebody acted meanwhile: it says who and what, and nothing typed is lost', async () => {
    const { page } = await signIn('grid4')
    const id = await report('楼道堆物', 3)
    await page.locator('.matter-card', { hasText: '楼道' }).locator('a').click()
    await page.getByRole('link', { name: '当场解决' }).click()
    await takePhoto(page, 0)
    await takePhoto(page, 1)
    await page.locator('textarea').fill('已经清走了。')
    const community = await server.signIn('community1')
    const seen = (await community.get(`/api/matters/${id}`)).body
    const refused = {
      id: randomUUID(),
      step: 'notFile',
      seq: seen.seq,
      inputs: { reason: '属于物业职责', rightWay: 'propertyFirm', rightWayDetail: '请联系物业' },
    }
    assert.equal((await community.post(`/api/matters/${id}/acts`, refused)).status, 200)
    await page.getByRole('button', { name: '当场解决' }).click()
    const told = page.locator('.waiting[role=alert]')
    await told.waitFor()
    await told
      .getByText((await community.get('/api/me')).body.person.name)
      .first()
      .waitFor()
    await told.locator('summary').click()
    await told.getByText('已经清走了。').waitFor()
    await shoot(page, 'field-7-meanwhile')
    await accessible(page)
  })

  test('a matter seen on the way: photo, words, place by itself, sent in one tap more', async () => {
    const { page, visitor } = await signIn('grid5', centreOf(4))
    await page.getByRole('link', { name: '上报' }).click()
    await takePhoto(page, 0)
    await page.locator('textarea').fill('垃圾箱满溢,周围都是垃圾袋。')
    await page.locator('.place-chosen').waitFor()
    await shoot(page, 'field-8-report')
    await accessible(page)
    await page.getByRole('button', { name: '上报' }).click()
    await page.locator('.state-line .good').waitFor()
    const { rows } = (await visitor.get('/api/worklist?list=sight')).body
    assert.equal(rows[0].excerpt, '垃圾箱满溢,周围都是垃圾袋。')
    assert.equal(rows[0].channel, 'grid')
    assert.equal(rows[0].photoCount, 1)
  })

  test('a session that ended loses nothing: sign in again and it is sent', async () => {
    const { page, context, visitor } = await signIn('grid6')
    const id = await report('健身器材螺丝掉了', 5)
    await page.locator('.matter-card', { hasText: '健身' }).locator('a').click()
    await openStep(page, '备注')
    await page.locator('textarea').fill('已围起来。')
    await context.clearCookies()
    await page.getByRole('button', { name: '备注' }).click()
    await page.locator('.state-line').getByText('请重新登录').click()
    assert.equal(await page.getByLabel('用户名').inputValue(), 'grid6')
    await page.getByLabel('密码').fill(townPassword)
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.state-line .good').waitFor()
    const { body } = await visitor.get(`/api/matters/${id}`)
    assert.equal(body.acts.at(-1).step, 'comment')
  })

  test('the page is at most 180 KB of script without the map', () => {
    const scripts = globSync('dist/web/field/assets/*.js.gz').filter(path => !/[\\/]map-/.test(path))
    const bytes = scripts.reduce((sum, path) => sum + statSync(path).size, 0)
    assert.ok(scripts.length > 0 && bytes <= 180_000, `${bytes} bytes in ${scripts.length} scripts`)
  })

  test('my grid shows its map and whom to call; the largest text fits', async () => {
    const { page } = await signIn('grid1')
    await page.locator('.ways').getByRole('link', { name: '我的' }).click()
    await page.locator('.holders a[href^="tel:"]').first().waitFor()
    await page.getByRole('button', { name: '我的网格地图' }).click()
    await page.locator('.map canvas').waitFor()
    await page.getByRole('button', { name: '特大' }).click()
    await shoot(page, 'field-9-grid-largest')
    await accessible(page)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth))
  })
})
