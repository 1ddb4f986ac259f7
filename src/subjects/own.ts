/** What is kept about a resident, told to that resident: every field with its value, what for, on what basis, how long, who reads it, from where (个人信息保护法第八条、第十七条、第四十五条). */
import type { Tx } from '../kernel/database.ts'
import type { Language, Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { PersonalField } from '../kernel/personal-fields.ts'
import { civilDay } from '../proceedings/clock.ts'
import { guardianshipsOf, type HouseholdOf, householdsIn, maskedPhone } from '../registry/index.ts'
import { ownConsents } from './consents.ts'
import { residentById } from './persons.ts'
import { explain } from './register.ts'
import { needsOf, ownValues, tenuresOf, useOf } from './registry-door.ts'
import type { Kept, Own } from './shape.ts'
import { visitsOf } from './visits-of.ts'

export interface Reader {
  readonly t: Translate
  readonly language: Language
}
export interface Asking {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly residentId: string
  readonly reader: Reader
  /** The register of what is kept. */
  readonly fields: readonly PersonalField[]
  /** On the screen numbers are covered, in a copy they are not. */
  readonly masked: boolean
}
type Parts = Pick<Own, 'groups' | 'needs' | 'consents' | 'guardians' | 'visits'>
type Value = {
  readonly column: string
  readonly value: string | null
  readonly field?: Kept['field']
  readonly masked?: boolean
}

export async function ownData(asking: Asking): Promise<Parts> {
  const { kernel, tx, jurisdictionId, residentId, reader } = asking
  const onDay = civilDay(kernel.clock.now())
  const { row, values } = await ownValues(kernel, tx, jurisdictionId, residentId)
  const [home] = row.householdId
    ? await householdsIn(tx, jurisdictionId, { ids: [row.householdId] }, onDay)
    : []
  const groups = [
    { group: 'person', rows: personOf(asking, values) },
    { group: 'home', rows: home ? await homeOf(asking, home) : [] },
    { group: 'tenure', rows: await owned(asking) },
  ]
  const shown = new Set(groups.flatMap(({ rows }) => rows.map(one => one.column)))
  const technical = asking.fields
    .filter(field => !shown.has(field.column))
    .map(field => ({ column: field.column, value: null }))
  const sources = row.sources as Readonly<Record<string, { by: string; on: string }>>
  return {
    groups: [...groups, { group: 'technical', rows: technical }]
      .filter(({ rows }) => rows.length > 0)
      .map(({ group, rows }) => ({
        group,
        label: reader.t(`subject:group.${group}`),
        rows: rows.map(one => keptOf(asking, one, sources)),
      })),
    needs: (await needsOf(tx, jurisdictionId, residentId)).map(({ id, kind, everyDays, askedOn }) => ({
      id,
      label: reader.t(`registry:need.${kind}`),
      often: everyDays ? reader.t('subject:often', { count: everyDays }) : null,
      since: askedOn,
    })),
    consents: await ownConsents(asking),
    guardians: await guardiansOf(asking, onDay),
    visits: await visitsOf(asking, row),
  }
}

function personOf(
  { reader: { t }, masked }: Asking,
  values: Readonly<Record<string, string | null>>,
): Value[] {
  const { name, relation, bornOn, stays, phone, idNumber } = values
  const covered = (text: string | null | undefined, cover: (it: string) => string) =>
    text && masked ? cover(text) : (text ?? null)
  return [
    { column: 'resident.name', value: name ?? null, field: 'name' },
    {
      column: 'resident.relation',
      value: relation ? t(`registry:relation.${relation}`) : null,
      field: 'relation',
    },
    { column: 'resident.born_on', value: bornOn ?? null, field: 'bornOn' },
    { column: 'resident.stays', value: stays ? t(`registry:stays.${stays}`) : null, field: 'stays' },
    { column: 'resident.phone', value: covered(phone, maskedPhone), field: 'phone', masked },
    { column: 'resident.id_number', value: covered(idNumber, maskedIdNumber), field: 'idNumber', masked },
  ]
}

const maskedIdNumber = (idNumber: string) => `${idNumber.slice(0, 4)}${'*'.repeat(10)}${idNumber.slice(-4)}`

async function homeOf({ tx, jurisdictionId, reader: { t } }: Asking, home: HouseholdOf): Promise<Value[]> {
  const use = await useOf(tx, jurisdictionId, home.dwellingId)
  return [
    { column: 'household.dwelling_id', value: addressIn(t, home.address), field: 'other' },
    { column: 'dwelling.use', value: use ? t(`registry:use.${use}`) : null, field: 'other' },
    { column: 'household.kind', value: t(`registry:householdKind.${home.kind}`), field: 'other' },
    { column: 'household.visits', value: t(`registry:visits.${home.visits}`), field: 'other' },
    { column: 'household.visits_until', value: home.visitsUntil, field: 'other' },
    { column: 'household.moved_in_on', value: home.movedInOn, field: 'other' },
  ]
}

export function addressIn(
  t: Translate,
  {
    compound,
    building,
    entrance,
    number,
  }: { compound: string; building: string; entrance: string; number: string },
): string {
  const at = entrance ? t('subject:entrance', { entrance }) : ''
  return t('subject:address', { compound, building, entrance: at, number }).replace(/ {2,}/g, ' ').trim()
}

async function owned({ tx, jurisdictionId, residentId, reader: { t } }: Asking): Promise<Value[]> {
  const rows = await tenuresOf(tx, jurisdictionId, residentId)
  return rows.map(row => ({
    column: 'tenure.kind',
    value: `${t(`registry:tenure.${row.kind}`)} · ${addressIn(t, row)}${row.fromOn ? ` · ${row.fromOn}` : ''}${row.toOn ? ` – ${row.toOn}` : ''}`,
    field: 'other' as const,
  }))
}

async function guardiansOf(
  { tx, jurisdictionId, residentId, reader: { t } }: Asking,
  onDay: string,
): Promise<Own['guardians']> {
  const found = await guardianshipsOf(tx, jurisdictionId, [residentId], onDay)
  const rows = []
  for (const { wardId, guardianId, kind, since } of found) {
    const other = await residentById(tx, jurisdictionId, wardId === residentId ? guardianId : wardId)
    if (!other) continue
    const name = wardId === residentId ? other.name : t('subject:guardianOf', { name: other.name })
    rows.push({ name, kind: t(`registry:guardianKind.${kind}`), since })
  }
  return rows
}

function keptOf(
  { fields, reader: { t } }: Asking,
  { column, value, field = null, masked = false }: Value,
  sources: Readonly<Record<string, { by: string; on: string }>>,
): Kept {
  const entry = fields.find(one => one.column === column)
  if (!entry) throw new Error(`${column} is not in the register`)
  const source = field && field !== 'other' ? (sources[field] ?? null) : null
  return {
    column,
    value,
    masked: masked && value !== null,
    source,
    sourceLabel: source ? t(`registry:source.${source.by}`) : null,
    field,
    ...explain(entry, t),
  }
}
