/** Matters that may be the same trouble: near in place and time, alike in words; the officer decides, nothing is merged by itself. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { metresBetween } from '../territory/index.ts'
import { cellsAround, likeness, tokensOf } from './search.ts'
import { type MatterListRow, rowsOf } from './store.ts'
import { matterLimits } from './terms.ts'

export interface Likely {
  readonly row: MatterListRow
  readonly likeness: number
  readonly metres: number | null
}
interface Candidate {
  id: string
  text: string
  lng: number | null
  lat: number | null
  category: string
}

/** @param shown how many at most, most alike first */
export async function likelyDuplicates(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  shown = 5,
): Promise<Likely[]> {
  const self = await tx
    .selectFrom('matter')
    .select(['text', 'lng', 'lat', 'category', 'reportedAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', id)
    .executeTakeFirst()
  if (!self || self.text === 'sealed') return []
  const tokens = tokensOf(self.text)
  const candidates = await candidatesFor(tx, jurisdictionId, id, self)
  const scored = candidates
    .map(one => score(one, { ...self, tokens }))
    .filter(one => one.likeness >= 0.12)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, shown)
  const rows = await rowsOf(
    tx,
    jurisdictionId,
    scored.map(one => one.id),
  )
  return rows.map(row => {
    const { likeness: share, metres } = scored.find(one => one.id === row.id)!
    return { row, likeness: share, metres }
  })
}

async function candidatesFor(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  self: { lng: number | null; lat: number | null; category: string; reportedAt: Date },
): Promise<Candidate[]> {
  const span = matterLimits.duplicateDays * 86_400_000
  const [from, to] = [new Date(self.reportedAt.getTime() - span), new Date(self.reportedAt.getTime() + span)]
  const near =
    self.lng !== null && self.lat !== null
      ? sql`m.place_cell in (${sql.join(cellsAround(self.lng, self.lat))})`
      : sql`m.category = ${self.category}`
  const { rows } = await sql<Candidate>`
    select m.proceeding_id as id, m.text, m.lng, m.lat, m.category from matter m
    where m.jurisdiction_id = ${jurisdictionId} and ${near} and m.reported_at between ${from} and ${to}
      and m.proceeding_id <> ${id} and m.merged_into is null and m.text <> 'sealed'
    order by m.reported_at desc limit 400`.execute(tx)
  return rows
}

function score(
  one: Candidate,
  self: { lng: number | null; lat: number | null; category: string; tokens: string[] },
) {
  const metres =
    one.lng !== null && one.lat !== null && self.lng !== null && self.lat !== null
      ? Math.round(metresBetween([one.lng, one.lat], [self.lng, self.lat]))
      : null
  const words = likeness(tokensOf(one.text), self.tokens)
  const nearness = metres === null ? 0 : Math.max(0, 1 - metres / matterLimits.duplicateMetres) * 0.15
  const kind = one.category === self.category && one.category !== 'other' ? 0.05 : 0
  return {
    id: one.id,
    metres,
    likeness: Math.round((words + (words > 0.05 ? nearness + kind : 0)) * 1000) / 1000,
  }
}
