/** Two troupes want the same square: the whole walk of a dispute from the matter to the follow-up, each by whom it concerns, both parties signing on their phones, the papers read back. */
import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { countTaps, draw, foundCommittee, most, phoneOf, signAs, step } from './dispute-hands.ts'
import {
  agreed,
  applyTogether,
  begun,
  chooseBoth,
  closing,
  consentBoth,
  declareNone,
  enterParties,
  facts,
  leaders,
  pay,
  readPaper,
  readRights,
  said,
  setSitting,
  threeInstalments,
  troupes,
  write,
} from './dispute-parts.ts'
import { firstChoice } from './proceeding-hands.ts'
import { fillOnDesk, finger, openOnDesk, receiptOf, sendOnDesk, startOnDesk } from './walk-hands.ts'
import {
  accountOf,
  deskOf,
  firstBuilding,
  look,
  matterOf,
  problems,
  residentPhone,
  server,
} from './walk-town.ts'

const home = await firstBuilding()
const people: Record<string, Page> = {}
const the = (who: string): Page => people[who] ?? assert.fail(`${who} is not here yet`)
const matter = { number: '', code: '' }
let dispute = ''

/** Days go by, and with them the session: whoever comes back signs in anew. */
async function onDay(day: string): Promise<Page> {
  server.clock.set(`${day}T01:30:00.000Z`)
  await people.mediator?.context().close()
  const page = await deskOf('mediator1')
  people.mediator = page
  await countTaps(page)
  await page.goto(dispute)
  await page.locator('.timeline').waitFor()
  return page
}

const tablet = { width: 1024, height: 768 }

suite('a dispute', { concurrency: false }, () => {
  after(() => assert.deepEqual(problems, []))

  test('a resident reports it on a phone; the community refers it to mediation', async () => {
    await foundCommittee()
    const page = await residentPhone()
    people.resident = page
    await page.locator('form.report').waitFor()
    const hand = finger(page)
    await page.locator('#text').fill(`${facts}请社区给我们调解。`)
    await hand.choose('#place-community', 1)
    await hand.choose('#place-compound', 1)
    await page.locator('#place-building').fill(home.typed)
    await page.locator('.preview .deadline').waitFor()
    await hand.tap('.send button')
    Object.assign(matter, await receiptOf(page))
    assert.ok(hand.taps() <= 3, `${hand.taps()} taps`)
    const director = await deskOf(await accountOf('communityDirector', 'communityId', home.communityId))
    people.director = director
    await openOnDesk(director, matter.number, 'sight')
    await startOnDesk(director, '转介')
    await fillOnDesk(director, { 转到: '人民调解', 理由: '两支队伍之间的争议，适合人民调解。' })
    await director.getByText('反映人已经同意').click()
    await sendOnDesk(director, '已转介')
    await look(director, 'dispute-1-referred-1440')
  })

  test('the committee takes it in: parties, consent, ties declared, a mediator chosen by both', async () => {
    const page = await deskOf('mediator1')
    people.mediator = page
    await countTaps(page)
    dispute = await begun(page, (await matterOf(matter.number)).id)
    await step(page, '登记', { label: '人民调解' })
    await most(page, 9, 'taken in')
    await enterParties(page)
    await most(page, 8, 'two parties')
    await step(page, '征求当事人意见', { noticeWay: '当面' })
    await consentBoth(page)
    await declareNone(page, () => look(page, 'dispute-2-declared-1440'))
    await chooseBoth(page, '邵佳辉')
    await step(page, '受理', { consentOf: firstChoice }, '权利义务告知书')
    await most(page, 23, 'consent, ties, choice')
    await look(page, 'dispute-3-accepted-1440')
  })

  test('a sitting is set and both sides told', async () => {
    const page = the('mediator')
    await page.setViewportSize(tablet)
    await page.locator('.step', { hasText: '安排调解' }).click()
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await setSitting(page, '2026-11-24')
    await most(page, 7, 'sitting set and told')
    await look(page, 'dispute-4-told-1024')
  })

  test('in the room on a tablet: rights read, two positions, points that both agree to', async () => {
    const page = await onDay('2026-11-24')
    await page.setViewportSize(tablet)
    await page.getByRole('link', { name: '进入调解室' }).click()
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await readRights(page)
    await page.getByLabel('到场人员').fill('双方团长')
    await page.getByRole('button', { name: '开始调解' }).click()
    await page.locator('.room-head .state', { hasText: '调解中' }).waitFor()
    await most(page, 15, 'rights read, begun')
    await said(page, troupes[0], '十年来每晚七点都在这里排练，要求保留时段，赔修鼓钱。')
    await said(page, troupes[1], '广场是公共的，愿意分时段；鼓是人多踩坏的，愿意分期赔。')
    for (const nth of [0, 1]) await agreed(page, nth)
    await look(page, 'dispute-5-room-1024')
    await most(page, 8, 'two positions, two points')
  })

  test('the points are the clauses of the draft; money in three instalments; counsel has nothing against it', async () => {
    const page = the('mediator')
    await page.getByRole('link', { name: '按共识起草协议' }).click()
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByLabel('纠纷主要事实').fill(facts)
    await page.getByLabel('各方责任').fill('场地之争双方均有责任；鼓的损坏由金马鞍艺术团负责。')
    assert.equal(await page.getByLabel('履行期限').nth(1).inputValue(), '2027-02-01')
    await threeInstalments(page)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('button', { name: '请法律顾问审查' }).click()
    await most(page, 5, 'drafted')
    const counsel = await deskOf(await accountOf('communityCounsel', 'communityId', home.communityId))
    await counsel.goto(dispute)
    await counsel.getByRole('button', { name: '没有意见' }).click()
    await page.getByText('对第 1 稿没有意见').waitFor()
    await look(page, 'dispute-6-draft-1440')
  })

  test('both sign by finger on their own phones, the mediator at the desk, the committee seals', async () => {
    const page = the('mediator')
    await page.getByRole('button', { name: '开始签字' }).click()
    for (const [nth, party] of troupes.entries()) {
      const phone = await phoneOf(page, party)
      if (nth === 0) await look(phone, 'dispute-7-sign-390')
      await signAs(phone, leaders[nth]!, '确认签字', '您已签字')
      await most(phone, 5, 'signed on a phone, three strokes among them')
      await phone.context().close()
    }
    await page.getByRole('button', { name: '调解员签字' }).click()
    await draw(page, '#mediator-pad')
    await page.getByRole('button', { name: '确认签字' }).click()
    const director = await deskOf('community1')
    people.director = director
    await director.goto(dispute)
    await director.getByRole('button', { name: '登记已盖章' }).click()
    await director.getByRole('dialog').getByRole('button', { name: '登记已盖章' }).click()
    await page.getByRole('button', { name: '登记协议' }).click()
    await page.getByRole('heading', { name: '司法确认' }).waitFor()
    await page.getByText('包金山 签').waitFor()
    await look(page, 'dispute-8-recorded-1440')
  })

  test('the agreement is a paper a court would take', async () => {
    const page = the('mediator')
    await write(page, '人民调解协议书')
    const words = [
      ...troupes,
      '(罕乌拉社区)人调字[2026]第001号',
      '叁仟元整',
      '壹仟元整',
      '轮流使用',
      '一式3份',
    ]
    assert.equal(await readPaper(page, '预览：人民调解协议书 1', 'dispute-agreement', words), 3)
    for (const paper of ['受理登记表', '权利义务告知书', '调解笔录']) await write(page, paper)
    await look(page, 'dispute-9-papers-1440')
  })

  test('the first instalment comes in; both apply together for confirmation within thirty days', async () => {
    const page = await onDay('2026-12-01')
    await step(page, '进入履行', { followUpOn: '2026-12-28' })
    await pay(page, '2026-12-28')
    await page.getByText('已收 ¥1,000.00').waitFor()
    await most(page, 6, 'first instalment')
    await applyTogether(page, phone => look(phone, 'dispute-10-applied-390'))
    await page.getByText('各方已签署申请').waitFor()
    await step(page, '申请司法确认', {
      jointly: firstChoice,
      court: '科尔沁右翼中旗人民法院',
      materials: '申请书、协议书、身份证明',
    })
    await page.locator('.tracks', { hasText: '已申请' }).waitFor()
    await step(page, '登记法院受理', { acceptedOn: '2026-12-01' })
    await step(page, '登记确认裁定', { rulingNo: '(2026)内2222诉前调确1号' })
    await page.locator('.tracks', { hasText: '已确认' }).waitFor()
    await look(page, 'dispute-11-confirmed-1440')
  })

  test('the second is late, shows so in the ledger, comes in after a visit', async () => {
    const page = await onDay('2027-01-07')
    await page.goto(`${server.origin}/desk/performance`)
    await page.getByText('未付，逾期 3 天').waitFor()
    await look(page, 'dispute-12-late-1440')
    await page.locator('.agreement-due a').first().click()
    await page.locator('.agreement-row-late, .agreement-differs').first().waitFor()
    await step(page, '回访', {
      performance: '部分履行',
      satisfaction: '基本满意',
      heard: '两团按单双日排练，没有再争；付款人说这两天就付。',
      followUpOn: '2027-01-29',
    })
    await pay(page, '2027-01-29')
    await page.getByText('已收 ¥2,000.00').waitFor()
  })

  test('the last is paid; after a month a visit, then the file is closed: the list, the dossier and the matter say so', async () => {
    await pay(await onDay('2027-01-29'))
    await the('mediator').locator('.matter-head .state', { hasText: '已履行完毕' }).waitFor()
    const page = await onDay('2027-02-26')
    await step(page, '履行后回访', { satisfaction: '满意', heard: '一切如约。' })
    await step(page, '归档', closing)
    await page.locator('.matter-head .state', { hasText: '已归档' }).waitFor()
    for (const paper of ['卷宗封面', '卷内目录', '结案报告']) await write(page, paper)
    await readPaper(page, '全卷 PDF', 'dispute-dossier', [
      ...troupes,
      '人民调解协议书',
      '目录',
      '卷宗情况说明',
    ])
    await look(page, 'dispute-13-archived-1440')
    await page.locator('.tab', { hasText: '已办结' }).click()
    await page.locator('tr.row', { hasText: '已归档' }).waitFor()
    await page.getByRole('link', { name: new RegExp(`居民诉求 ${matter.number}`) }).click()
    await page.locator('.matter-head .code', { hasText: matter.number }).waitFor()
    await look(page, 'dispute-14-matter-1440')
    const resident = the('resident')
    await resident.goto(`${server.origin}/#${matter.number}.${matter.code}`)
    await look(resident, 'dispute-15-resident-390')
  })
})
