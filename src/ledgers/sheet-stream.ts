/** A workbook written row by row: a county's year leaves without being held in memory, ready to print on A4 with its heading on every page. */
import { strToU8, Zip, ZipDeflate } from 'fflate'

export interface SheetHead {
  readonly name: string
  readonly title: string
  /** Under the title, from the left. */
  readonly lines: readonly string[]
  readonly columns: readonly { readonly label: string; readonly width: number; readonly type: string }[]
  readonly landscape: boolean
  /** Below the table, for signatures. */
  readonly foot: readonly string[]
  /** Page number on paper, with &P and &N. */
  readonly pageWords: string
}
export type SheetCell = string | number | null

/** What a spreadsheet can hold, with room for heading and foot. */
export const mostRows = 1_000_000
const styles = { plain: 0, title: 1, line: 2, heading: 3, cell: 4, number: 5, day: 6, foot: 7 } as const

/** @example for await (const chunk of workbook(head, pages)) reply.raw.write(chunk) */
export async function* workbook(
  head: SheetHead,
  pages: AsyncIterable<readonly (readonly SheetCell[])[]>,
): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, chunk) => {
    failed ??= error
    out.push(chunk)
  })
  const drained = () => {
    if (failed) throw failed
    const ready = out
    out = []
    return ready
  }
  for (const [name, text] of parts(head)) {
    const file = new ZipDeflate(name, { level: 6 })
    zip.add(file)
    file.push(strToU8(text), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 4 })
  zip.add(sheet)
  sheet.push(strToU8(top(head)))
  yield* drained()
  let row = head.lines.length > 0 ? 3 : 2
  for await (const page of pages) {
    const lines = page.map(cells => rowXml(++row, head, cells))
    sheet.push(strToU8(lines.join('')))
    yield* drained()
  }
  sheet.push(strToU8(bottom(head, row)), true)
  zip.end()
  yield* drained()
}

function rowXml(row: number, { columns }: SheetHead, cells: readonly SheetCell[]): string {
  const inner = cells.map((cell, i) => cellXml(`${letters(i + 1)}${row}`, cell, columns[i]?.type ?? 'text'))
  return `<row r="${row}">${inner.join('')}</row>`
}

function cellXml(at: string, cell: SheetCell, type: string): string {
  if (cell === null) return `<c r="${at}" s="${styles.cell}"/>`
  if (typeof cell === 'number')
    return Number.isFinite(cell)
      ? `<c r="${at}" s="${styles.number}"><v>${cell}</v></c>`
      : `<c r="${at}" s="${styles.cell}"/>`
  if (type === 'day' && /^\d{4}-\d\d-\d\d$/.test(cell))
    return `<c r="${at}" s="${styles.day}"><v>${serialOf(cell)}</v></c>`
  return textXml(at, cell, styles.cell)
}

/** Text stays text: what begins like a formula is none. */
export function textXml(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** Days as a spreadsheet counts them, from 1899-12-30. */
export function serialOf(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)
}

/** 1 is A, 27 is AA. */
export function letters(column: number): string {
  let name = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** Characters no XML may hold are left out; a cell holds 32,767. */
export function escaped(text: string): string {
  return text
    .slice(0, 32_767)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function top(head: SheetHead): string {
  const last = letters(head.columns.length)
  const headingRow = head.lines.length > 0 ? 3 : 2
  const lines =
    head.lines.length > 0 ? `<row r="2">${textXml('A2', head.lines.join('    '), styles.line)}</row>` : ''
  const headings = head.columns.map(({ label }, i) =>
    textXml(`${letters(i + 1)}${headingRow}`, label, styles.heading),
  )
  const widths = head.columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width * 2 + 1}" customWidth="1"/>`,
  )
  return `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${headingRow}"/>
<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${widths.join('')}</cols><sheetData><row r="1" ht="30" customHeight="1">${textXml('A1', head.title, styles.title)}</row>${lines}<row r="${headingRow}">${headings.join('')}</row>`
}

function bottom(head: SheetHead, row: number): string {
  const last = letters(head.columns.length)
  const foot =
    head.foot.length > 0
      ? `<row r="${row + 2}">${textXml(`A${row + 2}`, head.foot.join('                '), styles.foot)}</row>`
      : ''
  const merged = [
    `A1:${last}1`,
    ...(head.lines.length > 0 ? [`A2:${last}2`] : []),
    ...(foot ? [`A${row + 2}:${last}${row + 2}`] : []),
  ]
  const merges =
    head.columns.length > 1
      ? `<mergeCells count="${merged.length}">${merged.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : ''
  return `${foot}</sheetData>${merges}<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="${head.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C${escaped(head.pageWords)}</oddFooter></headerFooter></worksheet>`
}

function parts(head: SheetHead): readonly (readonly [string, string])[] {
  const headingRow = head.lines.length > 0 ? 3 : 2
  const name = escaped(sheetName(head.name))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    [
      '[Content_Types].xml',
      `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name.replaceAll("'", "''")}'!$1:$${headingRow}</definedName></definedNames></workbook>`,
    ],
    ['xl/styles.xml', stylesXml],
  ]
}

/** What a spreadsheet allows as the name of a sheet. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:']/g, ' ').slice(0, 31) || '1'
}

const wrapped = '<alignment vertical="center" wrapText="1"/>'
const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="3"><font><sz val="11"/><name val="SimSun"/></font><font><b/><sz val="16"/><name val="SimSun"/></font><font><b/><sz val="11"/><name val="SimSun"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf/>
<xf fontId="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>
<xf applyAlignment="1">${wrapped}</xf>
<xf fontId="2" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
<xf borderId="1" applyBorder="1" applyAlignment="1">${wrapped}</xf>
<xf borderId="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>
<xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>
<xf applyAlignment="1"><alignment vertical="center"/></xf></cellXfs></styleSheet>`
