/** What the commands on grids share: files in, options read, progress, and a way to stop. */
import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Unfit } from '../gridding/index.ts'
import type { Translate } from '../kernel/i18n.ts'
import { decode, isSheets, type Table, tablesOf } from '../kernel/tables.ts'

export interface Given {
  readonly values: Readonly<Record<string, string | undefined>>
  readonly positionals: readonly string[]
}

/** The command is not as it should be; worded in the catalogue `gridding`. */
export class Usage extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

/** Lines of one kind told one by one; the rest is counted. */
export const toldOneByOne = 50

/** @throws Usage */
export function onlyFile({ positionals }: Given): string {
  const [file, more] = positionals
  if (file === undefined || more !== undefined) throw new Usage('usage')
  return file
}

/** Text of a file, unpacked if it is packed (.gz). @throws Unfit, Unreadable */
export function textOf(file: string): string {
  return decode(plainBytesOf(file))
}

/** By what is in it, not by its name: JSON as text, or the tables of a CSV or XLSX. @throws Unfit, Unreadable */
export async function contentOf(
  file: string,
): Promise<{ readonly json: string } | { readonly tables: readonly Table[] }> {
  const bytes = plainBytesOf(file)
  if (isSheets(bytes) || bytes.subarray(0, 4).equals(oldExcelMark)) return { tables: await tablesOf(bytes) }
  const text = decode(bytes)
  // A table may begin with [ only in a heading nobody writes; a broken GeoJSON is told as such.
  return /^[[{]/.test(text.slice(0, 100).replace(recordMark, '').trimStart()) ||
    /\.(geo)?json(l|s|\.gz)?$/i.test(file)
    ? { json: text }
    : { tables: await tablesOf(bytes) }
}

/** Told before the work, not after it. @throws Unfit */
export function requireWritable(out: string | undefined): void {
  if (out === undefined) return
  try {
    if (existsSync(out) && statSync(out).isDirectory()) throw new Error('EISDIR')
    accessSync(existsSync(out) ? out : dirname(out), constants.W_OK)
  } catch (error) {
    throw new Unfit('notWritten', { file: out, why: (error as Error).message })
  }
}

/** @throws Unfit */
export function write(out: string, value: unknown): void {
  try {
    writeFileSync(out, `${JSON.stringify(value)}\n`)
  } catch (error) {
    throw new Unfit('notWritten', { file: out, why: (error as Error).message })
  }
}

/** @throws Usage */
export function numberOption({ values }: Given, name: string, least: number): number | null {
  const text = values[name]
  if (text === undefined) return null
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value) && value >= least) return value
  throw new Usage('number', { name, value: text, least })
}

/** @throws Usage */
export function wholeOption(given: Given, name: string, least: number): number | null {
  const value = numberOption(given, name, least)
  if (value !== null && !Number.isInteger(value)) throw new Usage('number', { name, value, least })
  return value
}

/** Ctrl+C stops the work between two steps; a second one stops the process as it always does. */
export function cancelling(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}

/** A line rewritten on a terminal, one every tenth part elsewhere. */
export function progress(t: Translate): (share: number) => void {
  let tenths = 0
  return share => {
    const percent = Math.round(share * 100)
    if (process.stderr.isTTY)
      process.stderr.write(`\r${t('gridding:progress', { percent })}${percent >= 100 ? '\n' : ''}`)
    else if (Math.floor(share * 10) > tenths) {
      tenths = Math.floor(share * 10)
      console.error(t('gridding:progress', { percent }))
    }
  }
}

/** Before each feature of a sequence (RFC 8142). */
const recordMark = '\u001e'
const oldExcelMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
/** Unpacked, the buildings of a county stay below this. */
const mostUnpackedBytes = 1024 * 1024 * 1024

function plainBytesOf(file: string): Buffer {
  const bytes = bytesOf(file)
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpacked(file, bytes) : bytes
  if (plain.length === 0) throw new Unfit('empty')
  return plain
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Unfit('notOpened', { file, why: (error as Error).message })
  }
}

function unpacked(file: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostUnpackedBytes })
  } catch {
    throw new Unfit('notUnpacked', { file })
  }
}
