/** What is kept about a resident, told to that resident: every field with its value, what for, on what basis, how long, who reads it, from where (个人信息保护法第八条、第十七条、第四十五条). */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Language, Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { PersonalField } from '../kernel/personal-fields.ts'
import { civilDay } from '../proceedings/clock.ts'
import {
  copyOf,
  type Dwelling,
  dwellingsOf,
  type HouseholdOf,
  householdsIn,
  maskedPhone,
  type OwnCopy,
  residentById,
} from '../registry/index.ts'
import { ownConsents } from './consents.ts'
import { explain } from './register.ts'
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
  const { t } = reader
  const onDay = civilDay(kernel.clock.now())
  const person = await residentById(tx, jurisdictionId, residentId)
  if (!person) throw new Refusal('notFound', { what: 'resident' })
  const copy = await copyOf(kernel, tx, jurisdictionId, residentId)
  const { householdId } = person
  const [home] = householdId ? await householdsIn(tx, jurisdictionId, { ids: [householdId] }, onDay) : []
  const dwellings = await dwellingsOf(tx, jurisdictionId, [
    ...(home ? [home.dwellingId] : []),
    ...copy.tenures.map(tenure => tenure.dwellingId),
  ])
  const groups = [
    { group: 'person', rows: personOf(asking, copy) },
    { group: 'home', rows: home ? homeOf(asking, home, dwellings) : [] },
    { group: 'tenure', rows: owned(asking, copy, dwellings) },
  ]
  return {
    groups: withTheRest(asking, groups).map(({ group, rows }) => ({
      group,
      label: t(`subject:group.${group}`),
      rows: rows.map(one => keptOf(asking, one, copy.sources)),
    })),
    needs: copy.needs
      .filter(need => need.endedOn === null)
      .map(({ kind, everyDays, askedOn }) => ({
        label: t(`registry:need.${kind}`),
        often: everyDays ? t('subject:often', { count: everyDays }) : null,
        since: askedOn,
      })),
    consents: await ownConsents(asking),
    guardians: [
      ...copy.guardians.map(one => ({ ...one, kind: t(`registry:guardianKind.${one.kind}`) })),
      ...copy.wards.map(({ name, kind, since }) => ({
        name: t('subject:guardianOf', { name }),
        kind: t(`registry:guardianKind.${kind}`),
        since,
      })),
    ],
    visits: await visitsOf(asking, person),
  }
}

interface Group {
  readonly group: string
  readonly rows: readonly Value[]
}

/** Columns that say nothing by themselves are named all the same: nothing is kept that is not told. */
function withTheRest({ fields }: Asking, groups: readonly Group[]): Group[] {
  const filled = groups.map(({ group, rows }) => ({
    group,
    rows: rows.filter(one => one.value !== null || one.field !== 'other'),
  }))
  const shown = new Set(filled.flatMap(({ rows }) => rows.map(one => one.column)))
  const rest = fields.filter(field => !shown.has(field.column))
  const technical = { group: 'technical', rows: rest.map(({ column }) => ({ column, value: null })) }
  return [...filled, technical].filter(({ rows }) => rows.length > 0)
}

function personOf({ reader: { t }, masked }: Asking, copy: OwnCopy): Value[] {
  const { name, relation, bornOn, stays, phone, idNumber } = copy as unknown as Readonly<
    Record<string, string | null>
  >
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

type Dwellings = ReadonlyMap<string, Dwelling>

function homeOf({ reader: { t } }: Asking, home: HouseholdOf, dwellings: Dwellings): Value[] {
  const use = dwellings.get(home.dwellingId)?.use
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

function owned({ reader: { t } }: Asking, { tenures }: OwnCopy, dwellings: Dwellings): Value[] {
  return tenures.map(({ kind, dwellingId, fromOn, toOn }) => {
    const dwelling = dwellings.get(dwellingId)
    const days = [fromOn, toOn].some(Boolean) ? `${fromOn ?? ''} – ${toOn ?? ''}` : null
    const said = [t(`registry:tenure.${kind}`), dwelling ? addressIn(t, dwelling) : null, days]
    return { column: 'tenure.kind', value: said.filter(Boolean).join(' · '), field: 'other' as const }
  })
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
