/** Where people sign and seal, in Word: two beside each other, each kept whole, the ring of the seal an ellipse that can be moved. */
import {
  AlignmentType,
  HeightRule,
  ImageRun,
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
import { placesInPairs, sealsOnly, textWidth } from './measures.ts'
import type { Place, Places } from './paper.ts'
import { pictureOf } from './pictures.ts'
import type { PlainWords } from './texts.ts'
import * as type from './word-type.ts'

/** Millimetres. */
const ring = 40
const finger = { width: 22, height: 26 }
const half = textWidth / 2
const between = 4

export async function placesTable({ places }: Places, words: PlainWords): Promise<Table> {
  const cells: TableCell[] = []
  const keepNext = places.length <= 8
  for (const place of placesInPairs(places))
    cells.push(cellOf(place ? await signing(place, words, keepNext) : [new Paragraph({ children: [] })]))
  return new Table({
    width: { size: type.twips(textWidth), type: WidthType.DXA },
    columnWidths: [type.twips(half), type.twips(half)],
    layout: TableLayoutType.FIXED,
    borders: type.noTableBorders,
    rows: Array.from(
      { length: cells.length / 2 },
      (_, nth) => new TableRow({ cantSplit: true, children: cells.slice(nth * 2, nth * 2 + 2) }),
    ),
  })
}

const cellOf = (children: readonly (Paragraph | Table)[]) =>
  new TableCell({
    borders: type.noBorders,
    width: { size: type.twips(half), type: WidthType.DXA },
    margins: { left: 0, right: type.twips(between), top: 0, bottom: type.twips(between) },
    children,
  })

async function signing(place: Place, words: PlainWords, keepNext: boolean) {
  const isSealOnly = sealsOnly(place)
  const date = place.date || words.dateByHand || '________________'
  const dated = type.paragraphOf(type.form, date, {
    ...{ keepNext, spacing: type.spaced(type.sign) },
    ...(isSealOnly ? { alignment: AlignmentType.CENTER } : {}),
  })
  return [
    type.paragraphOf(type.sign, place.label, { keepNext }),
    ...(isSealOnly ? [] : [await line(place, words, keepNext)]),
    ...(place.seal ? [sealOf(place.seal, words, keepNext)] : []),
    dated,
  ]
}

/** The line with what stands on it, and the box for a fingerprint beside it. */
async function line(place: Place, words: PlainWords, keepNext: boolean): Promise<Table> {
  const whole = half - between
  const widths = (place.fingerprint ? [whole - finger.width - 3, 3, finger.width] : [whole]).map(type.twips)
  const cell = (nth: number, borders: typeof type.noBorders, child: Paragraph) =>
    new TableCell({
      borders,
      width: { size: widths[nth]!, type: WidthType.DXA },
      verticalAlign: nth === 2 ? VerticalAlign.CENTER : VerticalAlign.BOTTOM,
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      children: [child],
    })
  const empty = new Paragraph({ keepNext, children: [] })
  const children = [
    cell(0, { ...type.noBorders, bottom: type.rule }, await written(place, widths[0]!, keepNext)),
    ...(place.fingerprint ? [cell(1, type.noBorders, empty)] : []),
    ...(place.fingerprint ? [cell(2, allDotted, faint(words.fingerprint, keepNext))] : []),
  ]
  const high = place.fingerprint ? finger.height : 15
  return new Table({
    width: { size: widths.reduce((sum, it) => sum + it, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: type.noTableBorders,
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: type.twips(high), rule: HeightRule.ATLEAST },
        children,
      }),
    ],
  })
}

const allDotted = { top: type.dotted, bottom: type.dotted, left: type.dotted, right: type.dotted }

async function written({ name = '', signature }: Place, wide: number, keepNext: boolean): Promise<Paragraph> {
  const named = type.runs(name, type.sign)
  if (!signature) return new Paragraph({ keepNext, spacing: type.spaced(type.sign), children: named })
  const { bytes, format, width, height } = await pictureOf(signature, { trim: true })
  // At most 14 mm high and two thirds of the line wide.
  const most = ((wide / 1440) * 25.4 * 2) / 3
  const high = Math.min(14, (most * height) / width)
  const transformation = {
    width: Math.max(1, type.pixels((high * width) / height)),
    height: Math.max(1, type.pixels(high)),
  }
  const drawn = new ImageRun({ type: format, data: bytes, transformation })
  return new Paragraph({
    keepNext,
    spacing: type.grown(type.sign),
    children: [...named, new TextRun({ text: ' ' }), drawn],
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
