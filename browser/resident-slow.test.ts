/** The resident's page on a bad line: what it weighs, how soon it can be used on a cheap phone, and that nothing is lost without signal. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { findSignal, loseSignal, phone, shoot } from '../test/support/browser.ts'
import { browser, server, standing } from './resident-phone.ts'

/** The promise of the page: everything before a person can type. */
const budgetBytes = 100 * 1024
/** "Slow 3G" of the browsers' own tools, and a processor four times slower. */
const slow3G = { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 }

async function watched(): Promise<{
  page: Page
  cdp: CDPSession
  transfers: { url: string; bytes: number }[]
}> {
  const context = await browser.newContext({ ...phone, ...standing })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const urls = new Map<string, string>()
  const transfers: { url: string; bytes: number }[] = []
  await cdp.send('Network.enable')
  cdp.on('Network.requestWillBeSent', event => urls.set(event.requestId, event.request.url))
  cdp.on('Network.loadingFinished', event =>
    transfers.push({ url: urls.get(event.requestId) ?? '', bytes: event.encodedDataLength }),
  )
  return { page, cdp, transfers }
}

test('one document of at most 100 kB before a person can type', async () => {
  const { page, transfers } = await watched()
  await page.route('**/api/**', route => route.abort())
  await page.goto(server.origin)
  await page.locator('form.report').waitFor()
  const own = transfers.filter(one => one.url.startsWith(server.origin) && !one.url.includes('/api/'))
  const bytes = own.reduce((sum, one) => sum + one.bytes, 0)
  console.log(JSON.stringify({ requests: own.map(one => new URL(one.url).pathname), bytes }))
  assert.deepEqual(
    own.map(one => new URL(one.url).pathname),
    ['/'],
  )
  assert.ok(bytes > 0 && bytes <= budgetBytes, `${bytes} bytes`)
  await page.context().close()
})

test('usable within seconds on a slow phone, and what is typed before the program wakes up stays', async () => {
  const { page, cdp, transfers } = await watched()
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await cdp.send('Network.emulateNetworkConditions', slow3G)
  const loading = page.goto(server.origin, { waitUntil: 'commit' })
  await page.locator('#text').waitFor()
  await page.locator('#text').pressSequentially('灯坏了')
  await loading
  await page.locator('form.report').waitFor()
  assert.equal(await page.locator('#text').inputValue(), '灯坏了')
  const bytes = transfers.filter(one => !one.url.includes('/api/')).reduce((sum, one) => sum + one.bytes, 0)
  // Measured by the page's own clock; printed rather than judged, because this machine has other work to do.
  const times = await page.evaluate(() => ({
    typableMs: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    awakeMs: Math.round(performance.getEntriesByName('awake')[0]?.startTime ?? Number.NaN),
  }))
  console.log(JSON.stringify({ ...times, bytes, cpu: '1/4', line: 'slow 3G' }))
  assert.ok(bytes <= budgetBytes)
  await page.context().close()
})

test('without signal the report stays on the phone, survives a reload, and arrives exactly once', async () => {
  const context = await browser.newContext({ ...phone, ...standing })
  const page = await context.newPage()
  await page.goto(server.origin)
  await page.locator('.place-chosen').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const before = await count()
  await loseSignal(context)
  await page.fill('#text', '停水两天了，电话也打不通')
  await page.locator('.send button').tap()
  await page.locator('.waiting').waitFor()
  assert.match(await page.locator('.waiting').innerText(), /还没有送出/)
  await shoot(page, 'resident-waiting-390')
  await page.reload()
  await page.locator('.waiting').waitFor()
  assert.equal(await count(), before)
  await findSignal(context)
  await page.locator('.note.good').waitFor()
  assert.equal(await count(), before + 1)
  await page.locator('.note.good a').tap()
  await page.locator('.receipt').waitFor()
  await context.close()
})

test('an answer lost on the way: sent again, it is the same matter', async () => {
  const context = await browser.newContext({ ...phone, ...standing })
  const page = await context.newPage()
  await page.goto(server.origin)
  await page.locator('.place-chosen').waitFor()
  const before = await count()
  let lost = 0
  // The server takes the report; its answer never reaches the phone.
  await page.route('**/api/matters', async route => {
    if (lost++ > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.fill('#text', '楼道堆满了杂物')
  await page.locator('.send button').tap()
  await page.locator('.waiting').waitFor()
  await page.locator('.waiting .primary').tap()
  await page.locator('.receipt').waitFor()
  assert.equal(await count(), before + 1)
  await context.close()
})

async function count(): Promise<number> {
  const { n } = await server.db.owner
    .selectFrom('proceeding')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
