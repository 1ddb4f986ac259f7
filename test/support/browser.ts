/** A real Chromium for browser tests, told to keep to itself: no calls home, no first-run pages. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
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
  return browser
}

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

/** Leaves a picture of the page in browser/screenshots. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(join('browser', 'screenshots'), { recursive: true })
  await page.screenshot({ path: join('browser', 'screenshots', `${name}.png`), fullPage: true })
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
