/** A real Chromium for browser tests, told to keep to itself: no calls home, no first-run pages. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page, type Route } from 'playwright-core'
import { ensureChromium } from '../../tools/browser.ts'

const words = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
  '--disable-gpu',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
]

/** Starts Chromium; it is closed when the test file ends. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await ensureChromium(line => console.error(line))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, headless: true, args: [...words, ...asRoot] })
  after(() => browser.close())
  const { newContext } = browser
  browser.newContext = async options => {
    const context = await newContext.call(browser, options)
    context.setDefaultTimeout(patienceMs)
    return context
  }
  return browser
}

/** One limit for whatever a walk waits for: it ends as soon as that comes, and a busy machine may stand still for a while. */
const patienceMs = 60_000

/** Without movement: nothing is pressed while it still slides in, and no picture shows half of it. */
const still = { reducedMotion: 'reduce' } as const

/** The two sizes everything is looked at in. */
export const phone = {
  ...still,
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const
export const desk = { ...still, viewport: { width: 1440, height: 900 } } as const

/** Leaves a picture of the page in browser/screenshots when pictures are asked for: AILI_PICTURES=1 npm test -- browser/desk. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.AILI_PICTURES) return
  mkdirSync(join('browser', 'screenshots'), { recursive: true })
  await page.screenshot({ path: join('browser', 'screenshots', `${name}.png`), fullPage: true })
}

/** Whether everybody can use the page: nothing serious that axe finds in it. Without frames there is no page to open beside it. */
export async function accessible(page: Page, name = ''): Promise<void> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await builder.analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    [],
    name,
  )
}

/** A picture to look at, nothing serious, nothing sticking out at the side. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await shoot(page, name)
  await accessible(page, name)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  assert.equal(wide, false, `${name} scrolls sideways`)
}

/**
 * No signal: the browser says it is offline, and nothing gets through to the server. Both, because a page that is loaded
 * anew may send before the browser has told it that it is offline.
 */
export async function loseSignal(context: BrowserContext): Promise<void> {
  await context.route('**/api/**', blocked)
  await context.setOffline(true)
}

export async function findSignal(context: BrowserContext): Promise<void> {
  await context.unroute('**/api/**', blocked)
  await context.setOffline(false)
}

const blocked = (route: Route) => route.abort('internetdisconnected')
