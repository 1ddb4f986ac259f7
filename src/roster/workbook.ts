/** Sheets made into a workbook, large ones beside the server: thirty thousand rows take seconds. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { Refusal } from '../kernel/errors.ts'
import { openLane } from '../kernel/lane.ts'
import { yieldToOthers } from '../kernel/yield.ts'

export interface PlainSheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly widths: readonly number[]
  readonly rows: readonly (readonly string[])[]
  /** Long texts run over several lines. */
  readonly wraps?: boolean
}

const largeRows = 800
/** A large one holds hundreds of megabytes: one at a time, a short line. */
const lane = openLane({
  most: 1,
  mostWaiting: 4,
  full: ahead => new Refusal('unavailable', { what: 'exports', ahead, seconds: ahead * 15 }),
})

/** @throws Refusal unavailable when too many large ones are in line */
export function workbookOf(sheets: readonly PlainSheet[]): Promise<Buffer> {
  return sheets.every(sheet => sheet.rows.length < largeRows)
    ? made(sheets)
    : lane.run(() => madeBeside(sheets))
}

function madeBeside(sheets: readonly PlainSheet[]): Promise<Buffer> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { workbook: sheets } })
  return new Promise((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) =>
      resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
    )
    worker.once('error', reject)
  })
}

/** Every cell is text: an ID number made a number loses its last digits. */
async function made(sheets: readonly PlainSheet[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(
    sheets.map(({ name, headings, widths, rows, wraps = false }) => ({
      sheet: name,
      columns: widths.map(width => ({ width })),
      stickyRowsCount: 1,
      data: [
        headings.map(value => ({
          value,
          type: String,
          fontWeight: 'bold' as const,
          backgroundColor: '#e1eff0',
        })),
        ...rows.map(row =>
          row.map(value => (value === '' ? null : { value, type: String, format: '@', wrap: wraps })),
        ),
      ],
    })),
  ).toBuffer()
}

const asked = isMainThread ? null : (workerData as { workbook?: readonly PlainSheet[] } | null)?.workbook
if (asked) {
  yieldToOthers()
  parentPort!.postMessage(await made(asked))
}
