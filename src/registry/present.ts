/** Residents as they are shown: numbers masked, with what they consented to, asked for, own, and who acts for them. Whoever calls records the read. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type ConsentStanding, consentsOf } from './consents.ts'
import { guardianshipsOf } from './guardians.ts'
import { hasKnownDivision } from './id-number.ts'
import { maskedIdNumber } from './masks.ts'
import { maskedPhone } from './phone.ts'
import { idNumberPurpose, phonePurpose } from './resident-row.ts'
import type { ResidentAnswer } from './shape-answers.ts'
import { tenuresOf } from './tenures.ts'
import { isChild, isMinor } from './terms.ts'

/** In the order of the ids; who is out of sight, merged or only kept for filing is left out. */
export async function residentsShown(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  ids: readonly string[],
  onDay: string,
): Promise<readonly ResidentAnswer[]> {
  const rows = await rowsOf(tx, jurisdictionId, ids)
  const consents = Map.groupBy(await consentsOf(tx, jurisdictionId, ids, onDay), one => one.residentId)
  const ties = await guardianshipsOf(tx, jurisdictionId, ids, onDay)
  const tenures = await tenuresOf(tx, jurisdictionId, { residentIds: ids }, onDay)
  const needs = Map.groupBy(await needsOf(tx, jurisdictionId, ids), one => one.residentId)
  const merges = Map.groupBy(await mergesOf(tx, jurisdictionId, ids), one => one.keptId)
  const names = await namesOf(tx, jurisdictionId, [
    ...ties.flatMap(tie => [tie.wardId, tie.guardianId]),
    ...[...consents.values()].flat().flatMap(one => one.givenBy ?? []),
  ])
  const tied = (own: 'wardId' | 'guardianId', other: 'wardId' | 'guardianId', id: string) =>
    ties
      .filter(tie => tie[own] === id)
      .map(tie => ({
        id: tie[other],
        name: names.get(tie[other]) ?? '',
        kind: tie.kind as ResidentAnswer['guardians'][number]['kind'],
        since: tie.since,
      }))
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids
    .flatMap(id => byId.get(id) ?? [])
    .map(row => ({
      ...shown(kernel, row, onDay),
      consents: (consents.get(row.id) ?? []).map(one => consentShown(one, names)),
      needs: (needs.get(row.id) ?? []).map(({ residentId: _, ...need }) => need),
      guardians: tied('wardId', 'guardianId', row.id),
      wards: tied('guardianId', 'wardId', row.id),
      tenures: tenures.filter(one => one.residentId === row.id),
      merges: (merges.get(row.id) ?? []).map(({ id, name, at }) => ({ id, name, at: at.toISOString() })),
    }))
}

interface Row {
  id: string
  name: string
  relation: ResidentAnswer['relation']
  bornOn: string | null
  stays: 'here' | 'away'
  leftOn: string | null
  phone: Buffer | null
  idNumber: Buffer | null
  householdId: string | null
  buildingId: string
  sources: ResidentAnswer['sources']
  versions: Record<string, number>
  compound: string
  building: string
  entrance: string | null
  floor: number | null
  number: string | null
}

async function rowsOf(tx: Tx, jurisdictionId: number, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select r.id, r.name, r.relation, r.born_on, r.stays, r.left_on, r.phone, r.id_number, r.household_id, r.building_id,
      r.sources, r.versions, c.name as compound, b.name as building, d.entrance, d.floor, d.number
    from resident r
    left join household h on h.jurisdiction_id = r.jurisdiction_id and h.id = r.household_id
    left join dwelling d on d.jurisdiction_id = r.jurisdiction_id and d.id = h.dwelling_id
    join building b on b.jurisdiction_id = r.jurisdiction_id and b.id = r.building_id
    join compound c on c.jurisdiction_id = r.jurisdiction_id and c.id = b.compound_id
    where r.jurisdiction_id = ${jurisdictionId} and r.id = any (${[...ids]}::uuid[])
      and r.merged_into is null and not r.frozen`.execute(tx)
  return rows
}

function shown({ vault }: Kernel, row: Row, onDay: string) {
  const { compound, building, entrance, floor, number, phone, idNumber, ...rest } = row
  const open = idNumber && vault.decrypt(idNumberPurpose, idNumber)
  return {
    ...rest,
    minor: isMinor(row.bornOn, onDay),
    child: isChild(row.bornOn, onDay),
    phone: phone && maskedPhone(vault.decrypt(phonePurpose, phone)),
    idNumber: open && maskedIdNumber(open),
    unknownDivision: open !== null && !hasKnownDivision(open),
    address: number === null ? null : { compound, building, entrance: entrance ?? '', floor, number },
  }
}

function consentShown(one: ConsentStanding, names: ReadonlyMap<string, string>) {
  const { purpose, state, id, version, givenBy, givenAt, withdrawnAt } = one
  return {
    ...{ purpose, state, id, version, givenBy },
    how: one.how as 'signed' | 'spoken' | 'online' | null,
    givenByName: givenBy === null ? null : (names.get(givenBy) ?? null),
    givenAt: givenAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }
}

async function needsOf(tx: Tx, jurisdictionId: number, ids: readonly string[]) {
  const { rows } = await sql<ResidentAnswer['needs'][number] & { residentId: string }>`
    select id, resident_id, kind, every_days, asked_on from service_need
    where jurisdiction_id = ${jurisdictionId} and resident_id = any (${[...ids]}::uuid[]) and ended_on is null
    order by asked_on, id`.execute(tx)
  return rows
}

async function mergesOf(tx: Tx, jurisdictionId: number, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; keptId: string; name: string; at: Date }>`
    select m.id, m.kept_id, r.name, m.at from resident_merge m
    join resident r on r.jurisdiction_id = m.jurisdiction_id and r.id = m.gone_id
    where m.jurisdiction_id = ${jurisdictionId} and m.kept_id = any (${[...ids]}::uuid[]) and m.undone_at is null
    order by m.at desc`.execute(tx)
  return rows
}

/** Names of people in sight. */
export async function namesOf(
  tx: Tx,
  jurisdictionId: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`select id, name from resident
    where jurisdiction_id = ${jurisdictionId} and id = any (${[...new Set(ids)]}::uuid[]) and not frozen`.execute(
    tx,
  )
  return new Map(rows.map(row => [row.id, row.name]))
}
