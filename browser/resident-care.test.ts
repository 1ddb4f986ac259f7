/** The resident's page when things are missing, dangerous, secret, long or in English. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk } from '../test/support/browser.ts'
import { looksRight, open, send, server } from './resident-phone.ts'

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
