/** Where people sign and seal, in Word: two beside each other, each kept whole, the ring of the seal an ellipse that can be moved. */
import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { ShapeRun } from 'docx/shapes'
import { placesInRows, sealsOnly, textWidth } from './measures.ts'
import type { Place, Places } from './paper.ts'
import type { PlainWords } from './texts.ts'
import * as type from './word-type.ts'

/** Millimetres. */
const ring = 40
const finger = { width: 22, height: 26 }
/** Above the line, to write in. */
const high = 14
const between = 4
/** Both halves have the same width to write on: the space between them belongs to the left one. */
const writing = (textWidth - between) / 2
const halves = [writing + between, writing] as const

export function placesTable({ places }: Places, words: PlainWords): Table {
  const rows: TableRow[] = []
  const keepNext = places.length <= 8
  const signed = (place: Place) => signing(place, words, keepNext)
  const sheet = placesInRows(places)
  for (const [nth, { left, right }] of sheet.entries()) {
    const below = nth < sheet.length - 1 ? between : 0
    const stacked: (Paragraph | Table)[] = []
    for (const place of left) stacked.push(...(stacked.length > 0 ? [air(keepNext)] : []), ...signed(place))
    rows.push(
      new TableRow({
        cantSplit: true,
        children: [cellOf(0, stacked, below), cellOf(1, right ? signed(right) : [], below)],
      }),
    )
  }
  return new Table({
    width: { size: type.twips(textWidth), type: WidthType.DXA },
    columnWidths: halves.map(type.twips),
    layout: TableLayoutType.FIXED,
    borders: type.noTableBorders,
    rows,
  })
}

const cellOf = (nth: 0 | 1, children: readonly (Paragraph | Table)[], below: number) =>
  new TableCell({
    borders: type.noBorders,
    width: { size: type.twips(halves[nth]), type: WidthType.DXA },
    margins: { left: 0, right: nth === 0 ? type.twips(between) : 0, top: 0, bottom: type.twips(below) },
    children: children.length > 0 ? children : [new Paragraph({ children: [] })],
  })

/** Between two who sign above each other. */
const air = (keepNext: boolean) =>
  new Paragraph({ keepNext, spacing: { ...type.spaced(type.form), line: type.twips(between) }, children: [] })

function signing(place: Place, words: PlainWords, keepNext: boolean) {
  const isSealOnly = sealsOnly(place)
  const date = place.date || words.dateByHand || '________________'
  const dated = type.paragraphOf(type.form, date, {
    ...{ keepNext, spacing: type.spaced(type.sign) },
    ...(isSealOnly ? { alignment: AlignmentType.CENTER } : {}),
  })
  return [
    type.paragraphOf(type.sign, place.label, { keepNext }),
    ...(isSealOnly ? [] : [line(place, dated, words, keepNext)]),
    ...(place.seal ? [sealOf(place.seal, words, keepNext)] : []),
    isSealOnly ? dated : closing(keepNext),
  ]
}

/** Word wants a paragraph after a table, in a cell too. */
const closing = (keepNext: boolean) =>
  new Paragraph({ keepNext, spacing: { ...type.spaced(type.form), line: 20 }, children: [] })

/** The line with what stands on it, the date under it, and the box for a fingerprint beside both. */
function line(place: Place, dated: Paragraph, words: PlainWords, keepNext: boolean): Table {
  const widths = (place.fingerprint ? [writing - finger.width - 3, 3, finger.width] : [writing]).map(
    type.twips,
  )
  const cell = (nth: number, borders: typeof type.noBorders, children: readonly Paragraph[]) =>
    new TableCell({
      borders,
      width: { size: widths[nth]!, type: WidthType.DXA },
      verticalAlign: nth === 2 ? VerticalAlign.CENTER : VerticalAlign.TOP,
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      children,
    })
  const empty = new Paragraph({ keepNext, children: [] })
  const children = [
    cell(0, type.noBorders, [written(place, words, keepNext), dated]),
    ...(place.fingerprint ? [cell(1, type.noBorders, [empty])] : []),
    ...(place.fingerprint ? [cell(2, allDotted, [faint(words.fingerprint, keepNext)])] : []),
  ]
  return new Table({
    width: { size: widths.reduce((sum, it) => sum + it, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: type.noTableBorders,
    rows: [
      new TableRow({
        cantSplit: true,
        ...(place.fingerprint
          ? { height: { value: type.twips(finger.height), rule: HeightRule.ATLEAST } }
          : {}),
        children,
      }),
    ],
  })
}

const allDotted = { top: type.dotted, bottom: type.dotted, left: type.dotted, right: type.dotted }

/** A signature stays in the PDF: a Word file can be changed, and other words be put above it. */
function written({ name = '', signature }: Place, words: PlainWords, keepNext: boolean): Paragraph {
  const named = type.runs(name, type.sign)
  const told = signature
    ? [new TextRun({ text: ` ${type.plain(words.signed)}`, size: 21, color: '6E6E6E', font: type.textFont })]
    : []
  return new Paragraph({
    ...{ keepNext, border: { bottom: { ...type.rule, space: 1 } }, children: [...named, ...told] },
    spacing: { ...type.spaced(type.sign), before: type.twips(high) - type.sign.line },
  })
}

const faint = (text: string, keepNext = false) =>
  new Paragraph({
    keepNext,
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: type.plain(text), size: 18, color: '6E6E6E', font: type.textFont })],
  })

function sealOf(organ: string, words: PlainWords, keepNext: boolean): Paragraph {
  const named = new TextRun({ text: type.plain(organ), size: 21, font: type.textFont })
  const circle = new ShapeRun({
    type: 'ellipse',
    transformation: { width: type.pixels(ring), height: type.pixels(ring) },
    line: { color: '6E6E6E', width: 0.75, dash: 'dot' },
    textOptions: { margins: { left: 2, right: 2, top: 2, bottom: 2 } },
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [named] }), faint(words.seal)],
  })
  return new Paragraph({
    keepNext,
    alignment: AlignmentType.CENTER,
    spacing: type.grown(type.sign),
    children: [circle],
  })
}
