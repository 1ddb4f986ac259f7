/** Forms as offices have them, made in memory: a register with merged headings, kept rows, a sum and signatures; and hostile ones. */
import { strToU8, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const texts = [
  '网格走访登记表',
  '填报单位：          填报人：          填报日期：',
  '序号',
  '走访情况',
  '走访时间',
  '走访对象',
  '住址',
  '反映问题及处理',
  '备 注',
  '合计人数',
  '审核人（签字）：',
  '结果',
]
/** A register: title over all, labels, a heading of two rows, three rows kept free, a sum, a place to sign. */
export function register(options: { readonly parts?: Readonly<Record<string, string>> } = {}): Buffer {
  const s = (at: string, text: number, style = 0) => `<c r="${at}" s="${style}" t="s"><v>${text}</v></c>`
  const free = (row: number) =>
    `<row r="${row}" ht="32.25" customHeight="1"><c r="A${row}" s="2"><v>${row - 4}</v></c>${['B', 'C', 'D', 'E', 'F', 'G'].map(c => `<c r="${c}${row}" s="${c === 'B' ? 3 : 2}"/>`).join('')}</row>`
  const rows = [
    `<row r="1" ht="40" customHeight="1">${s('A1', 0, 1)}</row>`,
    `<row r="2">${s('A2', 1)}</row>`,
    `<row r="3">${s('A3', 2, 2)}${s('B3', 3, 2)}<c r="C3" s="2"/><c r="D3" s="2"/>${s('E3', 7, 2)}<c r="F3" s="2"/>${s('G3', 8, 2)}</row>`,
    `<row r="4"><c r="A4" s="2"/>${s('B4', 4, 2)}${s('C4', 5, 2)}${s('D4', 6, 2)}<c r="E4" s="2"/>${s('F4', 11, 2)}<c r="G4" s="2"/></row>`,
    free(5),
    free(6),
    free(7),
    `<row r="8">${s('A8', 9, 2)}<c r="B8" s="2"><f>COUNTA(C5:C7)</f><v>0</v></c></row>`,
    `<row r="10">${s('E10', 10)}</row>`,
  ]
  const sheet = `<?xml version="1.0"?><worksheet xmlns="${main}"><dimension ref="A1:G10"/><cols><col min="1" max="1" width="6.5" customWidth="1"/><col min="5" max="5" width="42" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData><mergeCells count="5"><mergeCell ref="A1:G1"/><mergeCell ref="A2:G2"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:D3"/><mergeCell ref="E10:G10"/></mergeCells><conditionalFormatting sqref="C5:C7"><cfRule type="expression" priority="1"><formula>LEN(C5)&gt;4</formula></cfRule></conditionalFormatting><pageMargins left="0.2" right="0.2" top="0.3" bottom="0.3" header="0" footer="0"/><pageSetup paperSize="9" orientation="landscape"/></worksheet>`
  return packed({ sheet, ...options })
}

/** The same workbook around any sheet. */
export function packed({
  sheet,
  parts = {},
}: {
  sheet: string
  parts?: Readonly<Record<string, string>>
}): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const files: Record<string, string> = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="${type}.calcChain+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="说明" sheetId="1" state="hidden" r:id="rId2"/><sheet name="登记表" sheetId="2" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">登记表!$A$1:$G$10</definedName></definedNames><calcPr calcId="1"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId5" Type="${office}/calcChain" Target="calcChain.xml"/></Relationships>`,
    'xl/styles.xml': `<?xml version="1.0"?><styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="20"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1"/><xf borderId="1"/><xf numFmtId="176" borderId="1" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<?xml version="1.0"?><sst xmlns="${main}">${texts.map(text => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    'xl/calcChain.xml': `<?xml version="1.0"?><calcChain xmlns="${main}"><c r="B8" i="2"/></calcChain>`,
    'xl/worksheets/sheet1.xml': sheet,
    'xl/worksheets/sheet2.xml': `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData/></worksheet>`,
    ...parts,
  }
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
  )
}

/** An old or a locked workbook begins so. */
export function compound(word: string): Buffer {
  return Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from(word, 'utf16le'),
    Buffer.alloc(500),
  ])
}

/** Small outside, large inside. */
export function bomb(): Buffer {
  return packed({
    sheet: `<worksheet xmlns="${main}"><sheetData/>${' '.repeat(60 * 1024 * 1024)}</worksheet>`,
  })
}
