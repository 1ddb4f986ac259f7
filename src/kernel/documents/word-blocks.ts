/** The blocks of a paper as paragraphs and real tables of Word. */
import {
  AlignmentType,
  HeadingLevel,
  HeightRule,
  ImageRun,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { alignsOf, gridOf, mostPictureHeight, rowsOf, sharesOf, textWidth, wholeRows } from './measures.ts'
import type { Blank, Block, Dialogue, Fields, Pictures, Paragraph as Said, Table as Sheet } from './paper.ts'
import { pictureOf } from './pictures.ts'
import { speakerOf } from './sheets.ts'
import type { PlainWords } from './texts.ts'
import { placesTable } from './word-places.ts'
import * as type from './word-type.ts'

export type Piece = Paragraph | Table
/** Numbering that begins anew with every list. */
export const clauseNumbers = 'clauses'

/** With lines of 20 points a row is as high as in the PDF. */
const padding = { left: 90, right: 90, top: 22, bottom: 22 }

/** @param keepNext its last words go with what follows */
export async function piecesOf(
  block: Block,
  words: PlainWords,
  nth: number,
  keepNext: boolean,
): Promise<readonly Piece[]> {
  switch (block.kind) {
    case 'heading':
      return [headingOf(block.text)]
    case 'paragraph':
      return [...type.paragraphsOf(block.text, [], { ...lookOf(block), keepNext })]
    case 'clauses':
      return block.items.flatMap((item, at) => clauseOf(item, nth, keepNext && at === block.items.length - 1))
    case 'fields':
      return [formOf(block), gap()]
    case 'table':
      return [tableOf(block), gap()]
    case 'dialogue':
      return block.lines.flatMap((line, at) => said(line, keepNext && at === block.lines.length - 1))
    case 'blank':
      return blankOf(block)
    case 'places':
      return [gap(true), placesTable(block, words), gap()]
    case 'pictures':
      return picturesOf(block)
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

/** Two tables that touch become one; Word also wants a paragraph after the last. */
const gap = (keepNext = false) =>
  new Paragraph({ keepNext, spacing: { ...type.spaced(type.form), line: 120 }, children: [] })

const headingOf = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: type.spaced(type.body),
    children: type.runs(text, { ...type.body, bold: true }),
  })

function lookOf({ align, indent = align === undefined || align === 'left', strong = false }: Said) {
  return {
    ...(indent ? {} : { indent: { firstLine: 0, firstLineChars: 0 } }),
    ...(align === 'center' || align === 'right' ? { alignment: type.sides[align] } : {}),
    ...(strong ? { run: { bold: true } } : {}),
  }
}

/** Numbered by Word itself, so that a clause put in between moves the others. */
function clauseOf(item: string, instance: number, keepNext: boolean): Paragraph[] {
  const [first = '', ...more] = item.split('\n')
  return [
    new Paragraph({
      numbering: { reference: clauseNumbers, level: 0, instance },
      ...{ alignment: AlignmentType.BOTH, keepNext },
      spacing: type.spaced(type.body),
      children: type.runs(first, type.body),
    }),
    ...more.flatMap(line => type.paragraphsOf(line, [], { keepNext })),
  ]
}

function formOf(fields: Fields): Table {
  const { columns, rows, whole, together } = gridOf(fields)
  const columnWidths = columns.map(type.twips)
  return new Table({
    columnWidths,
    width: { size: type.twips(textWidth), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    rows: rows.map((cells, nth) => {
      const lines = Math.max(...cells.map(cell => cell.lines))
      let column = 0
      return new TableRow({
        cantSplit: whole[nth]!,
        height: { value: lines * type.form.line + padding.top + padding.bottom, rule: HeightRule.ATLEAST },
        children: cells.map(({ text, isLabel, span }) => {
          const wide = columnWidths.slice(column, column + span).reduce((sum, it) => sum + it, 0)
          column += span
          const keepNext = together && nth < rows.length - 1
          return cellOf(text, wide, isLabel ? 'center' : 'left', { columnSpan: span, keepNext })
        }),
      })
    }),
  })
}

function tableOf(sheet: Sheet): Table {
  const shares = sharesOf(sheet)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map(share => type.twips((textWidth * share) / total))
  const [aligns, whole] = [alignsOf(sheet), wholeRows(sheet)]
  return new Table({
    columnWidths: widths,
    width: { size: type.twips(textWidth), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: sheet.head.map((text, nth) => cellOf(text, widths[nth]!, 'center', { bold: true })),
      }),
      ...rowsOf(sheet).map(
        (row, nth) =>
          new TableRow({
            cantSplit: whole[nth]!,
            children: row.map((text, at) => cellOf(text, widths[at]!, aligns[at]!)),
          }),
      ),
    ],
  })
}

function cellOf(
  text: string,
  wide: number,
  align: keyof typeof type.sides,
  { columnSpan = 1, bold = false, keepNext = false } = {},
): TableCell {
  return new TableCell({
    columnSpan,
    width: { size: wide, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: padding,
    borders: { top: type.rule, bottom: type.rule, left: type.rule, right: type.rule },
    children: [
      new Paragraph({
        keepNext,
        alignment: type.sides[align],
        spacing: type.spaced(type.form),
        children: type.runs(text, { ...type.form, bold }),
      }),
    ],
  })
}

function said({ speaker, text }: Dialogue['lines'][number], keepNext: boolean): Paragraph[] {
  const { size } = type.body
  const named = new TextRun({ text: speakerOf(speaker), bold: true, size, font: type.headFont })
  return type.paragraphsOf(text, [named], { keepNext })
}

/** Lines of a table: borders of paragraphs beneath each other would become one. */
function blankOf({ label, lines }: Blank): Piece[] {
  const before = label ? type.paragraphsOf(label, [], { indent: { firstLine: 0, firstLineChars: 0 } }) : []
  if (lines < 1) return before
  const borders = { ...type.noBorders, bottom: type.rule }
  const row = () =>
    new TableRow({
      cantSplit: true,
      height: { value: type.body.line, rule: HeightRule.EXACT },
      children: [
        new TableCell({
          borders,
          width: { size: type.twips(textWidth), type: WidthType.DXA },
          children: [new Paragraph({ children: [] })],
        }),
      ],
    })
  const table = new Table({
    width: { size: type.twips(textWidth), type: WidthType.DXA },
    columnWidths: [type.twips(textWidth)],
    borders: type.noTableBorders,
    rows: Array.from({ length: lines }, row),
  })
  return [...before, table, gap()]
}

async function picturesOf({ pictures }: Pictures): Promise<readonly Piece[]> {
  const pieces: Piece[] = []
  for (const { bytes, caption } of pictures) {
    const drawn = await pictureOf(bytes)
    const ratio = drawn.height / drawn.width
    const wide = Math.min(textWidth, (drawn.width / 150) * 25.4, mostPictureHeight / ratio)
    const transformation = { width: type.pixels(wide), height: type.pixels(wide * ratio) }
    pieces.push(
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        children: [new ImageRun({ type: drawn.format, data: drawn.bytes, transformation })],
      }),
      type.paragraphOf(type.form, caption, { alignment: AlignmentType.CENTER }),
    )
  }
  return pieces
}
