/** The roster of committees and mediators as the justice bureau tells the court (人民调解法第十条): a workbook, current on the day. */
import type { Translate } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Staff } from '../../territory/index.ts'
import { rosterBasis } from '../terms-committee.ts'
import { committeesShown, mediatorsShown } from './roster-view.ts'

const committeeColumns = ['name', 'kind', 'unit', 'community', 'term', 'seated', 'mediators'] as const
const mediatorColumns = [
  'no',
  'committee',
  'name',
  'office',
  'way',
  'specialities',
  'languages',
  'from',
  'to',
] as const
const widths = [34, 14, 26, 20, 26, 10, 12, 14, 14] as const

/** @throws Refusal notYours */
export async function rosterWorkbook(kernel: Kernel, staff: Staff, t: Translate) {
  const { today, rows: committees } = await committeesShown(kernel, staff)
  const { rows: mediators } = await mediatorsShown(kernel, staff, {})
  const listed = (words: readonly string[]) => words.join(t('common:listSeparator'))
  const committeeLines = committees
    .filter(one => one.endedOn === null || one.endedOn >= today)
    .map(one => [
      one.name,
      t(`committee:kind.${one.kind}`),
      one.unit.name,
      one.community?.name ?? '',
      t('committee:sheet.fromTo', { from: one.termFrom, to: one.termEndsOn }),
      String(one.seated),
      String(one.mediators),
    ])
  const mediatorLines = mediators.map((one, at) => [
    String(at + 1),
    one.committee.name,
    one.name,
    t(`committee:office.${one.office}`),
    t(`committee:way.${one.way}`),
    listed(one.specialities.map(word => t(`mediation:option.disputeKind.${word}`))),
    listed(one.languages.map(word => t(`committee:language.${word}`))),
    one.fromOn,
    one.toOn ?? '',
  ])
  const head = (columns: readonly string[]) => columns.map(column => t(`committee:sheet.column.${column}`))
  const body = await workbookOf([
    { name: t('committee:sheet.committees'), headings: head(committeeColumns), rows: committeeLines },
    { name: t('committee:sheet.mediators'), headings: head(mediatorColumns), rows: mediatorLines },
    {
      name: t('committee:sheet.about'),
      headings: [t('committee:sheet.about')],
      rows: [
        [t('committee:sheet.asOf', { day: today })],
        [t('committee:sheet.basis', { article: rosterBasis.article })],
      ],
    },
  ])
  return { fileName: t('committee:sheet.fileName', { day: today }), body }
}

interface Sheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  // Seldom asked for: loaded then.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile(
    sheets.map(({ name, headings, rows }) => ({
      sheet: name,
      columns: headings.map((_, at) => ({ width: headings.length === 1 ? 70 : widths[at]! })),
      stickyRowsCount: 1,
      data: [
        headings.map(value => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map(row =>
          row.map(value => (value === '' ? null : { value, type: String, format: '@', wrap: true })),
        ),
      ],
    })),
  ).toBuffer()
}
