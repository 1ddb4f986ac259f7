/** In the thread beside the server: placeholders of a Word file are found, held against what is known, and filled. */
import Docxtemplater, { type DXT } from 'docxtemplater'
import { unzipSync } from 'fflate'
import PizZip from 'pizzip'
import type { BrokenPlaceholder, Placeholder, TemplateCheck, TemplateData } from './template.ts'
import { partsOf, requireFewPlaceholders, type Texts, textsOf } from './template-opened.ts'
import { type ShownBlock, shownIn } from './template-shown.ts'
import { unfit } from './template-unfit.ts'
import { clean } from './texts.ts'
import { zipOf } from './zip.ts'

/** @throws Refusal templateUnfit, tooLarge */
export async function placeholdersIn(docx: Uint8Array): Promise<readonly Placeholder[]> {
  const { tags, broken } = opened(docx)
  if (broken.length > 0) throw brokenRefusal(broken)
  return tags
}

/** @throws Refusal templateUnfit, tooLarge */
export async function checked(docx: Uint8Array, known: readonly string[]): Promise<TemplateCheck> {
  const { tags, broken, brokenCount } = opened(docx)
  const names = new Set(known)
  // A dot is the entry of a list itself.
  const unknown = tags.map(({ name }) => name).filter(name => name !== '.' && !names.has(name))
  return { unknown: [...new Set(unknown)], broken, brokenCount }
}

/** @throws Refusal templateUnfit, tooLarge */
export async function filled(docx: Uint8Array, data: TemplateData): Promise<Buffer> {
  const { document, broken } = opened(docx)
  if (broken.length > 0 || !document) throw brokenRefusal(broken)
  document.render(cleaned(data))
  const parts = unzipSync(document.getZip().generate({ type: 'uint8array', compression: 'STORE' }))
  // Sections that fall away could leave of a harmless field one that fetches.
  textsOf(parts)
  return zipOf(Object.entries(parts))
}

/** What the file says once it is filled. @throws Refusal templateUnfit, tooLarge */
export async function shown(docx: Uint8Array, data: TemplateData): Promise<readonly ShownBlock[]> {
  const parts = unzipSync(await filled(docx, data))
  return shownIn(Buffer.from(parts['word/document.xml']!).toString('utf8'))
}

interface Opened {
  readonly document: Docxtemplater | null
  readonly tags: readonly Placeholder[]
  /** The first of them. */
  readonly broken: readonly BrokenPlaceholder[]
  readonly brokenCount: number
}

/** More than anybody mends before looking again. */
const mostBroken = 50

function opened(docx: Uint8Array): Opened {
  const { parts, texts } = partsOf(docx)
  requireFewPlaceholders(texts)
  const paragraphs = paragraphsOf(texts)
  const notes: Note[] = []
  const told = (faults: readonly Fault[]) => brokenOf(faults, notes, paragraphs)
  try {
    const document = new Docxtemplater(new PizZip(zipOf(Object.entries(parts))), {
      ...{ delimiters: { start: '{{', end: '}}' }, paragraphLoop: true, linebreaks: true },
      // Templates may not choose other marks, nor put in XML of their own.
      syntax: { changeDelimiterPrefix: null },
      ...{ nullGetter: () => '', parser: ownOnly, errorLogging: false },
      modules: [noting(notes)],
    })
    return { document, tags: placeholdersFrom(notes), ...told([]) }
  } catch (error) {
    const faults = faultsOf(error)
    if (faults.length === 0) throw unfit('notWord')
    return { document: null, tags: placeholdersFrom(notes), ...told(faults) }
  }
}

/** All are counted, the first are said with the text they stand in. */
function brokenOf(faults: readonly Fault[], notes: readonly Note[], paragraphs: readonly string[]) {
  const written = faults.filter(({ id }) => !id.startsWith('raw'))
  const raw = notes.filter(({ kind }) => kind === 'raw')
  const wide = paragraphs.flatMap(wideBraces)
  const broken = [
    ...written.slice(0, mostBroken).map(fault => brokenFrom(fault, paragraphs)),
    ...raw.slice(0, mostBroken).map(({ written }) => brokenAt(`{{${written}}}`, 'notAllowed', paragraphs)),
    ...wide.slice(0, mostBroken).map(({ found, text }) => brokenAt(found, 'wideBraces', [text])),
  ]
  return { broken: broken.slice(0, mostBroken), brokenCount: written.length + raw.length + wide.length }
}

/** Only what the data themselves hold: not what every object inherits. */
function ownOnly(tag: string) {
  const name = tag.trim()
  return {
    get: (scope: unknown) => {
      if (name === '.') return scope
      return scope !== null && typeof scope === 'object' && Object.hasOwn(scope, name)
        ? (scope as TemplateData)[name]
        : undefined
    },
  }
}

interface Note {
  readonly name: string
  readonly written: string
  readonly kind: 'text' | 'section' | 'close' | 'raw'
}

/** Hears of every placeholder in the order they stand, even when another one is broken; claims none. */
function noting(notes: Note[]): DXT.Module {
  const hear = (written: string) => {
    notes.push(noteOf(written))
    return false
  }
  return { name: 'NotingModule', matchers: () => [[hear as unknown as string, 'noting', {}]] }
}

const kinds: readonly (readonly [sign: RegExp, kind: Note['kind']])[] = [
  [/^\s*[#^]\s*/, 'section'],
  // "-w:tr name": the section is the row of a table it stands in.
  [/^\s*-\S+\s+/, 'section'],
  [/^\s*\/\s*/, 'close'],
  [/^\s*@\s*/, 'raw'],
  [/^\s*/, 'text'],
]

function noteOf(written: string): Note {
  const [sign, kind] = kinds.find(([sign]) => sign.test(written))!
  return { name: written.replace(sign, '').trim(), written, kind }
}

function placeholdersFrom(notes: readonly Note[]): readonly Placeholder[] {
  const found = new Map<string, Placeholder>()
  for (const { name, kind } of notes)
    if (!found.has(name) && (kind === 'text' || kind === 'section')) found.set(name, { name, kind })
  return [...found.values()]
}

/** Text a template takes: no control characters, numbers as they are. */
function cleaned(data: unknown): unknown {
  if (typeof data === 'string') return clean(data)
  if (Array.isArray(data)) return data.map(cleaned)
  if (data !== null && typeof data === 'object')
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, cleaned(value)]))
  return data
}

interface Fault {
  readonly id: string
  readonly xtag?: string
  readonly closingtag?: string
  readonly context?: string
}

function faultsOf(error: unknown): readonly Fault[] {
  const { properties } = error as { properties?: Fault & { errors?: { properties: Fault }[] } }
  if (!properties) return []
  return properties.errors ? properties.errors.flatMap(faultsOf) : [properties]
}

const reasons: readonly (readonly [
  sign: RegExp,
  why: BrokenPlaceholder['why'],
  marks: (tag: string) => string,
])[] = [
  [/^(unclosed_tag|duplicate_open_tag)$/, 'unclosed', tag => `{{${tag}`],
  [/^(unopened_tag|duplicate_close_tag)$/, 'unopened', tag => `${tag}}}`],
  [/^unclosed_loop$/, 'unclosed', tag => `{{#${tag}}}`],
  [/^unopened_loop$/, 'unopened', tag => `{{/${tag}}}`],
  [/loop|closing_tag/, 'crossed', tag => `{{/${tag}}}`],
  [/./, 'misplaced', tag => `{{${tag}}}`],
]

function brokenFrom(
  { id, context = '', closingtag, xtag = closingtag ?? '' }: Fault,
  paragraphs: readonly string[],
): BrokenPlaceholder {
  const [, why, marks] = reasons.find(([sign]) => sign.test(id))!
  const tag = xtag.trim().replace(/^[{]+|[}]+$/g, '')
  const placeholder = tag === '' ? context.trim() : marks(tag)
  return brokenAt(placeholder, why, paragraphs)
}

const [before, after] = [20, 24]

function brokenAt(
  placeholder: string,
  why: BrokenPlaceholder['why'],
  paragraphs: readonly string[],
): BrokenPlaceholder {
  const shown = placeholder.slice(0, 60)
  const text = paragraphs.find(it => it.includes(shown)) ?? shown
  const at = Math.max(0, text.indexOf(shown))
  return { placeholder: shown, why, around: text.slice(Math.max(0, at - before), at + shown.length + after) }
}

/** Chinese keyboards write wide braces: they look like a placeholder and are none. */
function wideBraces(text: string): readonly { readonly found: string; readonly text: string }[] {
  const found = [...text.matchAll(/[｛{]{1,2}[^｛｝{}]{1,40}[｝}]{1,2}/g)].map(([written]) => written)
  return found.filter(written => /[｛｝]/.test(written)).map(written => ({ found: written, text }))
}

/** Where placeholders are filled. */
function paragraphsOf(texts: Texts): readonly string[] {
  return [...texts].flatMap(([name, paragraphs]) =>
    /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name) ? paragraphs : [],
  )
}

function brokenRefusal([first]: readonly BrokenPlaceholder[]) {
  const { placeholder = '', around = '' } = first ?? {}
  return unfit('brokenPlaceholder', { placeholder, around })
}
