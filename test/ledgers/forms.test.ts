/** An office's own sheet: its headings recognised, filled without losing its look; what stands below moves along. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import readSheet from 'read-excel-file/node'
import { translator } from '../../src/kernel/i18n.ts'
import { ledgers } from '../../src/ledgers/declared.ts'
import { openForm } from '../../src/ledgers/form-file.ts'
import { afterLabels, type Filling, fill } from '../../src/ledgers/form-fill.ts'
import { lookAt } from '../../src/ledgers/form-look.ts'
import { sheetOf } from '../../src/ledgers/form-sheet.ts'
import { shiftedFormula, shiftedRefs } from '../../src/ledgers/form-shift.ts'
import { packed, register } from './forms.ts'

const t = translator('zh-CN')
const fields = ledgers.visitLog.fields.map(field => ({ ...field, label: t(`ledger:field.${field.key}`) }))
const looked = (bytes: Buffer, sheet: number | null = null) => lookAt(openForm(bytes), sheet, fields)
const said: Filling['said'] = {
  ...{
    title: '走访日志',
    place: '安居社区',
    period: '2026-11-01 至 2026-11-30',
    from: '2026-11-01',
    to: '2026-11-30',
  },
  ...{ asOf: '2026-11-30', by: '王敏', count: '5' },
}
const row = (n: number) => ({
  onDay: `2026-11-0${n}`,
  householder: `户主${n}`,
  address: `1号楼 ${n}01`,
  outcome: '见面',
})

suite('a form is looked at', () => {
  test('heading, first and last row, columns and labels are suggested; the hidden sheet is not chosen', () => {
    const { suggested, sheet, sheets, merged } = looked(register())
    assert.deepEqual([sheet, sheets.map(one => one.hidden)], [1, [true, false]])
    assert.deepEqual(suggested, {
      sheet: 1,
      headingRow: 3,
      firstRow: 5,
      lastRow: 7,
      columns: [
        { column: 1, field: 'no' },
        { column: 2, field: 'onDay' },
        { column: 3, field: 'householder' },
        { column: 4, field: 'address' },
        { column: 5, field: 'matters' },
        { column: 6, field: 'outcome' },
      ],
      cells: ['place', 'by', 'asOf'].map(meaning => ({ row: 2, column: 1, meaning })),
    })
    assert.equal(merged.length, 5)
  })

  test('every heading the fields are known by leads back to its field', () => {
    for (const { key, label } of fields) {
      const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
      const sheet = `<worksheet><sheetData><row r="1">${text('A1', '序号')}${text('B1', label)}</row></sheetData></worksheet>`
      assert.equal(looked(packed({ sheet }), 1).suggested?.columns[1]?.field, key, label)
    }
  })

  test('nothing that looks like a heading', () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    assert.equal(looked(packed({ sheet }), 1).suggested, null)
  })
})

suite('a form is filled', () => {
  const mapping = looked(register()).suggested!
  const filledWith = (count: number) =>
    Buffer.from(
      fill(openForm(register()), {
        mapping,
        rows: Array.from({ length: count }, (_, i) => row(i + 1)),
        said,
      }),
    )

  test('rows go in as the first one looks, what stood below moves down, sum and print area follow', async () => {
    const bytes = filledWith(5)
    const file = openForm(bytes)
    const sheet = sheetOf(file, 1)
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    const styles = (n: number) =>
      sheet.rows
        .find(one => one.row === n)!
        .cells.map(cell => cell.style.trim())
        .join(' ')
    assert.equal(styles(9), styles(5), 'a row put in is dressed as the first')
    assert.match(sheet.rows.find(one => one.row === 9)!.attributes, /ht="32.25"/)
    assert.match(xml, /<f>COUNTA\(C5:C9\)<\/f>/)
    assert.match(xml, /<mergeCell ref="E12:G12"\/>/)
    assert.match(xml, /conditionalFormatting sqref="C5:C9"/)
    assert.match(xml, /<col min="5" max="5" width="42"/)
    assert.match(xml, /orientation="landscape"/)
    const workbook = strFromU8(unzipSync(bytes)['xl/workbook.xml']!)
    assert.match(workbook, /登记表!\$A\$1:\$G\$12/)
    assert.match(workbook, /fullCalcOnLoad="1"/)
    assert.equal(unzipSync(bytes)['xl/calcChain.xml'], undefined)
    const data = (await readSheet(bytes)).find(one => one.sheet === '登记表')!.data
    assert.equal(data[1]![0], '填报单位：安居社区    填报人：王敏    填报日期：2026-11-30')
    assert.deepEqual(
      data.slice(4, 9).map(cells => cells[0]),
      [1, 2, 3, 4, 5],
    )
    assert.deepEqual(
      data.slice(4, 9).map(cells => cells[2]),
      ['户主1', '户主2', '户主3', '户主4', '户主5'],
    )
    // The column of the form is one of days: it holds days, not their writing.
    assert.equal((data[4]![1] as unknown as Date).toISOString().slice(0, 10), '2026-11-01')
    assert.equal(data[9]![0], '合计人数')
  })

  test('fewer rows than were kept free: the rest stays as printed, nothing moves', async () => {
    const data = (await readSheet(filledWith(1))).find(one => one.sheet === '登记表')!.data
    assert.deepEqual([data[4]![2], data[5]![0], data[5]![2], data[7]![0]], ['户主1', 2, null, '合计人数'])
  })

  test('none, and a thousand', async () => {
    assert.equal(
      sheetOf(openForm(filledWith(0)), 1).rows.length,
      sheetOf(openForm(register()), 1).rows.length,
    )
    const sheet = sheetOf(openForm(filledWith(1000)), 1)
    assert.equal(sheet.rows.at(-1)!.row, 10 + 997)
    assert.equal(new Set(sheet.rows.map(one => one.row)).size, sheet.rows.length)
  })

  test('what residents are called is text, whatever it begins with', () => {
    const rows = [{ ...row(1), householder: '=HYPERLINK("x")<&>\u0000' }]
    const xml = strFromU8(
      unzipSync(fill(openForm(register()), { mapping, rows, said }))['xl/worksheets/sheet1.xml']!,
    )
    assert.match(xml, /<t xml:space="preserve">=HYPERLINK\(&quot;x&quot;\)&lt;&amp;&gt;<\/t>/)
    assert.equal((xml.match(/<f>/g) ?? []).length, 1, 'only the sum of the form')
  })

  test('labels', () => {
    assert.equal(afterLabels('单位：', ['place'], said), '单位：安居社区')
    assert.equal(
      afterLabels('单位：旧名     电话：123', ['place', 'leave'], said),
      '单位：安居社区    电话：123',
    )
    assert.equal(afterLabels('（盖章）', ['leave'], said), '（盖章）')
    assert.equal(afterLabels('', ['period'], said), said.period)
  })
})

suite('rows put in move what stands below', () => {
  test('references, formulas, other sheets and quotes', () => {
    const shift = { last: 6, by: 2 }
    const table: [string, string][] = [
      ['SUM(C4:C6)', 'SUM(C4:C8)'],
      ['C6', 'C6'],
      ['C7*$D$9', 'C9*$D$11'],
      ['"C7"&C7', '"C7"&C9'],
      ["'别的表'!C7+Sheet2!A9", "'别的表'!C7+Sheet2!A9"],
      ['LOG10(C7)', 'LOG10(C9)'],
      ['SUM(C7:C9)', 'SUM(C9:C11)'],
    ]
    for (const [before, after] of table) assert.equal(shiftedFormula(before, shift), after)
  })

  test('shifting twice is shifting by the sum (property)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 99 }),
        fc.nat(20),
        fc.nat(20),
        (last, at, a, b) => {
          const ref = `A${at}:C${at + 3}`
          const once = shiftedRefs(ref, { last, by: a + b })
          assert.equal(shiftedRefs(shiftedRefs(ref, { last, by: a }), { last: last + a, by: b }), once)
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })
})
