/** What the commands on grids share: files in, options read, progress, and a way to stop. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Unfit } from '../gridding/index.ts'
import type { Translate } from '../kernel/i18n.ts'
import { decode } from '../kernel/tables.ts'

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

/** @throws Usage */
export function onlyFile({ positionals }: Given): string {
  const [file, more] = positionals
  if (file === undefined || more !== undefined) throw new Usage('usage')
  return file
}

/** Text of a file, unpacked if it is packed (.gz). @throws Unfit */
export function textOf(file: string): string {
  const bytes = bytesOf(file)
  if (bytes.length === 0) throw new Unfit('empty')
  return decode(isPacked(bytes) ? gunzipSync(bytes) : bytes)
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

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Unfit('notOpened', { file, why: (error as Error).message })
  }
}

function isPacked(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}
