/** People as they are typed in, and what is sent of them. */
import { bornOnOf, type IdNumberFault, idNumberFault, tidyIdNumber } from '../../../src/registry/id-number.ts'
import { newId } from '../../shell/ids.ts'
import type { HouseholdBody, Wording } from './wire.ts'

export interface TypedPerson {
  id: string
  name: string
  relation: string
  bornOn: string
  phone: string
  idNumber: string
  /** Said yes to having the phone number kept. */
  phoneConsent: boolean
  phoneConsentId: string
  /** Of a child under fourteen: who said yes. */
  guardianId: string
  guardianConsentId: string
  how: 'signed' | 'spoken'
}

export function nobodyYet(relation = 'other'): TypedPerson {
  return {
    ...{ id: newId(), name: '', relation, bornOn: '', phone: '', idNumber: '', phoneConsent: false },
    ...{ phoneConsentId: newId(), guardianId: '', guardianConsentId: newId(), how: 'spoken' },
  }
}

const childYears = 14

export function isChildOn(bornOn: string, todayOn: string): boolean {
  if (bornOn === '') return false
  const years = Number(todayOn.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return years - (todayOn.slice(5) < bornOn.slice(5) ? 1 : 0) < childYears
}

/** Said while it is typed: nothing yet, or what is wrong with the whole number. */
export function idFault(typed: string, todayOn: string): IdNumberFault | null {
  const tidy = tidyIdNumber(typed)
  return tidy === '' ? null : idNumberFault(tidy, todayOn)
}

/** The birthday is in the number: not typed twice. */
export function withIdNumber(person: TypedPerson, idNumber: string, todayOn: string): TypedPerson {
  const tidy = tidyIdNumber(idNumber)
  const isRight = tidy !== '' && idNumberFault(tidy, todayOn) === null
  return { ...person, idNumber, bornOn: isRight && person.bornOn === '' ? bornOnOf(tidy) : person.bornOn }
}

export function isComplete(person: TypedPerson, todayOn: string): boolean {
  if (person.name.trim() === '') return false
  if (idFault(person.idNumber, todayOn) !== null) return false
  if (person.phone.trim() !== '' && !person.phoneConsent) return false
  return !isChildOn(person.bornOn, todayOn) || person.guardianId !== ''
}

export function bodyOf(
  person: TypedPerson,
  wordings: readonly Wording[],
  todayOn: string,
): HouseholdBody['residents'][number] {
  const { id, name, relation, bornOn, phone, idNumber, how, guardianId } = person
  const isChild = isChildOn(bornOn, todayOn)
  const version = (purpose: string) => wordings.find(one => one.purpose === purpose)?.version ?? 1
  const givenBy = isChild && guardianId !== '' ? { givenBy: guardianId } : {}
  const consents = [
    ...(phone.trim() === ''
      ? []
      : [
          {
            id: person.phoneConsentId,
            purpose: 'contact' as const,
            version: version('contact'),
            how,
            ...givenBy,
          },
        ]),
    ...(isChild
      ? [
          {
            id: person.guardianConsentId,
            purpose: 'minor' as const,
            version: version('minor'),
            how,
            ...givenBy,
          },
        ]
      : []),
  ]
  return {
    id,
    name: name.trim(),
    relation: relation as HouseholdBody['residents'][number]['relation'],
    ...(bornOn === '' ? {} : { bornOn }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    ...(idNumber.trim() === '' ? {} : { idNumber: idNumber.trim() }),
    ...(consents.length > 0 ? { consents } : {}),
  }
}
