/** A PDF read back as a reader sees it: lines of text page by page, bookmarks, and what is embedded. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface Line {
  readonly text: string
  /** Points from the lower edge. */
  readonly y: number
  readonly x: number
}
export interface ReadPdf {
  readonly pages: readonly (readonly Line[])[]
  readonly bookmarks: readonly string[]
  readonly info: Readonly<Record<string, unknown>>
  /** All of a page, without spaces. */
  text(page: number): string
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  const pages: Line[][] = []
  for (let nth = 1; nth <= pdf.numPages; nth++)
    pages.push(linesOf(await (await pdf.getPage(nth)).getTextContent()))
  const outline = (await pdf.getOutline()) ?? []
  const { info } = await pdf.getMetadata()
  await task.destroy()
  return {
    pages,
    bookmarks: outline.map(({ title }) => title),
    info: info as Readonly<Record<string, unknown>>,
    text: page =>
      pages[page - 1]!.map(({ text }) => text)
        .join('')
        .replaceAll(/\s/g, ''),
  }
}

function linesOf({ items }: { items: readonly object[] }): Line[] {
  const lines = new Map<number, Line>()
  for (const item of items) {
    const { str, transform } = item as { str?: string; transform?: readonly number[] }
    if (!str || !transform) continue
    const y = Math.round(transform[5]!)
    const before = lines.get(y)
    lines.set(y, before ? { ...before, text: before.text + str } : { text: str, y, x: transform[4]! })
  }
  return [...lines.values()]
}
