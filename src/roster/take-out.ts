/** The roster of a grid or a community as a sheet: numbers masked, unless whoever answers for the community says why not; on record as taken out. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay, instantOf } from '../proceedings/clock.ts'
import {
  idNumberPurpose,
  isChild,
  maskedIdNumber,
  maskedPhone,
  phonePurpose,
  recordRead,
  registrySight,
} from '../registry/index.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import type { Taker } from './begin.ts'
import { mayTakeOutWhole, requireTakerOut } from './policy.ts'
import { sightOf } from './run-row.ts'
import type { ExportAsk } from './shape.ts'
import { templateFields } from './template.ts'
import { wholeExports } from './terms.ts'
import { workbookOf } from './workbook.ts'

interface Row {
  readonly compoundId: string
  readonly buildingId: string
  readonly entrance: string
  readonly room: string
  readonly name: string
  readonly relation: string
  readonly bornOn: string | null
  readonly phone: Buffer | null
  readonly idNumber: Buffer | null
  readonly stays: string
  readonly tenure: string | null
}

export interface TakenOut {
  readonly bytes: Buffer
  readonly place: string
  readonly rows: number
}

/** @throws Refusal notYours, notFound, limitReached */
export async function takeOut(
  kernel: Kernel,
  taker: Taker,
  asked: ExportAsk,
  t: Translate,
): Promise<TakenOut> {
  const territory = await territoryOf(kernel)
  const { communityId, gridId, whole } = asked
  const community = territory.community(communityId)
  const grid = gridId === null ? null : territory.grid(gridId)
  if (!community || (gridId !== null && grid?.communityId !== communityId))
    throw new Refusal('notFound', { what: 'community' })
  if (taker) requireTakerOut(taker, { communityId, gridId })
  if (whole && !(taker && mayTakeOutWhole(taker, communityId)))
    throw new Refusal('notYours', { what: 'rosterWhole', roles: ['communitySecretary', 'communityDirector'] })
  const rows = await readRows(kernel, taker, territory.jurisdiction.id, asked)
  const place = grid?.name ?? community.name
  const plain = await plainRows(kernel, rows, territory, { whole, t })
  const headings = templateFields.map(field => t(`roster:field.${field}`))
  const widths = templateFields.map(field => (field === 'idNumber' ? 22 : field === 'phone' ? 15 : 12))
  const bytes = await workbookOf([{ name: place.slice(0, 28), headings, widths, rows: plain }])
  return { bytes, place, rows: rows.length }
}

async function readRows(
  kernel: Kernel,
  taker: Taker,
  jurisdictionId: number,
  asked: ExportAsk,
): Promise<readonly Row[]> {
  const { communityId, gridId, whole, reason } = asked
  const personId = taker?.personId ?? null
  const sight = taker ? registrySight(taker) : sightOf({ jurisdictionId, personId, communityId })
  return kernel.db.within(sight, async tx => {
    const at = kernel.clock.now()
    const read = {
      jurisdictionId,
      at,
      personId,
      reason,
      ...(gridId === null ? { communityId } : { gridId, communityId }),
    }
    if (whole) await requireBelowCap(tx, jurisdictionId, personId, at)
    await recordRead(tx, { ...read, what: 'export' })
    if (whole) for (const what of ['phone', 'idNumber'] as const) await recordRead(tx, { ...read, what })
    const { rows } = await sql<Row>`
      select b.compound_id as "compoundId", b.id as "buildingId", d.entrance, d.number as room, r.name, r.relation,
        r.born_on as "bornOn", r.phone, r.id_number as "idNumber", r.stays,
        (select t.kind from tenure t where t.jurisdiction_id = r.jurisdiction_id and t.dwelling_id = d.id
          and t.resident_id = r.id and (t.to_on is null or t.to_on >= ${civilDay(at)}::date) order by t.kind limit 1) as tenure
      from household h
      join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
      join building b on b.jurisdiction_id = h.jurisdiction_id and b.id = h.building_id
      join resident r on r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id and r.merged_into is null and not r.frozen
      where h.jurisdiction_id = ${jurisdictionId} and h.community_id = ${communityId} and h.moved_out_on is null
        ${gridId === null ? sql`` : sql`and b.grid_id = ${gridId}`}
      order by b.compound_id, b.id, d.entrance, d.floor, d.number, h.id,
        array_position(array['head','spouse','child'], r.relation), r.born_on, r.id`.execute(tx)
    return rows
  })
}

/** So many a day, whoever asks. */
async function requireBelowCap(
  tx: Tx,
  jurisdictionId: number,
  personId: string | null,
  at: Date,
): Promise<void> {
  const since = instantOf(civilDay(at), '00:00')
  const { rows } = await sql<{ count: number }>`select count(*) as count from registry_read
    where jurisdiction_id = ${jurisdictionId} and person_id is not distinct from ${personId} and at >= ${since}
      and what = 'idNumber' and community_id is not null and resident_ids = '{}'`.execute(tx)
  if (rows[0]!.count >= wholeExports.perDay)
    throw new Refusal('limitReached', { reason: 'rosterWhole', most: wholeExports.perDay })
}

const rowsATurn = 500

/** A child's numbers stay masked whoever asks. */
async function plainRows(
  { vault, clock }: Kernel,
  rows: readonly Row[],
  territory: Territory,
  { whole, t }: { readonly whole: boolean; readonly t: Translate },
): Promise<string[][]> {
  const today = civilDay(clock.now())
  const plain: string[][] = []
  for (const [i, row] of rows.entries()) {
    if (i % rowsATurn === rowsATurn - 1) await new Promise(resolve => setImmediate(resolve))
    const isWhole = whole && !isChild(row.bornOn, today)
    const phone = row.phone === null ? '' : vault.decrypt(phonePurpose, row.phone)
    const idNumber = row.idNumber === null ? '' : vault.decrypt(idNumberPurpose, row.idNumber)
    const cells: Readonly<Record<(typeof templateFields)[number], string>> = {
      compound: territory.compound(row.compoundId)?.name ?? '',
      building: territory.building(row.buildingId)?.name ?? '',
      entrance: row.entrance,
      room: row.room,
      name: row.name,
      relation: t(`roster:relation.${row.relation}`),
      idNumber: isWhole || idNumber === '' ? idNumber : maskedIdNumber(idNumber),
      bornOn: row.bornOn ?? '',
      phone: isWhole || phone === '' ? phone : maskedPhone(phone),
      stays: t(`roster:stays.${row.stays}`),
      tenure: row.tenure === null ? '' : t(`roster:tenure.${row.tenure}`),
    }
    plain.push(templateFields.map(field => cells[field]))
  }
  return plain
}
