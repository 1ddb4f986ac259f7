/** The map in a real browser: colour by another figure, from a cluster to the matter, a grid with its people, the phone, the same without WebGL, and one sheet of A3. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wallClock } from '../src/kernel/clock.ts'
import { accessible, desk, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { townPassword } from '../test/support/town.ts'

const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
const building = await server.db.owner
  .selectFrom('building as b')
  .innerJoin('grid as g', 'g.id', 'b.gridId')
  .innerJoin('compound as c', 'c.id', 'b.compoundId')
  .select(['b.lng', 'b.lat', 'b.name', 'g.id as gridId', 'g.name as grid', 'c.name as compound'])
  .orderBy('g.code')
  .orderBy('b.id')
  .executeTakeFirstOrThrow()
const { lng, lat, gridId } = building
for (const text of ['单元门口的路灯不亮', '垃圾桶满了没人收', '楼道里堆着杂物'])
  await server.resident.post('/api/matters', { id: randomUUID(), text, nature: 'help', place: { lng, lat } })

suite('map', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('coloured by another figure; from a cluster to the matter; a grid with its people', async () => {
    const page = await open('dispatch', desk)
    await page.locator('.map-list tbody tr').first().getByText('3 件').waitFor()
    await accessible(page)
    await page.locator('.map-ask').click()
    await page.locator('.ant-select-item-option', { hasText: '户数' }).click()
    await page.waitForURL(/ask=households/)
    await page.locator('.map-legend li').nth(2).getByText(/户/).first().waitFor()
    await find(page, `${building.compound}${building.name}`)
    await page.locator('.map-sheet h2', { hasText: building.grid }).waitFor()
    await page.locator('.map-holders .map-phone').first().waitFor()
    assert.equal(
      await page.locator('.map-figures li', { hasText: '在办事项' }).locator('a').textContent(),
      '3 件',
    )
    await shoot(page, 'map-1-grid')
    await accessible(page)
    await pressMatters(page)
    await page.locator('.map-matters li').nth(2).waitFor()
    await shoot(page, 'map-2-matters')
    await page.locator('.map-matters li a').first().click()
    await page.locator('.matter-head').waitFor()
  })

  test('a figure of the sheet opens to its list', async () => {
    const page = await open('dispatch', desk, `?grid=${gridId}`)
    await page.locator('.map-figures li', { hasText: '在办事项' }).locator('a').click()
    await page.waitForURL(/figure=open/)
    await page.waitForFunction(() => document.querySelectorAll('.row-link').length === 3)
  })

  test('on a phone the map fills the page, the sheet rises, own position opens the grid', async () => {
    const page = await open('grid1', phone)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth))
    await page.locator('.map-legend', { hasText: '不在查看范围' }).waitFor()
    await page.locator('.map-here-button').tap()
    await page.locator('.map-sheet h2', { hasText: building.grid }).waitFor()
    await page.locator('.map-here').waitFor()
    await page.locator('.map-holders .map-phone').first().waitFor()
    await shoot(page, 'map-3-phone')
    await accessible(page)
  })

  test('without WebGL the list says the same', async () => {
    const page = await open('dispatch', desk, '', true)
    await page.locator('.map-none').waitFor()
    await page.locator('.map-list tbody tr').first().getByText('3 件').waitFor()
    await shoot(page, 'map-4-no-webgl')
  })

  test('a grid prints on one sheet of A3 with nothing cut off', async () => {
    const page = await open('dispatch', desk, `?grid=${gridId}`)
    await page.locator('.map-print-link').click()
    await page.locator('.sheet-map').waitFor()
    await page.locator('.sheet-people', { hasText: '12345' }).waitFor()
    assert.equal(await page.locator('.sheet-map text', { hasText: building.compound }).count(), 1)
    await shoot(page, 'map-5-sheet')
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1)
    const [wide = 0, high = 0] = /MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.slice(1).map(Number)
    // Points of 1/72 inch.
    assert.deepEqual([Math.round((wide / 72) * 25.4), Math.round((high / 72) * 25.4)], [420, 297])
    const whole = await page.locator('.sheet-card').evaluate(card => card.scrollHeight <= card.clientHeight)
    assert.ok(whole)
  })
})

async function open(
  username: string,
  size: typeof desk | typeof phone,
  query = '',
  withoutWebGl = false,
): Promise<Page> {
  const geolocation = { longitude: lng, latitude: lat }
  const context = await browser.newContext({
    ...size,
    locale: 'zh-CN',
    geolocation,
    permissions: ['geolocation'],
  })
  if (withoutWebGl)
    await context.addInitScript(() => {
      const real = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
        return kind.startsWith('webgl') ? null : real.call(this, kind as '2d')
      } as typeof real
    })
  const { origin } = server
  await context.request.post(`${origin}/api/auth/sign-in`, {
    data: { username, password: townPassword },
    headers: { origin },
  })
  const page = await context.newPage()
  await page.goto(`${origin}/desk/map${query}`)
  await page.locator(withoutWebGl ? '.map-none' : '.map-canvas[data-ready=yes]').waitFor()
  return page
}

/** Types an address and takes the first place offered. */
async function find(page: Page, words: string): Promise<void> {
  await page.locator('.map-search input').fill(words)
  await page.locator('.ant-select-item-option', { hasText: building.compound }).first().click()
}

/** The cluster lies where the building is, in the middle of the map after the flight there. */
async function pressMatters(page: Page): Promise<void> {
  const box = (await page.locator('.map-canvas').boundingBox())!
  await page.locator('.map-canvas[data-still]').waitFor()
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
