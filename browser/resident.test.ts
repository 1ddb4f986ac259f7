/** A resident on a phone: says what is wrong, gets a receipt that proves itself, follows it, rates the answer. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { wallClock } from '../src/kernel/clock.ts'
import { must, pointInGrid } from '../test/matters/story.ts'
import { desk, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'

const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
const { lng, lat } = await pointInGrid(server)
const picture = {
  name: 'lamp.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 2600, height: 1800, channels: 3, background: '#7a8a5a' } })
    .jpeg()
    .toBuffer(),
}
const words = '三号楼二单元的楼道灯坏了三天，晚上老人下楼看不见路。'

async function open(
  shape: object = phone,
  path = '/',
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({
    ...shape,
    locale: 'zh-CN',
    geolocation: { longitude: lng, latitude: lat },
    permissions: ['geolocation'],
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', error => problems.push(error.message))
  page.on(
    'console',
    line => line.type() === 'error' && !/status of 4\d\d/.test(line.text()) && problems.push(line.text()),
  )
  page.on('dialog', dialog => void dialog.accept())
  await page.goto(server.origin + path)
  return { page, context, problems }
}

/** No serious violation, nothing sticking out at the side. */
async function looksRight(page: Page, name: string): Promise<void> {
  await shoot(page, `resident-${name}`)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
  assert.deepEqual(
    serious.map(one => `${one.id}: ${one.nodes[0]?.html}`),
    [],
    name,
  )
  assert.equal(
    await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
    false,
    `${name} scrolls sideways`,
  )
}

async function send(page: Page, text = words): Promise<{ number: string; code: string }> {
  await page.fill('#text', text)
  await page.locator('.place-chosen').waitFor()
  await page.locator('.send button').tap()
  await page.locator('.receipt').waitFor()
  const [number = '', code = ''] = await page.locator('dd.key').allTextContents()
  return { number, code: code.replace(/\s/g, '') }
}

test('from opening to the receipt in at most four taps, with photo, place, handler and date', async () => {
  const { page, context, problems } = await open()
  let taps = 0
  await page.locator('#text').tap()
  taps++
  await page.keyboard.type(words)
  await page.setInputFiles('#photos', picture)
  taps += 2 // "add photo", and the choice in the phone's own album
  await page.locator('.place-chosen').waitFor()
  await page.locator('.preview .deadline').waitFor()
  assert.equal(
    await page.locator('#text').inputValue(),
    words,
    'a position that comes late changes nothing typed',
  )
  assert.match(await page.locator('.preview').innerText(), /先由网格长.+看/)
  await page.locator('.preview summary').tap()
  assert.ok((await page.locator('.preview .why li').count()) >= 2, 'why this date')
  await looksRight(page, 'report-390')
  await page.locator('.send button').tap()
  taps++
  await page.locator('.receipt').waitFor()
  assert.ok(taps <= 4, `${taps} taps`)
  await page.locator('.qr').nth(1).waitFor()
  await looksRight(page, 'receipt-390')
  await page.emulateMedia({ media: 'print' })
  await shoot(page, 'resident-receipt-print')
  assert.deepEqual(problems, [])
  await context.close()
})

test('the saved receipt proves itself without a network; a changed one does not', async () => {
  const { page, context } = await open()
  await send(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.receipt .button.primary').tap(),
  ])
  const file = await download.path()
  const saved = readFileSync(file, 'utf8')
  await page.goto(`${server.origin}/check`)
  await page.setInputFiles('.file input', {
    name: 'receipt.html',
    mimeType: 'text/html',
    buffer: Buffer.from(saved),
  })
  await page.locator('.note.good').waitFor()
  await looksRight(page, 'check-390')
  await context.setOffline(true)
  await page.locator('.button.primary').tap()
  await page.locator('.note.good').waitFor()
  const jws = await page.locator('#jws').inputValue()
  const [head = '', body = '', signature = ''] = jws.split('.')
  const forged = Buffer.from(
    Buffer.from(body, 'base64url')
      .toString('utf8')
      .replace(/"number":"\d/, '"number":"9'),
    'utf8',
  ).toString('base64url')
  await page.fill('#jws', `${head}.${forged}.${signature}`)
  await page.locator('.button.primary').tap()
  await page.locator('.note.bad').waitFor()
  const alone = await context.newPage()
  await alone.setContent(saved)
  await context.close()
  assert.match(saved, /SubtleCrypto|crypto\.subtle/)
})

test('with number and code: where it stands, the answer with photos, a rating, another try', async () => {
  const { page, context, problems } = await open()
  const { number, code } = await send(page)
  const row = await server.db.owner
    .selectFrom('proceeding')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  await page.goto(`${server.origin}/q`)
  await page.fill('#number', number)
  await page.fill('#code', code.toLowerCase())
  await page.locator('form .primary').tap()
  await page.locator('.standing').waitFor()
  await looksRight(page, 'matter-open-390')
  const leader = await server.signIn('grid1')
  await must(leader, row.id, 'solveOnSpot', {
    result: '已换灯泡',
    before: [await leader.photo()],
    after: [await leader.photo()],
  })
  const member = await server.signIn('member1')
  await must(member, row.id, 'verify', {
    onSite: '灯已亮',
    evidence: [await member.photo()],
    residentAnswer: 'solved',
  })
  await page.goto(`${server.origin}/#${number}.${code}`)
  await page.locator('.answer').waitFor()
  assert.equal(await page.locator('.answer img').count(), 2)
  assert.ok(
    await page
      .locator('.answer img')
      .first()
      .evaluate(image => (image as HTMLImageElement).naturalWidth > 0),
  )
  await looksRight(page, 'matter-answered-390')
  await page.locator('.next-step form button[type=submit]').tap()
  await page.locator('.next .error').first().waitFor()
  await page.locator('.choice', { hasText: '没有解决' }).tap()
  await page.locator('.choice', { hasText: '不满意' }).first().tap()
  await page.locator('.next-step form button[type=submit]').tap()
  await page.locator('.next .note.good').waitFor()
  assert.match(await page.locator('.answer .chip').innerText(), /没有解决/)
  assert.deepEqual(problems, [])
  await context.close()
})

test('what is missing or too much is said beside its field, and nothing typed is lost', async () => {
  const { page, context } = await open()
  await page.locator('.place-chosen button').tap()
  await page.locator('.send button').tap()
  assert.equal(await page.locator('.report .error').count(), 2)
  await page.fill('#text', '漏'.repeat(5001))
  await page.locator('#text-error').waitFor()
  assert.match(await page.locator('#text-error').innerText(), /5000/)
  await page.fill('#text', `${'很长的话'.repeat(1200)}${'A'.repeat(200)}`)
  await page.setInputFiles('#photos', {
    name: 'virus.exe',
    mimeType: 'application/x-msdownload',
    buffer: Buffer.from('MZ'),
  })
  await page.locator('.photo-input .error').waitFor()
  await page.setInputFiles('#photos', {
    name: 'not-one.png',
    mimeType: 'image/png',
    buffer: Buffer.from('hello'),
  })
  await page.locator('.photo-strip .quiet', { hasText: /\S/ }).waitFor()
  await page.locator('.photo-strip button', { hasText: '移除' }).tap()
  await page.locator('#place-community').selectOption({ index: 1 })
  await page.locator('#place-compound').selectOption({ index: 1 })
  await looksRight(page, 'long-390')
  const typed = await page.locator('#text').inputValue()
  await page.reload()
  await page.locator('form.report').waitFor()
  assert.equal(await page.locator('#text').inputValue(), typed)
  await page.locator('.send button').tap()
  await page.locator('.receipt').waitFor()
  await context.close()
})

test('danger says whom to call; an accusation of an official is sealed', async () => {
  const { page, context } = await open()
  await page.fill('#text', '三号楼着火了，还有人昏倒')
  assert.deepEqual(
    await page.locator('.danger a').evaluateAll(links => links.map(link => link.getAttribute('href'))),
    ['tel:119', 'tel:120'],
  )
  await page.fill('#text', '某干部办事收了我的钱')
  await page.locator('summary', { hasText: '其他情况' }).tap()
  await page.locator('.tick', { hasText: '公职人员' }).tap()
  assert.match(await page.locator('.preview').innerText(), /密封/)
  const { number, code } = await send(page, '某干部办事收了我的钱')
  await page.goto(`${server.origin}/#${number}.${code}`)
  await page.locator('.standing').waitFor()
  assert.doesNotMatch(await page.locator('main').innerText(), /收了我的钱/)
  await context.close()
})

test('English is complete, and the wide screen is fine', async () => {
  const { page, context, problems } = await open(desk, '/?lang=en')
  await page.locator('form.report').waitFor()
  assert.equal(await page.locator('h1').innerText(), 'Tell us what is wrong')
  await page.locator('.place-chosen').waitFor()
  await page.fill('#text', 'The light on the stairs is out')
  await page.locator('.preview .deadline').waitFor()
  await looksRight(page, 'report-1440-en')
  for (const path of ['/q', '/mine', '/check']) {
    await page.goto(server.origin + path)
    await page.locator('main h1').waitFor()
    assert.doesNotMatch(await page.locator('main').innerText(), /[\u4e00-\u9fff]/, path)
  }
  assert.deepEqual(problems, [])
  await context.close()
})
