/** In the thread of large tables: a ledger read page by page as of one moment and written as a workbook, or into the office's own sheet. */
import type { Table } from '../kernel/exports/thread.ts'
import { type Translate, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { territoryOf } from '../territory/index.ts'
import type { Ask } from './ask.ts'
import { fieldsFor, ledgers } from './declared.ts'
import { openForm, unfit } from './form-file.ts'
import { type Filling, fill, mostFormRows } from './form-fill.ts'
import { readersOf } from './policy.ts'
import { cellsOf, columnsFor, eachPage, headingOf, ownColumns } from './read.ts'
import { openWorkbook, type SheetCell, type SheetHead } from './sheet-stream.ts'
import { formOf, type TemplateRow } from './templates.ts'
import { localInstant, worded } from './worded.ts'

/** As it travels to the thread. */
export interface SheetAsked {
  readonly asked: Omit<Ask, 'kernel' | 'territory' | 't'>
  readonly jurisdictionId: number | null
  readonly template: TemplateRow | null
  readonly reason: string | null
}

export async function make({ asked, jurisdictionId, template, reason }: SheetAsked, { db, write }: Table) {
  // A ledger asks these of the kernel and nothing else.
  const kernel = { db, clock: { now: () => asked.now }, config: { jurisdictionId } } as unknown as Kernel
  const t = remembering(translator(asked.language))
  const ask: Ask = { ...asked, kernel, territory: await territoryOf(kernel), t }
  const heading = headingOf(ask, template?.title || null)
  const mapping = template?.mapping ?? null
  if (template !== null && mapping !== null)
    return write(await filled(ask, template, mapping, heading, reason))
  const columns = columnsFor(ask, ownColumns(template))
  const book = openWorkbook(headOf(ask, template, heading), write)
  let no = 0
  await eachPage(ask, reason, rows => book.add(rows.map(row => cellsOf(row, columns, ++no, ask))))
  book.end()
}

/** A word of the catalogue is looked up once, not for each row. */
function remembering(t: Translate): Translate {
  const known = new Map<string, string>()
  return ((key: string, options?: object) => {
    if (options !== undefined) return t(key, options as never)
    const word = known.get(key) ?? t(key)
    known.set(key, word)
    return word
  }) as Translate
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

async function filled(
  ask: Ask,
  template: TemplateRow,
  mapping: NonNullable<TemplateRow['mapping']>,
  heading: ReturnType<typeof headingOf>,
  reason: string | null,
): Promise<Uint8Array> {
  const fields = fieldsFor(ask.name, readersOf(ask.staff))
  const rows: Record<string, SheetCell>[] = []
  await eachPage(ask, reason, page => {
    for (const { values } of page)
      rows.push(Object.fromEntries(fields.map(field => [field.key, worded(field, values[field.key], ask.t)])))
    if (rows.length > mostFormRows) throw unfit('formRows', { most: mostFormRows })
  })
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
  return fill(openForm(await formOf(ask.kernel.db, ask.staff, template.id)), { mapping, rows, said })
}
