/** A person at the desk with no mouse: how the walk tests press keys, reach fields by Tab and look for barriers. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Presses Tab until what has the focus says these words. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      return element?.closest('label')?.textContent ?? element?.textContent ?? ''
    })
    if (focused.length < 60 && focused.includes(words)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab does not reach ${words}`)
}

export async function openFirst(page: Page): Promise<void> {
  await page.locator('.row-link').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('.timeline').waitFor()
}

/** The key of a step is its place in the row of steps. */
export async function openStep(page: Page, label: string): Promise<void> {
  const button = page.locator('.step', { hasText: label }).first()
  await button.waitFor()
  const keys = await page.locator('.step').allTextContents()
  await page.keyboard.press(String(keys.findIndex(words => words.startsWith(label)) + 1))
  await page.locator('.step-form').waitFor()
}

/** The ordinary way on: key 1, then send. */
export async function take(page: Page, state: string): Promise<void> {
  await page.keyboard.press('1')
  await page.locator('.step-form').waitFor()
  await send(page, state)
}

export async function send(page: Page, state: string): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await page.locator('.step-form').waitFor({ state: 'detached' })
  await page.locator('.matter-head .state', { hasText: state }).waitFor()
}

/** Tab to the field of this label, then type. */
export async function typeInto(page: Page, label: string, words: string): Promise<void> {
  await tabToField(page, label)
  await page.keyboard.type(words)
}

export async function chooseByTyping(page: Page, label: string, words: string): Promise<void> {
  await tabToField(page, label)
  await page.keyboard.type(words)
  await page.locator('.ant-select-item-option-active').waitFor()
  await page.keyboard.press('Enter')
}

export async function tabToField(page: Page, label: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const name = await page.evaluate(() => {
      const { id } = document.activeElement ?? {}
      return id ? (document.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent ?? '') : ''
    })
    if (name.includes(label)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab does not reach the field ${label}`)
}

export async function addPhoto(page: Page, name: string): Promise<void> {
  await tabToField(page, (await page.locator(`label[for=input-${name}]`).textContent()) ?? '')
  await page.keyboard.press('Enter')
  await page.locator('.photo-remove').first().waitFor()
}
