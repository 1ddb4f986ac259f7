/** The fields of residents, households and dwellings: how a value is tidied, what it may not say, which columns it is kept in. */
import { Refusal } from '../kernel/errors.ts'
import type { Vault } from '../kernel/vault.ts'
import type { Values } from './change-log.ts'
import { bornOnOf, idNumberFault, tidyIdNumber } from './id-number.ts'
import { isPhone, tidyPhone } from './phone.ts'
import { idNumberPurpose, phonePurpose } from './resident-row.ts'
import { fieldShapes, type Subject } from './shape.ts'

/** A row as the database gives it, columns in camel case. */
export type Row = Readonly<Record<string, unknown>>

/**
 * The values sent, tidied and each lawful in itself.
 * @throws Refusal invalidInput naming the field, idNumberUnfit
 */
export function tidied(subject: Subject, set: Values, todayOn: string): Values {
  return Object.fromEntries(
    Object.entries(set).map(([field, value]) => [field, tidyValue(subject, field, value, todayOn)]),
  )
}

function tidyValue(subject: Subject, field: string, value: Values[string], todayOn: string): Values[string] {
  const shapes: Readonly<Record<string, (typeof fieldShapes.resident)['phone'] | undefined>> = fieldShapes[
    subject
  ] as never
  const shape = Object.hasOwn(shapes, field) ? shapes[field] : undefined
  if (!shape)
    throw new Refusal('invalidInput', { procedure: 'registry', input: field, problem: 'undeclared' })
  const filled = typeof value === 'string' && value.trim() === '' && field !== 'entrance' ? null : value
  const parsed = shape.safeParse(filled)
  if (!parsed.success)
    throw new Refusal('invalidInput', { procedure: 'registry', input: field, problem: 'other' })
  const text = parsed.data
  if (text === null) return null
  if (field === 'phone') return checkedPhone(text)
  if (field === 'idNumber') return checkedIdNumber(text, todayOn)
  if (field === 'bornOn') return checkedBirth(text, todayOn)
  return text
}

/** @throws Refusal invalidInput */
export function checkedPhone(typed: string): string {
  const phone = tidyPhone(typed)
  if (!isPhone(phone))
    throw new Refusal('invalidInput', { procedure: 'registry', input: 'phone', problem: 'phone' })
  return phone
}

/** @throws Refusal idNumberUnfit */
export function checkedIdNumber(typed: string, todayOn: string): string {
  const number = tidyIdNumber(typed)
  const fault = idNumberFault(number, todayOn)
  if (fault !== null)
    throw new Refusal('idNumberUnfit', { reason: fault, found: number.length, bornOn: bornOnOf(number) })
  return number
}

/** @throws Refusal invalidInput */
export function checkedBirth(bornOn: string, todayOn: string): string {
  if (bornOn > todayOn)
    throw new Refusal('invalidInput', {
      procedure: 'registry',
      input: 'bornOn',
      problem: 'afterToday',
      latest: todayOn,
    })
  if (bornOn < '1850')
    throw new Refusal('invalidInput', { procedure: 'registry', input: 'bornOn', problem: 'noSuchDay' })
  return bornOn
}

/**
 * What a resident's birthday is, of what was given and what the ID number says.
 * @throws Refusal registryUnfit when the two contradict each other
 */
export function birthOf(bornOn: string | null, idNumber: string | null): string | null {
  if (idNumber === null) return bornOn
  const inNumber = bornOnOf(idNumber)
  if (bornOn !== null && bornOn !== inNumber)
    throw new Refusal('registryUnfit', { reason: 'birthContradicts', bornOn, inNumber })
  return inNumber
}

/** What a row says now, phone and ID number in clear. */
export function valuesOf(vault: Vault, subject: Subject, row: Row): Values {
  const open = (purpose: string, box: unknown) => (box ? vault.decrypt(purpose, box as Buffer) : null)
  return Object.fromEntries(
    Object.keys(fieldShapes[subject]).map(field => {
      if (field === 'phone') return [field, open(phonePurpose, row.phone)]
      if (field === 'idNumber') return [field, open(idNumberPurpose, row.idNumber)]
      return [field, (row[field] ?? null) as Values[string]]
    }),
  )
}

/** The columns that hold these values. */
export function columnsOf(vault: Vault, values: Values): Row {
  const columns: Record<string, unknown> = { ...values }
  if ('phone' in values) Object.assign(columns, boxed('phone', phonePurpose, values.phone))
  if ('idNumber' in values) Object.assign(columns, boxed('idNumber', idNumberPurpose, values.idNumber))
  return columns

  function boxed(field: string, purpose: string, value: Values[string] | undefined) {
    const text = value === null || value === undefined ? null : String(value)
    return {
      [field]: text === null ? null : vault.encrypt(purpose, text),
      [`${field}Index`]: text === null ? null : vault.index(purpose, text),
    }
  }
}
