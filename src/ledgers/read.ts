/** One page of a ledger as an office wants it, or all of it page by page; whoever's data are in it, the reading is on record first. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { recordRead } from '../registry/index.ts'
import { sightOf } from './area.ts'
import { type Ask, cursorOf, type Key, type LedgerRow, type Page, readCursor } from './ask.ts'
import { fieldsFor, type LedgerField, ledgers } from './declared.ts'
import { readersOf } from './policy.ts'
import type { Column, Rows } from './shape.ts'
import { sources } from './sources.ts'
import { type Cell, worded } from './worded.ts'

/** Counting stops here and the page says "at least". */
const countLimit = 2000
/** Of an export: held in memory at a time. */
const rowsAtOnce = 1000

export interface Wanted {
  /** The office's own columns; null: as declared. */
  readonly columns: readonly Column[] | null
  readonly title: string | null
  /** Why it is taken out; null: read on the screen. */
  readonly reason: string | null
}
export interface ShownColumn {
  readonly key: string
  readonly label: string
  readonly type: string
  readonly width: number
}

export async function readLedger(
  ask: Ask,
  wanted: Wanted,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Rows> {
  const { after, before } = cursor === undefined ? { after: null, before: 0 } : readCursor(cursor)
  const source = sources[ask.name]
  const { page, total } = await ask.kernel.db.aside(sightOf(ask), async tx => {
    await record(tx, ask, wanted.reason)
    const page = await source.page(tx, ask, after, limit)
    return { page, total: page.total ?? (await source.count(tx, ask, countLimit + 1)) }
  })
  const columns = columnsFor(ask, wanted.columns)
  return {
    ...headingOf(ask, wanted.title),
    from: ask.period.from,
    to: ask.period.to,
    asOf: (page.asOf ?? ask.now).toISOString(),
    columns: columns.map(({ key, label, type, width }) => ({ key, label, type, width })),
    rows: page.rows.map((row, i) => ({
      id: row.id,
      no: before + i + 1,
      cells: cellsOf(row, columns, before + i + 1, ask),
      ...(row.opens === undefined ? {} : { opens: opened(row.opens) }),
    })),
    nextCursor: page.last === null ? null : cursorOf(page.last, before + page.rows.length),
    total: Math.min(total, countLimit),
    totalIsLowerBound: total > countLimit,
  }
}

/** All rows as of one moment, a page at a time: what is written meanwhile is not in them. That they were read is on record first. */
export async function eachPage(
  ask: Ask,
  reason: string | null,
  take: (rows: readonly LedgerRow[]) => void,
): Promise<void> {
  const sight = sightOf(ask)
  const { db } = ask.kernel
  await db.within(sight, tx => record(tx, ask, reason))
  await db.snapshot(sight, async tx => {
    for (let after: Key | null = null; ; ) {
      const page: Page = await sources[ask.name].page(tx, ask, after, rowsAtOnce)
      if (page.rows.length > 0) take(page.rows)
      if (page.last === null) return
      after = page.last
    }
  })
}

/** Residents leave the screen only on a reason. @throws Refusal missingInput */
export function requireReason(ask: Ask, reason: string | undefined): void {
  if (ledgers[ask.name].residents && reason === undefined)
    throw new Refusal('missingInput', { input: 'reason' })
}

/** The columns of the office that the reader may see, else those declared; a running number first. */
export function columnsFor(
  ask: Pick<Ask, 'name' | 'staff' | 't'>,
  own: readonly Column[] | null,
): readonly (ShownColumn & { readonly field: LedgerField | null })[] {
  const fields = fieldsFor(ask.name, readersOf(ask.staff))
  const label = (key: string) => ask.t(`ledger:field.${key}`)
  const numbered = { key: 'no', label: label('no'), type: 'number', width: 3, field: null }
  const declared = (field: LedgerField) => ({ ...field, label: label(field.key), field })
  if (own === null) return [numbered, ...fields.filter(({ aside }) => aside !== true).map(declared)]
  return own.flatMap(({ field: key, heading, width }) => {
    const field = fields.find(one => one.key === key)
    const base = key === 'no' ? numbered : field && declared(field)
    return base ? [{ ...base, label: heading ?? base.label, width: width ?? base.width }] : []
  })
}

/** The office's own, where it keeps any. */
export function ownColumns(template: { readonly columns: readonly Column[] } | null) {
  return template === null || template.columns.length === 0 ? null : template.columns
}

export function cellsOf(
  row: LedgerRow,
  columns: readonly { readonly key: string; readonly field: LedgerField | null }[],
  no: number,
  { t }: Pick<Ask, 't'>,
): Cell[] {
  return columns.map(({ key, field }) => (field === null ? no : worded(field, row.values[key], t)))
}

export function headingOf(ask: Ask, title: string | null) {
  const { t, territory, area, period, name, staff } = ask
  const community = area.communityId ?? onlyOne(area.grids.length === 0 ? area.communities : [])
  const grid = area.gridId ?? onlyOne(area.communities.length === 0 ? gridsNow(ask) : [])
  const names = [
    community && territory.community(community)?.name,
    grid && territory.gridVersion(grid)?.name,
  ].filter(Boolean)
  const wide = area.everywhere ? territory.jurisdiction.name : t('ledger:ownPlaces')
  const place = names.join(' ') || wide
  const { from, to } = period
  return {
    title: title || t(`ledger:name.${name}`),
    place,
    period:
      ledgers[name].period === 'none' ? ask.today : from === to ? from : t('ledger:period', { from, to }),
    by: staff.name,
  }
}

/** Of the grids read, those in force. */
function gridsNow({ area, territory }: Ask): readonly string[] {
  return area.grids.filter(id => territory.grid(id) !== null)
}

function onlyOne(ids: readonly string[]): string | null {
  return ids.length === 1 ? ids[0]! : null
}

/** A list of a whole place names the place; a diary names whose visits they were by the reader's own places. */
async function record(tx: Tx, ask: Ask, reason: string | null): Promise<void> {
  const { staff, area, now } = ask
  if (!ledgers[ask.name].residents) return
  const places = placesRead(ask)
  for (const place of places)
    await recordRead(tx, {
      jurisdictionId: staff.jurisdictionId,
      at: now,
      personId: staff.personId,
      what: reason === null ? 'ledger' : 'export',
      reason,
      gridId: area.gridId ?? place.gridId,
      communityId: place.communityId,
    })
}

function placesRead({
  area,
  territory,
}: Ask): readonly { gridId: string | null; communityId: string | null }[] {
  const grids = area.grids.filter(id => territory.grid(id) !== null)
  if (area.gridId !== null) return [{ gridId: area.gridId, communityId: area.communityId }]
  return [
    ...area.communities.map(communityId => ({ gridId: null, communityId })),
    ...grids.map(gridId => ({ gridId, communityId: territory.grid(gridId)!.communityId })),
  ]
}

function opened({ kind, id, query }: NonNullable<LedgerRow['opens']>) {
  return query === undefined ? { kind, id } : { kind, id, query: { ...query } }
}
