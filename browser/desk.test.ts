/** The desk in a real browser: the keyboard alone carries a matter from filing to closing; nothing typed is lost; figures equal their lists. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { wallClock } from '../src/kernel/clock.ts'
import { accessible, desk, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { townPassword } from '../test/support/town.ts'
import { addPhoto, chooseByTyping, openFirst, openStep, send, tabTo, take, typeInto } from './desk-keys.ts'

const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
interface Feature {
  readonly properties: { readonly communityName: string }
  readonly geometry: { readonly type: string; readonly coordinates: readonly (readonly unknown[])[] }
}
const grids: readonly Feature[] = (await server.resident.get('/api/map/grids.geojson')).body.features
const photo = {
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a8f6b' } })
    .jpeg()
    .toBuffer(),
}

suite('desk', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('the keyboard alone carries a matter through: file, dispatch, sign in, handle, verify', async () => {
    const id = await report('三号楼二单元门口的路灯坏了一个星期,晚上看不见台阶。')
    const water = await server.signIn('water')
    const unit = (await water.get('/api/me')).body.posts[0].unit.name as string

    const dispatcher = await signInByKeyboard('dispatch')
    await tabTo(dispatcher, '辖区在办')
    await dispatcher.keyboard.press('Enter')
    await openFirst(dispatcher)
    await shoot(dispatcher, 'desk-1-matter')
    await accessible(dispatcher)
    await take(dispatcher, '已受理')
    await openStep(dispatcher, '派遣')
    await chooseByTyping(dispatcher, '承办单位', unit)
    await typeInto(dispatcher, '要求', '修好路灯并拍照。')
    await shoot(dispatcher, 'desk-2-dispatch')
    await accessible(dispatcher)
    await send(dispatcher, '待签收')

    const handler = await signInByKeyboard('water')
    await openFirst(handler)
    await take(handler, '已签收')
    await openStep(handler, '开始办理')
    await typeInto(handler, '联系', '已电话联系,约定今天下午。')
    await typeInto(handler, '打算', '更换灯泡和线路。')
    await send(handler, '办理中')
    await openStep(handler, '提交办理结果')
    await typeInto(handler, '结果', '更换灯泡,已亮。')
    await typeInto(handler, '联系', '已告知诉求人。')
    await addPhoto(handler, 'after')
    await send(handler, '核查中')
    await shoot(handler, 'desk-3-handled')
    await accessible(handler)

    const verifier = await signInByKeyboard(await verifierOf(id))
    await openFirst(verifier)
    await openStep(verifier, '核查通过')
    await typeInto(verifier, '现场', '到现场看过,灯亮了。')
    await addPhoto(verifier, 'evidence')
    await tabTo(verifier, '已经解决')
    await verifier.keyboard.press('Space')
    await send(verifier, '已办结')
    const supervisor = await server.signIn('supervise')
    assert.equal((await supervisor.get(`/api/matters/${id}`)).body.state, 'closed')
  })

  test('somebody acted meanwhile: who and what is told, what was typed stays and is sent after a look', async () => {
    const id = await report('小区东门消防通道被占用。', 1)
    const page = await signInByKeyboard('dispatch')
    await page.goto(`${server.origin}/desk/matters/${id}?list=sight`)
    await page.locator('.timeline').waitFor()
    await openStep(page, '备注')
    await page.keyboard.type('先请社区到现场看。')
    const community = await server.signIn('community1')
    const comment = { id: randomUUID(), step: 'comment', seq: 1, inputs: { words: '我已到场。' } }
    assert.equal((await community.post(`/api/matters/${id}/acts`, comment)).status, 200)
    await page.locator('.meanwhile').waitFor()
    assert.equal(await page.locator('.step-form textarea').inputValue(), '先请社区到现场看。')
    await shoot(page, 'desk-4-meanwhile')
    await accessible(page)
    await tabTo(page, '已看过')
    await page.keyboard.press('Enter')
    await page.locator('.step-form textarea').focus()
    await page.keyboard.press('Control+Enter')
    await page.locator('.step-form').waitFor({ state: 'detached' })
    await page.locator('.timeline').getByText('先请社区到现场看。').waitFor()
  })

  test('a draft survives closing the page; a lapsed session asks to sign in again and then sends', async () => {
    const id = await report('井盖松动,汽车压过去很响。', 2)
    const page = await signInByKeyboard('dispatch')
    await page.goto(`${server.origin}/desk/matters/${id}?list=sight`)
    await page.locator('.timeline').waitFor()
    await openStep(page, '备注')
    await page.keyboard.type('已通知维修,今天到场。')
    await page.reload()
    await page.locator('.draft-mark').waitFor()
    await openStep(page, '备注')
    assert.equal(await page.locator('.step-form textarea').inputValue(), '已通知维修,今天到场。')

    await page.context().clearCookies()
    await page.keyboard.press('Control+Enter')
    await page.locator('.sign-in-over').waitFor()
    await shoot(page, 'desk-5-lapsed')
    await accessible(page)
    await page.keyboard.type(townPassword)
    await page.keyboard.press('Enter')
    await page.locator('.timeline').getByText('已通知维修,今天到场。').waitFor()
  })

  test('a new matter is counted beside the list and taken in with u, without moving the row under the eye', async () => {
    const page = await signInByKeyboard('dispatch')
    await page.goto(`${server.origin}/desk/?list=sight`)
    await page.locator('.row-link').first().waitFor()
    await page.keyboard.press('j')
    const before = await page.locator('.row-link').count()
    await report('楼道堆物,影响通行。', 3)
    await page.locator('.updates button').waitFor()
    assert.equal(await page.locator('.row-link').count(), before)
    await page.keyboard.press('u')
    await page.getByText('楼道堆物').first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('楼道')
    await page.waitForURL(/q=/)
    await page.locator('.chip').waitFor()
    await page.waitForFunction(() => document.querySelectorAll('.row-link').length === 1)
    await shoot(page, 'desk-6-search')
    await accessible(page)
  })

  test('every figure opens to a list of exactly that many', async () => {
    const page = await signInByKeyboard('supervise')
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.locator('.tile').first().waitFor()
    await page.locator('.map-label').first().waitFor()
    await shoot(page, 'desk-7-figures')
    await accessible(page)
    const supervisor = await server.signIn('supervise')
    const { figures } = (await supervisor.get('/api/figures')).body
    for (const { name, value, list } of figures as { name: string; value: number; list: string }[]) {
      const { body } = await supervisor.get(`/api/worklist?${list.replace(/^\?/, '')}`)
      assert.equal(body.total, value, name)
    }
    await page.locator('.tile', { hasText: '在办' }).first().press('Enter')
    await page.locator('.rows').waitFor()
    const open = figures.find((one: { name: string }) => one.name === 'open').value
    assert.equal(Number(await page.locator('.tab .count').textContent()), open)
  })

  test('a caller is taken down, told who looks first and by when; the pages hold at 390 px', async () => {
    const page = await signInByKeyboard('dispatch', phone)
    await page.goto(`${server.origin}/desk/report`)
    await page.getByLabel('诉求内容').fill('自来水从早上停到现在,没有通知。')
    await chooseByTyping(page, '社区', grids[0]!.properties.communityName)
    await page.locator('.report-side dl').waitFor()
    await shoot(page, 'desk-8-report')
    await accessible(page)
    await page.getByRole('textbox', { name: '姓名' }).fill('包秀兰')
    await page.getByRole('textbox', { name: '电话' }).fill('13800010021')
    await page.getByRole('textbox', { name: '电话' }).press('Control+Enter')
    await page.getByText('查询码').first().waitFor()
    for (const path of ['', 'notices', 'account']) {
      await page.goto(`${server.origin}/desk/${path}`)
      await page.getByRole('main').waitFor()
      await accessible(page)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path)
    }
  })
})

async function signInByKeyboard(username: string, size: typeof desk | typeof phone = desk): Promise<Page> {
  const context = await browser.newContext({ ...size, locale: 'zh-CN' })
  const page = await context.newPage()
  page.on('filechooser', chooser => void chooser.setFiles(photo))
  await page.goto(`${server.origin}/desk/`)
  await page.locator('.sign-in-form').waitFor()
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(townPassword)
  await page.keyboard.press('Enter')
  await page.locator('.tabs').waitFor()
  return page
}

/** A resident reports in the nth grid of the town, all of them in the first community; the id of the matter. */
async function report(text: string, nth = 0): Promise<string> {
  const id = randomUUID()
  const [lng, lat] = middleOf(grids[nth]!)
  const body = { id, text, nature: 'help', place: { lng, lat }, name: '包秀兰', phone: '13800010021' }
  const answer = await server.resident.post('/api/matters', body)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return id
}

function middleOf({ geometry }: Feature): [number, number] {
  const ring = (geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]![0]) as [
    number,
    number,
  ][]
  const middle = (along: 0 | 1) => {
    const all = ring.map(point => point[along])
    return (Math.min(...all) + Math.max(...all)) / 2
  }
  return [middle(0), middle(1)]
}

/** The account of whom the system chose to verify: a member of the first grid. */
async function verifierOf(id: string): Promise<string> {
  const supervisor = await server.signIn('supervise')
  const { handler } = (await supervisor.get(`/api/matters/${id}`)).body
  for (const username of ['member1', 'member2', 'member3']) {
    const member = await server.signIn(username)
    if ((await member.get('/api/me')).body.person.id === handler.id) return username
  }
  throw new Error(`no member is ${handler.name}`)
}
