/** The sheet an office fills in: one row a resident, every column explained; the rows kept aside as a sheet to correct and send again. */
import type { Translate } from '../kernel/i18n.ts'
import { textIn } from './cells.ts'
import type { Field } from './columns.ts'
import type { AsideRow } from './stage.ts'
import { problemWords, rowWords } from './words.ts'
import { workbookOf } from './workbook.ts'

export const templateFields = [
  'compound',
  'building',
  'entrance',
  'room',
  'name',
  'relation',
  'idNumber',
  'bornOn',
  'phone',
  'stays',
  'tenure',
] as const satisfies readonly Field[]
const widths: Readonly<Partial<Record<Field, number>>> = {
  compound: 16,
  idNumber: 22,
  phone: 15,
  address: 32,
}
const widthOf = (field: Field) => widths[field] ?? 12

export function templateOf(t: Translate): Promise<Buffer> {
  const headings = templateFields.map(field => t(`roster:field.${field}`))
  const guide = templateFields.map(field => [
    t(`roster:field.${field}`),
    t(`roster:template.what.${field}`),
    t(`roster:template.example.${field}`),
  ])
  return workbookOf([
    { name: t('roster:template.sheet'), headings, widths: templateFields.map(widthOf), rows: [] },
    {
      name: t('roster:template.guide'),
      headings: ['column', 'what', 'example'].map(word => t(`roster:template.heading.${word}`)),
      widths: [14, 60, 22],
      rows: [...guide, ['', t('roster:template.privacy'), '']],
      wraps: true,
    },
  ])
}

/** Under headings that an import knows again; the last columns say where it stood and what is wrong. */
export function asideSheet(rows: readonly AsideRow[], said: readonly Field[], t: Translate): Promise<Buffer> {
  const headings = [
    ...said.map(field => t(`roster:field.${field}`)),
    t('roster:asideSheet.row'),
    t('roster:asideSheet.problems'),
  ]
  const cells = rows.map(row => [
    ...said.map(field => textIn(row.cells[field]) ?? ''),
    rowWords(row.row, t),
    row.problems.map(({ code, facts }) => problemWords(code, facts, t)).join(' '),
  ])
  const sheet = { name: t('roster:asideSheet.name'), headings, rows: cells, wraps: true }
  return workbookOf([{ ...sheet, widths: [...said.map(widthOf), 14, 60] }])
}
