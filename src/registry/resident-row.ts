/** A resident as entered becomes a row: phone and ID number encrypted beside keyed digests, and where each value comes from. */
import type { Vault } from '../kernel/vault.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Relation } from './relations.ts'

/** Purposes of the vault: a box of one opens under no other, a digest of one equals none of another. */
export const phonePurpose = 'resident.phone'
export const idNumberPurpose = 'resident.idNumber'

/** All of it checked and tidied before: no blanks in the phone, an ID number with its right check character. */
export interface EnteredResident {
  readonly id: string
  readonly householdId: string | null
  readonly buildingId: string
  readonly communityId: string
  readonly relation: Relation
  readonly name: string
  readonly bornOn: string | null
  readonly stays: 'here' | 'away'
  readonly phone: string | null
  readonly idNumber: string | null
}
export type Source = 'person' | 'import' | 'self'

/** Fields a source is kept of. */
const sourced = ['name', 'relation', 'bornOn', 'stays', 'phone', 'idNumber'] as const

/** For insertRows. Versions begin at nothing: a field nobody changed has none. */
export function residentRow(vault: Vault, entered: EnteredResident, how: { by: Source; at: Date }) {
  const { phone, idNumber } = entered
  const at = how.at.toISOString()
  const source = { by: how.by, on: civilDay(how.at) }
  return {
    ...entered,
    phone: phone === null ? null : vault.encrypt(phonePurpose, phone),
    phoneIndex: phone === null ? null : vault.index(phonePurpose, phone),
    idNumber: idNumber === null ? null : vault.encrypt(idNumberPurpose, idNumber),
    idNumberIndex: idNumber === null ? null : vault.index(idNumberPurpose, idNumber),
    sources: Object.fromEntries(
      sourced.filter(field => entered[field] !== null).map(field => [field, source]),
    ),
    versions: {},
    frozen: false,
    madeAt: at,
    changedAt: at,
  }
}
