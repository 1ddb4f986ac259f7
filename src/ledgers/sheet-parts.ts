/** The parts of a workbook beside its rows: heading and foot of a sheet, its styles, and what says which sheets there are. Pure. */
import type { SheetHead } from './sheet-stream.ts'

export const styles = {
  plain: 0,
  title: 1,
  line: 2,
  heading: 3,
  cell: 4,
  number: 5,
  day: 6,
  foot: 7,
} as const

export interface BookPart {
  readonly path: string
  readonly text: string
}

/** Text stays text: what begins like a formula is none. */
export function textXml(at: string, text: string, style: number): string {
  const keep = /^\s|\s$|[\n\r\t]| {2}/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t${keep}>${escaped(text)}</t></is></c>`
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
  if (text.length <= 32_767 && !special.test(text)) return text
  return text
    .slice(0, 32_767)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const special = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Until its first row. */
export function top(head: SheetHead): string {
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

/** After its last row; places to sign stand below the last sheet only. */
export function bottom(head: SheetHead, row: number, isLast: boolean): string {
  const last = letters(head.columns.length)
  const foot =
    isLast && head.foot.length > 0
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

/** What says which sheets there are; every one prints its heading on each page. */
export function bookParts(head: SheetHead, sheets: number): readonly BookPart[] {
  const headingRow = head.lines.length > 0 ? 3 : 2
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const each = (say: (nth: number, name: string) => string) =>
    Array.from({ length: sheets }, (_, i) => say(i + 1, sheetName(head.name, i + 1))).join('')
  return [
    {
      path: '[Content_Types].xml',
      text: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each(nth => `<Override PartName="/xl/worksheets/sheet${nth}.xml" ContentType="${type}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    },
    {
      path: '_rels/.rels',
      text: `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      text: `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each(nth => `<Relationship Id="rId${nth}" Type="${relations}/worksheet" Target="worksheets/sheet${nth}.xml"/>`)}<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      path: 'xl/workbook.xml',
      text: `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each((nth, name) => `<sheet name="${escaped(name)}" sheetId="${nth}" r:id="rId${nth}"/>`)}</sheets><definedNames>${each((nth, name) => `<definedName name="_xlnm.Print_Titles" localSheetId="${nth - 1}">'${escaped(name)}'!$1:$${headingRow}</definedName>`)}</definedNames></workbook>`,
    },
    { path: 'xl/styles.xml', text: stylesXml },
  ]
}

/** What a spreadsheet allows as the name of a sheet. */
function sheetName(name: string, nth: number): string {
  const plain = name.replace(/[\\/?*[\]:']/g, ' ')
  return nth === 1 ? plain.slice(0, 31) || '1' : `${plain.slice(0, 27)} ${nth}`
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
