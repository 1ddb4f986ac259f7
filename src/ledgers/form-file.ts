/** An office's own sheet as it came, opened with care: a workbook of today, without macros or a password, small inside as outside. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { Refusal } from '../kernel/errors.ts'

export const mostFormBytes = 2 * 1024 * 1024
const mostInsideBytes = 40 * 1024 * 1024
const mostParts = 2000
const zipMark = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const compoundMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
/** In a compound file the names of its streams are written so. */
const passwordMark = Buffer.from('EncryptedPackage', 'utf16le')

export interface FormFile {
  readonly parts: Readonly<Record<string, Uint8Array>>
  readonly sheets: readonly FormSheet[]
}
export interface FormSheet {
  readonly name: string
  readonly hidden: boolean
  /** Its part, say xl/worksheets/sheet1.xml. */
  readonly path: string
  readonly index: number
}

/** @throws Refusal templateUnfit, tooLarge */
export function openForm(bytes: Buffer): FormFile {
  if (bytes.length > mostFormBytes)
    throw new Refusal('tooLarge', { limitBytes: mostFormBytes, limit: '2 MB' })
  if (bytes.subarray(0, 4).equals(compoundMark))
    throw unfit(bytes.includes(passwordMark) ? 'password' : 'oldExcel')
  if (!bytes.subarray(0, 4).equals(zipMark)) throw unfit('notWorkbook')
  const parts = unpacked(bytes)
  if (Object.keys(parts).some(name => /vbaProject|\/macrosheets\//i.test(name))) throw unfit('macros')
  const sheets = sheetsIn(parts)
  if (sheets.length === 0) throw unfit('notWorkbook')
  return { parts, sheets }
}

export function unfit(reason: string, facts: Readonly<Record<string, string | number>> = {}): Refusal {
  return new Refusal('templateUnfit', { reason, ...facts })
}

export function textOf(parts: FormFile['parts'], path: string): string {
  return parts[path] === undefined ? '' : strFromU8(parts[path])
}

export function packed(
  parts: FormFile['parts'],
  changed: Readonly<Record<string, string | null>>,
): Uint8Array {
  const kept = Object.entries(parts).filter(([path]) => changed[path] === undefined)
  const fresh = Object.entries(changed).flatMap(([path, text]): [string, Uint8Array][] =>
    text === null ? [] : [[path, strToU8(text)]],
  )
  // Readers of workbooks look for the types first.
  const all = [...kept, ...fresh].sort(
    ([a], [b]) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml'),
  )
  return zipSync(Object.fromEntries(all), { level: 6 })
}

/** What a part names of others: id → path within the workbook. */
export function relationsOf(parts: FormFile['parts'], path: string): ReadonlyMap<string, string> {
  const at = path.lastIndexOf('/')
  const folder = path.slice(0, at)
  const text = textOf(parts, `${folder}/_rels/${path.slice(at + 1)}.rels`)
  return new Map(
    tagsIn(text, 'Relationship').map(tag => [
      attribute(tag, 'Id'),
      resolved(folder, attribute(tag, 'Target')),
    ]),
  )
}

export function tagsIn(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<${name}(?=[\\s/>])[^>]*>`, 'g')) ?? []
}

export function attribute(tag: string, name: string): string {
  return plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function plain(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

function unpacked(bytes: Buffer): Record<string, Uint8Array> {
  let inside = 0
  let count = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        inside += originalSize
        count++
        if (inside > mostInsideBytes || count > mostParts) throw unfit('tooBigInside')
        return !name.endsWith('/')
      },
    })
  } catch (error) {
    throw error instanceof Refusal ? error : unfit('notWorkbook')
  }
}

function sheetsIn(parts: FormFile['parts']): FormSheet[] {
  const workbook = textOf(parts, 'xl/workbook.xml')
  // Nothing a spreadsheet writes declares entities; what does is meant for something else.
  if (/<!(DOCTYPE|ENTITY)/i.test(workbook)) throw unfit('notWorkbook')
  const targets = relationsOf(parts, 'xl/workbook.xml')
  return tagsIn(workbook, 'sheet').flatMap((tag, index): FormSheet[] => {
    const path = targets.get(attribute(tag, 'r:id')) ?? ''
    // Sheets of charts and dialogs hold no cells.
    if (parts[path] === undefined || !/<worksheet[\s>]/.test(textOf(parts, path))) return []
    return [{ name: attribute(tag, 'name'), hidden: /\sstate="(hidden|veryHidden)"/.test(tag), path, index }]
  })
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path: string[] = []
  for (const part of `${folder}/${target}`.split('/'))
    if (part === '..') path.pop()
    else if (part !== '.' && part !== '') path.push(part)
  return path.join('/')
}
