/** How a door is written on paper: compound, building, entrance, number, as far as there are any. Pure. */
import type { Translate } from '../kernel/i18n.ts'

export interface DoorRow {
  readonly compound: string
  readonly compoundKind: string
  readonly building: string
  readonly entrance: string
  readonly floor: number | null
  readonly number: string
}

/** @example doorOf({ compound: '安居小区', building: '3号楼', entrance: '2', number: '502', … }, t) // 安居小区 3号楼 2单元 502 */
export function doorOf(door: DoorRow, t: Translate): string {
  const entrance = /^\d+$/.test(door.entrance)
    ? t('ledger:entrance', { entrance: door.entrance })
    : door.entrance
  return [compoundOf(door), door.building, entrance, door.number].filter(Boolean).join(' ')
}

/** Buildings that stand for themselves are in a compound without a name of its own. */
export function compoundOf({ compound, compoundKind }: DoorRow): string | null {
  return compoundKind === 'none' ? null : compound
}

const order = new Intl.Collator('zh-CN', { numeric: true })

/** As one walks: by entrance, floor, number; 2 before 10. */
export function byDoor(a: DoorRow, b: DoorRow): number {
  return (
    order.compare(a.entrance, b.entrance) ||
    (a.floor ?? 0) - (b.floor ?? 0) ||
    order.compare(a.number, b.number)
  )
}

export function byName(a: string, b: string): number {
  return order.compare(a, b)
}
