/** Hands of a grid worker's morning: a town whose grid has households and a patrol, phones that lose their signal, a line that drops by a seed. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { BrowserContext, Page, Route } from 'playwright-core'
import { wallClock } from '../src/kernel/clock.ts'
import { civilDay } from '../src/proceedings/clock.ts'
import { type FilledHousehold, fillHouseholds } from '../src/registry/demo-residents.ts'
import { seededRandom } from '../src/territory/demo-random.ts'
import { launchBrowser, phone } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { townPassword } from '../test/support/town.ts'
import { photo } from './field-photo.ts'

export const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
/** The grid with the most homes. */
const grid = await largestGrid()
export const households: readonly FilledHousehold[] = await fillHouseholds(
  server.aili.kernel,
  [grid.id],
  null,
)
await moreHouseholds(500 - households.length)
export const patrolName = '消防通道与楼道'
await planPatrol()

/** The largest grid of the town has fewer than a grid may have: others live beside those known, in dwellings of their own. */
async function moreHouseholds(count: number): Promise<void> {
  await sql`
    with copied as (
      select gen_random_uuid() as new_dwelling, gen_random_uuid() as new_home, h.jurisdiction_id, h.id as home_id, h.building_id,
        h.community_id, h.made_at, d.entrance, d.number
      from household h join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
      where h.id = any (${households.map(({ id }) => id)}::uuid[]) order by h.id limit ${Math.max(0, count)}
    ), dwellings as (
      insert into dwelling (jurisdiction_id, id, building_id, community_id, entrance, floor, number)
      select jurisdiction_id, new_dwelling, building_id, community_id, entrance, 9, '9' || number from copied
    ), homes as (
      insert into household (jurisdiction_id, id, dwelling_id, building_id, community_id, made_at)
      select jurisdiction_id, new_home, new_dwelling, building_id, community_id, made_at from copied
    )
    insert into resident (jurisdiction_id, id, household_id, building_id, community_id, relation, name, made_at, changed_at)
    select jurisdiction_id, gen_random_uuid(), new_home, building_id, community_id, 'head', '欧阳' || number, made_at, made_at
    from copied`.execute(server.db.owner)
}

/** Leader and members of the grid. */
export const workers = await workersOf(grid.id)

async function largestGrid(): Promise<{ id: string; communityId: string }> {
  return server.db.owner
    .selectFrom('building as b')
    .innerJoin('grid as g', 'g.id', 'b.gridId')
    .select(['g.id', 'g.communityId'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('post as o')
          .select('o.id')
          .whereRef('o.gridId', '=', 'g.id')
          .where('o.role', '=', 'gridMember'),
      ),
    )
    .groupBy(['g.id', 'g.communityId'])
    .orderBy(({ fn }) => fn.sum('b.households'), 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

async function workersOf(gridId: string): Promise<string[]> {
  const rows = await server.db.owner
    .selectFrom('post as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .select('u.username')
    .where('o.gridId', '=', gridId)
    .where('o.role', 'in', ['gridLeader', 'gridMember'])
    .orderBy('u.username')
    .execute()
  return rows.map(row => String(row.username))
}

/** Three stops, two items each, due today. */
async function planPatrol(): Promise<void> {
  const planner = await server.signIn('admin')
  const item = (text: string) => ({ id: randomUUID(), text })
  const stop = (name: string) => ({
    id: randomUUID(),
    name,
    lng: null,
    lat: null,
    items: [item('通道畅通'), item('灭火器在位有效')],
  })
  const { status, body } = await planner.post('/api/patrols/plans', {
    id: randomUUID(),
    communityId: grid.communityId,
    gridId: grid.id,
    name: patrolName,
    stops: ['一单元楼道', '东侧消防通道', '便民超市'].map(stop),
    everyDays: 7,
    validFrom: civilDay(new Date()),
  })
  assert.equal(status, 200, JSON.stringify(body))
}

export interface Phone {
  readonly page: Page
  readonly context: BrowserContext
}

/** A phone with everything on it that a day without signal needs. */
export async function phoneOf(username: string): Promise<Phone> {
  const context = await browser.newContext({
    ...phone,
    locale: 'zh-CN',
    geolocation: { longitude: 121.47, latitude: 45.05 },
    permissions: ['geolocation'],
  })
  const page = await context.newPage()
  await page.goto(`${server.origin}/field/`)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(townPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.round').first().waitFor()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  return { page, context }
}

export async function toPage(page: Page, ...route: string[]): Promise<void> {
  await page.evaluate(
    hash => {
      location.hash = hash
    },
    `#/${route.join('/')}`,
  )
}

export async function takePhoto(page: Page, nth = 0): Promise<void> {
  const taken = page.locator('.taken img')
  const before = await taken.count()
  await page.locator('input[capture]').nth(nth).setInputFiles(photo)
  await taken.nth(before).waitFor()
}

/** Counts touches, so that "at most three taps" is a fact. */
export function finger(page: Page) {
  let taps = 0
  return {
    taps: () => taps,
    async tap(name: string, role: 'link' | 'button' | 'option' = 'button') {
      const target =
        role === 'option'
          ? page.locator('.option', { hasText: name })
          : page.getByRole(role, { name, exact: true })
      await target.first().tap()
      taps++
    },
    async first(selector: string) {
      await page.locator(selector).first().tap()
      taps++
    },
  }
}

/** A plain visit from its page: what came of it, kept. */
export async function plainVisit(page: Page, householdId: string, outcome = '见到了'): Promise<void> {
  await toPage(page, 'visit', householdId)
  await page.locator('.option', { hasText: outcome }).tap()
  await page.getByRole('button', { name: '保存走访' }).tap()
  await page.locator('.kept-note').waitFor()
}

/**
 * A line that drops: what is sent is lost on the way, or arrives and its answer is lost, by a seed. Reading stays possible, as it often is.
 * @returns how often it dropped, and what makes it whole again
 */
export async function droppingLine(context: BrowserContext, seed: number) {
  const random = seededRandom(seed)
  let drops = 0
  const drop = async (route: Route) => {
    const request = route.request()
    const fate = request.method() === 'GET' ? 1 : random.next()
    if (fate < 0.3) {
      drops++
      return route.abort('connectionreset')
    }
    if (fate < 0.55) {
      drops++
      await route.fetch().catch(() => undefined)
      return route.abort('connectionreset')
    }
    return route.continue()
  }
  await context.route('**/api/**', drop)
  return { drops: () => drops, mend: () => context.unroute('**/api/**', drop) }
}

/** Sends until nothing is on this phone alone; the person looks at the phone now and then. */
export async function sendAll(page: Page): Promise<void> {
  const end = performance.now() + 30_000
  for (let tries = 0; performance.now() < end; tries++) {
    await page.evaluate(() => void dispatchEvent(new Event('online')))
    const left = await page.evaluate(
      () => document.querySelectorAll('.state-line .warn, .state-line .sending').length,
    )
    if (left === 0 && tries > 2) return
    await page.waitForTimeout(60)
  }
  throw new Error(`still on the phone: ${await page.locator('.state-line').innerText()}`)
}
