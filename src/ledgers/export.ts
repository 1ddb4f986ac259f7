/** A ledger as a workbook: in the columns of the office, or in the office's own sheet filled in. */
import { Readable } from 'node:stream'
import { Refusal } from '../kernel/errors.ts'
import type { Ask } from './ask.ts'
import { fieldsFor, ledgers } from './declared.ts'
import { openForm, unfit } from './form-file.ts'
import { type Filling, fill, mostFormRows } from './form-fill.ts'
import { readersOf } from './policy.ts'
import { cellsOf, columnsFor, countRows, headingOf, requireReason, rowsOf } from './read.ts'
import { mostRows, type SheetCell, type SheetHead, workbook } from './sheet-stream.ts'
import { formOf, type TemplateRow } from './templates.ts'
import { localInstant, worded } from './worded.ts'

export interface Exported {
  readonly fileName: string
  readonly body: Readable | Buffer
}

/** @throws Refusal missingInput, templateUnfit */
export async function exportLedger(
  ask: Ask,
  template: TemplateRow | null,
  reason: string | undefined,
): Promise<Exported> {
  requireReason(ask, reason)
  const heading = headingOf(ask, template?.title || null)
  const days = ledgers[ask.name].period === 'none' ? ask.today : `${ask.period.from}_${ask.period.to}`
  const fileName = `${heading.title} ${heading.place} ${days}.xlsx`.replace(/[\\/:*?"<>|]/g, ' ')
  const why = reason ?? null
  const mapping = template?.mapping ?? null
  if (template !== null && mapping !== null)
    return { fileName, body: await filled(ask, template, mapping, heading, why) }
  if ((await countRows(ask, mostRows + 1)) > mostRows)
    throw new Refusal('templateUnfit', { reason: 'sheetRows', most: mostRows })
  return {
    fileName,
    body: Readable.from(workbook(headOf(ask, template, heading), pagesOf(ask, template, why))),
  }
}

/** Below paper: who made it, who looked it over, the seal. */
function headOf(ask: Ask, template: TemplateRow | null, heading: ReturnType<typeof headingOf>): SheetHead {
  const { t } = ask
  return {
    name: t(`ledger:name.${ask.name}`),
    title: heading.title,
    lines: [
      t('ledger:paper.place', { place: heading.place }),
      t('ledger:paper.period', { period: heading.period }),
      t('ledger:paper.asOf', { at: localInstant(ask.now) }),
    ],
    columns: columnsFor(ask, ownColumns(template)),
    landscape: ledgers[ask.name].paper === 'landscape',
    foot: [t('ledger:paper.by', { name: heading.by }), t('ledger:paper.checked'), t('ledger:paper.seal')],
    pageWords: t('ledger:paper.page', { page: '&P', pages: '&N' }),
  }
}

async function* pagesOf(
  ask: Ask,
  template: TemplateRow | null,
  reason: string | null,
): AsyncGenerator<readonly (readonly SheetCell[])[]> {
  const columns = columnsFor(ask, ownColumns(template))
  let no = 0
  for await (const rows of rowsOf(ask, reason)) yield rows.map(row => cellsOf(row, columns, ++no, ask))
}

async function filled(
  ask: Ask,
  template: TemplateRow,
  mapping: NonNullable<TemplateRow['mapping']>,
  heading: ReturnType<typeof headingOf>,
  reason: string | null,
): Promise<Buffer> {
  const fields = fieldsFor(ask.name, readersOf(ask.staff))
  const rows: Record<string, SheetCell>[] = []
  for await (const page of rowsOf(ask, reason)) {
    for (const { values } of page)
      rows.push(Object.fromEntries(fields.map(field => [field.key, worded(field, values[field.key], ask.t)])))
    if (rows.length > mostFormRows) throw unfit('formRows', { most: mostFormRows })
  }
  const said: Filling['said'] = {
    title: heading.title,
    place: heading.place,
    period: heading.period,
    from: ask.period.from,
    to: ask.period.to,
    asOf: ask.today,
    by: heading.by,
    count: String(rows.length),
  }
  const form = openForm(await formOf(ask.kernel.db, ask.staff, template.id))
  return Buffer.from(fill(form, { mapping, rows, said }))
}

export function ownColumns(template: TemplateRow | null) {
  return template === null || template.columns.length === 0 ? null : template.columns
}
