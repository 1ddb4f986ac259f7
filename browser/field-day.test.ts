/** A morning of a grid worker without signal, on two phones of one grid; then the line drops again and again while it is sent: nothing twice, nothing lost. */
import assert from 'node:assert/strict'
import { globSync, statSync } from 'node:fs'
import { suite, test } from 'node:test'
import { civilDay } from '../src/proceedings/clock.ts'
import { accessible, findSignal, loseSignal, shoot } from '../test/support/browser.ts'
import {
  droppingLine,
  finger,
  households,
  type Phone,
  phoneOf,
  sendAll,
  server,
  toPage,
  workers,
} from './field-day-hands.ts'
import { type Counted, counted, noteOf } from './field-ledger.ts'
import { morningOfOne, morningOfTwo, pretendToHear, quickMorning, scrollThrough } from './field-morning.ts'

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
    await shoot(page, 'field-day-1-homes')
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
    await page.locator('#day-visits').waitFor()
    await page.locator('.state-line .warn').waitFor()
    assert.ok(reporting.taps() <= 4)
    console.log(
      `a report: ${reporting.taps()} taps and its words, ${Date.now() - from} ms of them by the page`,
    )
  })

  test('whoever goes elsewhere while a visit is being kept is not carried away from there; the visit is kept', async () => {
    const { page } = one
    await toPage(page, 'visit', nextDoors(1)[0]!)
    await page.locator('.option', { hasText: '见到了' }).tap()
    await page.locator('.state-line', { hasText: '2 件' }).waitFor()
    await page.evaluate(() => {
      document.querySelector('form')!.requestSubmit()
      location.hash = '#/homes'
    })
    await page.locator('.state-line', { hasText: '3 件' }).waitFor()
    await page.locator('.stairway').first().waitFor()
    assert.equal(new URL(page.url()).hash, '#/homes')
  })

  test('a morning on two phones without signal; sent over a line that drops, the ledger is what was done', async () => {
    const before = await counted()
    await loseSignal(two.context)
    await Promise.all([morningOfOne(one, nextDoors(5)), morningOfTwo(two, nextDoors(6))])
    assert.deepEqual(await counted(), before, 'nothing has reached the server')
    await Promise.all([sendOverDroppingLine(one, 11), sendOverDroppingLine(two, 12)])
    assert.deepEqual(added(before, await counted()), {
      // With those of the tests before, which waited for signal.
      visits: 13,
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

  test('words are spoken where the phone hears: asked once, off until then', async () => {
    const { page } = two
    await page.evaluate(pretendToHear)
    await toPage(page, 'report')
    await page.locator('textarea').fill('东门：')
    await page.locator('.voice').tap()
    await page.getByText('声音可能会传给手机厂商').waitFor()
    assert.equal(
      await page.locator('textarea').inputValue(),
      '东门：',
      'nothing is heard before somebody agrees',
    )
    await page.getByRole('button', { name: '知道了，开始' }).tap()
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '东门：路灯坏了')
    await page.locator('.voice').tap()
    await page.locator('.voice[aria-pressed=false]').waitFor()
    await page.locator('.voice').tap()
    assert.equal(await page.getByText('声音可能会传给手机厂商').count(), 0, 'asked once')
    await page.locator('.voice').tap()
    await page.locator('textarea').fill('')
  })

  test('two phones put right the same field without signal: both values are kept, nobody loses theirs', async () => {
    const home = households.find(({ people }) => people.length > 1)!
    const [person] = home.people
    await Promise.all([loseSignal(one.context), loseSignal(two.context)])
    for (const [phone, name] of [
      [one, '王桂兰'],
      [two, '王桂英'],
    ] as const) {
      await toPage(phone.page, 'person', person!.id)
      await phone.page.getByRole('button', { name: '更正信息' }).tap()
      await phone.page.getByLabel('姓名').fill(name)
      await phone.page.getByRole('button', { name: '保存' }).tap()
      await phone.page.locator('.note.good').waitFor()
    }
    await findSignal(one.context)
    await sendAll(one.page)
    await findSignal(two.context)
    await sendAll(two.page)
    const { conflicts } = (await (await server.signIn(workers[0]!)).get('/api/registry/conflicts')).body
    const [both] = conflicts.filter((each: { subjectId: string }) => each.subjectId === person!.id)
    assert.deepEqual([both.field, both.current.value, both.other.value], ['name', '王桂兰', '王桂英'])
  })

  test('a correction begun is found again; refused, as the wording of its consent is another now, it opens again and is taken', async () => {
    const { page } = one
    const person = households.at(-1)!.people[0]!
    const name = page.getByLabel('姓名')
    const [spoken, save] = ['口头同意', '保存'].map(label => page.getByRole('button', { name: label }))
    const correct = async () => {
      await toPage(page, 'person', person.id)
      await page.getByRole('button', { name: '更正信息' }).tap()
    }
    await toPage(page, 'homes')
    await correct()
    await name.fill('萨仁图雅')
    await page.goBack()
    await page.locator('.stairway').first().waitFor()
    await correct()
    assert.equal(await name.inputValue(), '萨仁图雅')
    await page.getByLabel('新电话').fill('13900001234')
    await spoken!.tap()
    await newWording()
    await save!.tap()
    await page.locator('.state-line .bad').waitFor()
    await toPage(page, 'outbox')
    await shoot(page, 'field-day-7-refused')
    await page.getByRole('button', { name: '修改后再发' }).tap()
    assert.equal(await name.inputValue(), '萨仁图雅')
    assert.equal(await page.getByLabel('新电话').inputValue(), '13900001234')
    await page.getByText(wording).waitFor()
    await page.locator('.consent button[aria-pressed=true]').waitFor({ state: 'detached' })
    await shoot(page, 'field-day-8-reopened')
    await accessible(page)
    await spoken!.tap()
    await save!.tap()
    await page.locator('.fold form').waitFor({ state: 'detached' })
    await sendAll(page)
    assert.equal(await page.locator('.state-line .bad').count(), 0)
    const { body } = await (await server.signIn(workers[0]!)).get(`/api/registry/residents/${person.id}`)
    assert.equal(body.name, '萨仁图雅')
    await page.getByRole('button', { name: '更正信息' }).tap()
    assert.equal(await page.getByLabel('新电话').inputValue(), '', 'what was sent is no draft any more')
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

const wording = '您的电话只用于与您联系，您可以随时撤回这项同意。'

async function newWording(): Promise<void> {
  const office = await server.signIn('admin')
  const { status, body } = await office.post('/api/registry/consent-texts', {
    ...{ purpose: 'contact', version: 2, validFrom: civilDay(new Date()) },
    texts: { 'zh-CN': wording, en: 'Your number is used to reach you, and for nothing else.' },
  })
  assert.equal(status, 200, JSON.stringify(body))
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
