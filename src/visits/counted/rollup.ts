/** The rollup of households: each building as it was last counted. It follows the buildings that changed. */
import { sql } from 'kysely'
import type { Owner, Rollup, RollupDifference } from '../../proceedings/index.ts'
import type { Packed } from './building.ts'
import { packedNow } from './facts.ts'

const chunk = 200
/** Where one differs, all may. */
const most = 20

export const householdRollup: Rollup = {
  name: 'households',
  log: { table: 'building_change', key: 'building_id' },
  ground: 'household',
  newsAtOnce: 60,
  async follow(tx, jurisdictionId, ids) {
    await write(tx, jurisdictionId, ids)
    // What this snapshot sees is what was counted; whoever changes a building meanwhile leaves a note of its own.
    await sql`delete from building_change where jurisdiction_id = ${jurisdictionId} and building_id = any (${listOf(ids)})`.execute(
      tx,
    )
  },
  async empty(tx, jurisdictionId) {
    for (const table of ['counted_building', 'building_change'])
      await sql`delete from ${sql.table(table)} where jurisdiction_id = ${jurisdictionId}`.execute(tx)
  },
  async note(tx, jurisdictionId, after) {
    const ids = await nextOf(tx, jurisdictionId, after)
    await write(tx, jurisdictionId, ids)
    return ids.at(-1) ?? null
  },
  async sum() {},
  async differences(tx, jurisdictionId, uncounted) {
    const news = await sql<{ id: string }>`select building_id as id from (${uncounted}) n`.execute(tx)
    const passedOver = new Set(news.rows.map(row => row.id))
    const found: RollupDifference[] = []
    for (let after: string | undefined = nil; after !== undefined; ) {
      const ids: readonly string[] = await nextOf(tx, jurisdictionId, after)
      const [now, kept] = [await packedNow(tx, jurisdictionId, ids), await keptOf(tx, jurisdictionId, ids)]
      for (const id of ids) {
        const [expected, was] = [textOf(now.get(id)), textOf(kept.get(id))]
        if (expected !== was && !passedOver.has(id) && found.length < most)
          found.push({
            table: 'counted_building',
            row: JSON.stringify({ building_id: id }),
            expected,
            found: was,
          })
      }
      after = ids.at(-1)
    }
    return found
  },
}

const nil = '00000000-0000-0000-0000-000000000000'
const listOf = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`

/** Buildings after this one, those counted although they are gone included. */
async function nextOf(tx: Owner, jurisdictionId: number, after: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from building where jurisdiction_id = ${jurisdictionId} and id > ${after}::uuid
    union select building_id from counted_building where jurisdiction_id = ${jurisdictionId} and building_id > ${after}::uuid
    order by id limit ${chunk}`.execute(tx)
  return rows.map(row => row.id)
}

async function write(tx: Owner, jurisdictionId: number, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += chunk) {
    const some = ids.slice(from, from + chunk)
    const now = await packedNow(tx, jurisdictionId, some)
    const gone = some.filter(id => !now.has(id))
    await sql`delete from counted_building where jurisdiction_id = ${jurisdictionId} and building_id = any (${listOf(gone)})`.execute(
      tx,
    )
    const rows = [...now].map(([id, building]) => ({ id, ...cellsOf(building) }))
    await sql`insert into counted_building (jurisdiction_id, building_id, version, grid_id, dwellings, people, communities, spots, homes, visits, needs)
      select ${jurisdictionId}, (r->>'id')::uuid, (pg_current_xact_id()::text)::bigint, (r->>'gridId')::uuid, (r->>'dwellings')::int, (r->>'people')::int,
        array(select jsonb_array_elements_text(r->'communities')::uuid), r->'spots', decode(r->>'homes', 'base64'), decode(r->>'visits', 'base64'),
        decode(r->>'needs', 'base64')
      from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) r
      on conflict (jurisdiction_id, building_id) do update set version = excluded.version, grid_id = excluded.grid_id, dwellings = excluded.dwellings,
        people = excluded.people, communities = excluded.communities, spots = excluded.spots, homes = excluded.homes, visits = excluded.visits,
        needs = excluded.needs`.execute(tx)
  }
}

const base64 = (numbers: Int32Array | Uint32Array) =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64')

function cellsOf({ homes, visits, needs, ...rest }: Packed) {
  return { ...rest, homes: base64(homes), visits: base64(visits), needs: base64(needs) }
}

export interface Row {
  readonly buildingId: string
  readonly version: number
  readonly gridId: string | null
  readonly dwellings: number
  readonly people: number
  readonly communities: readonly string[]
  readonly spots: Packed['spots']
  readonly homes: Buffer
  readonly visits: Buffer
  readonly needs: Buffer
}

export const columns = sql`c.building_id as "buildingId", c.version, c.grid_id as "gridId", c.dwellings, c.people, c.communities::text[] as communities,
  c.spots, c.homes, c.visits, c.needs`

/** The numbers of all of them in one piece of memory: thousands of small ones cost every collection. */
export function unpacked(rows: readonly Row[]): ReadonlyMap<string, Packed> {
  const bytes = rows.reduce((sum, row) => sum + numbersOf(row).reduce((of, { length }) => of + length, 0), 0)
  const memory = new Uint8Array(bytes)
  let end = 0
  const place = (buffer: Buffer): [ArrayBuffer, number, number] => {
    memory.set(buffer, end)
    end += buffer.length
    return [memory.buffer, end - buffer.length, buffer.length / 4]
  }
  return new Map(
    rows.map(({ buildingId, version: _, homes, visits, needs, ...rest }) => {
      const numbers = {
        homes: new Int32Array(...place(homes)),
        visits: new Uint32Array(...place(visits)),
        needs: new Int32Array(...place(needs)),
      }
      return [buildingId, { ...rest, ...numbers }] as const
    }),
  )
}

const numbersOf = ({ homes, visits, needs }: Row) => [homes, visits, needs]

async function keptOf(tx: Owner, jurisdictionId: number, ids: readonly string[]) {
  const { rows } = await sql<Row>`select ${columns} from counted_building c
    where c.jurisdiction_id = ${jurisdictionId} and c.building_id = any (${listOf(ids)})`.execute(tx)
  return unpacked(rows)
}

function textOf(building: Packed | undefined): string {
  if (building === undefined) return ''
  const { homes, visits, needs, ...rest } = building
  return JSON.stringify({ ...rest, homes: [...homes], visits: [...visits], needs: [...needs] })
}
