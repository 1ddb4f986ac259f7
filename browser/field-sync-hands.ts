/** Hands for what a phone keeps: looked into as on a stolen phone, closed and opened again, left as an earlier version left it. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { openStep, server } from './field-hands.ts'

/** A picture that does not shrink: more than three pieces. */
export const large = await sharp(randomBytes(1150 * 850 * 3), {
  raw: { width: 1150, height: 850, channels: 3 },
})
  .jpeg({ quality: 95 })
  .toBuffer()
assert.ok(large.length > 800_000 && large.length < 1_500_000, `${large.length} bytes`)

export const kept = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready))

/** The app is closed and opened again: another window, with what the browser keeps and nothing of the old window. */
export async function openedAgain(context: BrowserContext, page: Page): Promise<Page> {
  await page.close()
  const next = await context.newPage()
  await next.goto(`${server.origin}/field/`)
  return next
}

/** Everything that lies in the browser, as one would find it on a stolen phone. */
export async function everythingIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage)]
    for (const { name } of await indexedDB.databases()) {
      const base = await new Promise<IDBDatabase>(done => {
        const asked = indexedDB.open(name!)
        asked.onsuccess = () => done(asked.result)
      })
      for (const shelf of base.objectStoreNames) {
        const rows = await new Promise<unknown[]>(done => {
          const asked = base.transaction(shelf).objectStore(shelf).getAll()
          asked.onsuccess = () => done(asked.result)
        })
        for (const row of rows)
          for (const value of Object.values(row as Record<string, unknown>))
            found.push(value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value))
      }
      base.close()
    }
    return found.join('\n')
  })
}

/** Looked at while there was signal. */
export async function look(page: Page, matter: string): Promise<void> {
  await page.locator('.matter-card', { hasText: matter }).locator('a').click()
  await page.locator('.action-bar').waitFor()
}

export async function comment(page: Page, words: string): Promise<void> {
  await openStep(page, '备注')
  await page.locator('textarea').fill(words)
  await page.getByRole('button', { name: '备注' }).click()
}

export const password = (page: Page) => page.getByLabel('密码')
export const open = (page: Page) => page.getByRole('button', { name: '打开' })

/** The store as version 1 left it: one remark that waits. */
export async function oldStore({
  me,
  matterId,
  actId,
}: {
  me: string
  matterId: string
  actId: string
}): Promise<void> {
  const base = await new Promise<IDBDatabase>(done => {
    const asked = indexedDB.open('aili-field', 10)
    asked.onupgradeneeded = () => {
      for (const shelf of ['seen', 'drafts', 'photos', 'outbox'])
        asked.result.createObjectStore(shelf, { keyPath: 'id' })
    }
    asked.onsuccess = () => done(asked.result)
  })
  const row = {
    ...{
      id: actId,
      order: 1,
      person: me,
      kind: 'act',
      matterId,
      title: '水管漏水',
      what: '备注',
      at: new Date().toISOString(),
    },
    body: { id: actId, step: 'comment', seq: 1, inputs: { words: '升级前写的。' } },
    ...{ photos: [], tried: 0, state: 'waiting', failure: null, typed: {} },
  }
  await new Promise(done => {
    const going = base.transaction('outbox', 'readwrite')
    going.objectStore('outbox').put(row)
    going.oncomplete = done
  })
  base.close()
}

export async function enter(page: Page, username: string, word: string): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await password(page).fill(word)
  await page.getByRole('button', { name: '登录' }).click()
}

/** The pocket has the matter: without it nothing can be judged here. */
export async function pocketHas(page: Page, id: string): Promise<void> {
  const pocket = page.waitForResponse(
    async answer =>
      answer.url().includes('/api/field/pocket') && (await answer.text().catch(() => '')).includes(id),
  )
  await page.reload()
  await pocket
  await page.getByRole('link', { name: '当场解决' }).waitFor()
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 30_000
  while (performance.now() < end) {
    if (await holds()) return
    await new Promise(done => setTimeout(done, 100))
  }
  assert.fail('it did not come to that in thirty seconds')
}

/** A line that breaks at the second piece of a photo, until it is said to be whole again: where the pieces that arrived and those cut began. */
export async function lineThatBreaks(context: BrowserContext) {
  const line = { broken: false, arrived: [] as number[], cut: [] as number[] }
  await context.route('**/api/uploads/*', async route => {
    const request = route.request()
    if (request.method() !== 'PATCH') return route.continue()
    if (line.arrived.length === 1 && line.cut.length === 0) line.broken = true
    const offset = Number(request.headers()['upload-offset'])
    // While the line is down it may be tried more than once.
    ;(line.broken ? line.cut : line.arrived).push(offset)
    return line.broken ? route.abort('connectionreset') : route.continue()
  })
  return line
}

/** Says to the browser how many bytes it has for this site. */
export async function haveRoom(context: BrowserContext, page: Page, quotaSize: number): Promise<void> {
  const cdp = await context.newCDPSession(page)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize })
}

/** The browser refuses whatever it is given to keep, as it does on a full phone: what is typed stays and is said to stay; with room again it is sent. */
export async function commentOnFullPhone(page: Page, words: string): Promise<void> {
  await openStep(page, '备注')
  await page.evaluate(() => {
    const keeps = IDBObjectStore.prototype
    const put = keeps.put
    keeps.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    Object.assign(window, { makeRoom: () => Object.assign(keeps, { put }) })
  })
  await page.locator('textarea').fill(words)
  const button = page.getByRole('button', { name: '备注' })
  await button.click()
  await page.getByText('手机存储空间已满').waitFor()
  assert.equal(await page.locator('textarea').inputValue(), words)
  await page.evaluate(() => (window as unknown as { makeRoom(): void }).makeRoom())
  await button.click()
}

export const databasesOf = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))

/** As over plain http on an office network: the browser locks nothing. */
export const withoutHttps = (context: BrowserContext) =>
  context.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }))
