/** The sheet a newcomer fills in: one row a building, every column explained; of a community that has buildings, with those. */
import type { Translate } from '../kernel/i18n.ts'

export const templateColumns = [
  'community',
  'compound',
  'name',
  'households',
  'floors',
  'units',
  'residents',
  'elderlyAlone',
  'dedicated',
  'lng',
  'lat',
] as const
export type TemplateRow = Readonly<Record<(typeof templateColumns)[number], string | number | null>>

const widths: Readonly<Partial<Record<keyof TemplateRow, number>>> = {
  community: 18,
  compound: 18,
  dedicated: 18,
}

export async function templateOf(rows: readonly TemplateRow[], t: Translate): Promise<Buffer> {
  const head = templateColumns.map(column => ({
    value: t(`survey:template.column.${column}`),
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: '#e1eff0',
  }))
  const body = rows.map(row => templateColumns.map(column => cellOf(row[column])))
  const sheet = {
    sheet: t('survey:template.sheet'),
    columns: templateColumns.map(column => ({ width: widths[column] ?? 12 })),
    stickyRowsCount: 1,
    data: [head, ...body],
  }
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile([sheet, guide(t)]).toBuffer()
}

function cellOf(value: string | number | null) {
  if (value === null) return null
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}

function guide(t: Translate) {
  const headings = ['column', 'what', 'example'].map(word => ({
    value: t(`survey:template.heading.${word}`),
    type: String,
    fontWeight: 'bold' as const,
  }))
  const lines = templateColumns.map(column =>
    ['column', 'what', 'example'].map(word => ({
      value: t(`survey:template.${word}.${column}`),
      type: String,
      wrap: true,
    })),
  )
  return {
    sheet: t('survey:template.guide'),
    columns: [{ width: 16 }, { width: 64 }, { width: 20 }],
    data: [headings, ...lines, [], [null, { value: t('survey:template.privacy'), type: String, wrap: true }]],
  }
}
