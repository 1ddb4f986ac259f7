/** Grids in a real browser: a director drags a building onto the next grid and sees what it means, the secretary adopts, open work goes along. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { afterEach, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { regriddables } from '../src/followers.ts'
import { handOverUnsettled } from '../src/proceedings/index.ts'
import { accessible, findSignal, launchBrowser, loseSignal, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import {
  buildingsOf,
  carry,
  chooseGrid,
  householdsOf,
  mapReady,
  moveByList,
  planOf,
  saved,
  spotsOn,
} from './plan-hands.ts'
import { signIn } from './proceeding-hands.ts'

const server = await startTown({ listen: true })
const browser = await launchBrowser()
const enter = (user: string, size?: typeof phone) => signIn(browser, server, user, size)

suite('grid plans', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('a building is dragged, seen, undone, redone; a grid is halved; the secretary adopts, and open work goes along', async () => {
    const director = await enter('community1')
    await begin(director)
    const view = await planOf(director)
    const [own, next] = [buildingsOf(view, 0), buildingsOf(view, 1)]
    const matter = await report(own[0]!.id)
    const spot = await spotsOn(director, view)
    const [was, other] = [await householdsOf(director, 1), await householdsOf(director, 2)]

    await carry(director, spot(own[0]!), spot(next[0]!))
    const moved = `${Number(was) - own[0]!.households}`
    await director.locator('.plan-foreseen', { hasText: `户数 ${was} → ${moved}` }).waitFor()
    await shoot(director, 'plans-1-drag')
    await director.mouse.up()
    await saved(director)
    assert.equal(await householdsOf(director, 1), moved)
    assert.equal(await householdsOf(director, 2), `${Number(other) + own[0]!.households}`)
    await director.keyboard.press('Control+z')
    await saved(director)
    assert.equal(await householdsOf(director, 1), was)
    await director.keyboard.press('Control+y')
    await saved(director)
    assert.equal(await householdsOf(director, 1), moved)

    await grid(director, '第3网格')
    await director.getByRole('button', { name: '合并…' }).click()
    await chooseGrid(director, '与哪个网格合并', '第4网格')
    await director.getByRole('button', { name: '合并', exact: true }).click()
    await director.locator('.plan-totals', { hasText: '7 个网格' }).waitFor()
    await director.getByRole('button', { name: '撤销' }).click()
    await director.locator('.plan-totals', { hasText: '8 个网格' }).waitFor()
    await director.getByRole('button', { name: '对半拆分…' }).click()
    await director.getByRole('button', { name: '拆分', exact: true }).click()
    await director.locator('.plan-totals', { hasText: '9 个网格' }).waitFor()
    await saved(director)
    await accessible(director)

    const secretary = await enter('secretary')
    await secretary.goto(director.url())
    await mapReady(secretary)
    await adopt(secretary)
    await handOverUnsettled(server.aili.kernel, regriddables)
    await secretary.goto(`${server.origin}/desk/matters/${matter}`)
    await secretary.locator('.timeline', { hasText: '网格已调整' }).waitFor()
    await secretary.goto(`${server.origin}/desk/grids`)
    const community = secretary.locator('.plan-community').first()
    await community.locator('summary').first().click()
    await community.locator('.plan-in-force li', { hasText: '第9网格' }).waitFor()
    await accessible(secretary)
    await secretary.goto(`${server.origin}/desk/map`)
    await secretary.locator('.map-list tr', { hasText: '第9网格' }).first().waitFor({ state: 'attached' })
    const { body } = await server.resident.get('/api/map/grids.geojson')
    assert.ok(
      body.features.some((one: { properties: { name: string } }) => /第9网格/.test(one.properties.name)),
    )
  })

  test('refused changes are put back and say why: no network, somebody was quicker; the same at one press', async () => {
    const director = await enter('community2')
    await begin(director)
    const view = await planOf(director)
    const [first, second] = buildingsOf(view, 0)
    const before = await householdsOf(director, 1)
    await loseSignal(director.context())
    await moveByList(director, first!.name, '第2网格')
    await director.getByRole('alert').getByText('已恢复原状').waitFor()
    await director.locator('.plan-side-head').getByText('网格', { exact: true }).click()
    assert.equal(await householdsOf(director, 1), before)
    await findSignal(director.context())
    await director.getByRole('alert').getByRole('button', { name: '再试一次' }).click()
    await director.getByRole('alert').waitFor({ state: 'detached' })
    await saved(director)

    // The page does not hear of the colleague before it sends its own change.
    await director.route('**/progress*', route => route.abort())
    const colleague = await server.signIn('secretary')
    const { plan, division } = await planOf(director)
    const edit = { kind: 'move', buildings: [second!.id], to: division.grids[1]!.key }
    const quicker = await colleague.post(`/api/plans/${plan.id}/edits`, { revision: plan.revision, edit })
    assert.equal(quicker.status, 200)
    await moveByList(director, buildingsOf(view, 2)[0]!.name, '第2网格')
    await director.getByRole('alert').getByText('调整了楼栋').waitFor()
    await director.getByRole('alert').getByRole('button', { name: '再做一次' }).click()
    await director.getByRole('alert').waitFor({ state: 'detached' })
    await saved(director)
    const { edits } = await planOf(director)
    assert.deepEqual(
      edits.map(one => one.undone),
      [false, false, false],
    )
  })

  test('without WebGL lists and tables say and do the same; on a phone nothing sticks out', async () => {
    const director = await enter('community3', phone)
    await director.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await director.goto(`${server.origin}/desk/grids`)
    await director.getByRole('button', { name: '由系统提出方案' }).click()
    await director.getByRole('button', { name: '开始生成' }).click()
    await director.getByText('这台设备不能显示地图').waitFor()
    const { ground } = await planOf(director)
    await moveByList(director, ground.buildings[0]!.name, '第2网格')
    await saved(director)
    await director.goto(`${director.url()}?with=inForce`)
    await director.locator('.plan-pairs li').first().waitFor()
    for (const [name, path] of [
      ['compare', director.url()],
      ['plan', director.url().split('?')[0]!],
      ['list', `${server.origin}/desk/grids`],
    ] as const) {
      await director.goto(path)
      await director.locator(':is(.plan-pairs, .plan-grids, .plan-community)').first().waitFor()
      await shoot(director, `plans-390-${name}`)
      await accessible(director)
      assert.ok(await director.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name)
    }
  })
})

async function begin(page: Page): Promise<void> {
  await page.goto(`${server.origin}/desk/grids`)
  await page.getByRole('button', { name: '在现行网格上调整' }).click()
  await mapReady(page)
}

function grid(page: Page, name: string): Promise<void> {
  return page.locator('.plan-grid-name', { hasText: name }).click()
}

async function report(buildingId: string): Promise<string> {
  const id = randomUUID()
  const place = { buildingId }
  const body = { id, text: '楼道灯坏了,晚上看不见台阶。', nature: 'help', place }
  const answer = await server.resident.post('/api/matters', body)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return id
}

async function adopt(page: Page): Promise<void> {
  await page.getByRole('button', { name: '采用此方案' }).click()
  await page.locator('.plan-adoption', { hasText: '1 个新设' }).waitFor()
  await page.locator('.plan-adoption', { hasText: '拆分了小区' }).waitFor()
  await page.getByRole('button', { name: '今天' }).click()
  await page.getByLabel('文号').fill('党工委发〔2026〕12号')
  await shoot(page, 'plans-2-adopt')
  await accessible(page)
  await page.getByRole('button', { name: '按此决定采用' }).click()
  await page.locator('.plan-adopted', { hasText: '12号' }).waitFor()
}
