/** From the start of the process until it serves, on an existing embedded database; beside it PostgreSQL alone on the same folder and an empty Fastify that listens. Then the same after kill -9 in the middle of writing. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded, stopServer } from '../src/kernel/embedded.ts'
import {
  askServer,
  freePort,
  type Place,
  readAccess,
  serverPid,
  spawnServer,
  urlOf,
} from '../src/kernel/postgres-server.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'
import { servingFlags } from './support/serving.ts'

/** `--rounds=N`, `--wal=MB` written before the kill (0: nothing is killed, for a folder that others use after). */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const rounds = Number(options.flags.rounds ?? 5)
  const place: Place = { dataDir: options.dataDir, db: join(options.dataDir, 'db'), settings: {} }
  if (!existsSync(place.db)) {
    options.log('writing the demo jurisdiction')
    await stop(await startAili(place, false))
  }
  await stop(await startAili(place, true)) // migrated, compiled, read from disk once
  const times = {
    aili: [] as number[],
    stop: [] as number[],
    postgres: [] as number[],
    fastify: [] as number[],
  }
  for (let turn = 0; turn < rounds; turn++) {
    times.postgres.push(await timed(() => startPostgres(place)))
    await stopServer(place)
    times.fastify.push(await fastifyAlone())
    const started = performance.now()
    const aili = await startAili(place, true)
    times.aili.push(performance.now() - started)
    times.stop.push(await timed(() => stop(aili)))
  }
  const wal = Number(options.flags.wal ?? 600)
  const recovery = wal > 0 ? await afterKill(place, wal, options.log) : null
  const [aili, postgres, fastify] = [times.aili, times.postgres, times.fastify].map(timesOf) as [
    ReturnType<typeof timesOf>,
    ReturnType<typeof timesOf>,
    ReturnType<typeof timesOf>,
  ]
  const reference = round(postgres.p50 + fastify.p50)
  return {
    figure: aili.p50,
    unit: 'ms from start to ready',
    reference,
    ratio: round(aili.p50 / reference),
    n: aili.n,
    p50: aili.p50,
    p99: aili.p99,
    postgresAlone: postgres,
    fastifyAlone: fastify,
    stop: timesOf(times.stop),
    recovery,
  }
}

/** As `npm start` sets it. */
const compiled = 'node_modules/.cache/aili-compiled'

interface Aili {
  readonly child: ChildProcess
  readonly port: number
}

async function startAili({ dataDir }: Place, empty: boolean): Promise<Aili> {
  const port = await freePort()
  const words = [
    ...servingFlags(),
    'src/main.ts',
    '--data',
    dataDir,
    '--port',
    String(port),
    ...(empty ? ['--empty'] : []),
  ]
  const child = spawn(process.execPath, words, {
    stdio: 'ignore',
    env: { ...process.env, AILI_LOG_LEVEL: 'fatal', NODE_COMPILE_CACHE: compiled },
  })
  await answers(child, `http://127.0.0.1:${port}/ready`)
  return { child, port }
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`)
    await pause(5)
  }
}

async function stop({ child }: Aili): Promise<void> {
  child.kill('SIGTERM')
  if (child.exitCode === null) await once(child, 'exit')
}

async function startPostgres(place: Place): Promise<void> {
  const access = readAccess(place)!
  spawnServer(place, access)
  while ((await askServer(access)) !== 'ready') await pause(5)
}

async function fastifyAlone(): Promise<number> {
  const port = await freePort()
  const script = `import fastify from 'fastify'; const app = fastify(); app.get('/ready', async () => 'ok'); await app.listen({ port: ${port} })`
  const from = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  await answers(child, `http://localhost:${port}/ready`)
  const took = performance.now() - from
  child.kill('SIGKILL')
  await once(child, 'exit')
  return took
}

/** Both are killed while rows are written; what the log holds beyond the last checkpoint is gone through by the next start. */
async function afterKill(place: Place, megabytes: number, log: (line: string) => void) {
  const aili = await startAili(place, true)
  const written = await write(urlOf(readAccess(place)!), megabytes)
  log(`${written} MB of log written, killed`)
  aili.child.kill('SIGKILL')
  process.kill(serverPid(place)!, 'SIGKILL')
  await once(aili.child, 'exit')
  const from = performance.now()
  const again = await startAili(place, true)
  const ms = Math.round(performance.now() - from)
  await stop(again)
  const embedded = await startEmbedded(place.dataDir, () => {})
  await onServer(embedded.url, client => client.query('drop table if exists bench_start'))
  await embedded.stop()
  return { ms, walMegabytes: written }
}

/** Small rows with a random key, as acts are: indexes and pages all over the place. */
async function write(url: string, megabytes: number): Promise<number> {
  return onServer(url, async client => {
    await client.query('create table if not exists bench_start (id uuid primary key, words text)')
    const from = await walAt(client)
    for (;;) {
      await client.query(
        `insert into bench_start select gen_random_uuid(), repeat(md5(n::text), 20) from generate_series(1, 5000) n`,
      )
      const bytes = (await walAt(client)) - from
      if (bytes >= megabytes * 1e6) return Math.round(bytes / 1e6)
    }
  })
}

async function walAt(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ at: string }>("select pg_current_wal_lsn() - '0/0'::pg_lsn as at")
  return Number(rows[0]!.at)
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  return work(client).finally(() => client.end())
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
