/** The papers of a dispute at the desk: written, previewed, corrected and bound by the keyboard alone, on a phone too; an office brings its own form. */
import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wallClock } from '../src/kernel/clock.ts'
import { wordOf } from '../src/kernel/documents/word.ts'
import { translator } from '../src/kernel/i18n.ts'
import { printing } from '../src/papers/print.ts'
import { scanPdf, scriptPdf } from '../test/kernel/scans.ts'
import { dispute } from '../test/papers/dispute.ts'
import { accessible, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { signIn } from './proceeding-hands.ts'

const scan = { name: '签名件.pdf', mimeType: 'application/pdf' }
const server = await startTown({ listen: true, clock: wallClock })
const browser = await launchBrowser()
const mediator = await server.signIn('mediator1')

const line = (page: Page, label: string) => page.locator('.paper-line', { hasText: label }).first()
/** Reached and pressed without a mouse. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
}

suite('papers at the desk', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('written on a reason asked once, opened as a page, put right, bound', async () => {
    const { id } = await dispute(mediator, 'agreed')
    const page = await signIn(browser, server, 'mediator1')
    page.removeAllListeners('filechooser')
    await page.goto(`${server.origin}/desk/proceedings/${id}`)
    await line(page, '人民调解协议书').waitFor()
    assert.match((await line(page, '结案报告').textContent()) ?? '', /尚缺.*由“归档”产生/)
    await press(page, '生成：人民调解协议书')
    await page.getByLabel('查看或制作文书的理由').fill('打印交当事人签名')
    await page.keyboard.press('Control+Enter')
    await line(page, '人民调解协议书').getByText('已完备').waitFor()
    await press(page, '生成：人民调解申请书')
    await line(page, '人民调解申请书').getByText('待签章').waitFor()
    await page.getByText('(罕乌拉社区)人调字').first().waitFor()
    const [answer] = await Promise.all([
      page.waitForResponse(one => one.url().includes('/api/papers/opened')),
      press(page, '预览：人民调解协议书 1'),
    ])
    assert.equal(answer.status(), 200)
    assert.equal(answer.headers()['content-type'], 'application/pdf')
    await page.locator('.paper-frame').waitFor()
    await shoot(page, 'papers-1-preview')
    await page.keyboard.press('Escape')
    await page.locator('.paper-frame').waitFor({ state: 'detached' })
    await press(page, '更正并重新生成：人民调解申请书')
    await page.getByLabel('更正理由').fill('姓名录入有误')
    await press(page, '显示可更正的内容')
    await page.getByLabel('申请调解 · 被申请人').fill('司马青山')
    await page.getByText('已改 1 处').waitFor()
    await accessible(page)
    await shoot(page, 'papers-2-correct')
    await page.locator('.ant-modal-footer .ant-btn-primary').click()
    await line(page, '人民调解申请书').getByText('第 2 版').waitFor()
    await line(page, '人民调解申请书').getByText('以前的版本（1）').waitFor()
    await line(page, '人民调解协议书').getByText('签发后记录有更正').waitFor()
    await accessible(page)
    await shoot(page, 'papers-3-list')
    await press(page, '放入签名件：人民调解申请书')
    const given = page.locator('.ant-modal input[type=file]')
    await given.setInputFiles({ ...scan, name: '带脚本.pdf', buffer: await scriptPdf() })
    await page.getByText('里有脚本、附件或会自动运行的内容').waitFor()
    await given.setInputFiles({ ...scan, buffer: await scanPdf(2) })
    await page.getByText('已放入：签名件.pdf').waitFor()
    await accessible(page)
    await shoot(page, 'papers-7-sign')
    await page.locator('.ant-modal-footer .ant-btn-primary').click()
    await line(page, '人民调解申请书').getByText('已完备').waitFor()
    await press(page, '查看：人民调解申请书 签名件 1')
    await page.locator('.paper-frame').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.paper-frame').waitFor({ state: 'detached' })
    await accessible(page)
    const [bound] = await Promise.all([page.waitForEvent('download'), press(page, '全卷压缩包')])
    assert.match(bound.suggestedFilename(), /\.zip$/)
  })

  test('on a phone the list is read and written in one column', async () => {
    const { id } = await dispute(mediator)
    const page = await signIn(browser, server, 'mediator1', phone)
    await page.goto(`${server.origin}/desk/proceedings/${id}`)
    await line(page, '受理登记表').waitFor()
    const [shown, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth])
    assert.ok(whole! <= shown!, `${whole} > ${shown}`)
    await line(page, '受理登记表').scrollIntoViewIfNeeded()
    await accessible(page)
    await shoot(page, 'papers-4-phone')
  })

  test('an office brings its own form: what is unknown keeps it out, what is right is used, and there is a way back', async () => {
    const form = async (text: string) => {
      const { bytes } = await wordOf(
        { title: '样式', blocks: [{ kind: 'paragraph', text }] },
        printing(translator('zh-CN'), new Date(0)),
      )
      return { name: '本社区申请书.docx', mimeType: 'application/octet-stream', buffer: bytes }
    }
    const page = await signIn(browser, server, 'community1')
    page.removeAllListeners('filechooser')
    await page.goto(`${server.origin}/desk/paper-forms`)
    const row = line(page, '人民调解申请书')
    await row.waitFor()
    await row.getByRole('button', { name: '换成自己的 Word 样式' }).click()
    await page.locator('.ant-modal input[type=file]').setInputFiles(await form('{{申请人}}{{身份证号}}'))
    await page.getByText('不认识的填空，须改正后才能启用：身份证号').waitFor()
    assert.ok(await page.locator('.ant-modal-footer .ant-btn-primary').isDisabled())
    await page.locator('.ant-modal input[type=file]').setInputFiles(await form('申请人是{{申请人}}'))
    await page.getByText('检查通过').waitFor()
    await page.getByRole('button', { name: '在此预览内容' }).click()
    await page.locator('.paper-sheet').getByText('申请人是样例甲').waitFor()
    await accessible(page)
    await shoot(page, 'papers-5-form')
    await page.locator('.ant-modal-footer .ant-btn-primary').click()
    await row.getByText('本单位样式：本社区申请书.docx').waitFor()
    await accessible(page)
    await shoot(page, 'papers-6-forms')
    await row.getByRole('button', { name: '恢复艾里样式' }).click()
    await row.getByText('艾里样式', { exact: true }).waitFor()
  })
})
