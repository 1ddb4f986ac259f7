/** The same points asked of PostgreSQL: an index on the boxes of the polygons, then its own test of a point in a polygon. */
import type { Pool } from 'pg'
import type { Point } from '../../src/territory/coordinates.ts'
import { type Area, polygonsOf } from '../../src/territory/locate.ts'
import { round } from './bench.ts'

const chunk = 5000
const singles = 3000
const batchSize = 1000
const batches = 30

export async function locateInPostgres(
  pool: Pool,
  areas: readonly Area<number>[],
  points: readonly Point[],
  answers: readonly number[],
) {
  const client = await pool.connect()
  try {
    await client.query(
      'drop table if exists area; create table area (id integer primary key, outline polygon not null)',
    )
    for (let from = 0; from < areas.length; from += chunk) {
      const part = areas.slice(from, from + chunk)
      await client.query(
        'insert into area select id, outline::polygon from unnest($1::integer[], $2::text[]) as given (id, outline)',
        [part.map(area => area.value), part.map(outlineOf)],
      )
    }
    await client.query('create index on area using gist (box(outline))')
    await client.query('vacuum analyze area')
    const single = {
      name: 'single',
      text: 'select id from area where box(outline) @> box(point($1, $2), point($1, $2)) and point($1, $2) <@ outline order by id limit 1',
    }
    const singlePerSecond = await rate(singles, async i => {
      await client.query({ ...single, values: [...points[i % points.length]!] })
    })
    const found: (number | null)[] = []
    const batchedPerSecond = await rate(batches, async i => {
      const part = points.slice(i * batchSize, (i + 1) * batchSize)
      const { rows } = await client.query<{ id: number | null }>({
        name: 'batch',
        text: `select (select id from area where box(outline) @> box(point(lng, lat), point(lng, lat)) and point(lng, lat) <@ outline
            order by id limit 1) as id
          from unnest($1::float8[], $2::float8[]) with ordinality as given (lng, lat, n) order by n`,
        values: [part.map(([lng]) => lng), part.map(([, lat]) => lat)],
      })
      for (const [n, { id }] of rows.entries()) found[i * batchSize + n] = id
    })
    const other = found.filter((id, i) => id !== answers[i])
    return {
      singlePerSecond,
      batchedPerSecond: batchedPerSecond * batchSize,
      /** Share of points for which it names another polygon, or none. */
      postgresDiffers: round(other.length / found.length),
    }
  } finally {
    client.release()
  }
}

function outlineOf({ boundary }: Area<number>): string {
  const [outer = []] = polygonsOf(boundary)[0] ?? []
  return `(${outer.map(([lng, lat]) => `(${lng},${lat})`).join(',')})`
}

async function rate(times: number, ask: (turn: number) => Promise<void>): Promise<number> {
  for (let warm = 0; warm < 5; warm++) await ask(warm)
  const from = performance.now()
  for (let turn = 0; turn < times; turn++) await ask(turn)
  return Math.round((times / (performance.now() - from)) * 1000)
}
