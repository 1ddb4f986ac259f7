/** What a part of a Word file from outside may hold: relationships and fields by a list of those a form needs, nothing that fetches, runs or embeds; and what it says. */
import { unfit } from './template-unfit.ts'
import { type Element, localName, read } from './word-xml.ts'

/** @returns its paragraphs as a reader sees them @throws Refusal templateUnfit */
export function lookThrough(name: string, part: Uint8Array): readonly string[] {
  const fields = new Fields()
  const text = new Paragraphs()
  // Data of other programs: nothing in them is carried out.
  const isData = /^customXml\/[^/]*\.xml$/i.test(name)
  const isSound = read(part, {
    open: element => {
      if (/\.rels$/i.test(name)) requireInward(element)
      if (name === '[Content_Types].xml') requireKnownType(element)
      if (isData) return
      requireHarmless(element)
      fields.open(element)
      text.open(element)
    },
    text: said => {
      fields.text(said)
      text.text(said)
    },
    close: closed => {
      fields.close(closed)
      text.close(closed)
    },
  })
  if (!isSound) throw unfit('notWord')
  fields.end()
  return text.paragraphs
}

/** By the name without its prefix: whoever gives one name twice, in two namespaces, means one to be overlooked. */
function valueIn({ attributes }: Element, local: string): string | undefined {
  const [value, ...more] = Object.entries(attributes).flatMap(([name, value]) =>
    localName(name) === local ? [value] : [],
  )
  if (more.length > 0) throw unfit('notWord')
  return value
}

const relationships = new Set(
  `officeDocument core-properties extended-properties custom-properties thumbnail styles stylesWithEffects settings webSettings
  fontTable font theme themeOverride numbering footnotes endnotes header footer image hdphoto comments commentsExtended
  commentsIds commentsExtensible people customXml customXmlProps glossaryDocument hyperlink`.split(/\s+/),
)
const outward = /^\s*([a-z][a-z0-9+.-]*:|\\|\/\/)/i

function requireInward(element: Element): void {
  const [type, mode, target] = ['Type', 'TargetMode', 'Target'].map(name => valueIn(element, name))
  if ((mode !== undefined && mode.trim() !== 'Internal') || outward.test(target ?? ''))
    throw unfit('wordLink', { target: (target ?? '').slice(0, 120) })
  if (type !== undefined && !relationships.has(type.slice(type.lastIndexOf('/') + 1)))
    throw unfit('wordEmbedded')
}

/** What is read as XML by Word must have been read as XML here. */
function requireKnownType(element: Element): void {
  const type = valueIn(element, 'ContentType') ?? ''
  if (/macroEnabled/i.test(type)) throw unfit('wordMacros')
  // Declared by some though they hold none; pictures of this kind are not taken.
  if (type === 'image/svg+xml') return
  const names = [valueIn(element, 'Extension'), valueIn(element, 'PartName')].filter(it => it !== undefined)
  if (/[+/]xml\s*(;|$)/i.test(type) && !names.every(it => /(^|\.)(xml|rels)$/i.test(it)))
    throw unfit('notWord')
}

const embedding = /^(altChunk|subDoc|mailMerge|attachedTemplate|OLEObject|control)$/

function requireHarmless(element: Element): void {
  if (embedding.test(localName(element.name))) throw unfit('wordEmbedded')
  for (const name of ['src', 'href']) {
    const target = valueIn(element, name)
    if (target !== undefined && outward.test(target))
      throw unfit('wordLink', { target: target.slice(0, 120) })
  }
}

/**
 * Numbers of pages, days, the boxes of a form, a character in a circle; with switches that say how, and no free text in which
 * anything could hide should Word leave out a piece that is read here.
 */
const known =
  /^\s*((PAGE|NUMPAGES|SECTION|SECTIONPAGES|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|AUTHOR|TITLE|SUBJECT|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)(\s+\\([a-z]|\*\s*(MERGEFORMAT|CHARFORMAT|Arabic|ArabicDash|CHINESENUM[1-3]|DBNUM[1-4]|GB[1-4]|Roman|Ordinal|Upper|Lower|FirstCap|Caps)|@\s*"[yYmMdDhHsapAP年月日时分秒:/.,\s-]{1,40}"))*|EQ\s+\\o(\\a[clr])?\s*\(\s*\S\s*,\s*\S{1,2}\s*\))\s*$/i
const longest = 200

function requireKnownField(instruction: string): void {
  if (instruction.length > longest || !known.test(instruction))
    throw unfit('wordField', { field: instruction.trim().slice(0, 40) })
}

const fieldNames = ['instrText', 'delInstrText', 'fldChar', 'fldSimple']

/** Each field's instruction, whole: it may be cut into runs, and hold other fields. */
class Fields {
  private readonly begun: { said: string; isDone: boolean }[] = []
  /** Outside of any field, or after its instruction. */
  private loose = ''
  private isInstruction = false

  open(element: Element): void {
    const local = localName(element.name)
    const instruction = valueIn(element, 'instr')
    if (instruction !== undefined) requireKnownField(instruction)
    if (!fieldNames.includes(local)) return
    if (element.name !== `w:${local}`) throw unfit('wordField', { field: local })
    if (local === 'fldChar') this.turn(valueIn(element, 'fldCharType') ?? '')
    else this.isInstruction = local !== 'fldSimple'
  }

  text(said: string): void {
    if (!this.isInstruction) return
    const last = this.begun.at(-1)
    if (last && !last.isDone) last.said += said
    else this.loose += said
  }

  close(name: string): void {
    if (name === 'w:instrText' || name === 'w:delInstrText') this.isInstruction = false
  }

  end(): void {
    for (const { said, isDone } of this.begun) if (!isDone) requireKnownField(said)
    if (this.loose.trim() !== '') requireKnownField(this.loose)
  }

  private turn(type: string): void {
    const last = this.begun.at(-1)
    if (type === 'begin') {
      // What another field yields would be part of this one's instruction.
      if (last && !last.isDone) last.said += '\ufffc'
      this.begun.push({ said: '', isDone: false })
      return
    }
    if (last && !last.isDone) requireKnownField(last.said)
    if (last) last.isDone = true
    if (type !== 'separate') this.begun.pop()
  }
}

/** As a reader sees them: runs joined, entities resolved. */
class Paragraphs {
  readonly paragraphs: string[] = []
  private said: string[] = []
  private isText = false

  open({ name }: Element): void {
    if (name === 'w:t') this.isText = true
  }

  text(said: string): void {
    if (this.isText) this.said.push(said)
  }

  close(name: string): void {
    if (name === 'w:t') this.isText = false
    if (name !== 'w:p' || this.said.length === 0) return
    this.paragraphs.push(this.said.join(''))
    this.said = []
  }
}
