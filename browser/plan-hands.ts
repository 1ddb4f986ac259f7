/** Hands on a grid plan: where a building is on the screen, carried onto another grid, picked from the list and moved without a map. */
import type { Page } from 'playwright-core'
import type { PlanView } from '../web/desk/plans/wire.ts'

type Building = PlanView['ground']['buildings'][number]
type Spot = readonly [x: number, y: number]

export async function planOf(page: Page): Promise<PlanView> {
  const id = new URL(page.url()).pathname.split('/').at(-1)
  return page.evaluate(async path => (await fetch(path)).json(), `/api/plans/${id}`)
}

export async function mapReady(page: Page): Promise<void> {
  await page.locator('.plan-canvas[data-ready=true]').waitFor()
}

export function buildingsOf({ ground, division }: PlanView, grid: number): readonly Building[] {
  const { key } = division.grids[grid]!
  return ground.buildings.filter(one => division.of[one.id] === key)
}

/** The map shows the whole community with some pixels around it: so many on each side. */
const around = 28

/** Where on the screen a place of the plan is, as long as nobody moved the map. */
export async function spotsOn(page: Page, { ground }: PlanView): Promise<(of: Building) => Spot> {
  const box = (await page.locator('.plan-canvas').boundingBox())!
  const corners = ground.border!.flat().map(([lng, lat]) => [lng, mercator(lat)] as const)
  const [west, east] = ends(corners.map(([x]) => x))
  const [south, north] = ends(corners.map(([, y]) => y))
  const scale = Math.min(
    (box.width - 2 * around) / (east - west),
    (box.height - 2 * around) / (north - south),
  )
  return ({ point: [lng, lat] }) => [
    box.x + box.width / 2 + (lng - (east + west) / 2) * scale,
    box.y + box.height / 2 - (mercator(lat) - (north + south) / 2) * scale,
  ]
}

function mercator(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)]
}

/** Takes what lies at one spot and holds it over another. */
export async function carry(page: Page, [ax, ay]: Spot, [bx, by]: Spot): Promise<void> {
  await page.mouse.move(ax, ay)
  await page.mouse.down()
  await page.mouse.move(ax + 8, ay + 2)
  await page.mouse.move(bx, by, { steps: 4 })
  await page.locator('.plan-foreseen').waitFor()
}

export async function saved(page: Page): Promise<void> {
  await page.locator('.plan-saved', { hasText: '均已保存' }).waitFor()
}

/** The keyboard's and the screen reader's way: a building of the list, a grid to choose, move. */
export async function moveByList(page: Page, building: string, grid: string): Promise<void> {
  await page.locator('.plan-side-head').getByText('楼栋', { exact: true }).click()
  await page.getByLabel('按小区名或楼号查找').fill(building)
  await page.locator('.plan-compound > label').first().click()
  await chooseGrid(page, '移到哪个网格', grid)
  await page.getByRole('button', { name: '移入' }).click()
}

export async function chooseGrid(page: Page, label: string, grid: string): Promise<void> {
  await page.getByLabel(label).fill(grid)
  await page.locator('.ant-select-item-option-active').filter({ hasText: grid }).waitFor()
  await page.keyboard.press('Enter')
}

/** Households of a grid as the table says them. */
export async function householdsOf(page: Page, number: number): Promise<string> {
  const row = page.locator('.plan-grids tbody', { has: page.locator(`i:text-is("${number}")`) })
  return (await row.locator('.plan-amount strong').textContent()) ?? ''
}
