/** Rows put in below the table move everything under it: merged cells, formulas, print areas, rules, pictures. Pure. */

/** So many rows are put in before the row after `last`; a range that ends on the last row of the table grows with it. */
export interface Shift {
  readonly last: number
  readonly by: number
}

export function shiftedRow(row: number, { last, by }: Shift): number {
  return row > last ? row + by : row
}

const place = /(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Z]{1,3})(\$?)(\d{1,7}))?/

/** @example shiftedRefs('A1:H1 C12:C12', { last: 10, by: 3 }) // 'A1:H1 C15:C15' */
export function shiftedRefs(refs: string, shift: Shift): string {
  return refs.replace(new RegExp(place, 'g'), (_, d1, left, d2, top, d3, right, d4, bottom) => {
    const first = `${d1}${left}${d2}${shiftedRow(Number(top), shift)}`
    if (right === undefined) return first
    // A range over rows of the table goes on to its new end.
    const end =
      Number(bottom) >= shift.last && Number(top) <= shift.last
        ? Number(bottom) + shift.by
        : shiftedRow(Number(bottom), shift)
    return `${first}:${d3}${right}${d4}${end}`
  })
}

/** A formula: what stands in quotes or belongs to another sheet is left alone. @example shiftedFormula('SUM(C4:C6)', { last: 6, by: 2 }) // 'SUM(C4:C8)' */
export function shiftedFormula(formula: string, shift: Shift): string {
  return formula.replace(
    /"(?:[^"]|"")*"|(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|(?<![\p{L}\p{N}_.$])\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?(?![\p{L}\p{N}_(.])/gu,
    found => (found.startsWith('"') || found.includes('!') ? found : shiftedRefs(found, shift)),
  )
}

/** What stands behind the rows of a sheet, and before them, as far as it names places: everything except merged cells. */
export function shiftedPlaces(xml: string, shift: Shift): string {
  return xml
    .replace(/\s(ref|sqref)="([^"]*)"/g, (_, name, refs) => ` ${name}="${shiftedRefs(refs, shift)}"`)
    .replace(
      /<(formula\d?)>([\s\S]*?)<\/\1>/g,
      (_, tag, formula) => `<${tag}>${shiftedFormula(formula, shift)}</${tag}>`,
    )
    .replace(/<rowBreaks[\s\S]*?<\/rowBreaks>/g, breaks =>
      breaks.replace(/\sid="(\d+)"/g, (_, row) => ` id="${shiftedRow(Number(row), shift)}"`),
    )
}

/** Pictures stand by rows counted from 0. */
export function shiftedDrawing(xml: string, shift: Shift): string {
  return xml.replace(
    /<xdr:row>(\d+)<\/xdr:row>/g,
    (_, row) => `<xdr:row>${shiftedRow(Number(row) + 1, shift) - 1}</xdr:row>`,
  )
}

/** Print areas and other names that speak of this sheet. */
export function shiftedNames(workbook: string, sheet: string, shift: Shift): string {
  const own = [`'${sheet.replaceAll("'", "''")}'!`, `${sheet}!`]
  return workbook.replace(
    /(<definedName\s[^>]*>)([\s\S]*?)(<\/definedName>)/g,
    (_, open, refs: string, close) => {
      const moved = refs.split(',').map(ref => {
        const prefix = own.find(one => ref.startsWith(one))
        return prefix === undefined ? ref : prefix + shiftedRefs(ref.slice(prefix.length), shift)
      })
      return open + moved.join(',') + close
    },
  )
}
