/** Hands for the walk of a dispute: fingers that are counted, a form of a step filled and sent, a dialog chosen in, a signature drawn on one's own phone, a paper read back. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { committee, mediator } from '../test/mediation/roster-forms.ts'
import { type Entry, fillIn, openStep } from './proceeding-hands.ts'
import { later, pictures, residentPhone, server } from './walk-town.ts'

/** The committee of the first community, with two mediators who may be chosen. */
export async function foundCommittee(): Promise<void> {
  const director = await server.signIn('community1')
  const asked: readonly (readonly [string, object])[] = [
    ['committees', committee({ name: '罕乌拉社区人民调解委员会' })],
    ['mediators', mediator('mediator1', { office: 'director' })],
    ['mediators', mediator('mediator1-2')],
  ]
  for (const [path, body] of asked)
    assert.equal((await director.post(`/api/mediation/${path}`, body)).status, 200)
}

/** How often a page is touched besides the keyboard. */
export async function countTaps(page: Page): Promise<void> {
  const count = () => {
    document.addEventListener(
      'pointerdown',
      () => sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps') ?? 0) + 1)),
      true,
    )
  }
  await page.context().addInitScript(count)
  await page.evaluate(count)
}

/** Since it was asked last. */
function tapsOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const taps = Number(sessionStorage.getItem('taps') ?? 0)
    sessionStorage.removeItem('taps')
    return taps
  })
}

/** No more than so many touches since it was asked last. */
export async function most(page: Page, taps: number, what: string): Promise<void> {
  const counted = await tapsOf(page)
  assert.ok(counted <= taps, `${what}: ${counted} taps`)
}

/** A step from its button to what the page shows when it is done. */
export async function step(
  page: Page,
  label: string,
  entries: Readonly<Record<string, Entry>>,
  paper?: string,
): Promise<void> {
  await openStep(page, label)
  await fillIn(page, entries)
  if (paper) await addPaper(page, '.step-form')
  await page.locator('.step-form [type=submit]').click()
  await page.locator('.step-form').waitFor({ state: 'detached' })
  later()
}

export async function addPaper(page: Page, form: string): Promise<void> {
  await page.locator(`${form} input[type=file]`).setInputFiles(pictures.better)
  await page.locator(`${form} .photo-remove`).first().waitFor()
}

export async function choose(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).click()
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
      hasText: words,
    })
    .first()
    .click()
}

export async function saveDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** The code on the mediator's screen opens the page on the party's own phone. */
export async function phoneOf(desk: Page, party: string): Promise<Page> {
  await desk.getByRole('button', { name: `${party}的签字二维码` }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.locator('.agreement-code').waitFor()
  const code = await dialog.locator('.agreement-code').innerText()
  const { id } = await server.db.owner
    .selectFrom('agreementLink')
    .select('id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await desk.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const page = await residentPhone(`/sign#${id}.${code}`)
  await page.locator('#sign-pad').waitFor()
  await countTaps(page)
  return page
}

export async function signAs(page: Page, name: string, button: string, done: string): Promise<void> {
  await page.locator('.tick input').tap()
  await page.getByLabel('您的姓名').fill(name)
  await draw(page, '#sign-pad')
  await page.getByRole('button', { name: button }).tap()
  await page.getByText(done).waitFor()
}

/** Three strokes. */
export async function draw(page: Page, pad: string): Promise<void> {
  const box = page.locator(pad)
  await box.scrollIntoViewIfNeeded()
  const place = (await box.boundingBox())!
  const at = (x: number, y: number) => [place.x + place.width * x, place.y + place.height * y] as const
  for (const stroke of [0, 0.3, 0.6]) {
    await page.mouse.move(...at(0.1 + stroke, 0.6))
    await page.mouse.down()
    for (let n = 1; n <= 8; n++)
      await page.mouse.move(...at(0.1 + stroke + n * 0.03, 0.6 - Math.sin(n) * 0.3))
    await page.mouse.up()
  }
}

/** The PDF that the page shows in its frame. */
export async function shownPaper(page: Page): Promise<Buffer> {
  const address = await page.locator('.paper-ways a').first().getAttribute('href')
  const base64 = await page.evaluate(async from => {
    const blob = await (await fetch(from)).blob()
    return new Promise<string>(done => {
      const reader = new FileReader()
      reader.onload = () => done(String(reader.result).split(',')[1] ?? '')
      reader.readAsDataURL(blob)
    })
  }, address!)
  await page.keyboard.press('Escape')
  await page.locator('.paper-frame').waitFor({ state: 'detached' })
  return Buffer.from(base64, 'base64')
}
