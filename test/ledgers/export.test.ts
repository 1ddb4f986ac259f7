/** Tables taken out by many at once: made beside the server, in line or refused with how it stands, while residents go on reporting; and what a workbook holds. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { unzipSync } from 'fflate'
import readSheet from 'read-excel-file/node'
import { openWorkbook, type SheetHead } from '../../src/ledgers/sheet-stream.ts'
import { report } from '../matters/story.ts'
import { startTown } from '../support/server.ts'
import { cookieOf, november, plenty } from './reading.ts'

const clerks = ['supervise', 'secretary', 'dispatch', 'community1', 'community2', 'grid1', 'grid2', 'branch1']
const sheet = `/api/ledgers/matterLedger/sheet.xlsx?${november}`

suite('taken out by eight clerks at once', async () => {
  const server = await startTown({ env: plenty })
  await report(server, { text: '=HYPERLINK("http://x")' })
  const cookies = await Promise.all(clerks.map(name => cookieOf(server, name)))
  const { exports } = server.aili.kernel

  test('each gets it in the end, those in line are few, a resident reports meanwhile', async () => {
    const statuses = new Map<number, number>()
    const most = { making: 0, waiting: 0 }
    const take = async (cookie: string) => {
      for (;;) {
        const answering = server.aili.app.inject({ method: 'GET', url: sheet, headers: { cookie } })
        const reply = await answering
        statuses.set(reply.statusCode, (statuses.get(reply.statusCode) ?? 0) + 1)
        if (reply.statusCode === 200) return reply.rawPayload
        const { error } = reply.json()
        assert.equal(error.code, 'unavailable', reply.body)
        assert.ok(error.facts.ahead >= 5 && error.message.includes(String(error.facts.ahead)), error.message)
        assert.equal(reply.headers['retry-after'], String(error.facts.seconds))
        await new Promise(later => setTimeout(later, 100))
      }
    }
    const watch = setInterval(() => {
      const { making, waiting } = exports.counts()
      most.making = Math.max(most.making, making)
      most.waiting = Math.max(most.waiting, waiting)
    }, 1)
    const taking = Promise.all(cookies.map(take))
    let reported = 0
    while (exports.counts().making === 0) await new Promise(setImmediate)
    for (; reported < 3; reported++) await report(server)
    assert.ok(exports.counts().making > 0, 'reported while tables were being made')
    clearInterval(watch)
    const books = await taking
    assert.equal(statuses.get(200), clerks.length)
    assert.ok((statuses.get(503) ?? 0) > 0, 'with eight at once somebody was told to wait')
    assert.ok(most.making <= 2 && most.waiting <= 4, JSON.stringify(most))
    // As of one moment each; a text that looks like a formula is text.
    const { data } = (await readSheet(books[0]!))[0]!
    assert.ok(data.some(row => row.some(cell => cell === '=HYPERLINK("http://x")')))
    assert.doesNotMatch(String(unzipSync(books[0]!)['xl/worksheets/sheet1.xml']), /<f[ >]/)
  })

  test('nobody is left in line, no connection is held', async () => {
    while (exports.counts().leaving > 0) await new Promise(setImmediate)
    assert.deepEqual(exports.counts(), { making: 0, waiting: 0, leaving: 0 })
  })
})

suite('a workbook written in pieces', () => {
  const head: SheetHead = {
    ...{
      name: '事项台账[*]',
      title: '标题',
      lines: ['单位'],
      landscape: true,
      foot: ['制表'],
      pageWords: '&P',
    },
    columns: [
      { label: '序号', width: 3, type: 'number' },
      { label: '日期', width: 6, type: 'day' },
      { label: '内容', width: 9, type: 'text' },
    ],
  }
  const written = (rows: number, mostOnSheet: number) => {
    const chunks: Uint8Array[] = []
    const book = openWorkbook(head, chunk => chunks.push(chunk), mostOnSheet)
    for (let n = 0; n < rows; n += 3)
      book.add(
        Array.from({ length: Math.min(3, rows - n) }, (_, i) => [
          n + i + 1,
          '2026-11-30',
          ['=1+1', '+86', '-1', '@x', ' 两头空 ', 'a\nb', '<&>"', '\u0000\u001f坏\ud800', '😀'][(n + i) % 9]!,
        ]),
      )
    book.end()
    return Buffer.concat(chunks)
  }

  test('goes on on a further sheet, each under its heading, places to sign on the last', async () => {
    const sheets = await readSheet(written(11, 4))
    assert.deepEqual(
      sheets.map(one => one.sheet),
      ['事项台账   ', '事项台账    2', '事项台账    3'],
    )
    const rows = sheets.flatMap(({ data }) => data.slice(3).filter(row => typeof row[0] === 'number'))
    assert.deepEqual(
      rows.map(row => row[0]),
      Array.from({ length: 11 }, (_, i) => i + 1),
    )
    assert.deepEqual(
      rows.slice(0, 9).map(row => row[2]),
      ['=1+1', '+86', '-1', '@x', '两头空', 'a\nb', '<&>"', '坏', '😀'],
    )
    assert.ok(sheets.every(({ data }) => data[2]![2] === '内容'))
    assert.deepEqual(
      sheets.map(({ data }) => data.some(row => String(row[0]).includes('制表'))),
      [false, false, true],
    )
  })

  test('none, and exactly as many as a sheet holds', async () => {
    assert.equal((await readSheet(written(0, 4))).length, 1)
    assert.equal((await readSheet(written(4, 4))).length, 1)
  })
})
