/** Papers as PDF, read back: pages, lines that break as Chinese does, rare characters, signatures, and the same bytes for the same paper. */
import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import fc from 'fast-check'
import { gridOf, placesInRows, textWidth } from '../../src/kernel/documents/measures.ts'
import type { Block, Paper, Printed } from '../../src/kernel/documents/paper.ts'
import { pdfOf } from '../../src/kernel/documents/pdf.ts'
import { clean } from '../../src/kernel/documents/texts.ts'
import { type ReadPdf, readPdf } from './documents-read.ts'
import { agreement, ledger, names, options, record } from './documents-samples.ts'

const paperOf = (...blocks: Block[]): Paper => ({ title: '测试', blocks })
const read = async (paper: Paper) => readPdf((await pdfOf(paper, options)).bytes)

suite('an agreement', () => {
  let printed: Printed
  let pdf: ReadPdf
  before(async () => {
    printed = await pdfOf(await agreement(), options)
    pdf = await readPdf(printed.bytes)
  })

  test('says everything, names with rare characters and many characters as well', () => {
    const text = pdf.text(1) + pdf.text(2)
    for (const said of [
      '人民调解协议书',
      '（幸福）人调字〔2026〕第001号',
      '一、每日十九时',
      '三、双方',
      ...names,
    ])
      assert.ok(text.includes(said), said)
    assert.deepEqual([printed.pages, printed.missing], [2, []])
  })
  test('has its page of how many on each, the code with the first characters of the hash on the last alone', () => {
    assert.match(pdf.text(1), /第1页共2页/)
    assert.match(pdf.text(2), /第2页共2页校验码8f3a2b1c9d4e/)
    assert.doesNotMatch(pdf.text(1), /校验码/)
  })
  test('stands on A4 within the margins of GB/T 9704', () => {
    const page = pdf.pages[0]!.filter(({ text }) => !/第 1 页/.test(text))
    const millimetres = (points: number) => (points / 72) * 25.4
    assert.ok(page.every(({ x }) => millimetres(x) > 27.9))
    assert.ok(page.every(({ y }) => millimetres(y) > 35 && millimetres(y) < 297 - 37))
  })
  test('is the same bytes again, and others for another day', async () => {
    const again = await pdfOf(await agreement(), options)
    assert.ok(printed.bytes.equals(again.bytes))
    const later = await pdfOf(await agreement(), { ...options, at: new Date('2026-03-06T00:00:00Z') })
    assert.ok(!printed.bytes.equals(later.bytes))
  })
  test('embeds only the characters it needs and is fit to be archived', () => {
    assert.ok(printed.bytes.length < 200_000, String(printed.bytes.length))
    assert.match(printed.bytes.toString('latin1'), /<pdfaid:part>2<\/pdfaid:part>/)
    assert.equal(pdf.info.CreationDate, 'D:20260305083000Z')
  })
})

suite('lines', () => {
  test('do not begin with a closing sign nor end with an opening one', async () => {
    // Every length, so that each sign comes to the edge somewhere.
    const texts = Array.from({ length: 28 }, (_, nth) =>
      `${'字'.repeat(nth)}（甲，乙）。“丙”、《丁》；戊？`.repeat(3),
    )
    const { pages } = await read(paperOf({ kind: 'paragraph', text: texts.join('\n') }))
    const lines = pages.flat().map(({ text }) => text.trim())
    assert.ok(lines.length > 60)
    for (const line of lines) {
      assert.doesNotMatch(line, /^[，。、；：？！）》〉”’·]/, line)
      assert.doesNotMatch(line, /[（《〈“‘]$/, line)
    }
  })
  test('of a number too long for its cell break within it', async () => {
    const { pages } = await read(
      paperOf({ kind: 'table', head: ['甲', '乙'], widths: [1, 9], rows: [['1234567890'.repeat(3), '短']] }),
    )
    const digits = pages.flat().filter(({ text, y }) => /\d{2}/.test(text) && y > 200)
    assert.ok(digits.length >= 3)
    assert.match(digits.map(({ text }) => text.replaceAll(/\D/g, '')).join(''), /^1234567890/)
  })
  test('of control characters, half characters and other line ends are cleaned', () => {
    assert.equal(clean('一\r\n二\r三\u2028四\u0000\u0007\ud800五\t六'), '一\n二\n三\n四\ufffd五    六')
  })
})

suite('characters no font has', () => {
  test('are printed as their code in a box, and told once each', async () => {
    const { bytes, missing } = await pdfOf(
      paperOf({ kind: 'paragraph', text: '𪚥与𪚥，𠮷、㐱、ᠮᠣᠩᠭᠣᠯ、☑、葛\u{e0100}' }),
      options,
    )
    assert.deepEqual(missing, [{ character: '𪚥', codePoint: 'U+2A6A5' }])
    // The codes stand in their boxes, somewhat above the line.
    const text = (await readPdf(bytes)).text(1)
    assert.match(text, /2A6A52A6A5与，𠮷、㐱、ᠮᠣᠩᠭᠣᠯ、☑、葛/)
  })
  test('no text whatever keeps a paper from being made', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 6 }),
        async texts => {
          const [a = '', b = '', c = ''] = texts
          const { pages } = await pdfOf(
            {
              title: a,
              number: b,
              foot: c,
              blocks: [
                { kind: 'paragraph', text: b },
                { kind: 'clauses', items: texts },
                {
                  kind: 'fields',
                  rows: [[{ label: a, value: b }], texts.map(text => ({ label: '', value: text }))],
                },
                { kind: 'table', head: [a, b], rows: [texts, []] },
                { kind: 'table', head: [], rows: [texts] },
                { kind: 'fields', rows: [[]] },
                { kind: 'dialogue', lines: [{ speaker: a, text: c }] },
                { kind: 'places', places: [{ label: a, name: b, seal: c, fingerprint: true }] },
              ],
            },
            options,
          )
          assert.ok(pages >= 1)
        },
      ),
      { numRuns: 25 },
    )
  })
})

suite('long papers', () => {
  test('a record of forty pages is numbered through', async () => {
    const printed = await pdfOf(record(51), options)
    assert.equal(printed.pages, 40)
    const pdf = await readPdf(printed.bytes)
    for (const [nth] of pdf.pages.entries())
      assert.match(pdf.text(nth + 1), new RegExp(`第${nth + 1}页共40页`))
  })
  test('a table repeats its head on every page and keeps each row whole', async () => {
    const pdf = await read(ledger(60))
    assert.ok(pdf.pages.length > 3)
    for (const [nth] of pdf.pages.entries()) assert.match(pdf.text(nth + 1), /序号姓名证件号码应付已付备注/)
  })
  test('a cell longer than a page runs on', async () => {
    const pdf = await read(
      paperOf({ kind: 'fields', rows: [[{ label: '事实', value: '很长的事实。'.repeat(400) }]] }),
    )
    assert.equal(pdf.pages.length, 3)
  })
  test('a row runs on as well when it is long only because its column is narrow', async () => {
    const rows = [['短', '字'.repeat(280)]]
    const pdf = await read(paperOf({ kind: 'table', head: ['甲', '乙'], widths: [9, 1], rows }))
    const shown = pdf.pages.map((_, nth) => pdf.text(nth + 1).split('字').length - 1)
    assert.ok(pdf.pages.length > 1)
    assert.equal(
      shown.reduce((sum, it) => sum + it, 0),
      280,
    )
    assert.ok(pdf.pages.flat().every(({ y }) => y > 40))
  })
  test('a seal alone stands at the right', async () => {
    const { pages } = await read(paperOf({ kind: 'places', places: [{ label: '甲方', seal: '某某' }] }))
    assert.ok(pages[0]!.find(({ text }) => text.startsWith('甲方'))!.x > 297)
  })
  test('where each page is signed, and that it is a draft, stands on every page', async () => {
    const pdf = await read({ ...record(4), eachPage: '当事人每页签名：', mark: '供签字稿第2版' })
    assert.ok(pdf.pages.length > 2)
    for (const [nth] of pdf.pages.entries()) assert.match(pdf.text(nth + 1), /供签字稿第2版.*当事人每页签名/)
  })
  test('a small form is not cut in two, a long one is', async () => {
    const filled: Block = { kind: 'paragraph', text: Array(19).fill('正文。').join('\n') }
    const rows = (count: number) => Array(count).fill([{ label: '甲', value: '乙' }])
    const small = await read(paperOf(filled, { kind: 'fields', rows: rows(5) }))
    assert.deepEqual([small.text(1).includes('甲'), small.text(2).includes('甲')], [false, true])
    const long = await read(paperOf(filled, { kind: 'fields', rows: rows(20) }))
    assert.deepEqual([long.text(1).includes('甲'), long.text(2).includes('甲')], [true, true])
  })
  test('a seal stands beside the two who sign before it', () => {
    const [party, mediator, recorder] = ['当事人', '调解员', '记录人'].map(label => ({ label }))
    const seal = { label: '印章', seal: '某委员会' }
    const four = placesInRows([party!, party!, mediator!, recorder!, seal])
    assert.deepEqual(four, [
      { left: [party], right: party },
      { left: [mediator, recorder], right: seal },
    ])
    assert.deepEqual(placesInRows([party!, seal]), [{ left: [party], right: seal }])
    assert.deepEqual(placesInRows([seal]), [{ left: [], right: seal }])
    assert.deepEqual(placesInRows([party!, mediator!, recorder!]).at(-1), { left: [recorder], right: null })
  })
  test('where two parties sign stays on one page, many parties go on', async () => {
    const place = { label: '当事人（签名）：', fingerprint: true }
    const filled: Block = { kind: 'paragraph', text: Array(19).fill('正文。').join('\n') }
    const two = await read(paperOf(filled, { kind: 'places', places: [place, place] }))
    assert.deepEqual([two.pages.length, two.text(1).includes('签名')], [2, false])
    assert.match(two.text(2), /^正文。当事人/, 'no page of signatures alone')
    const thirty = await read(paperOf({ kind: 'places', places: Array(30).fill(place) }))
    assert.equal(
      thirty.pages.map((_, nth) => thirty.text(nth + 1).split('签名').length - 1).reduce((a, b) => a + b),
      30,
    )
    assert.ok(thirty.pages.length <= 4)
  })
})

test('edges of a form: every row fills the width', () => {
  const field = fc.record({
    label: fc.constantFrom('', '姓名'),
    value: fc.constant(''),
    span: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1, maxLength: 6 }), { minLength: 1 }), rows => {
      const grid = gridOf({ kind: 'fields', rows })
      assert.ok(Math.abs(grid.columns.reduce((sum, it) => sum + it, 0) - textWidth) < 0.01)
      assert.ok(grid.columns.every(column => column > 0))
      for (const row of grid.rows)
        assert.equal(
          row.reduce((sum, cell) => sum + cell.span, 0),
          grid.columns.length,
        )
    }),
  )
})
