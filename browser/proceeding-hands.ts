/** Somebody at the desk with a proceeding: how the walks begin one, fill in a step by the names of its inputs and send it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { desk, type phone } from '../test/support/browser.ts'
import type { TestServer, Visitor } from '../test/support/server.ts'

const paper = {
  name: 'paper.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 640, height: 900, channels: 3, background: '#f4f1e6' } })
    .jpeg()
    .toBuffer(),
}

/** What a person enters: words, or the first choice there is. */
export type Entry = string | typeof firstChoice
export const firstChoice = Symbol('first choice')

/** At the desk as somebody who has signed in; signing in itself, by hand, is walked by those who open the desk first (desk, walk). */
export async function signIn(
  browser: Browser,
  server: TestServer,
  username: string,
  size: typeof desk | typeof phone = desk,
): Promise<Page> {
  const context = await browser.newContext({ ...size, locale: 'zh-CN' })
  const [name, value] = (await server.signIn(username)).headers.cookie!.split('=') as [string, string]
  await context.addCookies([{ name, value, url: server.origin }])
  const page = await context.newPage()
  page.on('filechooser', chooser => void chooser.setFiles(paper))
  await page.goto(`${server.origin}/desk/`)
  await page.locator('.places').waitFor()
  return page
}

/** From the list: new, the procedure, its first step; the address of the proceeding. */
export async function begin(
  page: Page,
  procedure: string,
  step: string,
  entries: Readonly<Record<string, Entry>>,
): Promise<string> {
  await page.locator('.place', { hasText: '程序办件' }).click()
  await page.getByRole('link', { name: '新办一件' }).click()
  await page.locator('.choice', { hasText: procedure }).first().click()
  await page.locator('.step-form').waitFor()
  const other = page.locator('.new-steps button', { hasText: step })
  if ((await other.count()) > 0) await other.click()
  await page.locator('.step-form h2', { hasText: step }).waitFor()
  await fillIn(page, entries)
  await page.locator('.step-form [type=submit]').click()
  await opened(page)
  return page.url()
}

/** A dispute shows the codes of its parties first. */
export async function opened(page: Page): Promise<void> {
  const codes = page.locator('.dispute-opened button')
  await page.locator('.timeline').or(codes).first().waitFor()
  if ((await codes.count()) > 0) await codes.click()
  await page.locator('.timeline').waitFor()
}

export async function openStep(page: Page, label: string): Promise<void> {
  const button = page.locator('.step', { hasText: label }).first()
  await page.locator('.step').first().waitFor()
  if (!(await button.isVisible())) await page.locator('.steps-more').click()
  await button.click()
  await page.locator('.step-form').waitFor()
}

export async function takeStep(
  page: Page,
  label: string,
  entries: Readonly<Record<string, Entry>>,
  state: string,
): Promise<void> {
  await openStep(page, label)
  await fillIn(page, entries)
  await page.locator('.step-form [type=submit]').click()
  await page.locator('.step-form').waitFor({ state: 'detached' })
  await page.locator('.matter-head h1 .state', { hasText: state }).waitFor()
}

/** Entered once, in the list of parties. */
const parties = ['applicants', 'respondents']

export async function fillIn(page: Page, entries: Readonly<Record<string, Entry>>): Promise<void> {
  for (const [name, entry] of Object.entries(entries)) await fillField(page, name, entry)
}

async function fillField(page: Page, name: string, entry: Entry): Promise<void> {
  const party = parties.indexOf(name)
  if (party >= 0)
    return page.locator('.dispute-party').nth(party).locator('input[maxlength="100"]').fill(String(entry))
  const choices = page.locator(`[aria-labelledby="input-${name}-label"] label`)
  const field = page.locator(`#input-${name}`)
  if ((await choices.count()) > 0)
    return (entry === firstChoice ? choices : choices.filter({ hasText: entry })).first().click()
  assert.equal(await field.count(), 1, `there is a field ${name}`)
  if (await field.evaluate(element => element.closest('.ant-select') !== null))
    return choose(page, name, entry)
  if (await field.evaluate(element => element instanceof HTMLButtonElement)) {
    await field.click()
    return page.locator('.photo-remove').first().waitFor()
  }
  await field.fill(String(entry))
}

async function choose(page: Page, name: string, entry: Entry): Promise<void> {
  await page.locator(`#input-${name}`).click()
  if (entry !== firstChoice) await page.keyboard.type(entry)
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
}

/** A browser asks for the parts of a day in the order of its own language. */
export async function typeDay(page: Page, day: string): Promise<void> {
  const [year, month, date] = day.split('-')
  const typed = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value)
  await page.keyboard.type(`${month}${date}${year}`)
  if ((await typed()) === day) return
  for (let part = 0; part < 3; part++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type(year!)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(`${month}${date}`)
  assert.equal(await typed(), day)
}

/** A petition whose investigation has begun: brought there over HTTP, as other tests walk it in the page. */
export async function investigated(
  server: Pick<TestServer, 'signIn'>,
): Promise<{ id: string; clerk: Visitor }> {
  const clerk = await server.signIn('petition1')
  const id = randomUUID()
  const first = {
    channel: 'letter',
    representatives: 1,
    name: '白音仓',
    request: '请求测温退费。',
    facts: '室内不到十六度。',
    grounds: '合同约定。',
    repeat: 'first',
    duplicates: 'noneFound',
  }
  const body = { id, procedure: 'petition', step: 'register', inputs: first }
  assert.equal((await clerk.post('/api/proceedings', body)).status, 200)
  const person = (await clerk.get('/api/me')).body.person.id
  const steps: [string, object][] = [
    ['triage', { kind: 'appeal', path: 'petition', urgency: 'ordinary', classification: '由本机关受理。' }],
    ['accept', { classification: '信访事项', wayAndProcedure: '依条例受理', toldHow: 'letter', person }],
    ['investigate', { recusal: 'noneRelated', plan: '调取记录。' }],
  ]
  for (const [index, [step, inputs]] of steps.entries()) {
    const act = { id: randomUUID(), step, seq: index + 1, inputs }
    const { status, body } = await clerk.post(`/api/proceedings/${id}/acts`, act)
    assert.equal(status, 200, JSON.stringify(body))
  }
  return { id, clerk }
}
