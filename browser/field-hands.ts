/** What the walks of the grid worker share: a town that listens, a browser, signing in, reporting, taking photos. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { wallClock } from '../src/kernel/clock.ts'
import { launchBrowser, phone } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { townPassword } from '../test/support/town.ts'
import { photo } from './field-photo.ts'

export { accessible } from '../test/support/browser.ts'

export const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: readonly (readonly unknown[])[] }
}
const grids: readonly Feature[] = (await server.resident.get('/api/map/grids.geojson')).body.features

export async function signIn(username: string, place = centreOf(0)) {
  const context: BrowserContext = await browser.newContext({
    ...phone,
    locale: 'zh-CN',
    geolocation: place,
    permissions: ['geolocation'],
  })
  const page = await context.newPage()
  await page.goto(`${server.origin}/field/`)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(townPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.tabs').waitFor()
  return { page, context, visitor: await server.signIn(username) }
}

/** A resident reports in the nth grid of the town (grid leaders are numbered alike); the id of the matter. */
export async function report(text: string, nth = 0): Promise<string> {
  const id = randomUUID()
  const { longitude: lng, latitude: lat } = centreOf(nth)
  const { status, body } = await server.resident.post('/api/matters', { id, text, place: { lng, lat } })
  assert.equal(status, 200, JSON.stringify(body))
  return id
}

export function centreOf(nth: number): { longitude: number; latitude: number } {
  const { type, coordinates } = grids[nth]!.geometry
  const ring = (type === 'Polygon' ? coordinates[0] : coordinates[0]![0]) as [number, number][]
  const middle = (along: 0 | 1) => {
    const all = ring.map(point => point[along])
    return (Math.min(...all) + Math.max(...all)) / 2
  }
  return { longitude: middle(0), latitude: middle(1) }
}

export async function takePhoto(page: Page, nth: number): Promise<void> {
  const taken = page.locator('.taken img')
  const before = await taken.count()
  await page.locator('input[capture]').nth(nth).setInputFiles(photo)
  await taken.nth(before).waitFor()
}

/** Steps beyond the first two are behind one more tap. */
export async function openStep(page: Page, label: string): Promise<void> {
  await page.locator('.action-bar').waitFor()
  // Not the line that says what the server has: it names the step too.
  const link = page.getByRole('link', { name: label }).and(page.locator('a[href*="/step/"]'))
  if ((await link.count()) === 0) await page.locator('.action-bar button').click()
  await link.click()
}

/** The account of whom the system chose to verify: a member of that grid. */
export async function verifierOf(id: string): Promise<string> {
  const leader = await server.signIn('grid1')
  const { handler } = (await leader.get(`/api/matters/${id}`)).body
  for (const username of ['member1', 'member2', 'member3']) {
    const member = await server.signIn(username)
    if ((await member.get('/api/me')).body.person.id === handler.id) return username
  }
  throw new Error(`no member is ${handler.name}`)
}
