/** Patrols in a real browser: a director writes a plan on the map and by keys, reads what a worker walked, looks at a hazard on the spot and closes it. */
import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { newId } from '../src/kernel/ids.ts'
import { accessible, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { signIn } from './proceeding-hands.ts'

const server = await startTown({ listen: true })
const browser = await launchBrowser()
const enter = (user: string, size?: typeof phone) => signIn(browser, server, user, size)
const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#57755b' } })
  .jpeg()
  .toBuffer()

suite('patrols at the desk', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('a plan on the map and by keys; changed, it is a second revision', async () => {
    const director = await enter('community1')
    await director.goto(`${server.origin}/desk/patrols?tab=plans`)
    await director.getByRole('button', { name: '新建巡查方案' }).click()
    await director.getByLabel('方案名称').fill('河岸巡查')
    await press(director, 0)
    await director.getByLabel('地点类型').click()
    await director.locator('.ant-select-dropdown:visible').getByText('河岸', { exact: true }).click()
    await director.getByRole('textbox', { name: '检查项 5' }).waitFor()
    await director.locator('.stop-name').first().click()
    await press(director, 90)
    const second = director.locator('.stop-name').nth(1)
    await second.click()
    await second.press('Alt+ArrowUp')
    assert.match(await director.locator('.stop-name').nth(1).innerText(), /河岸/)
    await accessible(director)
    await shoot(director, 'patrols-1-plan')
    await director.getByRole('button', { name: '保存方案' }).click()
    await director.getByRole('button', { name: '河岸巡查' }).click()
    await director.getByLabel('方案名称').fill('河岸和护栏巡查')
    await director.getByRole('button', { name: '保存方案' }).click()
    await director.getByRole('button', { name: '河岸和护栏巡查' }).click()
    await director.getByText('第 2 版').waitFor()
  })

  test('what a worker walked is a record; its hazard stays until somebody looked, with a photo', async () => {
    const { patrol, hazard, matter } = await walked()
    const director = await enter('community1')
    await director.goto(`${server.origin}/desk/patrols?patrol=${patrol}`)
    await director.locator('.patrols-item p', { hasText: '楼道堆满纸箱' }).waitFor()
    await accessible(director)
    await shoot(director, 'patrols-2-record')
    await director.goto(`${server.origin}/desk/matters/${matter}`)
    await director.getByText('由巡查“楼道巡查”发现').waitFor()
    await director.getByRole('link', { name: '楼道、消防通道堵塞' }).click()
    await director.getByRole('button', { name: '到场复查：已消除' }).click()
    const send = director.locator('form').getByRole('button', { name: '到场复查：已消除' })
    assert.equal(await send.isDisabled(), true, 'not without a photo')
    await director
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo })
    await director.locator('.photo-remove').waitFor()
    await send.click()
    await director.getByText('已销号', { exact: true }).waitFor()
    const small = await enter('community1', phone)
    for (const at of [`hazard=${hazard}`, 'tab=hazards', 'tab=plans', 'tab=walked', 'tab=coverage']) {
      await small.goto(`${server.origin}/desk/patrols?${at}`)
      await small.locator('.hazard-life, .patrols-table, .nothing, .hazard-rows').first().waitFor()
      await accessible(small)
      assert.ok((await small.evaluate(() => document.documentElement.scrollWidth)) <= 390, at)
    }
    await shoot(small, 'patrols-3-coverage-phone')
  })
})

/** On the map, so many pixels to the right of its middle. */
async function press(page: Page, right: number): Promise<void> {
  const map = page.locator('.map-canvas[data-ready=true]')
  await map.waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  const box = (await map.boundingBox())!
  await page.mouse.click(box.x + box.width / 2 + right, box.y + box.height / 2)
}

async function walked() {
  const { rows } = await sql<{ id: string; gridId: string; communityId: string }>`
    select b.id, b.grid_id, g.community_id from building b join grid g on g.id = b.grid_id join post o on o.grid_id = g.id
    join person p on p.id = o.person_id join account_user a on a.id = p.account_id where a.username = 'member1' limit 1`.execute(
    server.db.owner,
  )
  const { id: buildingId, gridId, communityId } = rows[0]!
  const [patrol, hazard, matter, stopId, itemId, planId] = Array.from({ length: 6 }, () => newId())
  const [director, member] = [await server.signIn('community1'), await server.signIn('member1')]
  const stops = [
    {
      id: stopId,
      name: '3号楼楼道',
      kind: 'stairwell',
      buildingId,
      items: [{ id: itemId, text: '楼道畅通' }],
    },
  ]
  const plan = {
    id: planId,
    communityId,
    gridId,
    name: '楼道巡查',
    stops,
    everyDays: 7,
    validFrom: '2026-11-20',
  }
  const at = '2026-11-23T01:05:00.000Z'
  const what = '楼道堆满纸箱'
  const report = { id: matter, text: what, place: { buildingId } }
  const finding = { id: hazard, kind: 'passage', what, buildingId, matter: report }
  const check = {
    id: newId(),
    stopId,
    itemId,
    result: 'notOk',
    at,
    note: what,
    photos: [await member.photo()],
    hazard: finding,
  }
  const walk = {
    id: patrol,
    planId,
    revision: 1,
    startedAt: at,
    endedAt: '2026-11-23T01:30:00.000Z',
    checks: [check],
  }
  for (const answer of [
    await director.post('/api/patrols/plans', plan),
    await member.post('/api/patrols', walk),
  ])
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return { patrol, hazard, matter }
}
