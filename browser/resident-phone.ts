/** A phone in a resident's hand, for the walks: a town that listens, a page at a place in it, and what every page must be. */
import type { BrowserContext, Page } from 'playwright-core'
import { wallClock } from '../src/kernel/clock.ts'
import { pointInGrid } from '../test/matters/story.ts'
import { launchBrowser, phone, looksRight as right } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'

export const server = await startTown({ listen: true, clock: wallClock })
export const browser = await launchBrowser()
const { lng, lat } = await pointInGrid(server)
/** Somebody standing in the town, who lets the page know where. */
export const standing = {
  locale: 'zh-CN',
  geolocation: { longitude: lng, latitude: lat },
  permissions: ['geolocation'],
}

export const words = '三号楼二单元的楼道灯坏了三天，晚上老人下楼看不见路。'

export async function open(
  shape: object = phone,
  path = '/',
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({ ...shape, ...standing, acceptDownloads: true })
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

export const looksRight = (page: Page, name: string) => right(page, `resident-${name}`)

export async function send(page: Page, text = words): Promise<{ number: string; code: string }> {
  await page.fill('#text', text)
  await page.locator('.place-chosen').waitFor()
  await page.locator('.send button').tap()
  await page.locator('.receipt').waitFor()
  const [number = '', code = ''] = await page.locator('dd.key').allTextContents()
  return { number, code: code.replace(/\s/g, '') }
}
