/** How a door is written on the desk. */
import type { Household } from './wire.ts'

/** @example doorText(household.address, t) // 安居小区 3号楼 2单元 502 */
export function doorText(
  { compound, building, entrance, number }: Household['address'],
  t: (key: string, values?: Readonly<Record<string, unknown>>) => string,
): string {
  const way = /^\d+$/.test(entrance) ? t('registry:entrance', { entrance }) : entrance
  return [compound, building, way, number].filter(Boolean).join(' ')
}
