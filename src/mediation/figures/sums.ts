/** Figures of mediation summed in the database: one pass for each ground, over all and by place, unit, way and kind at once; median and mean from how many took how many days. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { type Asked, filterConditions, groundCondition, partCondition, tableOf } from './parts.ts'
import {
  type Dimension,
  dimensions,
  type Ground,
  grounds,
  type Part,
  partNames,
  parts,
  type Sums,
} from './shape.ts'

/** All, and by each dimension the sums of each of its values; `none` where it has none. */
export interface Summed {
  readonly total: Sums
  readonly by: Readonly<Record<Dimension, ReadonlyMap<string, Sums>>>
}

export async function summed(tx: Tx, asked: Asked): Promise<Summed> {
  const total = blank()
  const by = { community: new Map(), unit: new Map(), way: new Map(), kind: new Map() } as Record<
    Dimension,
    Map<string, Tally>
  >
  for (const ground of grounds)
    for (const row of await rowsOf(tx, ground, asked)) add(tallyFor(row, total, by), row, ground)
  const done = (map: ReadonlyMap<string, Tally>) =>
    new Map([...map].map(([id, tally]) => [id, finished(tally)] as const))
  return {
    total: finished(total),
    by: { community: done(by.community), unit: done(by.unit), way: done(by.way), kind: done(by.kind) },
  }
}

type Row = Readonly<Record<Part, number>> & {
  /** Bits of the columns it is not grouped by, the first column the highest. */
  readonly grouping: number
  readonly community: string | null
  readonly unit: string | null
  readonly way: string | null
  readonly kind: string | null
  readonly days: number | null
  readonly dueFen: number | null
  readonly receivedFen: number | null
}

/**
 * Counted once by all dimensions together, then summed for each of them: every row is held against the conditions once, not
 * once for each dimension. The days each took are grouped beside them and not ordered: a median needs no sorted million.
 */
async function rowsOf(tx: Tx, ground: Ground, asked: Asked): Promise<readonly Row[]> {
  const isEnded = ground === 'ended'
  const [rowDays, days] = isEnded ? [sql`, r.days`, sql`, g.days`] : [sql``, sql``]
  const isMoney = ground === 'money'
  const due = partCondition('moneyDue', asked.today)
  const named = parts[ground].map(part => ({ part, name: sql.raw(`"${part}"`) }))
  const counted = named.map(
    ({ part, name }) => sql`count(*) filter (where ${partCondition(part, asked.today)}) as ${name}`,
  )
  const fen = sql`, sum(r.amount_fen) filter (where ${due}) as due_fen, sum(r.received_fen) filter (where ${due}) as received_fen`
  const sums = named.map(({ name }) => sql`coalesce(sum(g.${name}), 0)::int as ${name}`)
  const fenSums = sql`, sum(g.due_fen)::bigint as "dueFen", sum(g.received_fen)::bigint as "receivedFen"`
  const { rows } = await sql<Row>`
    with g as (select r.community_id as community, r.unit_id as unit, r.way, r.dispute_kind as kind${rowDays}, ${sql.join(counted)}${isMoney ? fen : sql``}
      from ${tableOf(ground)} where ${filterConditions(asked)} and ${groundCondition(ground, asked)}
      group by r.community_id, r.unit_id, r.way, r.dispute_kind${rowDays})
    select grouping(g.community, g.unit, g.way, g.kind)::int as grouping, g.community, g.unit, g.way, g.kind${days}, ${sql.join(sums)}${isMoney ? fenSums : sql``}
    from g group by grouping sets (${isEnded ? sql`(g.days)` : sql`()`}, (g.community${days}), (g.unit${days}), (g.way${days}), (g.kind${days}))`.execute(
    tx,
  )
  return rows
}

interface Tally {
  readonly counts: Record<Part, number>
  /** How many took how many days. */
  readonly days: Map<number, number>
  dueFen: number
  receivedFen: number
}

function blank(): Tally {
  const counts = Object.fromEntries(partNames.map(name => [name, 0])) as Record<Part, number>
  return { counts, days: new Map(), dueFen: 0, receivedFen: 0 }
}

function tallyFor(row: Row, total: Tally, by: Readonly<Record<Dimension, Map<string, Tally>>>): Tally {
  const at = dimensions.findIndex((_, index) => (row.grouping & (8 >> index)) === 0)
  const dimension = dimensions[at]
  if (dimension === undefined) return total
  const id = row[dimension] ?? 'none'
  const known = by[dimension].get(id) ?? blank()
  by[dimension].set(id, known)
  return known
}

function add(tally: Tally, row: Row, ground: Ground): void {
  for (const part of parts[ground]) tally.counts[part] += row[part]
  if (ground === 'ended' && row.days !== null && row.ended > 0)
    tally.days.set(row.days, (tally.days.get(row.days) ?? 0) + row.ended)
  tally.dueFen += row.dueFen ?? 0
  tally.receivedFen += row.receivedFen ?? 0
}

function finished({ counts, days, dueFen, receivedFen }: Tally): Sums {
  const taken = [...days].sort(([a], [b]) => a - b)
  const n = taken.reduce((sum, [, times]) => sum + times, 0)
  const sum = taken.reduce((all, [length, times]) => all + length * times, 0)
  return { counts, dueFen, receivedFen, median: medianOf(taken, n), mean: n === 0 ? null : sum / n }
}

/** Of an even number the middle between both in the middle, as percentile_cont(0.5) has it. */
function medianOf(taken: readonly (readonly [number, number])[], n: number): number | null {
  if (n === 0) return null
  return (nth(taken, Math.floor((n - 1) / 2)) + nth(taken, Math.floor(n / 2))) / 2
}

function nth(taken: readonly (readonly [number, number])[], at: number): number {
  let before = 0
  for (const [length, times] of taken) {
    before += times
    if (at < before) return length
  }
  throw new Error(`${at} of ${before}`)
}
