/** What a printed paper is made of, whatever it is about: said once, laid out alike as PDF and as Word. Pure data. */

export interface Paper {
  /** As it stands in the middle of the first page. */
  readonly title: string
  /** The body that issues it, above the title. */
  readonly issuer?: string
  /** At the right under the title. */
  readonly number?: string
  readonly blocks: readonly Block[]
  /** Below everything else on the last page: who gets a copy, what belongs to it. */
  readonly foot?: string
  /** At the foot of every page: where each page is signed. */
  readonly eachPage?: string
  /** Above everything on every page: that it is a draft, of which version. */
  readonly mark?: string
}

export type Block =
  | Heading
  | Paragraph
  | Clauses
  | Fields
  | Table
  | Dialogue
  | Blank
  | Places
  | Pictures
  | { readonly kind: 'pageBreak' }

export interface Heading {
  readonly kind: 'heading'
  readonly text: string
}
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: string
  /** Two characters in, as is usual; false for a line that begins at the edge. */
  readonly indent?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly strong?: boolean
}
/** Numbered by the layout: 一、 二、 三、 */
export interface Clauses {
  readonly kind: 'clauses'
  readonly items: readonly string[]
}
/** A form: rows of labelled cells; a row's cells share its width by their spans (1 unless said). */
export interface Fields {
  readonly kind: 'fields'
  readonly rows: readonly (readonly Field[])[]
}
export interface Field {
  readonly label: string
  /** Empty: a cell to be filled by hand. */
  readonly value: string
  readonly span?: number
  /** Lines the cell is high at least. */
  readonly lines?: number
}
export interface Table {
  readonly kind: 'table'
  /** Repeated on every page. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Shares of the width, one a column. */
  readonly widths?: readonly number[]
  readonly align?: readonly ('left' | 'center' | 'right')[]
}
/** Questions and answers of a record, each speaker before what was said. */
export interface Dialogue {
  readonly kind: 'dialogue'
  readonly lines: readonly { readonly speaker: string; readonly text: string }[]
}
/** Empty lines to be filled by hand. */
export interface Blank {
  readonly kind: 'blank'
  readonly label?: string
  readonly lines: number
}
/** Where people sign and seal, side by side as far as they fit; kept together on one page. */
export interface Places {
  readonly kind: 'places'
  readonly places: readonly Place[]
}
export interface Place {
  /** "Party (signature or fingerprint)" */
  readonly label: string
  /** Printed beside the line; empty: to be written by hand. */
  readonly name?: string
  readonly fingerprint?: boolean
  /** The organ whose seal is put here. */
  readonly seal?: string
  /** As written under it; empty: a date to be filled in by hand. */
  readonly date?: string
  /** PNG or JPEG of a signature written on a screen, put on the line in the PDF; a Word file, which can be changed, only says so. */
  readonly signature?: Uint8Array
}
export interface Pictures {
  readonly kind: 'pictures'
  readonly pictures: readonly { readonly bytes: Uint8Array; readonly caption: string }[]
}

/** Words the layout itself needs. */
export interface LayoutWords {
  /** "Page {x} of {y}" with both filled in. */
  page(x: number, y: number): string
  readonly seal: string
  readonly fingerprint: string
  readonly contents: string
  /** Before the first characters of the hash beside the QR code. */
  readonly hash: string
  /** Heads of the contents page: number in order, title, number of the paper, pages. None: the table has no head. */
  readonly columns?: readonly [string, string, string, string]
  /** Printed where a date is to be filled in by hand: "    year    month    day". None: a line. */
  readonly dateByHand?: string
  /** In the Word file in place of a signature drawn on a screen: that it was signed, and where the signature is. */
  readonly signed?: string
}

export interface PdfOptions {
  readonly words: LayoutWords
  /** Written into the QR code at the foot of the last page; the hash of what the paper says, not of the file. */
  readonly hash?: string
  /** Stands in the file's own properties; the same for the same paper. */
  readonly at: Date
}

/** A character no font has: it is printed as a box, and named here. */
export interface MissingGlyph {
  readonly character: string
  /** "U+20BB7" */
  readonly codePoint: string
}

export interface Printed {
  readonly bytes: Buffer
  readonly pages: number
  readonly missing: readonly MissingGlyph[]
}

/*
 * The functions beside this file:
 *   pdfOf(paper: Paper, options: PdfOptions): Promise<Printed>                 pdf.ts
 *   wordOf(paper: Paper, options: PdfOptions): Promise<Printed>                word.ts (pages: 0)
 *   dossierOf(dossier: Dossier, options: PdfOptions): Promise<Printed>         dossier.ts
 *   archiveOf(files: readonly ArchiveFile[], facts): Promise<Buffer>           archive.ts
 *   placeholdersOf, checkTemplate, fillTemplate                                template.ts
 */
export interface Dossier {
  readonly cover: Paper
  readonly parts: readonly DossierPart[]
  readonly back?: Paper
}
export interface DossierPart {
  readonly title: string
  /** One paper, pictures of one, or a PDF that was scanned in. */
  readonly content: Paper | { readonly picture: Uint8Array } | { readonly pdf: Uint8Array }
  /** Of this paper, in the code on its own last page; the dossier's stands on the cover. */
  readonly hash?: string
}
export interface ArchiveFile {
  /** Path within the archive. */
  readonly name: string
  readonly title: string
  readonly bytes: Uint8Array
  readonly number?: string
  readonly version?: number
}
