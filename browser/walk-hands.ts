/** Hands for the walk: filling the form of a step on the desk, in the field, and on the resident's own page. */
import type { Page } from 'playwright-core'
import { later, type pictures } from './walk-town.ts'

type Filled = Readonly<Record<string, string | readonly (typeof pictures.wrong)[]>>

/** Finds a matter on the desk by its number and opens it. */
export async function openOnDesk(page: Page, number: string, list = 'mine'): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/desk/?list=${list}&q=${number}`)
  await page.locator('tr.row', { hasText: number }).locator('.row-link').click()
  await page.locator('.matter-head').getByText(number).waitFor()
  await page.locator('.timeline').waitFor()
}

export async function startOnDesk(page: Page, label: string): Promise<void> {
  await page
    .locator('.step')
    .filter({ hasText: new RegExp(`^${label}`) })
    .click()
  await page.locator('.step-form').waitFor()
}

export async function fillOnDesk(page: Page, inputs: Filled): Promise<void> {
  for (const [label, value] of Object.entries(inputs)) {
    const field = page.locator('.step-form .field').filter({ hasText: label }).first()
    if (typeof value !== 'string') {
      for (const [n, photo] of value.entries()) {
        await field.locator('input[type=file]').setInputFiles(photo)
        await field.locator('.photo-remove').nth(n).waitFor()
      }
    } else if (await field.locator('.ant-radio-wrapper').count()) {
      await field.getByText(value, { exact: true }).click()
    } else if (await field.locator('.ant-select').count()) {
      await field.locator('input').fill(value)
      await page.locator('.ant-select-item-option-active').filter({ hasText: value }).waitFor()
      await page.keyboard.press('Enter')
    } else await field.locator('textarea, input').first().fill(value)
  }
}

export async function sendOnDesk(page: Page, state: string): Promise<void> {
  await page.locator('.step-form button[type=submit]').click()
  await page.locator('.step-form').waitFor({ state: 'detached' })
  await page.locator('.matter-head .state', { hasText: state }).waitFor()
  later()
}

/** A step on the desk from its button to the state it leads to. */
export async function onDesk(page: Page, label: string, inputs: Filled, state: string): Promise<void> {
  await startOnDesk(page, label)
  await fillOnDesk(page, inputs)
  await sendOnDesk(page, state)
}

/** A step on a grid worker's phone, from the matter's page to "received by the server". */
export async function inField(
  page: Page,
  label: string,
  inputs: Filled,
  before: () => Promise<void> = async () => undefined,
): Promise<void> {
  await page.locator('.action-bar').waitFor()
  const link = page.getByRole('link', { name: label })
  if ((await link.count()) === 0) await page.locator('.action-bar button').tap()
  await link.tap()
  await page.locator('form').waitFor()
  for (const [name, value] of Object.entries(inputs)) {
    const field = page.locator('form .field, form .choices').filter({ hasText: name }).first()
    if (typeof value !== 'string') {
      for (const photo of value) {
        const taken = await page.locator('.taken img').count()
        await field.locator('input[capture]').setInputFiles(photo)
        await page.locator('.taken img').nth(taken).waitFor()
      }
    } else if (await field.locator('input[type=radio]').count()) {
      await field.getByText(value, { exact: true }).tap()
    } else if (value === '系统建议') {
      await field.locator('.button.plain').tap()
    } else if (await field.locator('select').count()) {
      await field.locator('select').selectOption({ label: value })
    } else await field.locator('textarea, input').first().fill(value)
  }
  await before()
  const received = page.waitForResponse(answer => answer.url().endsWith('/api/field/sync') && answer.ok())
  await page.getByRole('button', { name: label }).tap()
  await received
  await page.locator('.state-line .good').waitFor()
  later()
}

/** A finger that counts: every touch of the page except the keyboard's. */
export function finger(page: Page) {
  let taps = 0
  return {
    taps: () => taps,
    async tap(selector: string) {
      await page.locator(selector).tap()
      taps++
    },
    /** The phone's own list opens at a touch; what happens inside it is the phone's. */
    async choose(selector: string, index: number) {
      await page.locator(`${selector} option`).nth(index).waitFor({ state: 'attached' })
      await page.selectOption(selector, { index })
      taps++
    },
    async photograph(selector: string, photo: typeof pictures.wrong) {
      await page.setInputFiles(selector, photo)
      taps++
    },
  }
}

/** A resident's own step on the page of their matter. */
export async function onOwnPage(page: Page, label: string, fill: () => Promise<void>): Promise<void> {
  const step = page
    .locator('.next-step')
    .filter({ has: page.getByRole('button', { name: label, exact: true }) })
  if ((await step.locator('form').count()) === 0) await step.locator('h3 button').tap()
  await step.locator('form').waitFor()
  await fill()
  await step.locator('form button[type=submit]').tap()
  await page.locator('.next .note.good, .next-done').first().waitFor()
  later()
}

export async function receiptOf(page: Page): Promise<{ number: string; code: string }> {
  await page.locator('.receipt').waitFor()
  const [number = '', code = ''] = await page.locator('dd.key').allTextContents()
  return { number, code: code.replace(/\s/g, '') }
}
