/** A morning by hand on two phones: visits, words, photos, a patrol through the death of the app, reports; what a browser is told to pretend or to measure. */
import type { Page } from 'playwright-core'
import { accessible, shoot } from '../test/support/browser.ts'
import { type Phone, patrolName, plainVisit, takePhoto, toPage } from './field-day-hands.ts'
import { photo } from './field-photo.ts'

/** Five visits, one with words, photos and a matter raised at the door; the patrol with a hazard, through the death of the app. */
export async function morningOfOne({ page }: Phone, homes: readonly string[]): Promise<void> {
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
export async function morningOfTwo({ page }: Phone, homes: readonly string[]): Promise<void> {
  for (const [n, home] of homes.entries()) await plainVisit(page, home, n === 2 ? '这次不愿接待' : '见到了')
  await reportWith(page, '井盖松动，车一压就响', 4)
}

export async function quickMorning({ page }: Phone, homes: readonly string[], words: string): Promise<void> {
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

/** A phone that turns speech into text, always the same. */
export function pretendToHear(): void {
  const Heard = class {
    onresult: ((heard: object) => void) | null = null
    onend: (() => void) | null = null
    start() {
      setTimeout(() => this.onresult?.({ results: [[{ transcript: '路灯坏了' }]], resultIndex: 0 }), 50)
    }
    stop() {
      this.onend?.()
    }
  }
  Object.assign(window, { SpeechRecognition: Heard, webkitSpeechRecognition: Heard })
}

/** Scrolls from top to bottom as a thumb would, and how long each picture took. */
export async function scrollThrough(): Promise<{ frames: number; slow: number; worst: number }> {
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
