/** The other ways a matter may go, each in the hands of those it concerns: not filed, merged, reopened, sealed, supervised. */
import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { must, type Opened, report } from '../test/matters/story.ts'
import { desk, phone } from '../test/support/browser.ts'
import { finger, inField, onDesk, onOwnPage, openOnDesk, receiptOf, sendOnDesk } from './walk-hands.ts'
import {
  accountOf,
  deskOf,
  fieldPhone,
  firstBuilding,
  later,
  look,
  problems,
  residentPhone,
  server,
} from './walk-town.ts'

const home = await firstBuilding()
const place = { buildingId: home.id }
const leaderAccount = await accountOf('gridLeader', 'gridId', home.gridId)

/** A resident's own page of a matter. */
async function own({ number, code }: Pick<Opened, 'number' | 'code'>): Promise<Page> {
  const page = await residentPhone(`/#${number}.${code}`)
  await page.locator('.standing').waitFor()
  return page
}

suite('ways', { concurrency: false }, () => {
  after(() => assert.deepEqual(problems, []))

  test('not filed: the leader says why and where to go, the resident reads both', async () => {
    const matter = await report(server, { text: '楼上邻居欠我装修款不还，请帮忙要回来。', place })
    const page = await fieldPhone(leaderAccount)
    await page.locator('.matter-card', { hasText: '装修款' }).locator('a').tap()
    const inputs = {
      理由: '属于合同纠纷。',
      该去的地方: '人民法院',
      怎么去办: '到旗人民法院立案庭，带借条。',
    }
    await inField(page, '不予受理', inputs, () => look(page, 'field-notfiled-390'))
    const resident = await own(matter)
    await resident.getByText('到旗人民法院立案庭，带借条。').first().waitFor()
    await resident.getByText('属于合同纠纷。').first().waitFor()
    assert.match(await resident.locator('main').innerText(), /人民法院/)
    await look(resident, 'resident-notfiled-390')
  })

  test('merged: the reporter of the second is told which one it went to', async () => {
    const first = await report(server, { text: '安康家园北门垃圾箱满了三天，臭味很大。', place })
    const second = await report(server, { text: '安康家园北门垃圾箱满了，臭味很大没人清。', place })
    const page = await deskOf('dispatch')
    await openOnDesk(page, second.number, 'sight')
    await page.locator('section[aria-labelledby=matter-like] button').first().click()
    await page.locator('.step-form .ant-select', { hasText: first.number }).waitFor()
    await look(page, 'desk-merge-1440')
    await sendOnDesk(page, '已合并')
    const resident = await own(second)
    await resident.locator('.note.info', { hasText: first.number }).waitFor()
    await look(resident, 'resident-merged-390')
  })

  test('reopened: closed, not solved, and it goes back to who handled it', async () => {
    const matter = await report(server, { text: '单元门禁坏了，谁都能进。', place })
    const leader = await server.signIn(leaderAccount)
    const photos = { before: [await leader.photo()], after: [await leader.photo()] }
    await must(leader, matter.id, 'solveOnSpot', { result: '换了门锁。', ...photos })
    const member = await server.signIn(await accountOf('gridMember', 'gridId', home.gridId))
    const evidence = [await member.photo()]
    await must(member, matter.id, 'verify', { onSite: '门能锁上。', evidence, residentAnswer: 'anonymous' })
    later()
    const resident = await own(matter)
    await onOwnPage(resident, '要求重新办理', async () => {
      await resident.locator('form textarea').fill('今天又坏了，锁不上。')
    })
    await resident.locator('.standing', { hasText: '办理中' }).waitFor()
    await look(resident, 'resident-reopened-390')
    assert.equal((await leader.get(`/api/matters/${matter.id}`)).body.handler.name.length > 1, true)
  })

  test('an accusation of an official is nobody’s to read here', async () => {
    const secret = '某主任收了施工队的好处费'
    const page = await residentPhone()
    await page.locator('form.report').waitFor()
    await page.locator('#text').fill(secret)
    for (const list of ['community', 'compound']) await finger(page).choose(`#place-${list}`, 1)
    await page.locator('#place-building').fill(home.typed)
    await page.locator('summary', { hasText: '其他情况' }).tap()
    await page.locator('.tick', { hasText: '公职人员' }).tap()
    await page.locator('.preview', { hasText: '密封' }).waitFor()
    await look(page, 'resident-sealed-390')
    await page.locator('.send button').tap()
    const { number } = await receiptOf(page)
    const { id } = await server.db.owner
      .selectFrom('proceeding')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const director = await accountOf('communityDirector', 'communityId', home.communityId)
    for (const username of [leaderAccount, director, 'dispatch', 'secretary', 'supervise']) {
      const visitor = await server.signIn(username)
      const { rows } = (await visitor.get(`/api/worklist?list=all&q=${encodeURIComponent('好处费')}`)).body
      assert.deepEqual(rows, [], username)
      assert.doesNotMatch(JSON.stringify((await visitor.get(`/api/matters/${id}`)).body), /好处费/, username)
    }
    const supervisor = await deskOf('supervise')
    await supervisor.goto(`${server.origin}/desk/?list=all&q=${encodeURIComponent('好处费')}`)
    await supervisor.getByText('没有符合这些条件的事项').waitFor()
    await look(supervisor, 'desk-none-1440')
  })

  test('the supervisor: every figure opens to exactly its matters; supervision is ordered', async () => {
    const matter = await report(server, { text: '北门下水井盖松动，车压过去很响。', place, urgent: true })
    const page = await deskOf('supervise')
    await page.getByRole('button', { name: '台账与数字' }).click()
    await page.getByRole('link', { name: '督查' }).click()
    await page.locator('.tile').first().waitFor()
    await page.locator('.map-label').first().waitFor()
    await look(page, 'desk-figures-1440')
    const tiles = await page.locator('.tile').count()
    assert.ok(tiles >= 8, `${tiles} figures`)
    for (let nth = 0; nth < tiles; nth++) {
      const tile = page.locator('.tile').nth(nth)
      const figure = `${await tile.locator('.tile-label').innerText()} ${await tile.locator('strong').innerText()}`
      await tile.click()
      await page.locator('.row-link, .nothing').first().waitFor()
      const rows = await page.locator('.row-link').count()
      assert.equal(rows, Number(figure.split(' ').at(-1)), figure)
      await page.goBack()
      await page.locator('.tile').first().waitFor()
    }
    await openOnDesk(page, matter.number, 'sight')
    await onDesk(page, '督办', { 理由: '井盖伤人，今天必须处理。' }, '待受理')
    await page.goto(`${server.origin}/desk/?list=sight&figure=supervised`)
    await page.locator('tr.row', { hasText: matter.number }).waitFor()
  })

  test('every other page is sound at both sizes, empty states included', async () => {
    for (const [size, shape] of [
      ['390', phone],
      ['1440', desk],
    ] as const) {
      const page = await deskOf('water', shape)
      for (const path of ['', 'notices', 'account']) {
        await page.goto(`${server.origin}/desk/${path}`)
        await page.locator('main h1, [role=main] h1').first().waitFor({ state: 'attached' })
        await look(page, `desk-water-${path || 'list'}-${size}`)
      }
    }
    const clerk = await deskOf('dispatch', phone)
    await clerk.goto(`${server.origin}/desk/report`)
    await clerk.locator('textarea').first().waitFor()
    await look(clerk, 'desk-report-390')
  })
})
