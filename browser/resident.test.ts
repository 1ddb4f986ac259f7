/** A resident on a phone: says what is wrong, gets a receipt that proves itself, follows it, rates the answer. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import sharp from 'sharp'
import { must } from '../test/matters/story.ts'
import { findSignal, loseSignal, phone, shoot } from '../test/support/browser.ts'
import { browser, looksRight, open, send, server, words } from './resident-phone.ts'

const picture = {
  name: 'lamp.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 2600, height: 1800, channels: 3, background: '#7a8a5a' } })
    .jpeg()
    .toBuffer(),
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
  // Photos come a moment after the words.
  await page.waitForFunction(() => {
    const [first] = document.querySelectorAll<HTMLImageElement>('.answer img')
    return first !== undefined && first.naturalWidth > 0
  })
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

test('who is mine: an address in words, what was not understood, the people with their phones, then a report from there', async () => {
  const { rows } = await server.db.pool.query(
    'select c.name, b.name as building from building b join compound c on c.id = b.compound_id order by b.id limit 1',
  )
  const { name, building } = rows[0] as { name: string; building: string }
  const context = await browser.newContext({ ...phone, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(server.origin)
  await page.locator('nav a').last().tap()
  await page.fill('#who-address', `我家在${name}${building}2单元501室，漏水了`)
  await page.locator('.candidate').waitFor()
  assert.deepEqual(await page.locator('.understood .chip').allInnerTexts(), [
    `小区 ${name}`,
    `楼栋 ${building}`,
    '单元 2单元',
    '房号 501室',
  ])
  assert.match(await page.locator('.understood').innerText(), /没看懂：“漏水了”/)
  await looksRight(page, 'who-address-390')
  await page.locator('.candidate').tap()
  await page.locator('.people li').nth(6).waitFor()
  assert.match(await page.locator('.people li').first().innerText(), /网格长 .+\d{4}-\d{7}/s)
  assert.match((await page.locator('.people a').first().getAttribute('href')) ?? '', /^tel:\d/)
  await looksRight(page, 'who-people-390')
  await page.locator('section .button').last().tap()
  await page.locator('.place-chosen').waitFor()
  assert.match(await page.locator('.place-chosen').innerText(), new RegExp(`${name} ${building}`))
  assert.equal(await page.inputValue('#place-words'), '2单元501室')
  // Without signal the address stays where it was written.
  await loseSignal(context)
  await page.locator('.place-chosen button').tap()
  await page.fill('#place-address', '某某小区西门')
  await page.locator('#place-understood .note').waitFor()
  await findSignal(context)
  await page.reload()
  await page.locator('#place-address').waitFor()
  assert.equal(await page.inputValue('#place-address'), '某某小区西门')
  await context.close()
})
