/** What a Word file says, paragraph by paragraph and table by table, to be read on a page: its words and not its look. Pure. */
export type ShownBlock =
  | {
      readonly kind: 'paragraph'
      readonly text: string
      readonly align: 'left' | 'center' | 'right'
      readonly strong: boolean
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/** Elements that matter, closed or not, and the text between them. */
const piece = /<(\/?)(w:(?:tbl|tr|tc|p|t|br|tab|jc|b)|mc:Fallback)(\s[^>]*?)?(\/?)>|<[^>]*>|([^<]+)/g

/** @param xml of word/document.xml; a table within a table is said within its cell */
export function shownIn(xml: string): readonly ShownBlock[] {
  const reading = new Reading()
  for (const [, closes, name, attributes = '', empty, text] of xml.matchAll(piece)) {
    if (text !== undefined) reading.text(text)
    else if (name && closes) reading.end(name)
    else if (name) reading.begin(name, attributes, empty === '/')
  }
  return reading.blocks
}

/** Where the reader stands: in which table, row and cell, and what the paragraph says so far. */
class Reading {
  readonly blocks: ShownBlock[] = []
  private rows: string[][] = []
  private cell: string[] = []
  private said = ''
  private align: 'left' | 'center' | 'right' = 'left'
  private strong = false
  private isText = false
  private tables = 0
  /** Word says some things twice, the second time for older programs. */
  private fallbacks = 0

  begin(name: string, attributes: string, isEmpty: boolean): void {
    if (name === 'mc:Fallback' && !isEmpty) this.fallbacks++
    if (this.fallbacks > 0) return
    if (name === 'w:t') this.isText = !isEmpty
    else if (name === 'w:br') this.said += '\n'
    else if (name === 'w:tab') this.said += ' '
    else if (name === 'w:jc') this.align = alignOf(attributes)
    else if (name === 'w:b' && !/val="(0|false)"/.test(attributes)) this.strong = true
    else if (name === 'w:tbl') this.tables++
    else if (name === 'w:tr' && this.tables === 1) this.rows.push([])
    else if (name === 'w:tc' && this.tables === 1) this.cell = []
    if (name === 'w:p' && isEmpty) this.end('w:p')
  }

  text(text: string): void {
    if (this.isText && this.fallbacks === 0) this.said += plain(text)
  }

  end(name: string): void {
    if (name === 'mc:Fallback') this.fallbacks--
    if (this.fallbacks > 0) return
    if (name === 'w:t') this.isText = false
    else if (name === 'w:p') this.endParagraph()
    else if (name === 'w:tc' && this.tables === 1)
      this.rows.at(-1)?.push(this.cell.filter(Boolean).join('\n'))
    else if (name === 'w:tbl' && --this.tables === 0) {
      this.blocks.push({ kind: 'table', rows: this.rows })
      this.rows = []
    }
  }

  private endParagraph(): void {
    const { said: text, align, strong } = this
    if (this.tables > 0) this.cell.push(text)
    else if (text.trim() !== '') this.blocks.push({ kind: 'paragraph', text, align, strong })
    this.said = ''
    this.align = 'left'
    this.strong = false
  }
}

function alignOf(attributes: string): 'left' | 'center' | 'right' {
  if (/val="center"/.test(attributes)) return 'center'
  return /val="(right|end)"/.test(attributes) ? 'right' : 'left'
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
