/** Finding and escalating what fell due among many open terms, beside the plain query of the same rows and the plainest transactions that record as much. */
import type { Pool } from 'pg'
import type { Aili } from '../../src/app.ts'
import { newId } from '../../src/kernel/ids.ts'
import { measure, round, type Times, timesOf } from './bench.ts'
import { letFallDue } from './clock-rows.ts'

export interface SweepFigures {
  readonly due: number
  /** Seconds from the call of a round until nothing is due. */
  readonly sweepSeconds: number
  readonly actsPerSecond: number
  /** Milliseconds of a round that finds nothing due. */
  readonly idleRound: Times
  /** Milliseconds of one plain query that reads all rows due, by index, in order. */
  readonly plainQuery: Times
  /** Seconds of as many plain transactions as there were proceedings: lock, read, insert act and notice, update, commit; four at once. */
  readonly plainSeconds: number
  readonly plainTransaction: Times
}

const sideBySide = 4

/** @param at the instant at which all of them fall due; the clock of the program must stand at it or after */
export async function measureSweep(
  aili: Aili,
  pool: Pool,
  due: number,
  at: Date,
  log: (line: string) => void,
): Promise<SweepFigures> {
  // What an earlier run on the same data left behind stays out of it.
  await pool.query('update proceeding set next_rung_at = null where next_rung_at <= $1', [at])
  const idleRound = await measure(100, () => aili.sweeper.round())
  await letFallDue(pool, due, at)
  const plainQuery = await measure(30, () => pool.query(plainText, [at]), 3)
  const from = performance.now()
  const acts = await aili.sweeper.round()
  const seconds = (performance.now() - from) / 1000
  const { rowCount: left } = await pool.query(plainText, [at])
  if (left !== 0 || acts < due) throw new Error(`${acts} acts for ${due} due, ${left} still due`)
  log(`${due} due: swept in ${round(seconds)} s, ${acts} acts; plain query ${plainQuery.p50} ms`)
  const ids = await letFallDue(pool, due, at)
  const plain = await plainTransactions(pool, ids, at)
  log(`${due} plain transactions: ${round(plain.seconds)} s`)
  return {
    due,
    sweepSeconds: round(seconds),
    actsPerSecond: round(acts / seconds),
    idleRound,
    plainQuery,
    plainSeconds: round(plain.seconds),
    plainTransaction: plain.times,
  }
}

const plainText = `select id, procedure from proceeding where jurisdiction_id = (select id from jurisdiction)
  and next_rung_at <= $1 order by next_rung_at`

/** The acts are copies of a first act under new ids; what they say does not matter, what they cost does. */
async function plainTransactions(pool: Pool, ids: readonly string[], at: Date) {
  const { rows: people } = await pool.query<{ id: string }>('select id from person limit 1')
  const times: number[] = []
  const queue = ids.values()
  const lane = async () => {
    for (const id of queue) {
      const began = performance.now()
      await plainTransaction(pool, id, people[0]!.id, at)
      times.push(performance.now() - began)
    }
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: sideBySide }, lane))
  return { seconds: (performance.now() - from) / 1000, times: timesOf(times) }
}

async function plainTransaction(pool: Pool, id: string, personId: string, at: Date): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const [name, text, values] of [
      ['lock', 'select * from proceeding where id = $1 for update', [id]],
      ['acts', 'select * from act where proceeding_id = $1 order by seq', [id]],
      ['act', actText, [id, newId()]],
      ['notice', noticeText, [id, personId, at]],
      [
        'row',
        'update proceeding set next_rung_at = null, act_count = 2, last_act_at = $2 where id = $1',
        [id, at],
      ],
    ] as const)
      await client.query({
        name,
        text: text.replace(' where ', ` where jurisdiction_id = ${jurisdiction} and `),
        values: [...values],
      })
    await client.query('commit')
  } finally {
    client.release()
  }
}

const jurisdiction = '(select id from jurisdiction)'
const actText = `insert into act select (jsonb_populate_record(a, jsonb_build_object('id', $2::uuid, 'seq', 2))).*
  from act a where proceeding_id = $1 and seq = 1`
const noticeText = `insert into notice (jurisdiction_id, person_id, proceeding_id, kind, dedupe_key, created_at)
  select jurisdiction_id, $2, id, 'remind', 'plain ' || id, $3 from proceeding where id = $1`
