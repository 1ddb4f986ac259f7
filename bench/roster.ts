/** A roster of thirty thousand residents looked at and written through the program's own commands, and how long others wait meanwhile; beside a raw COPY of the very rows into tables with the same indexes. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import pino from 'pino'
import { insertRows } from '../src/kernel/bulk.ts'
import { wallClock } from '../src/kernel/clock.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { openVault } from '../src/kernel/vault.ts'
import { runOf, sendRoster, writeRoster } from '../src/roster/index.ts'
import { demoPlan, writeDemo } from '../src/territory/demo.ts'
import { type Door, doorsOf, plainHeadings, rowsBehind, workbookOf } from '../test/roster/sheets.ts'
import { type BenchOptions, type BenchResult, round } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'

const tables = ['dwelling', 'household', 'resident', 'tenure', 'guardianship', 'consent', 'registry_change']
const plan = demoPlan()
const community = plan.communities[0]!

export async function run(options: BenchOptions): Promise<BenchResult> {
  const count = options.rows ?? 30_000
  const bench = await benchDatabase({ ...options, fresh: true }, 'aili_bench_roster')
  try {
    await writeDemo(bench.db.owner, plan)
    const doors = await furtherHomes(bench, count)
    const bytes = await workbookOf([plainHeadings, ...rowsBehind(doors, count)])
    options.log(`${count} rows, ${round(bytes.length / 2 ** 20)} MB of workbook`)
    const vault = openVault(Buffer.alloc(32, 7), join(options.dataDir, 'vault'))
    const log = pino({ level: 'warn' }, pino.destination(2))
    const config = { jurisdictionId: plan.jurisdiction.id }
    const kernel = { db: bench.db, vault, log, clock: wallClock, config } as unknown as Kernel
    const first = await takenIn(kernel, bytes)
    options.log(`looked at in ${first.look} s, written in ${first.write} s`)
    const again = await takenIn(kernel, bytes)
    options.log(`again: ${again.look} s, ${again.write} s`)
    const copied = await rawCopy(bench, options)
    const total = round(first.look + first.write)
    return {
      ...{
        figure: total,
        unit: 's',
        reference: copied,
        ratio: round(total / copied),
        n: 1,
        p50: total,
        p99: total,
      },
      ...{ rows: count, first, again, rowsWritten: await rowsIn(bench) },
    }
  } finally {
    await bench.close()
  }
}

/** One community of this size is a whole town quarter: compounds of twelve buildings are added to it. */
async function furtherHomes({ db }: BenchDatabase, count: number): Promise<Door[]> {
  const [homesABuilding, buildings] = [48, 12]
  const compounds = Math.ceil(count / 2 / (homesABuilding * buildings))
  const names = Array.from({ length: compounds }, (_, i) => `${String.fromCharCode(0x4e00 + i)}园小区`)
  const rows = names.map(name => ({ id: newId(), communityId: community.id, name }))
  await insertRows(db.owner, 'compound', plan.jurisdiction.id, rows)
  const some = plan.buildings[0]!
  await insertRows(
    db.owner,
    'building',
    plan.jurisdiction.id,
    rows.flatMap(({ id: compoundId }) =>
      Array.from({ length: buildings }, (_, i) => {
        const { gridId, lng, lat } = some
        return {
          id: newId(),
          compoundId,
          gridId,
          name: `${i + 1}号楼`,
          households: homesABuilding,
          units: 4,
          floors: 6,
          lng,
          lat,
        }
      }),
    ),
  )
  return names.flatMap(name =>
    Array.from({ length: buildings }, (_, i) => doorsOf(name, `${i + 1}号楼`, 4, homesABuilding)).flat(),
  )
}

/** Seconds, what was counted, and the longest anybody else's request had to wait for its turn. */
async function takenIn(kernel: Kernel, bytes: Buffer) {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const from = performance.now()
  const wishes = {
    id: newId(),
    communityId: community.id,
    columns: {},
    place: null,
    phones: true,
    children: true,
  }
  const sent = await sendRoster(kernel, null, { bytes, fileName: 'roster.xlsx', wishes })
  await sent.looked
  const look = performance.now() - from
  const { written } = await writeRoster(kernel, null, plan.jurisdiction.id, wishes.id)
  await written
  const write = performance.now() - from - look
  delay.disable()
  const run = await runOf(kernel, plan.jurisdiction.id, wishes.id)
  if (run.state !== 'done') throw new Error(JSON.stringify(run.failure))
  const { written: counts } = run.summary as { written: object }
  const waits = { p99: round(delay.percentile(99) / 1e6), max: round(delay.max / 1e6) }
  return { look: round(look / 1000), write: round(write / 1000), waitedMs: waits, counts }
}

/** Written out by the server itself and read in again, so that nothing but the database counts. */
async function rawCopy({ db }: BenchDatabase, options: BenchOptions): Promise<number> {
  const folder = join(options.dataDir, 'copy')
  mkdirSync(folder, { recursive: true, mode: 0o777 })
  let seconds = 0
  for (const table of tables) {
    const file = sql.lit(join(folder, table))
    const columns = sql.raw(await columnsOf(db, table))
    await sql`copy ${sql.table(table)} (${columns}) to ${file} (format binary)`.execute(db.owner)
    await sql`create table ${sql.table(`raw_${table}`)} (like ${sql.table(table)} including all)`.execute(
      db.owner,
    )
    const from = performance.now()
    await sql`copy ${sql.table(`raw_${table}`)} (${columns}) from ${file} (format binary)`.execute(db.owner)
    seconds += (performance.now() - from) / 1000
  }
  return round(seconds)
}

/** Those that are not computed. */
async function columnsOf(db: BenchDatabase['db'], table: string): Promise<string> {
  const { rows } = await sql<{
    names: string
  }>`select string_agg(quote_ident(column_name), ',' order by ordinal_position) as names
    from information_schema.columns where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`.execute(
    db.owner,
  )
  return rows[0]!.names
}

async function rowsIn({ db }: BenchDatabase): Promise<number> {
  const { rows } = await sql<{ count: number }>`select ${sql.raw(
    tables.map(table => `(select count(*) from ${table})`).join(' + '),
  )} as count`.execute(db.owner)
  return rows[0]!.count
}
