/** A morning of a grid worker without signal, on two phones of one grid; then the line drops again and again while it is sent: nothing twice, nothing lost. */
import assert from 'node:assert/strict'
import { globSync, statSync } from 'node:fs'
import { suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findSignal, loseSignal, shoot } from '../test/support/browser.ts'
import {
  droppingLine,
  finger,
  households,
  type Phone,
  patrolName,
  phoneOf,
  plainVisit,
  sendAll,
  server,
  takePhoto,
  toPage,
  workers,
} from './field-day-hands.ts'
import { accessible } from './field-hands-axe.ts'
import { type Counted, counted, noteOf } from './field-ledger.ts'
import { photo } from './field-photo.ts'

const [one, two] = await Promise.all([phoneOf(workers[0]!), phoneOf(workers[1]!)])
/** Doors nobody asked to keep away from. */
const doors = households.filter(home => home.visits === 'welcome').map(home => home.id)
const nextDoors = (count: number) => doors.splice(100, count)

suite('a day in the field', { concurrency: false }, () => {
  test('opens from what the phone keeps, on a processor four times slower; five hundred households scroll', async () => {
    const { page, context } = one
    await loseSignal(context)
    const cpu = await context.newCDPSession(page)
    await cpu.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const begun = Date.now()
    await page.reload({ waitUntil: 'commit' })
    await page.locator('.round .line-row').first().waitFor()
    console.log(`opens from the cache: ${Date.now() - begun} ms at a quarter of the speed`)
    await toPage(page, 'homes')
    await page.locator('.stairway').first().waitFor()
    await page.waitForFunction(() => document.querySelectorAll('.stairway li').length >= 500)
    const { frames, slow, worst } = await page.evaluate(scrollThrough)
    console.log(`500 households scroll: ${frames} frames, ${slow} over 50 ms, the worst ${worst} ms`)
    const found = Date.now()
    await page.getByRole('searchbox').fill(households[321]!.people[0]!.name.slice(0, 2))
    await page.locator('.stairway li', { hasText: households[321]!.people[0]!.name }).first().waitFor()
    console.log(`found by two characters in ${Date.now() - found} ms`)
    await cpu.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await page.screenshot({ path: 'browser/screenshots/field-day-1-homes.png' })
    await accessible(page)
    await page.getByRole('searchbox').fill('')
    const scripts = globSync('dist/web/field/assets/*.js.gz').filter(path => !/[\\/]map-/.test(path))
    console.log(
      `scripts: ${scripts.reduce((sum, path) => sum + statSync(path).size, 0)} bytes, ${scripts.length} files`,
    )
  })

  test('a plain visit takes three taps from the list, a report two and its words', async () => {
    const { page } = one
    await toPage(page, 'today')
    await page.locator('#day-visits').waitFor()
    await shoot(page, 'field-day-2-today')
    await accessible(page)
    const hand = finger(page)
    const begun = Date.now()
    await hand.first('.round .line-row')
    await hand.tap('见到了', 'option')
    await hand.tap('保存走访')
    await page.locator('.kept-note').waitFor()
    assert.ok(hand.taps() <= 3)
    console.log(`a plain visit: ${hand.taps()} taps, ${Date.now() - begun} ms of them by the page`)
    await shoot(page, 'field-day-3-visited')
    const reporting = finger(page)
    const from = Date.now()
    await reporting.first('.ways a[href="#/report"]')
    await page.locator('textarea').fill('小区东门垃圾箱满了。')
    await page.locator('.place-chosen').waitFor()
    await reporting.tap('上报')
    await page.locator('.state-line .warn').waitFor()
    assert.ok(reporting.taps() <= 4)
    console.log(
      `a report: ${reporting.taps()} taps and its words, ${Date.now() - from} ms of them by the page`,
    )
  })

  test('a morning on two phones without signal; sent over a line that drops, the ledger is what was done', async () => {
    const before = await counted()
    await loseSignal(two.context)
    await Promise.all([morningOfOne(one, nextDoors(5)), morningOfTwo(two, nextDoors(6))])
    assert.deepEqual(await counted(), before, 'nothing has reached the server')
    await Promise.all([sendOverDroppingLine(one, 11), sendOverDroppingLine(two, 12)])
    assert.deepEqual(added(before, await counted()), {
      // With those of the test before, which waited for signal.
      visits: 12,
      matters: 3,
      linked: 1,
      patrols: 1,
      checks: 6,
      notOk: 1,
      hazards: 1,
      photos: 9,
    })
    assert.equal(await noteOf(server, '腿脚好多了'), 1)
  })

  for (const seed of [21, 22, 23])
    test(`visits, a report and photos sent over a line that drops (seed ${seed}): nothing twice, nothing lost`, async () => {
      const before = await counted()
      await Promise.all([loseSignal(one.context), loseSignal(two.context)])
      await Promise.all([
        quickMorning(one, nextDoors(5), `一号手机上报 ${seed}`),
        quickMorning(two, nextDoors(5), `二号手机上报 ${seed}`),
      ])
      await Promise.all([sendOverDroppingLine(one, seed), sendOverDroppingLine(two, seed + 100)])
      const now = added(before, await counted())
      assert.deepEqual([now.visits, now.matters, now.photos], [10, 2, 2])
    })
})

/** Five visits, one with words, photos and a matter raised at the door; the patrol with a hazard, through the death of the app. */
async function morningOfOne({ page }: Phone, homes: readonly string[]): Promise<void> {
  const [first, ...others] = homes
  await toPage(page, 'visit', first!)
  await page.locator('.option', { hasText: '见到了' }).tap()
  await page.locator('.option', { hasText: /^同意/ }).tap()
  await page.getByLabel('听到了什么', { exact: true }).fill('腿脚好多了')
  await takePhoto(page)
  await takePhoto(page)
  await page.getByRole('button', { name: '转为事项' }).tap()
  await page.locator('.follow-up textarea').fill('楼道的灯坏了三天')
  await page.getByText('路灯异常').waitFor()
  await page.locator('.follow-up input[capture]').setInputFiles(photo)
  await page.locator('.follow-up .taken img').waitFor()
  await shoot(page, 'field-day-4-visit')
  await accessible(page)
  await page.getByRole('button', { name: '保存走访' }).tap()
  await page.locator('.kept-note').waitFor()
  for (const [n, home] of others.entries()) await plainVisit(page, home, n === 0 ? '没人在家' : '见到了')
  await walkPatrol(page)
}

async function walkPatrol(page: Page): Promise<void> {
  await toPage(page, 'patrols')
  await page.getByRole('link', { name: patrolName }).tap()
  await page.getByRole('button', { name: '开始，并记录路线' }).tap()
  await page.locator('.tracking').waitFor()
  await page.getByRole('button', { name: '本点全部正常' }).tap()
  await page.locator('.stop.done').waitFor()
  // The app dies in the middle: it goes on where it was.
  await page.reload()
  await page.locator('.stop.done').waitFor()
  await shoot(page, 'field-day-5-patrol')
  await accessible(page)
  await page.getByRole('button', { name: '不正常：通道畅通' }).tap()
  await takePhoto(page)
  await takePhoto(page)
  await page.getByLabel('什么情况', { exact: true }).fill('通道被三轮车堵住')
  await page.getByLabel('隐患类别').selectOption('passage')
  await shoot(page, 'field-day-6-found')
  await accessible(page)
  await page.getByRole('button', { name: '记下' }).tap()
  await page.getByRole('button', { name: '其余都正常' }).tap()
  await page.getByRole('button', { name: '本点全部正常' }).tap()
  await page.getByRole('button', { name: '结束巡查' }).tap()
  await page.locator('.head').waitFor()
}

/** Six visits and a report with photos. */
async function morningOfTwo({ page }: Phone, homes: readonly string[]): Promise<void> {
  for (const [n, home] of homes.entries()) await plainVisit(page, home, n === 2 ? '不愿接待' : '见到了')
  await reportWith(page, '井盖松动，车一压就响', 4)
}

async function quickMorning({ page }: Phone, homes: readonly string[], words: string): Promise<void> {
  for (const home of homes) await plainVisit(page, home)
  await reportWith(page, words, 1)
}

async function reportWith(page: Page, words: string, photos: number): Promise<void> {
  await toPage(page, 'report')
  for (let n = 0; n < photos; n++) await takePhoto(page)
  await page.locator('textarea').fill(words)
  await page.locator('.place-chosen').waitFor()
  await page.getByRole('button', { name: '上报' }).tap()
  await page.locator('#day-visits, .tabs').first().waitFor()
}

async function sendOverDroppingLine({ page, context }: Phone, seed: number): Promise<void> {
  const line = await droppingLine(context, seed)
  await findSignal(context)
  await sendAll(page)
  console.log(`seed ${seed}: the line dropped ${line.drops()} times`)
  await line.mend()
  assert.equal(await page.locator('.state-line .bad').count(), 0, 'nothing was refused')
}

function added(before: Counted, after: Counted): Counted {
  return Object.fromEntries(
    Object.entries(after).map(([name, count]) => [name, count - before[name as keyof Counted]]),
  ) as unknown as Counted
}

/** Scrolls from top to bottom as a thumb would, and how long each picture took. */
async function scrollThrough(): Promise<{ frames: number; slow: number; worst: number }> {
  const times: number[] = []
  let last = performance.now()
  for (let n = 0; n < 60; n++) {
    scrollBy(0, 400)
    await new Promise(requestAnimationFrame)
    const now = performance.now()
    times.push(now - last)
    last = now
  }
  return {
    frames: times.length,
    slow: times.filter(time => time > 50).length,
    worst: Math.round(Math.max(...times)),
  }
}
