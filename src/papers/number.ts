/** The number 案号 a proceeding bears with a unit: the next of its series in the year, given with the first paper issued and kept for all others. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Territory } from '../territory/index.ts'

export interface Numbering {
  readonly jurisdictionId: number
  readonly proceedingId: string
  readonly unitId: string
  readonly series: string
  readonly at: Date
  readonly onDay: string
}

/** In the transaction that issues the paper: should that fail, no number is spent. Two at once wait for each other. */
export async function numberFor(
  tx: Tx,
  territory: Territory,
  asked: Numbering,
  t: Translate,
): Promise<string> {
  const { jurisdictionId, proceedingId, unitId, series, at } = asked
  await sql`select pg_advisory_xact_lock(hashtextextended(${`paper number ${proceedingId} ${unitId} ${series}`}, 0))`.execute(
    tx,
  )
  const known = await tx
    .selectFrom('paperNumber')
    .select('number')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('unitId', '=', unitId)
    .where('series', '=', series)
    .executeTakeFirst()
  if (known) return known.number
  const year = Number(asked.onDay.slice(0, 4))
  const { rows } = await sql<{ last: number }>`
    insert into paper_series (jurisdiction_id, unit_id, series, year, last) values (${jurisdictionId}, ${unitId}, ${series}, ${year}, 1)
    on conflict (jurisdiction_id, unit_id, series, year) do update set last = paper_series.last + 1 returning last`.execute(
    tx,
  )
  const serial = rows[0]!.last
  const office = await officeOf(tx, territory, unitId)
  const number = numberText(office.numberForm ?? shippedForm(series, t), {
    unit: office.shortName,
    year,
    serial,
  })
  await tx
    .insertInto('paperNumber')
    .values({ jurisdictionId, proceedingId, unitId, series, year, serial, number, at })
    .execute()
  return number
}

export interface Office {
  readonly shortName: string
  /** Null: the form Aili brings. */
  readonly numberForm: string | null
  readonly revision: number
}

export async function officeOf(tx: Tx, territory: Territory, unitId: string): Promise<Office> {
  const row = await tx
    .selectFrom('paperOffice')
    .select(['shortName', 'numberForm', 'revision'])
    .where('jurisdictionId', '=', territory.jurisdiction.id)
    .where('unitId', '=', unitId)
    .executeTakeFirst()
  return row ?? { shortName: shortNameOf(territory, unitId), numberForm: null, revision: 0 }
}

/** A committee goes by the name of its community until it says otherwise. */
function shortNameOf(territory: Territory, unitId: string): string {
  const community = territory.communities.find(one => one.unitId === unitId)
  return community?.name ?? territory.unit(unitId)?.name ?? ''
}

/** The form Aili brings with its places still open: a default, no article fixes it. */
export function shippedForm(series: string, t: Translate): string {
  return t(`paper:number.${series}`, { unit: '{{unit}}', year: '{{year}}', serial: '{{serial}}' })
}

/** @example numberText('({{unit}})人调字[{{year}}]第{{serial}}号', { unit: '河畔', year: 2026, serial: 7 }) // … 第007号 */
export function numberText(
  form: string,
  { unit, year, serial }: { unit: string; year: number; serial: number },
): string {
  return form
    .replaceAll('{{unit}}', unit)
    .replaceAll('{{year}}', String(year))
    .replaceAll('{{serial}}', String(serial).padStart(3, '0'))
}
