/** A backup of a filled database, reading it back whole, and restoring it into an empty folder; beside it the same rows by plain COPY through the driver, neither compressed nor sealed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { copyOut } from '../src/kernel/backup/copy.ts'
import {
  checkBackup,
  makeBackup,
  newBackupKey,
  readBackupKey,
  restoreBackup,
} from '../src/kernel/backup/index.ts'
import { tableParts } from '../src/kernel/backup/tables.ts'
import { type BenchOptions, type BenchResult, round } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { fillMatters } from './support/fill.ts'

const secret = Buffer.alloc(32, 7)

/** @param options `--out=DIR` where the backup goes (a folder of its own, removed afterwards), `--restore` also restores it */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 100_000
  const bench = await benchDatabase(options, `aili_bench_backup_${rows}`)
  const base = typeof options.flags.out === 'string' ? options.flags.out : tmpdir()
  const folder = mkdtempSync(join(base, 'aili-backup-'))
  try {
    if (!bench.isFilled) {
      await fillMatters(bench.db.pool, rows, options.log, null, 10)
      await bench.markFilled()
    }
    return await measured(bench, folder, options)
  } finally {
    await bench.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(
  bench: BenchDatabase,
  folder: string,
  { flags, log, dataDir }: BenchOptions,
): Promise<BenchResult> {
  const plain = await plainly(bench.url)
  log(`plain COPY: ${plain.megabytes} MB in ${plain.seconds} s`)
  newBackupKey(join(folder, 'key'))
  const key = readBackupKey(join(folder, 'key'))
  const dir = join(folder, 'backups')
  // As the command does: those who serve come first.
  setPriority(10)
  const made = await makeBackup({ url: bench.url, dataDir, dir, key, secret })
  const perSecond = round(made.rowBytes / 1e6 / made.seconds)
  log(`backup: ${made.seconds} s, ${perSecond} MB/s`)
  const checked = await timed(() => checkBackup(dir, made.name, key))
  if (checked.result.problems.length > 0) throw new Error('the backup is not sound')
  log(`read back whole: ${checked.seconds} s`)
  const restored = flags.restore
    ? await timed(() =>
        restoreBackup({
          dir,
          name: made.name,
          key,
          dataDir: join(folder, 'restored'),
          databaseUrl: null,
          secret,
        }),
      )
    : null
  return {
    figure: perSecond,
    unit: 'MB of rows a second, compressed and sealed',
    reference: plain.perSecond,
    ratio: round(perSecond / plain.perSecond),
    n: 1,
    p50: made.seconds,
    p99: made.seconds,
    rows: made.tables.reduce((sum, table) => sum + table.rows, 0),
    megabytes: round(made.rowBytes / 1e6),
    onDiskMegabytes: round(checked.result.bytes / 1e6),
    checkedSeconds: checked.seconds,
    restoredSeconds: restored?.seconds ?? null,
    plain,
  }
}

/** Every table once, its bytes counted and thrown away. */
async function plainly(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let bytes = 0
    const { seconds } = await timed(async () => {
      for (const { queries } of await tableParts(client))
        for (const query of queries) {
          const out = copyOut(client, `copy (${query}) to stdout`, row => (bytes += row.length))
          await finished(out.resume())
        }
    })
    return { seconds, megabytes: round(bytes / 1e6), perSecond: round(bytes / 1e6 / seconds) }
  } finally {
    await client.end()
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const from = performance.now()
  const result = await work()
  return { seconds: round((performance.now() - from) / 1000), result }
}
