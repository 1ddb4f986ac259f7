/** Columns told by what stands in them: where headings are missing, or stand beside the columns they mean. Pure. */

import type { Cell, Row } from '../kernel/tables.ts'
import { idNumberFault, isPhone, tidyIdNumber, tidyPhone } from '../registry/index.ts'
import type { Field } from './columns.ts'
import type { Column } from './sheet.ts'

const looks = {
  idNumber: (text: string) =>
    /^\d{17}[\dX]$/.test(tidyIdNumber(text)) && idNumberFault(tidyIdNumber(text), '9999-12-31') !== 'day',
  phone: (text: string) => /^1\d{10}$/.test(tidyPhone(text)) && isPhone(tidyPhone(text)),
  name: (text: string) => /^\p{Script=Han}[\p{Script=Han}· \u3000]{1,9}$/u.test(text),
} as const satisfies Partial<Record<Field, (text: string) => boolean>>

const rowsLookedAt = 200
/** Of the cells that say anything so many must look like it, or the column is another one. */
const clearly = 0.6
const hardly = 0.2

/**
 * Headings that all stand the same number of columns beside what they mean are moved there; a field without a heading is looked for.
 */
export function byContent(named: readonly Column[], rows: readonly Row[]): readonly Column[] {
  const sample = rows.slice(0, rowsLookedAt)
  const share = (field: keyof typeof looks, index: number) => shareOf(sample, index, looks[field])
  const offset = offsetOf(named, share)
  const moved = offset === 0 ? named : named.map((column, i) => ({ ...column, ...readAs(named, i - offset) }))
  const taken = new Set(moved.flatMap(column => column.field ?? []))
  const free = (Object.keys(looks) as (keyof typeof looks)[]).filter(field => !taken.has(field))
  return free.reduce((columns, field) => withFound(columns, field, share), moved)
}

function readAs(
  named: readonly Column[],
  from: number,
): Pick<Column, 'heading' | 'field' | 'sensitive' | 'byContent'> {
  const column = named[from]
  return column
    ? {
        heading: column.heading,
        field: column.field,
        sensitive: column.sensitive,
        byContent: column.field !== null,
      }
    : { heading: '', field: null, sensitive: null, byContent: false }
}

type Share = (field: keyof typeof looks, index: number) => number

/** Numbers tell: the column headed so holds hardly any, the one so far beside it clearly does. */
function offsetOf(named: readonly Column[], share: Share): number {
  const at =
    named.find(column => column.field === 'idNumber') ?? named.find(column => column.field === 'phone')
  const name = named.find(column => column.field === 'name')
  if (!at || !name || share(at.field as 'idNumber', at.index) > hardly) return 0
  const found = named.find(({ index }) => share(at.field as 'idNumber', index) > clearly)
  const offset = found === undefined ? 0 : found.index - at.index
  return offset !== 0 && share('name', name.index + offset) > clearly ? offset : 0
}

function withFound(columns: readonly Column[], field: keyof typeof looks, share: Share): readonly Column[] {
  const best = columns
    .filter(column => column.field === null && column.sensitive === null)
    .map(column => ({ column, share: share(field, column.index) }))
    .sort((a, b) => b.share - a.share)[0]
  if (!best || best.share <= clearly) return columns
  return columns.map(column => (column === best.column ? { ...column, field, byContent: true } : column))
}

function shareOf(rows: readonly Row[], index: number, looksLike: (text: string) => boolean): number {
  const texts = rows.map(({ cells }) => textOf(cells[index])).filter(text => text !== '')
  return texts.length === 0 ? 0 : texts.filter(looksLike).length / texts.length
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined || cell instanceof Date ? '' : String(cell).trim()
}
