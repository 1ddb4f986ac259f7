/** The rows of a room put together as a mediator looks at them: what stands now of each kind, and who answered what. Pure. */
import type { RoomRow } from './wire.ts'

/** Nothing took its place and nobody dropped it. */
export function standing(rows: readonly RoomRow[], kind: RoomRow['kind']): RoomRow[] {
  const gone = new Set(rows.flatMap(row => (row.kind === 'dropped' ? (row.re ?? []) : (row.replaces ?? []))))
  return rows.filter(row => row.kind === kind && !gone.has(row.id))
}

/** What each party said last about this row. */
export function answersTo(rows: readonly RoomRow[], id: string): ReadonlyMap<string, RoomRow> {
  return new Map(
    rows
      .filter(row => (row.kind === 'answer' || row.kind === 'consent') && row.re === id)
      .map(row => [row.partyId ?? '', row]),
  )
}

/** How a party was told of a sitting, the last way. */
export function toldOf(rows: readonly RoomRow[], sittingId: string, partyId: string): RoomRow | undefined {
  return rows.findLast(row => row.kind === 'told' && row.sittingId === sittingId && row.partyId === partyId)
}
