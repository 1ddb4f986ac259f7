/** In the thread beside the server: placeholders of a Word file are found, held against what is known, and filled. */
import Docxtemplater, { type DXT } from 'docxtemplater'
import { unzipSync } from 'fflate'
import PizZip from 'pizzip'
import type { BrokenPlaceholder, Placeholder, TemplateCheck, TemplateData } from './template.ts'
import { type Parts, partsOf, unfit } from './template-opened.ts'
import { type ShownBlock, shownIn } from './template-shown.ts'
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
  const { tags, broken } = opened(docx)
  const names = new Set(known)
  // A dot is the entry of a list itself.
  const unknown = tags.map(({ name }) => name).filter(name => name !== '.' && !names.has(name))
  return { unknown: [...new Set(unknown)], broken }
}

/** @throws Refusal templateUnfit, tooLarge */
export async function filled(docx: Uint8Array, data: TemplateData): Promise<Buffer> {
  const { document, broken } = opened(docx)
  if (broken.length > 0 || !document) throw brokenRefusal(broken)
  document.render(cleaned(data))
  const parts = unzipSync(document.getZip().generate({ type: 'uint8array', compression: 'STORE' }))
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
  readonly broken: readonly BrokenPlaceholder[]
}

function opened(docx: Uint8Array): Opened {
  const parts = partsOf(docx)
  const paragraphs = paragraphsOf(parts)
  const notes: Note[] = []
  const told = (faults: readonly Fault[]) => [
    ...faults.filter(({ id }) => !id.startsWith('raw')).map(fault => brokenFrom(fault, paragraphs)),
    ...notes
      .filter(({ kind }) => kind === 'raw')
      .map(({ written }) => brokenAt(`{{${written}}}`, 'notAllowed', paragraphs)),
    ...paragraphs.flatMap(wideBraces),
  ]
  try {
    const document = new Docxtemplater(new PizZip(zipOf(Object.entries(parts))), {
      ...{ delimiters: { start: '{{', end: '}}' }, paragraphLoop: true, linebreaks: true },
      // Templates may not choose other marks, nor put in XML of their own.
      syntax: { changeDelimiterPrefix: null },
      ...{ nullGetter: () => '', parser: ownOnly, errorLogging: false },
      modules: [noting(notes)],
    })
    return { document, tags: placeholdersFrom(notes), broken: told([]) }
  } catch (error) {
    const faults = faultsOf(error)
    if (faults.length === 0) throw unfit('notWord')
    return { document: null, tags: placeholdersFrom(notes), broken: told(faults) }
  }
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
function wideBraces(text: string): readonly BrokenPlaceholder[] {
  const found = [...text.matchAll(/[｛{]{1,2}[^｛｝{}]{1,40}[｝}]{1,2}/g)].map(([written]) => written)
  return found
    .filter(written => /[｛｝]/.test(written))
    .map(written => brokenAt(written, 'wideBraces', [text]))
}

/** As a reader sees them: runs joined, entities resolved. */
function paragraphsOf(parts: Parts): readonly string[] {
  return Object.entries(parts)
    .filter(([name]) => /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name))
    .flatMap(([, part]) => Buffer.from(part).toString('utf8').split('</w:p>'))
    .map(xml => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text).join(''))
    .map(text => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
}

function brokenRefusal([first]: readonly BrokenPlaceholder[]) {
  const { placeholder = '', around = '' } = first ?? {}
  return unfit('brokenPlaceholder', { placeholder, around })
}
