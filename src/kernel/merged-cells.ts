/** Which cells of a workbook's sheets were made one: only the first of them holds what all of them say. */
import { strFromU8, unzipSync } from 'fflate'

/** Rows and columns from 1, both ends included. */
export interface Merged {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A list for each sheet, in the order of the workbook; empty where the workbook does not say. */
export function mergedIn(workbook: Buffer): readonly (readonly Merged[])[] {
  const files = unzipSync(workbook, {
    filter: ({ name }) =>
      /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name),
  })
  const text = (name: string) => (files[name] === undefined ? '' : strFromU8(files[name]))
  const targets = new Map(
    tagsIn(text('xl/_rels/workbook.xml.rels'), 'Relationship').map(tag => [
      valueIn(tag, 'Id'),
      valueIn(tag, 'Target'),
    ]),
  )
  return tagsIn(text('xl/workbook.xml'), 'sheet').map(tag => {
    const target = (targets.get(valueIn(tag, 'r:id')) ?? '').replace(/^\/?(xl\/)?/, '')
    return rangesIn(files[`xl/${target}`])
  })
}

/** They stand behind the rows, near the end: a sheet of a hundred megabytes is not made into a text for them. */
function rangesIn(sheet: Uint8Array | undefined): readonly Merged[] {
  if (sheet === undefined) return []
  const from = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength).indexOf('<mergeCells')
  if (from < 0) return []
  return tagsIn(strFromU8(sheet.subarray(from)), 'mergeCell').flatMap(tag => {
    const [, left, top, right, bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(valueIn(tag, 'ref')) ?? []
    if (left === undefined || right === undefined) return []
    return [{ top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) }]
  })
}

function tagsIn(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []
}

function valueIn(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

/** A is 1, Z is 26, AA is 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
