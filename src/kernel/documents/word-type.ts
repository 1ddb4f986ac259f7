/** Type and measures of the Word files: FangSong by name for the text, which every office has; twips and half points as Word counts. */
import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { clean, linesOf } from './texts.ts'

/** Millimetres in twips and in pixels of 96 to the inch. */
export const twips = (mm: number) => Math.round((mm / 25.4) * 1440)
export const pixels = (mm: number) => Math.round((mm / 25.4) * 96)

const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' }
export const textFont = { ...latin, eastAsia: 'FangSong' }
export const headFont = { ...latin, eastAsia: 'SimHei' }
export const titleFont = { ...latin, eastAsia: 'SimSun' }

/** What each font is like and how else it is called: an office program that lacks it takes the nearest and not the first it finds. */
const fonts = [
  ['FangSong', 'FangSong_GB2312,STFangsong,Noto Serif CJK SC', '86', 'roman'],
  ['SimHei', 'STHeiti,Noto Sans CJK SC', '86', 'swiss'],
  ['SimSun', 'STSong,Noto Serif CJK SC', '86', 'roman'],
  ['Times New Roman', 'Liberation Serif', '00', 'roman'],
] as const
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts
  .map(
    ([name, others, charset, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="${charset}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`

/** Sizes in half points, lines in twips, as in the PDF: 16 on 28, 12 on 20, 14 on 24 points. */
export const body = { size: 32, line: 560 } as const
export const form = { size: 24, line: 400 } as const
export const sign = { size: 28, line: 480 } as const

export const rule: IBorderOptions = { style: BorderStyle.SINGLE, size: 5, color: '000000' }
export const dotted: IBorderOptions = { style: BorderStyle.DOTTED, size: 6, color: '6E6E6E' }
export const noLine: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const noBorders = { top: noLine, bottom: noLine, left: noLine, right: noLine }
export const noTableBorders = { ...noBorders, insideHorizontal: noLine, insideVertical: noLine }

export const sides = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

interface Kind {
  readonly size: number
  readonly line: number
}

/** Lines as far apart as their kind says, whatever is in them. */
export const spaced = ({ line }: Kind) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 })
/** A line with a picture in it is as high as the picture. */
export const grown = ({ line }: Kind) => ({ line, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 })

/** Line feeds within one paragraph stay line feeds. */
export function runs(text: string, { size, bold = false }: { size: number; bold?: boolean }): TextRun[] {
  return linesOf(text).map(
    (line, nth) =>
      new TextRun({
        text: line,
        size,
        bold,
        ...(nth > 0 ? { break: 1 } : {}),
        font: bold ? headFont : textFont,
      }),
  )
}

export const paragraphOf = (kind: Kind, text: string, more: IParagraphOptions = {}) =>
  new Paragraph({ spacing: spaced(kind), ...more, children: runs(text, kind) })

/** One paragraph for each line of a text, two characters in. */
export const indent = { firstLine: body.size * 20, firstLineChars: 200 }
export function paragraphsOf(
  text: string,
  before: readonly ParagraphChild[] = [],
  more: IParagraphOptions = {},
): Paragraph[] {
  return linesOf(text).map(
    (line, nth, lines) =>
      new Paragraph({
        spacing: spaced(body),
        indent,
        alignment: AlignmentType.BOTH,
        ...more,
        keepNext: more.keepNext === true && nth === lines.length - 1,
        children: [...(nth === 0 ? before : []), ...runs(line, body)],
      }),
  )
}

export const plain = (text: string) => clean(text).replaceAll('\n', ' ')
