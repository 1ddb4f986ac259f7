/** Who may be the same person as somebody being entered: told with the reasons, decided by a person. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { bornOnOf, idNumberFault, tidyIdNumber } from './id-number.ts'
import { foldedName, nameLikeness, nameQuery } from './names.ts'
import { isPhone, tidyPhone } from './phone.ts'
import { idNumberPurpose, phonePurpose } from './resident-row.ts'

export type Likeness = 'idNumber' | 'phone' | 'nameAndBirth' | 'nameInBuilding'
export interface Candidate {
  readonly id?: string | undefined
  readonly name: string
  readonly bornOn?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly idNumber?: string | null | undefined
}
export interface Suggestion {
  /** Of whom is being entered. */
  readonly enteredId: string | null
  readonly resident: Alike
  readonly reasons: readonly Likeness[]
}
export interface Alike {
  readonly id: string
  readonly name: string
  readonly bornOn: string | null
  readonly householdId: string | null
  readonly buildingId: string
}

/** Names are the same person's, perhaps with one character heard differently. */
const alikeEnough = 0.6
const mostSuggestions = 10

/** Within the sight of the transaction; whoever calls records that these people were shown. */
export async function suggestionsFor(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  place: { readonly buildingId: string; readonly communityId: string },
  entered: readonly Candidate[],
): Promise<readonly Suggestion[]> {
  const own = new Set(entered.map(one => one.id))
  const suggestions: Suggestion[] = []
  for (const candidate of entered) {
    const rows = await alikeTo(kernel, tx, jurisdictionId, place, candidate)
    for (const { sameIdNumber, samePhone, ...resident } of rows) {
      if (own.has(resident.id)) continue
      const reasons = reasonsOf(candidate, resident, place.buildingId, { sameIdNumber, samePhone })
      if (reasons.length > 0) suggestions.push({ enteredId: candidate.id ?? null, resident, reasons })
    }
  }
  return suggestions.slice(0, mostSuggestions)
}

interface Same {
  readonly sameIdNumber: boolean
  readonly samePhone: boolean
}

async function alikeTo(
  { vault }: Kernel,
  tx: Tx,
  jurisdictionId: number,
  { communityId }: { readonly communityId: string },
  candidate: Candidate,
): Promise<readonly (Alike & Same)[]> {
  const phone = tidyPhone(candidate.phone ?? '')
  const idNumber = tidyIdNumber(candidate.idNumber ?? '')
  const idIndex =
    idNumberFault(idNumber, '9999-12-31') === null ? vault.index(idNumberPurpose, idNumber) : null
  const phoneIndex = isPhone(phone) ? vault.index(phonePurpose, phone) : null
  const query = nameQuery(candidate.name, [communityId])
  const columns = sql`id, name, born_on, household_id, building_id,
    coalesce(id_number_index = ${idIndex}, false) as same_id_number, coalesce(phone_index = ${phoneIndex}, false) as same_phone`
  const known = sql`jurisdiction_id = ${jurisdictionId} and merged_into is null and not frozen`
  const parts = [
    ...(idIndex
      ? [sql`(select ${columns} from resident where ${known} and id_number_index = ${idIndex})`]
      : []),
    ...(phoneIndex
      ? [sql`(select ${columns} from resident where ${known} and phone_index = ${phoneIndex} limit 20)`]
      : []),
    ...(query
      ? [
          sql`(select ${columns} from resident where ${known} and search @@ ${query}::tsquery and name = ${candidate.name} limit 500)`,
        ]
      : []),
  ]
  if (parts.length === 0) return []
  const { rows } = await sql<Alike & Same>`${sql.join(parts, sql` union `)}`.execute(tx)
  return rows
}

function reasonsOf(candidate: Candidate, found: Alike, buildingId: string, same: Same): readonly Likeness[] {
  const bornOn = candidate.bornOn ?? birthIn(candidate.idNumber)
  const sameName = foldedName(candidate.name) === foldedName(found.name)
  return [
    ...(same.sameIdNumber ? (['idNumber'] as const) : []),
    ...(same.samePhone && nameLikeness(candidate.name, found.name) >= alikeEnough
      ? (['phone'] as const)
      : []),
    ...(sameName && bornOn !== null && bornOn === found.bornOn ? (['nameAndBirth'] as const) : []),
    // Two people of one name and different birthdays are two people.
    ...(sameName && found.buildingId === buildingId && (bornOn === null || found.bornOn === null)
      ? (['nameInBuilding'] as const)
      : []),
  ]
}

function birthIn(idNumber: string | null | undefined): string | null {
  const tidy = tidyIdNumber(idNumber ?? '')
  return idNumberFault(tidy, '9999-12-31') === null ? bornOnOf(tidy) : null
}
