/** Households of a roster are written, many at once: exactly the rows that entering each by hand would leave, each with its line in the log. */
import { sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import { newId } from '../kernel/ids.ts'
import { civilDay } from '../proceedings/clock.ts'
import { idNumberPurpose, phonePurpose, residentRow } from '../registry/index.ts'
import type { Changed } from './changes.ts'
import type { Decided, Entered } from './decide.ts'
import { doorKey } from './door.ts'
import { type Logged, logged } from './log.ts'
import type { Matching } from './match.ts'
import { writeConsents } from './write-consents.ts'

export interface Hand extends Matching {
  readonly at: Date
  readonly personId: string | null
}

/** Within one transaction; `decided` was found in the same one. */
export async function writeDecided(tx: Tx, hand: Hand, decided: readonly Decided[]): Promise<void> {
  const living = decided.filter(it => it.people.some(one => one.outcome !== 'aside'))
  const dwellings = await writeDwellings(tx, hand, living)
  const log: Logged[] = []
  const homes = living.map(it => ({ ...it, dwellingId: dwellings.get(doorKey(it.household.place))! }))
  await writeHouseholds(tx, hand, homes, log)
  await writeResidents(tx, hand, homes, log)
  await writeChanges(tx, hand, homes, log)
  await writeConsents(tx, hand, homes)
  await writeTenures(tx, hand, homes)
  if (log.length > 0)
    await insertRows(
      tx,
      'registryChange',
      hand.jurisdictionId,
      log.map(line => logged(hand, line)),
    )
}

export type Homed = Decided & { readonly dwellingId: string }

export const enteredIn = ({ people }: Decided) =>
  people.filter((one): one is Entered => one.outcome === 'new')
export const changedIn = ({ people }: Decided) =>
  people.filter((one): one is Changed => one.outcome === 'changed')

/** A door that somebody else registered meanwhile is that one. */
async function writeDwellings(
  tx: Tx,
  hand: Hand,
  decided: readonly Decided[],
): Promise<ReadonlyMap<string, string>> {
  const { jurisdictionId, communityId } = hand
  const known = new Map(
    decided.flatMap(it => (it.dwellingId ? [[doorKey(it.household.place), it.dwellingId]] : [])),
  )
  const places = new Map(decided.map(it => [doorKey(it.household.place), it.household.place]))
  const missing = [...places].filter(([key]) => !known.has(key)).map(([, place]) => place)
  if (missing.length === 0) return known
  const column = <T>(of: (place: (typeof missing)[number]) => T): T[] => missing.map(of)
  const { rows } = await sql<{ id: string; buildingId: string; entrance: string; number: string }>`
    insert into dwelling (jurisdiction_id, id, building_id, community_id, entrance, floor, number, use)
    select ${jurisdictionId}, id, building_id, ${communityId}, entrance, floor, number, 'home'
    from unnest(${column(() => newId())}::uuid[], ${column(it => it.buildingId)}::uuid[], ${column(it => it.entrance)}::text[],
      ${column(it => it.floor)}::smallint[], ${column(it => it.number)}::text[]) as t (id, building_id, entrance, floor, number)
    on conflict (jurisdiction_id, building_id, entrance, number) do update set number = excluded.number
    returning id, building_id as "buildingId", entrance, number`.execute(tx)
  return new Map([...known, ...rows.map(row => [doorKey(row), row.id] as const)])
}

async function writeHouseholds(tx: Tx, hand: Hand, homes: readonly Homed[], log: Logged[]): Promise<void> {
  const fresh = homes.filter(it => it.isNew)
  if (fresh.length === 0) return
  await insertRows(
    tx,
    'household',
    hand.jurisdictionId,
    fresh.map(({ householdId: id, dwellingId, household: { place, kind } }) => {
      const { communityId, at: madeAt } = hand
      return {
        id,
        dwellingId,
        buildingId: place.buildingId,
        communityId,
        kind,
        versions: {},
        visits: 'welcome',
        madeAt,
      }
    }),
  )
  for (const home of fresh) {
    const names = enteredIn(home).map(({ person }) => [person.id, person.name] as const)
    const after = { kind: home.household.kind, movedInOn: null, ...Object.fromEntries(names) }
    log.push({
      subject: 'household',
      subjectId: home.householdId,
      kind: 'entered',
      before: {},
      after,
      seen: {},
    })
  }
}

async function writeResidents(tx: Tx, hand: Hand, homes: readonly Homed[], log: Logged[]): Promise<void> {
  const { vault, communityId, at } = hand
  const entered = homes.flatMap(home =>
    enteredIn(home).map(({ person }) => {
      const { id, name, relation, bornOn, stays, phone, idNumber } = person
      const { buildingId } = home.household.place
      const values = { name, relation, bornOn, stays, phone, idNumber }
      log.push({ subject: 'resident', subjectId: id, kind: 'entered', before: {}, after: values, seen: {} })
      return { id, householdId: home.householdId, buildingId, communityId, ...values }
    }),
  )
  if (entered.length === 0) return
  const rows = entered.map(one => residentRow(vault, one, { by: 'import', at }))
  await insertRows(tx, 'resident', hand.jurisdictionId, rows)
}

/** Each column of a resident as it is from now on; those that stay are written as they were. */
async function writeChanges(tx: Tx, hand: Hand, homes: readonly Homed[], log: Logged[]): Promise<void> {
  const rows = homes.flatMap(home => changedIn(home).map(one => changedRow(one, home, hand, log)))
  if (rows.length === 0) return
  const cells = rows.map(row => ({
    ...row,
    phone: hex(row.phone),
    phone_index: hex(row.phone_index),
    id_number: hex(row.id_number),
    id_number_index: hex(row.id_number_index),
  }))
  await sql`update resident r set relation = n.relation, stays = n.stays, born_on = n.born_on, phone = n.phone,
      phone_index = n.phone_index, id_number = n.id_number, id_number_index = n.id_number_index,
      household_id = n.household_id, building_id = n.building_id, community_id = n.community_id,
      sources = n.sources, versions = n.versions, changed_at = n.changed_at
    from jsonb_populate_recordset(null::resident, ${JSON.stringify(cells)}::jsonb) n
    where r.jurisdiction_id = ${hand.jurisdictionId} and r.id = n.id`.execute(tx)
}

const hex = (bytes: Buffer | null) => (bytes === null ? null : `\\x${bytes.toString('hex')}`)

function changedRow({ known, changes, moves }: Changed, home: Homed, hand: Hand, log: Logged[]) {
  const { vault, at, communityId } = hand
  const fields = Object.keys(changes)
  const versions = {
    ...known.versions,
    ...Object.fromEntries(fields.map(it => [it, (known.versions[it] ?? 0) + 1])),
  }
  const source = { by: 'import' as const, on: civilDay(at) }
  const sources = { ...known.sources, ...Object.fromEntries(fields.map(field => [field, source])) }
  const before: Record<string, string | null> = {
    relation: known.relation,
    stays: known.stays,
    bornOn: known.bornOn,
    phone: 'phone' in changes && known.phone ? vault.decrypt(phonePurpose, known.phone) : null,
    idNumber: null,
  }
  const subject = { subject: 'resident' as const, subjectId: known.id, seen: known.versions }
  if (fields.length > 0)
    log.push({
      ...subject,
      kind: 'changed',
      before: Object.fromEntries(fields.map(it => [it, before[it] ?? null])),
      after: changes,
    })
  if (moves)
    log.push({
      ...subject,
      kind: 'moved',
      before: { householdId: known.householdId },
      after: { householdId: home.householdId },
    })
  const { phone, idNumber } = changes
  return {
    id: known.id,
    relation: changes.relation ?? known.relation,
    stays: changes.stays ?? known.stays,
    born_on: changes.bornOn ?? known.bornOn,
    phone: phone ? vault.encrypt(phonePurpose, phone) : known.phone,
    phone_index: phone ? vault.index(phonePurpose, phone) : known.phoneIndex,
    id_number: idNumber ? vault.encrypt(idNumberPurpose, idNumber) : known.idNumber,
    id_number_index: idNumber ? vault.index(idNumberPurpose, idNumber) : known.idNumberIndex,
    household_id: moves ? home.householdId : known.householdId,
    building_id: moves ? home.household.place.buildingId : known.buildingId,
    community_id: moves ? communityId : known.communityId,
    sources,
    versions,
    changed_at: at.toISOString(),
  }
}

/** The other kind of tenure ends with the day before, as a person would enter it. */
async function writeTenures(tx: Tx, hand: Hand, homes: readonly Homed[]): Promise<void> {
  const wished = homes.flatMap(({ dwellingId, tenures }) => tenures.map(it => ({ ...it, dwellingId })))
  const replaced = wished.flatMap(({ replaces }) => replaces ?? [])
  if (replaced.length > 0)
    await sql`update tenure set to_on = ${civilDay(hand.at)}::date - 1 where jurisdiction_id = ${hand.jurisdictionId}
      and id = any(${replaced}::uuid[])`.execute(tx)
  if (wished.length === 0) return
  const rows = wished.map(({ residentId, kind, dwellingId }) => ({
    id: newId(),
    dwellingId,
    residentId,
    kind,
  }))
  await insertRows(tx, 'tenure', hand.jurisdictionId, rows)
}
