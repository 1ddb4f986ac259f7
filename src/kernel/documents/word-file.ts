/** In the thread beside the server: a paper as a Word file, packed so that the same paper gives the same bytes. */
import {
  AlignmentType,
  Document,
  Footer,
  FrameAnchorType,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LevelSuffix,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { unzipSync } from 'fflate'
import qrcode from 'qrcode'
import { coverage } from './fonts.ts'
import { isBeforePlaces, isSomething, page } from './measures.ts'
import type { Paper, Printed } from './paper.ts'
import { clean, codePointOf, linesOf, missingIn, type PlainWords, textsIn } from './texts.ts'
import { type PlainOptions, shortOf } from './typeset.ts'
import { clauseNumbers, type Piece, piecesOf } from './word-blocks.ts'
import * as type from './word-type.ts'
import { zipOf } from './zip.ts'

export async function writePaper(paper: Paper, options: PlainOptions): Promise<Printed> {
  const { words, at, hash } = options
  const blocks: Piece[] = []
  const somethings = paper.blocks.filter(isSomething)
  for (const [nth, block] of somethings.entries())
    blocks.push(...(await piecesOf(block, words, nth, isBeforePlaces(somethings, nth))))
  const document = new Document({
    title: type.plain(paper.title),
    creator: type.plain(paper.issuer ?? ''),
    lastModifiedBy: type.plain(paper.issuer ?? ''),
    styles: {
      default: {
        document: {
          run: { font: type.textFont, size: type.body.size, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
        heading1: { run: { color: '000000' } },
        heading2: { run: { color: '000000' } },
      },
    },
    numbering: { config: [{ reference: clauseNumbers, levels: [clauseLevel] }] },
    sections: [
      {
        properties: { page: { size, margin } },
        ...(paper.mark ? { headers: { default: new Header({ children: [markOf(paper.mark)] }) } } : {}),
        footers: { default: footerOf(words, paper.eachPage) },
        children: [...headOf(paper), ...(await endedBy(paper, blocks, hash, words))],
      },
    ],
  })
  const has = await coverage()
  const missing = missingIn(textsIn(paper).map(clean).join(''), point => has.has(point))
  return {
    bytes: repacked(await Packer.toBuffer(document), at),
    pages: 0,
    missing: missing.map(character => ({ character, codePoint: codePointOf(character) })),
  }
}

const size = { width: type.twips(page.width), height: type.twips(page.height) }
const margin = {
  top: type.twips(page.top),
  left: type.twips(page.left),
  right: type.twips(page.right),
  bottom: type.twips(page.bottom),
  footer: type.twips(25),
}
const clauseLevel = {
  level: 0,
  format: LevelFormat.CHINESE_COUNTING,
  text: '%1、',
  suffix: LevelSuffix.NOTHING,
  style: {
    paragraph: { indent: { left: 0, firstLine: type.indent.firstLine } },
    run: { font: type.textFont, size: type.body.size },
  },
}

function headOf({ issuer, title, number }: Paper): Paragraph[] {
  const centred = (text: string, half: number, more: object) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: type.spaced({ size: half, line: (half / 2 + 10) * 20 }),
      ...more,
      children: [
        new TextRun({
          text: type.plain(text),
          bold: true,
          size: half,
          font: type.titleFont,
          ...(more === titled && [...title].length <= 6 ? { characterSpacing: 132 } : {}),
        }),
      ],
    })
  const titled = { heading: HeadingLevel.HEADING_1 }
  return [
    ...(issuer ? [centred(issuer, 36, {})] : []),
    centred(title, 44, titled),
    ...(number ? [type.paragraphOf(type.sign, number, { alignment: AlignmentType.RIGHT })] : []),
    new Paragraph({ spacing: { ...type.spaced(type.form), line: 200 }, children: [] }),
  ]
}

function footOf({ foot }: Paper): Paragraph[] {
  if (!foot) return []
  return linesOf(foot).map((line, nth) =>
    type.paragraphOf(type.form, line, nth === 0 ? { border: { top: { ...type.rule, space: 6 } } } : {}),
  )
}

const markOf = (mark: string) =>
  type.paragraphOf(type.form, type.plain(mark), {
    alignment: AlignmentType.CENTER,
    border: { top: type.rule, bottom: type.rule, left: type.rule, right: type.rule },
    indent: { left: type.twips(20), right: type.twips(20) },
  })

function footerOf({ page: pieces }: PlainWords, eachPage: string | undefined): Footer {
  const children = pieces.map(piece => {
    const said = piece === 'x' ? PageNumber.CURRENT : piece === 'y' ? PageNumber.TOTAL_PAGES : piece.slice(1)
    return new TextRun({ children: [said], size: 21, font: type.textFont })
  })
  const signed = eachPage ? [type.paragraphOf(type.form, type.plain(eachPage))] : []
  return new Footer({ children: [...signed, new Paragraph({ alignment: AlignmentType.CENTER, children })] })
}

/**
 * Where people sign at the very end, the code hangs on the paragraph before them: what came after a table that fills its page
 * would be a page of its own.
 */
async function endedBy(
  paper: Paper,
  blocks: readonly Piece[],
  hash: string | undefined,
  words: PlainWords,
): Promise<readonly Piece[]> {
  const code = await codeOf(hash, words)
  const endsSigned = paper.blocks.filter(isSomething).at(-1)?.kind === 'places' && !paper.foot
  if (!endsSigned) return [...blocks, ...footOf(paper), ...code, tiny()]
  const [air, places] = blocks.slice(-3)
  return [...blocks.slice(0, -3), ...code, air!, places!, tiny()]
}

/** Word wants a paragraph after a table. */
const tiny = () => new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [] })

/** Framed in the lower right of the page of what follows. */
async function codeOf(hash: string | undefined, words: PlainWords): Promise<Paragraph[]> {
  if (!hash) return []
  const [code, wide] = [17, 60]
  const data = await qrcode.toBuffer(hash, { margin: 0, scale: 8, errorCorrectionLevel: 'M' })
  const transformation = { width: type.pixels(code), height: type.pixels(code) }
  const said = new TextRun({
    text: `${type.plain(words.hash)} ${shortOf(hash)} `,
    ...{ size: 15, color: '505050', font: type.textFont },
  })
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: true,
      frame: {
        type: 'absolute',
        position: {
          x: type.twips(page.width - page.right - wide),
          y: type.twips(page.height - page.bottom + 6),
        },
        ...{ width: type.twips(wide), height: type.twips(code + 1) },
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      },
      children: [said, new ImageRun({ type: 'png', data, transformation })],
    }),
  ]
}

/** Word's library dates every part and numbers drawings through all documents it ever made: both are set anew. */
function repacked(bytes: Uint8Array, at: Date): Buffer {
  const parts = Object.entries(unzipSync(bytes))
  return zipOf(
    parts.map(([name, part]) => {
      if (name === 'word/fontTable.xml') return [name, Buffer.from(type.fontTable)] as const
      if (!/\.(xml|rels)$/.test(name)) return [name, part] as const
      let drawings = 0
      const xml = Buffer.from(part)
        .toString('utf8')
        .replaceAll(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${++drawings}"`)
        .replaceAll(
          /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
          (_, tag: string) => `${tag}${at.toISOString().slice(0, 19)}Z`,
        )
      return [name, Buffer.from(xml)] as const
    }),
  )
}
