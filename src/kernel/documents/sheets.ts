/** A paper as the data the typesetter's layout (layout.typ) reads: texts cleaned, unknown characters marked, pictures as files beside it. */
import {
  alignsOf,
  gridOf,
  isBeforePlaces,
  isSomething,
  mostPictureHeight,
  placesInRows,
  rowsOf,
  sharesOf,
  textWidth,
  wholeRows,
} from './measures.ts'
import type { Block, Dossier, DossierPart, Paper, Place } from './paper.ts'
import { pictureOf } from './pictures.ts'
import { clean, codePointOf, linesOf, missingIn, type PlainWords } from './texts.ts'

/** Text as it is, or pieces of it with the characters no font has between them. */
type Said = string | readonly (string | { readonly missing: string })[]

/** What one document is made of: says texts, keeps files, and remembers what could not be printed. */
export interface Tray {
  readonly say: (text: string) => Said
  readonly keep: (bytes: Uint8Array, ending: string) => string
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly missing: ReadonlySet<string>
}

export function newTray(covered: ReadonlySet<number>): Tray {
  const files = new Map<string, Uint8Array>()
  const missing = new Set<string>()
  return {
    files,
    missing,
    say: text => {
      const unknown = missingIn(text, point => covered.has(point))
      if (unknown.length === 0) return text
      for (const character of unknown) missing.add(character)
      return [...text].map(it => (unknown.includes(it) ? { missing: codePointOf(it).slice(2) } : it))
    },
    keep: (bytes, ending) => {
      const name = `file-${files.size}.${ending}`
      files.set(name, bytes)
      return name
    },
  }
}

export async function paperSheet(paper: Paper, words: PlainWords, tray: Tray): Promise<object> {
  const say = (text: string) => tray.say(clean(text))
  const blocks: object[] = []
  const somethings = paper.blocks.filter(isSomething)
  for (const [nth, block] of somethings.entries())
    blocks.push({
      ...(await blockSheet(block, words, tray)),
      sticky: isBeforePlaces(somethings, nth),
    })
  return {
    title: say(paper.title),
    // Few characters are set wider, as titles are.
    short: [...paper.title].length <= 6,
    issuer: paper.issuer ? say(paper.issuer) : null,
    number: paper.number ? say(paper.number) : null,
    blocks,
    eachPage: paper.eachPage ? say(paper.eachPage) : null,
    mark: paper.mark ? say(paper.mark) : null,
    foot: paper.foot ? linesOf(paper.foot).map(tray.say) : [],
  }
}

async function blockSheet(block: Block, words: PlainWords, tray: Tray): Promise<object> {
  const say = (text: string) => tray.say(clean(text))
  const lines = (text: string) => linesOf(text).map(tray.say)
  const { kind } = block
  if (kind === 'heading') return { kind, text: say(block.text) }
  if (kind === 'paragraph') {
    const { indent = block.align === undefined || block.align === 'left', align = 'left' } = block
    return { kind, texts: lines(block.text), indent, align, strong: block.strong === true }
  }
  if (kind === 'clauses') return { kind, items: block.items.map(lines) }
  if (kind === 'fields') {
    const { columns, rows, whole, together } = gridOf(block)
    const cells = rows.map(row =>
      row.map(({ text, isLabel, span, lines }) => ({ text: say(text), label: isLabel, span, lines })),
    )
    return { kind, columns, rows: cells, whole, together }
  }
  if (kind === 'table') {
    const rows = rowsOf(block).map(row => row.map(say))
    const [widths, align, whole] = [sharesOf(block), alignsOf(block), wholeRows(block)]
    return { kind, head: block.head.map(say), rows, widths, align, whole }
  }
  if (kind === 'dialogue')
    return {
      kind,
      lines: block.lines.map(({ speaker, text }) => ({
        speaker: say(speakerOf(speaker)),
        texts: lines(text),
      })),
    }
  if (kind === 'blank')
    return { kind, label: block.label ? say(block.label) : null, lines: Math.max(0, Math.floor(block.lines)) }
  if (kind === 'places') {
    const rows: object[] = []
    for (const { left, right } of placesInRows(block.places)) {
      const stacked: object[] = []
      for (const place of left) stacked.push(await placeSheet(place, words, tray))
      rows.push({ left: stacked, right: right && (await placeSheet(right, words, tray)) })
    }
    return { kind, rows, many: block.places.length > 8 }
  }
  if (kind === 'pictures') {
    const pictures: object[] = []
    for (const { bytes, caption } of block.pictures) {
      const { file, height } = await pictureSheet(bytes, tray)
      pictures.push({ file, height, caption: say(caption) })
    }
    return { kind, pictures }
  }
  return { kind }
}

/** "Q:" when it does not end with a sign of its own. */
export function speakerOf(speaker: string): string {
  const name = clean(speaker).trim()
  if (name === '' || /\p{P}$/u.test(name)) return name
  return /\p{Script=Han}$/u.test(name) ? `${name}：` : `${name}: `
}

async function placeSheet(place: Place, words: PlainWords, { say, keep }: Tray): Promise<object> {
  const signature = place.signature ? await pictureOf(place.signature, { trim: true }) : null
  const date = place.date || words.dateByHand
  return {
    label: say(clean(place.label)),
    name: place.name ? say(clean(place.name)) : null,
    fingerprint: place.fingerprint === true,
    seal: place.seal ? say(clean(place.seal)) : null,
    date: date ? say(clean(date)) : null,
    signature: signature && keep(signature.bytes, signature.format),
  }
}

/** As wide as the text at most, at 150 dots per inch at least. */
async function pictureSheet(bytes: Uint8Array, { keep }: Tray) {
  const { format, width, height, bytes: drawn } = await pictureOf(bytes)
  const wide = Math.min(textWidth, (width / 150) * 25.4, (mostPictureHeight * width) / height)
  return { file: keep(drawn, format), height: Math.max(1, Math.round(((wide * height) / width) * 10) / 10) }
}

export async function partSheet(part: DossierPart, words: PlainWords, tray: Tray): Promise<object> {
  const { title, content } = part
  const named = { title: clean(title).replaceAll('\n', ' '), number: '' }
  if ('blocks' in content) {
    const number = content.number ? clean(content.number) : ''
    return {
      ...named,
      number: tray.say(number),
      kind: 'paper',
      paper: await paperSheet(content, words, tray),
    }
  }
  if ('picture' in content) {
    const { bytes, format } = await pictureOf(content.picture, { ofMany: true })
    return { ...named, kind: 'picture', file: tray.keep(bytes, format), pages: 1 }
  }
  const { pagesOf } = await import('./attached-pdf.ts')
  const pages = await pagesOf(content.pdf, title)
  return { ...named, kind: 'pdf', file: tray.keep(content.pdf, 'pdf'), pages }
}

export const hasPdf = ({ parts }: Dossier) => parts.some(({ content }) => 'pdf' in content)
