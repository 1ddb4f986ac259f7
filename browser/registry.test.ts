/** The registry and the ledgers in a real browser: entered without losing a word, found, shown on a reason; an office's columns and sheet made by hand. */
import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import readSheet from 'read-excel-file/node'
import { wallClock } from '../src/kernel/clock.ts'
import { register } from '../test/ledgers/forms.ts'
import { liveAMonth } from '../test/ledgers/world.ts'
import { accessible, desk, launchBrowser, phone, shoot } from '../test/support/browser.ts'
import { startTown } from '../test/support/server.ts'
import { townPassword } from '../test/support/town.ts'

const server = await startTown({ listen: true, clock: wallClock })
const { registry } = await liveAMonth(server)
const browser = await launchBrowser()
const november = 'from=2026-11-01&to=2026-11-30'

async function open(path: string, size: object = desk, user = 'community1'): Promise<Page> {
  const context = await browser.newContext({ ...size, locale: 'zh-CN', acceptDownloads: true })
  const signedIn = await context.request.post(`${server.origin}/api/auth/sign-in`, {
    data: { username: user, password: townPassword },
    headers: { origin: server.origin },
  })
  assert.equal(signedIn.status(), 200)
  const page = await context.newPage()
  await page.goto(`${server.origin}/desk${path}`)
  return page
}

const choose = async (page: Page, label: string, option: string, typing = false) => {
  await page.getByLabel(label, { exact: true }).first().click()
  // A long list is found by typing.
  if (typing) await page.keyboard.type(String(option))
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
  // It leaves slowly; what is looked at next is the page without it.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.ant-select-dropdown')].every(list => !list.checkVisibility()),
  )
}
/** As wide as the screen and no wider. */
const fits = async (page: Page) =>
  assert.ok(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    'wider than the screen',
  )

suite('registry', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('a household is entered: the document checked as typed, nothing lost on reload, somebody alike shown first', async () => {
    const page = await open('/registry?view=enter')
    await choose(page, '楼栋', '和谐家园', true)
    await page.getByLabel('门牌号').fill('901')
    const name = page.locator('.registry-person').getByLabel('姓名')
    await name.fill('王秀英')
    await page.getByLabel('身份证号').fill('152222195002030019')
    await page.getByText('校验码不符').waitFor()
    await page.getByLabel('身份证号').fill('')
    await page.getByLabel('出生日期').fill('1950-02-03')
    await page.reload()
    assert.equal(await name.inputValue(), '王秀英')
    assert.equal(await page.getByLabel('门牌号').inputValue(), '901')
    await accessible(page)
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('可能已经登记过').waitFor()
    await shoot(page, 'registry-1-alike')
    await page.getByRole('button', { name: '不是同一人，仍然登记' }).click()
    await page.waitForURL(/registry\/households\//)
    await page.getByRole('heading', { level: 1, name: /901/ }).waitFor()
    assert.match(await page.locator('.registry-people').first().innerText(), /王秀英/)
    await accessible(page)
  })

  test('found by two characters, changed in place, shown on a reason that is on record', async () => {
    const page = await open('/registry')
    await page.getByLabel('姓名').last().fill('巴特')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '巴特尔' }).first().click()
    await page.getByRole('heading', { level: 1, name: '巴特尔' }).waitFor()
    await page.getByRole('button', { name: '修改居住情况' }).click()
    await choose(page, '居住情况', '暂住外地')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('暂住外地').first().waitFor()
    await page.getByRole('button', { name: '查看', exact: true }).first().click()
    await page.getByLabel('查看原因').fill('约定上门时间')
    await page.getByRole('button', { name: '查看完整号码' }).click()
    await page.getByRole('link', { name: '19900001121' }).waitFor()
    const { rows } = await server.db.pool.query(`select reason from registry_read where what = 'phone'`)
    assert.deepEqual(rows, [{ reason: '约定上门时间' }])
    await accessible(page)
    await shoot(page, 'registry-2-resident')
  })

  test('on a phone everything is there and nothing is wider than the screen', async () => {
    for (const [path, words] of [
      ['/registry', '杏林苑'],
      [`/registry/households/${registry.first.id}`, '巴特尔'],
      [`/registry/residents/${registry.second.people[0]!.id}`, '每月走访'],
      [`/ledgers?ledger=visitLog&${november}`, '走访日志'],
    ] as const) {
      const page = await open(path, phone, 'grid1')
      await page.getByText(words).first().waitFor()
      await fits(page)
    }
  })
})

suite('ledgers', { concurrency: false }, () => {
  afterEach(() => Promise.all(browser.contexts().map(context => context.close())))

  test('columns in the order of the office, by the keyboard; taken out on a reason, printed whole', async () => {
    const page = await open(`/ledgers?ledger=visitLog&${november}`)
    await page.getByRole('button', { name: '样式' }).click()
    await page.getByText('新建栏目样式').click()
    await page.getByLabel('样式名称').fill('社区走访台账')
    await page.getByRole('button', { name: '“户主”前移' }).focus()
    for (let i = 0; i < 4; i++) await page.keyboard.press('Enter')
    await page.getByLabel('“户主”的标题').fill('走访户')
    await page.reload()
    await page.getByRole('button', { name: '样式' }).click()
    await page.getByText('新建栏目样式').click()
    assert.equal(await page.getByLabel('样式名称').inputValue(), '社区走访台账', 'kept over a reload')
    await accessible(page)
    await page.getByRole('button', { name: '保存样式' }).click()
    await page.locator('.ledgers-sheet th', { hasText: '走访户' }).waitFor()
    assert.deepEqual((await page.locator('.ledgers-sheet th').allInnerTexts()).slice(0, 3), [
      '序号',
      '走访户',
      '日期',
    ])
    await accessible(page)
    await shoot(page, 'ledgers-1-columns')
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await page.getByRole('button', { name: '存档' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('dialog').getByRole('button', { name: '导出 Excel' }).click(),
    ])
    const [sheet] = await readSheet(await download.path())
    assert.deepEqual(sheet!.data[2]!.slice(0, 3), ['序号', '走访户', '日期'])
    await page.evaluate(() => {
      window.print = () => document.body.classList.add('printed')
    })
    await page.getByRole('button', { name: '打印' }).click()
    await page.getByRole('button', { name: '存档' }).click()
    await page.locator('dialog').getByRole('button', { name: '打印' }).click()
    await page.locator('body.printed').waitFor()
    assert.equal(
      await page.locator('.paper-table tbody tr').count(),
      sheet!.data.filter(row => typeof row[0] === 'number').length,
    )
  })

  test('the office’s own sheet is matched once and filled from then on', async () => {
    const page = await open(`/ledgers?ledger=visitLog&${november}`)
    await page.getByRole('button', { name: '样式' }).click()
    await page.getByText('上传本单位表样').click()
    const file = { mimeType: 'application/octet-stream', buffer: register() }
    await page
      .locator('input[type=file]')
      .setInputFiles({ ...file, name: '旧表.xls', buffer: Buffer.from('d0cf11e0a1b11ae1', 'hex') })
    await page.getByText('旧版 Excel').waitFor()
    await page.locator('input[type=file]').setInputFiles({ ...file, name: '走访登记表.xlsx' })
    await page.getByText('已按标题找出各列').waitFor()
    await choose(page, 'G 列填写', '走访事由')
    await accessible(page)
    await shoot(page, 'ledgers-2-form')
    await page.getByRole('button', { name: '保存样式' }).click()
    await page.getByText('填入表样导出').click()
    await page.getByRole('button', { name: '核对走访情况' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('dialog button[type=submit]').click(),
    ])
    const filled = (await readSheet(await download.path())).find(one => one.sheet === '登记表')!.data
    assert.match(String(filled[1]![0]), /填报单位：罕乌拉社区/)
    assert.ok(['日常走访', '服务需求', '回访事项', '新入住', '其他'].includes(String(filled[4]![6])))
  })
})

suite('rosters', { concurrency: false }, () => {
  test('a sheet is looked at, written, and the row kept aside is mended; an old workbook is refused', async () => {
    const page = await open('/registry/roster')
    const file = page.locator('input[type=file]')
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex')
    await file.setInputFiles({ name: '旧名册.xls', mimeType: 'application/octet-stream', buffer: old })
    await page.getByText('旧版 Excel').waitFor()
    await page.getByRole('button', { name: '不要了' }).click()

    const [{ name, compound }] = (
      await sql<{ name: string; compound: string }>`
        select b.name, c.name as compound from building b join compound c on c.id = b.compound_id
          join grid g on g.id = b.grid_id where g.community_id = (select id from community order by code limit 1)
        order by b.id limit 1`.execute(server.db.owner)
    ).rows as [{ name: string; compound: string }]
    const rows = [
      '小区,楼栋,单元,房号,姓名,与户主关系',
      `${compound},${name},1单元,2901,佟小燕,户主`,
      `${compound},${name},1单元,2902,王小明、李小红,户主`,
    ]
    await file.setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await page.getByText('还没有写入任何内容').waitFor()
    await accessible(page)
    await page.getByRole('button', { name: '写入 1 人' }).click()
    await page.getByText('已写入').waitFor()
    await page.getByRole('button', { name: '改这一行' }).click()
    await page.getByLabel('姓名').fill('王小明')
    await shoot(page, 'roster-1-aside')
    await page.getByRole('button', { name: '再检查并写入' }).click()
    await page.getByText('王小明、李小红').waitFor({ state: 'detached' })
    await page.goto(`${server.origin}/desk/registry?q=${encodeURIComponent('佟小燕')}`)
    await page.getByText(`${compound} ${name} 1单元 2901`).first().waitFor()
    await page.context().close()
  })
})
