/** What the two troupes' dispute is about, and the longer parts of its walk: begun beside the matter, said and agreed in the room, a payment, the papers. */
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { readPdf } from '../test/kernel/documents-read.ts'
import { addPaper, choose, phoneOf, saveDialog, shownPaper, signAs } from './dispute-hands.ts'
import { type Entry, firstChoice } from './proceeding-hands.ts'
import { server } from './walk-town.ts'

export const troupes = ['乌兰艺术团', '金马鞍艺术团'] as const
export const leaders = ['包金山', '白玉兰'] as const
export const facts = '两团在文化广场同一时段排练，音响对吹，乌兰艺术团一面鼓被踩坏，修理需三千元。'
export const points = [
  [
    '单日由乌兰艺术团、双日由金马鞍艺术团使用文化广场排练，音响不超过六十分贝。',
    '轮流使用',
    '文化广场',
    '2026年12月1日前',
  ],
  ['金马鞍艺术团赔偿乌兰艺术团修鼓费用，分三期支付。', '转账', '罕乌拉社区', '2027年2月1日前'],
] as const

/** Opened beside the matter by the referral itself; each leads to the other. */
export async function begun(page: Page, matterId: string): Promise<string> {
  await page.goto(`${server.origin}/desk/matters/${matterId}`)
  await page.locator('#matter-referrals a, [aria-labelledby="matter-referrals"] a, .papers a').first().click()
  await page.locator('.matter-head .state', { hasText: '移送待确认' }).waitFor()
  await page.getByText('由事项转来').first().waitFor()
  return page.url()
}

/** Each side says so itself, and whoever mediates writes it down. */
export async function consentBoth(page: Page): Promise<void> {
  for (const name of troupes) {
    await page.getByRole('button', { name: `记录 ${name} 同意调解` }).click()
    await saveDialog(page)
  }
  await page.getByText('已同意调解').nth(1).waitFor()
}

export async function enterParties(page: Page): Promise<void> {
  for (const name of troupes) {
    await page.getByRole('button', { name: '登记当事人' }).click()
    await choose(page, '当事人类型', '单位')
    await page.getByLabel('姓名或名称').fill(name)
    await page.getByLabel('电话').fill('13800010001')
    await saveDialog(page)
    await page.locator('.mediation-people li', { hasText: name }).waitFor()
  }
}

export async function declareNone(page: Page, before: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: '申报我与当事人的关系' }).click()
  for (const nth of [0, 1])
    await page.getByRole('dialog').getByRole('radio', { name: '没有关系' }).nth(nth).check()
  await before()
  await saveDialog(page)
}

export async function chooseBoth(page: Page, mediator: string): Promise<void> {
  for (const name of troupes) {
    await page.getByRole('button', { name: `${name}选择` }).click()
    await choose(page, '调解员', mediator)
    await saveDialog(page)
  }
  await page.getByText(`当事人共同选择：${mediator}`).waitFor()
}

/** Its hours and place; each side has been telephoned. */
export async function setSitting(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: '安排调解会' }).click()
  const form = page.locator('.sitting-form')
  await form.getByLabel('日期').fill(day)
  await form.getByLabel('地点', { exact: true }).fill('社区第一调解室')
  assert.equal(await form.getByLabel('如何确定').inputValue(), 'parties')
  await form.getByRole('button', { name: '保存安排' }).click()
  await page.locator('.room-told summary').click()
  for (const name of troupes) {
    await page.getByRole('button', { name: `${name}：已电话告知` }).click()
    await page.getByText(`${name}：已电话告知`).waitFor()
  }
}

/** One by one, each ticked when it has been read. */
export async function readRights(page: Page): Promise<void> {
  const unread = page.locator('.room-readings input:not(:checked)')
  await unread.first().waitFor()
  for (let left = await unread.count(); left > 0; left--) {
    await unread.first().click()
    await page.waitForFunction(
      most => document.querySelectorAll('.room-readings input:not(:checked)').length < most,
      left,
    )
  }
}

export async function said(page: Page, party: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: `${party}的立场` }).fill(words)
  await page
    .getByRole('form', { name: `${party}的立场` })
    .getByRole('button', { name: '记录立场' })
    .click()
  await page.locator('.room-position', { hasText: words }).waitFor()
}

/** What, how, where, by when; then each side's word. */
export async function agreed(page: Page, nth: number): Promise<void> {
  const form = page.locator('.room-points > form')
  for (const [at, words] of points[nth]!.entries()) await form.getByRole('textbox').nth(at).fill(words)
  await form.locator('[type=submit]').click()
  const point = page.locator('.room-clauses > li').nth(nth)
  for (const party of troupes) {
    await point.getByRole('button', { name: `${party}：同意` }).click()
    await point.getByText(`${party}：同意`).waitFor()
  }
}

/** Three thousand yuan in three months; the server works the rows out. */
export async function threeInstalments(page: Page): Promise<void> {
  await page.getByLabel('有款项给付').check()
  await page.getByLabel('总额（元）').fill('3000')
  await page.getByLabel('分几期').fill('3')
  await page.getByLabel('首期日期').fill('2026-12-01')
  await page.getByRole('button', { name: '算出各期' }).click()
  await page.getByText('各期合计 ¥3,000.00').waitFor()
}

export async function applyTogether(desk: Page, before: (phone: Page) => Promise<void>): Promise<void> {
  for (const [nth, party] of troupes.entries()) {
    const phone = await phoneOf(desk, party)
    await signAs(phone, leaders[nth]!, '签署申请', '您已签署申请')
    if (nth === 1) await before(phone)
    await phone.context().close()
  }
}

export async function pay(page: Page, followUpOn?: string): Promise<void> {
  await page.getByRole('button', { name: '登记收款' }).click()
  if (followUpOn) await page.getByLabel('下次回访').fill(followUpOn)
  await addPaper(page, '.agreement-form')
  await page.locator('.agreement-form [type=submit]').click()
  await page.locator('.agreement-form').waitFor({ state: 'detached' })
}

/** Written on a reason that is asked for once. */
export async function write(page: Page, paper: string): Promise<void> {
  await page.getByRole('button', { name: `生成：${paper}`, exact: true }).click()
  const reason = page.getByLabel('查看或制作文书的理由')
  const done = page.getByRole('button', { name: `预览：${paper} 1`, exact: true })
  await reason.or(done).first().waitFor()
  if (await reason.isVisible()) {
    await reason.fill('制作卷宗')
    await page.keyboard.press('Control+Enter')
  }
  await done.waitFor()
}

/** A paper opened, kept to be looked at, and read: what it must say on whichever page, and which page of how many on each. */
export async function readPaper(
  page: Page,
  button: string,
  file: string,
  words: readonly string[],
): Promise<number> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.locator('.paper-frame').waitFor()
  const bytes = await shownPaper(page)
  if (process.env.AILI_PICTURES) {
    mkdirSync('browser/screenshots', { recursive: true })
    writeFileSync(`browser/screenshots/${file}.pdf`, bytes)
  }
  const pdf = await readPdf(bytes)
  const pages = pdf.pages.map((_, at) => pdf.text(at + 1))
  for (const word of words) assert.ok(pages.join('').includes(word), `${file} says ${word}`)
  if (file.includes('agreement'))
    for (const [at, text] of pages.entries())
      assert.ok(text.includes(`第${at + 1}页共${pages.length}页`), `${file}: page ${at + 1}`)
  return pages.length
}

export const closing: Readonly<Record<string, Entry>> = {
  volumeNo: '2026-人调-001',
  pages: '38',
  fileComplete: firstChoice,
  retention: firstChoice,
}
