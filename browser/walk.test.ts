/** The whole walk of a matter in one story: a resident's phone, grid, community, dispatcher, departments, verifier, answer, supervisor. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { report } from '../test/matters/story.ts'
import {
  fillOnDesk,
  finger,
  inField,
  onDesk,
  onOwnPage,
  openOnDesk,
  receiptOf,
  sendOnDesk,
  startOnDesk,
} from './walk-hands.ts'
import {
  accountOf,
  accountOfPerson,
  deskOf,
  fieldPhone,
  firstBuilding,
  look,
  matterOf,
  openFile,
  pictures,
  problems,
  residentPhone,
  server,
  unitOf,
} from './walk-town.ts'

const said = '三号楼二单元门口的路灯坏了一个星期，晚上看不见台阶，老人下楼害怕。'
const home = await firstBuilding()
let story = { number: '', code: '' }
const people: Record<string, Page> = {}
const the = (who: string): Page => people[who] ?? assert.fail(`${who} is not here yet`)

suite('walk', { concurrency: false }, () => {
  after(() => assert.deepEqual(problems, []))

  test('a resident without an account: words, photo, place from the lists, receipt', async () => {
    people.leader = await fieldPhone(await accountOf('gridLeader', 'gridId', home.gridId))
    await the('leader').getByText('现在没有等您办的事').waitFor()
    await look(the('leader'), 'field-empty-390')

    const page = await residentPhone()
    people.resident = page
    await page.locator('form.report').waitFor()
    await look(page, 'resident-empty-390')
    const hand = finger(page)
    await page.locator('#text').fill(said)
    await hand.photograph('#photos', pictures.wrong)
    await hand.choose('#place-community', 1)
    await hand.choose('#place-compound', 1)
    await page.locator('#place-building').fill(home.typed)
    await page.locator('.preview .deadline').waitFor()
    await look(page, 'resident-filled-390')
    await hand.tap('.send button')
    await page.locator('.receipt').waitFor()
    assert.ok(hand.taps() <= 4, `${hand.taps()} taps besides typing`)
    story = await receiptOf(page)
    await page.locator('.qr').nth(1).waitFor()
    await look(page, 'resident-receipt-390')
  })
  test('the receipt proves itself from its file, without a network', async () => {
    const page = the('resident')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存到手机' }).tap()
    const saved = readFileSync(await (await saving).path(), 'utf8')
    const file = join(mkdtempSync(join(tmpdir(), 'aili-receipt-')), 'receipt.html')
    writeFileSync(file, saved)
    const elsewhere = await openFile(file)
    await elsewhere.locator('#verdict', { hasText: '签名有效' }).waitFor()
    await look(elsewhere, 'resident-saved-390')
    writeFileSync(file, saved.replace(story.number, `${story.number}9`).replace(`"${story.number}"`, '"1"'))
    await elsewhere.reload()
    await elsewhere.locator('#verdict', { hasText: '签名无效' }).waitFor()
  })

  test('the grid leader sees it without reloading, takes it in, and asks the community', async () => {
    const page = the('leader')
    const card = page.locator('.matter-card', { hasText: '路灯' })
    await card.waitFor()
    await look(page, 'field-arrived-390')
    await card.locator('a').tap()
    await page.locator('.action-bar').waitFor()
    await look(page, 'field-matter-390')
    await inField(page, '受理', { 类别: '系统建议' })
    const escalation = { 已经做过什么: '到现场看过，联系过物业。', 为什么本级解决不了: '路灯属于市政设施。' }
    await inField(page, '提请上级办理', escalation, () => look(page, 'field-escalate-390'))
    assert.equal((await matterOf(story.number)).level, 2)
  })

  test('the community director cannot solve it either and asks the work committee', async () => {
    const page = await deskOf(await accountOf('communityDirector', 'communityId', home.communityId))
    people.director = page
    await openOnDesk(page, story.number)
    await onDesk(
      page,
      '提请上级办理',
      { 已经做过什么: '社区到现场看过。', 为什么本级解决不了: '需要主管部门维修。' },
      '待上级决定',
    )
    assert.equal((await matterOf(story.number)).level, 3)
  })

  test('the dispatcher finds it in the list by due date, with all about it and a second report like it', async () => {
    await report(server, {
      text: '三号楼二单元门口路灯坏了，晚上看不见台阶。',
      place: { buildingId: home.id },
    })
    const page = await deskOf('dispatch')
    people.dispatcher = page
    await page.locator('.row-link').first().waitFor()
    await look(page, 'desk-list-1440')
    const dues = await page
      .locator('td.col-due time')
      .evaluateAll(all => all.map(one => one.getAttribute('datetime')))
    assert.deepEqual(dues, [...dues].sort(), 'sorted by due')
    await openOnDesk(page, story.number)
    await page.locator('#matter-like').waitFor()
    await page.locator('.map-frame').scrollIntoViewIfNeeded()
    await page.locator('.map-frame canvas').waitFor()
    const panes = await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)
    assert.ok(panes, 'list and matter scroll each for themselves')
    await page.locator('.term-head').first().waitFor()
    await page.locator('details.why summary').first().click()
    assert.ok((await page.locator('details.why[open] li').count()) >= 2, 'why this date')
    assert.ok((await page.locator('.matter-main img').count()) >= 1, 'the photo')
    await look(page, 'desk-matter-1440')
  })

  test('two at the desk at once: the second is told and keeps what was typed', async () => {
    const page = the('dispatcher')
    const asked = { 承办单位: await unitOf('city'), 要求的结果: '修好路灯，晚上亮着，拍照。' }
    await startOnDesk(page, '派遣')
    await fillOnDesk(page, asked)
    await onDesk(the('director'), '备注', { 备注内容: '老人较多，请尽快。' }, '待上级决定')
    await page.locator('.meanwhile').waitFor()
    assert.equal(await page.locator('.step-form textarea').first().inputValue(), asked.要求的结果)
    await look(page, 'desk-meanwhile-1440')
    await page.getByRole('button', { name: '已看过，继续办理' }).click()
    await sendOnDesk(page, '待签收')
  })

  test('two departments return it; the secretary rules for good', async () => {
    people.city = await deskOf('city')
    await openOnDesk(the('city'), story.number)
    await onDesk(the('city'), '退单', { 理由: '小区内路灯不归城管局管。' }, '已退单')
    await openOnDesk(the('dispatcher'), story.number)
    await onDesk(
      the('dispatcher'),
      '重新派遣',
      { 承办单位: await unitOf('housing'), 理由: '小区配套设施由住建局负责。' },
      '待签收',
    )
    people.housing = await deskOf('housing')
    await openOnDesk(the('housing'), story.number)
    await onDesk(the('housing'), '退单', { 理由: '线路属供水供电设施。' }, '已退单')
    await openOnDesk(the('dispatcher'), story.number, 'sight')
    assert.equal(await the('dispatcher').locator('[data-step=redispatch]').count(), 0, 'twice is enough')
    people.secretary = await deskOf('secretary')
    await openOnDesk(the('secretary'), story.number)
    await look(the('secretary'), 'desk-ruling-1440')
    await onDesk(
      the('secretary'),
      '裁定交办',
      { 承办单位: await unitOf('water'), 理由: '由水务局负责到底。' },
      '待签收',
    )
  })

  test('the department signs in, handles, asks for more time, gets it, and records the result', async () => {
    const page = await deskOf('water')
    people.water = page
    await openOnDesk(page, story.number)
    assert.equal(await page.locator('[data-step=return]').count(), 0, 'a ruling cannot be returned')
    await onDesk(page, '签收', {}, '已签收')
    await onDesk(page, '开始办理', { 联系情况: '匿名，无法联系。', 办理打算: '换灯头和线路。' }, '办理中')
    await onDesk(page, '申请延期', { 延长: '3 个工作日', 理由: '等配件到货。' }, '办理中')
    await openOnDesk(the('dispatcher'), story.number)
    await onDesk(the('dispatcher'), '同意延期', {}, '办理中')
    await page.locator('.term-head', { hasText: '已延期 1 次' }).waitFor()
    await startOnDesk(page, '提交办理结果')
    await fillOnDesk(page, {
      办理结果: '换了灯头，已经亮了。',
      联系情况: '匿名，无法联系。',
      处理后: [pictures.better],
    })
    await look(page, 'desk-result-1440')
    await sendOnDesk(page, '核查中')
  })

  test('a member of the grid finds it undone, sends it back once, then confirms it on site', async () => {
    const { handlerId } = await matterOf(story.number)
    const page = await fieldPhone(await accountOfPerson(handlerId!))
    people.verifier = page
    await page.locator('.matter-card', { hasText: '路灯' }).locator('a').tap()
    await page.locator('.action-bar').waitFor()
    await inField(page, '退回整改', { 理由: '晚上去看，灯还是不亮。', 现场照片: [pictures.wrong] })
    const water = the('water')
    await openOnDesk(water, story.number)
    await onDesk(
      water,
      '提交办理结果',
      { 办理结果: '线路重新接好，已亮。', 联系情况: '匿名，无法联系。', 处理后: [pictures.better] },
      '核查中',
    )
    const again = await fieldPhone(await accountOfPerson((await matterOf(story.number)).handlerId!))
    await again.locator('.matter-card', { hasText: '路灯' }).locator('a').tap()
    const seen = {
      现场照片: [pictures.better],
      现场情况: '晚上到现场看过，灯亮了。',
      反映人的说法: '匿名，无法询问',
    }
    await inField(again, '核查通过', seen, () => look(again, 'field-verify-form-390'))
    assert.equal((await matterOf(story.number)).state, 'closed')
  })

  test('the resident reads the answer, says solved and satisfied', async () => {
    const page = the('resident')
    await page.goto(`${server.origin}/#${story.number}.${story.code}`)
    await page.locator('.answer').getByText('线路重新接好，已亮。').waitFor()
    await look(page, 'resident-answer-390')
    await onOwnPage(page, '评价', async () => {
      await page.locator('.choice', { hasText: '解决了' }).first().tap()
      await page.locator('.choice').filter({ hasText: /^满意/ }).tap()
    })
    assert.match(await page.locator('.answer .chip').innerText(), /解决了.*满意/)
  })
})
