/** Numbers as they are shown before a reason is given, and addresses in one line. Pure. */
import type { Translate } from '../kernel/i18n.ts'
import { maskedPhone } from './phone.ts'

/** @example maskedIdNumber('152222198001019991') // '152222********9991' */
export function maskedIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`
}

type Value = string | number | null

/** A value of a field as the history and conflicts show it. */
export function maskedValue(field: string, value: Value): Value {
  if (typeof value !== 'string') return value
  if (field === 'phone') return maskedPhone(value)
  return field === 'idNumber' ? maskedIdNumber(value) : value
}

interface Address {
  readonly compound: string
  readonly building: string
  readonly entrance: string | null
  readonly number: string | null
}

/** 吉祥小区 3号楼 2单元 501. */
export function addressText({ compound, building, entrance, number }: Address, t: Translate): string {
  // Offices write 2, 2单元 or 东单元: only a bare number needs the word.
  const door = entrance && /^[0-9A-Za-z]+$/.test(entrance) ? t('registry:entrance', { entrance }) : entrance
  return [compound, building, door, number].filter(Boolean).join(' ')
}
