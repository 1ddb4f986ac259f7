/** Households of a roster laid beside those in the registry: who is known, who is new, who says otherwise. Compares by digests; opens nothing. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Vault } from '../kernel/vault.ts'
import { beyondSight, idNumberPurpose } from '../registry/index.ts'
import { type Decided, decide } from './decide.ts'
import { doorKey } from './door.ts'
import type { StagedHousehold } from './households.ts'

export interface Matching {
  readonly jurisdictionId: number
  readonly communityId: string
  readonly today: string
  readonly vault: Vault
  /** What is on paper, by the word of whoever takes the roster in. */
  readonly consents: { readonly phones: boolean; readonly children: boolean }
  communityName(id: string): string
}

/** A resident as far as a roster needs to know. */
export interface Known {
  readonly id: string
  readonly householdId: string | null
  readonly buildingId: string
  readonly communityId: string
  readonly name: string
  readonly relation: string
  readonly bornOn: string | null
  readonly stays: string
  readonly phone: Buffer | null
  readonly phoneIndex: Buffer | null
  readonly idNumber: Buffer | null
  readonly idNumberIndex: Buffer | null
  readonly sources: Readonly<Record<string, { readonly by: string; readonly on: string } | undefined>>
  readonly versions: Readonly<Record<string, number>>
  readonly frozen: boolean
  /** Contact by phone: given under some wording, taken back, or never given. */
  readonly contact: 'given' | 'withdrawn' | 'none'
}
export interface KnownDoor {
  readonly dwellingId: string
  readonly households: readonly string[]
}
export interface KnownTenure {
  readonly id: string
  readonly dwellingId: string
  readonly residentId: string
  readonly kind: string
}
/** What there is at the doors of some households, and wherever the people of these are known. */
export interface Registered {
  readonly doors: ReadonlyMap<string, KnownDoor>
  readonly byHousehold: ReadonlyMap<string, readonly Known[]>
  readonly byIdNumber: ReadonlyMap<string, Known>
  /** Communities of those registered out of sight, by digest. */
  readonly elsewhere: ReadonlyMap<string, string>
  readonly tenures: readonly KnownTenure[]
}

export function digestOf(vault: Vault, idNumber: string): Buffer {
  return vault.index(idNumberPurpose, idNumber)
}

/** @param accept what a person decided for these: `beside` another household of the door, `move` from another door */
export async function matched(
  tx: Tx,
  matching: Matching,
  households: readonly StagedHousehold[],
  accept: readonly string[] = [],
): Promise<readonly Decided[]> {
  const registered = await registeredAt(tx, matching, households)
  return households.map(household => decide(household, registered, matching, accept))
}

async function registeredAt(
  tx: Tx,
  matching: Matching,
  households: readonly StagedHousehold[],
): Promise<Registered> {
  const { jurisdictionId, vault } = matching
  const doors = await doorsAt(tx, jurisdictionId, households)
  const digests = households.flatMap(({ people }) =>
    people.flatMap(({ idNumber }) => (idNumber === null ? [] : [digestOf(vault, idNumber)])),
  )
  const ids = [...doors.values()].flatMap(door => door.households)
  const known = await knownIn(tx, jurisdictionId, [...ids, ...households.map(it => it.id)], digests)
  const byIdNumber = new Map(
    known.flatMap(one =>
      one.idNumberIndex === null ? [] : [[one.idNumberIndex.toString('hex'), one] as const],
    ),
  )
  const unknown = digests.filter(digest => !byIdNumber.has(digest.toString('hex')))
  return {
    doors,
    byHousehold: Map.groupBy(
      known.filter(one => one.householdId !== null),
      one => one.householdId as string,
    ),
    byIdNumber,
    elsewhere: await elsewhere(tx, jurisdictionId, unknown),
    tenures: await tenuresOf(
      tx,
      jurisdictionId,
      [...doors.values()].map(door => door.dwellingId),
    ),
  }
}

async function doorsAt(tx: Tx, jurisdictionId: number, households: readonly StagedHousehold[]) {
  const places = households.map(({ place }) => place)
  const { rows } = await sql<{
    buildingId: string
    entrance: string
    number: string
    dwellingId: string
    households: string[]
  }>`
    select d.building_id as "buildingId", d.entrance, d.number, d.id as "dwellingId",
      array(select h.id from household h where h.jurisdiction_id = d.jurisdiction_id and h.dwelling_id = d.id
        and h.moved_out_on is null) as households
    from unnest(${places.map(it => it.buildingId)}::uuid[], ${places.map(it => it.entrance)}::text[],
      ${places.map(it => it.number)}::text[]) as asked (building_id, entrance, number)
    join dwelling d on d.jurisdiction_id = ${jurisdictionId} and d.building_id = asked.building_id
      and d.entrance = asked.entrance and d.number = asked.number`.execute(tx)
  return new Map(
    rows.map(({ dwellingId, households: own, ...place }) => [
      doorKey(place),
      { dwellingId, households: own },
    ]),
  )
}

/** Locked, so that what is decided holds until it is written. */
async function knownIn(
  tx: Tx,
  jurisdictionId: number,
  householdIds: readonly string[],
  digests: readonly Buffer[],
): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select r.id, r.household_id as "householdId", r.building_id as "buildingId", r.community_id as "communityId", r.name,
      r.relation, r.born_on as "bornOn", r.stays, r.phone, r.phone_index as "phoneIndex", r.id_number as "idNumber",
      r.id_number_index as "idNumberIndex", r.sources, r.versions, r.frozen,
      coalesce((select case when c.withdrawn_at is null then 'given' else 'withdrawn' end from consent c
        where c.jurisdiction_id = r.jurisdiction_id and c.resident_id = r.id and c.purpose = 'contact'
        order by c.given_at desc, c.id desc limit 1), 'none') as contact
    from resident r where r.jurisdiction_id = ${jurisdictionId} and r.merged_into is null
      and (r.household_id = any(${householdIds}::uuid[]) or r.id_number_index = any(${digests}::bytea[]))
    order by r.id for update of r`.execute(tx)
  return rows
}

/** Only whether, and in which community: nothing of a person out of sight comes back. */
async function elsewhere(
  tx: Tx,
  jurisdictionId: number,
  digests: readonly Buffer[],
): Promise<ReadonlyMap<string, string>> {
  if (digests.length === 0) return new Map()
  const { rows } = await beyondSight(tx, () =>
    sql<{ digest: string; communityId: string }>`
      select encode(id_number_index, 'hex') as digest, community_id as "communityId" from resident
      where jurisdiction_id = ${jurisdictionId} and merged_into is null
        and id_number_index = any(${digests}::bytea[])`.execute(tx),
  )
  return new Map(rows.map(row => [row.digest, row.communityId]))
}

async function tenuresOf(
  tx: Tx,
  jurisdictionId: number,
  dwellingIds: readonly string[],
): Promise<readonly KnownTenure[]> {
  if (dwellingIds.length === 0) return []
  const { rows } = await sql<KnownTenure>`
    select id, dwelling_id as "dwellingId", resident_id as "residentId", kind from tenure
    where jurisdiction_id = ${jurisdictionId} and dwelling_id = any(${dwellingIds}::uuid[]) and resident_id is not null
      and (to_on is null or to_on >= current_date)`.execute(tx)
  return rows
}
