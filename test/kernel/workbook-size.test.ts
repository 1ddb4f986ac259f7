/** Workbooks that are small outside and without end inside are refused in words before anything is made of them. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { isSmall, tablesOf, Unreadable } from '../../src/kernel/tables.ts'
import { insideOf } from '../../src/kernel/workbook-size.ts'

const head = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
const workbook = (rows: string | Uint8Array) =>
  Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml':
        typeof rows === 'string' ? strToU8(`${head}${rows}</sheetData></worksheet>`) : rows,
    }),
  )
const row = (cells: string) => `<row r="2">${cells}</row>`

suite('a workbook', () => {
  const books: [what: string, bytes: Buffer, cells: number | null, small: boolean][] = [
    ['of a few cells', workbook(row('<c r="B2"><v>1</v></c>')), 4, true],
    [
      'with a cell in the last corner',
      workbook('<row r="1048576"><c r="XFD1048576"/></row>'),
      2 ** 34,
      false,
    ],
    ['of more rows than there can be', workbook('<row/>'.repeat(1_048_577)), Number.POSITIVE_INFINITY, false],
    ['that unpacks to much', workbook(new Uint8Array(5 * 1024 * 1024)), 0, false],
  ]
  for (const [what, bytes, cells, small] of books)
    test(what, () => {
      assert.equal(insideOf(bytes).cells, cells)
      assert.equal(isSmall(bytes, 10_000_000), small)
    })

  test('too large inside, locked or broken says so', async () => {
    const locked = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    const said = (bytes: Buffer) =>
      tablesOf(bytes).then(
        () => 'read',
        error => (error instanceof Unreadable ? error.code : error),
      )
    assert.equal(await said(books[1]![1]), 'tooBig')
    assert.equal(await said(books[2]![1]), 'tooBig')
    assert.equal(await said(workbook('<row r="1000000"><c r="A1000000"/></row>')), 'emptyRows')
    assert.equal(await said(locked), 'password')
    assert.equal(await said(Buffer.from('PK\x03\x04 no archive')), 'notParsed')
  })
})
