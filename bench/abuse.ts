/**
 * Intakes of a few clients while somebody holds 10,000 idle connections and 500 more that dribble heads and bodies, beside the same without them, in the same run; then at a server that
 * holds fewer connections than are opened. `--idle=10000 --slow=500 --clients=8 --seconds=5 --room=2000`
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pino from 'pino'
import { type Aili, openAili } from '../src/app.ts'
import { loadConfig } from '../src/kernel/config.ts'
import { demoPlan, writeDemo } from '../src/territory/demo.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'
import { benchDatabase } from './support/database.ts'

interface Round {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}
interface Place {
  readonly dataDir: string
  readonly url: string
  readonly points: readonly { lng: number; lat: number }[]
}

export async function run(options: BenchOptions): Promise<BenchResult> {
  const flag = (name: string, otherwise: number) => Number(options.flags[name] ?? otherwise)
  const asked = { idle: flag('idle', 10_000), slow: flag('slow', 500) }
  const [clients, seconds] = [flag('clients', 8), flag('seconds', 5)]
  const database = await benchDatabase(options, 'bench_abuse')
  try {
    await writeDemo(database.db.owner, demoPlan(), async () => new Map())
    const points = await database.db.owner.selectFrom('building').select(['lng', 'lat']).limit(2000).execute()
    const place = { dataDir: options.dataDir, url: database.url, points }
    const open = await openedWith(place, 1_000_000)
    const calm = await intakes(open.port, clients, seconds, points)
    options.log(`calm: ${calm.perSecond}/s, p99 ${calm.p99} ms`)
    const before = resident()
    const attack = await attacked(open.port, asked)
    const bytesEach = Math.round((resident() - before) / (asked.idle + asked.slow))
    const abused = await intakes(open.port, clients, seconds, points)
    const held = await connectionsOf(open.aili)
    await ended(attack)
    await open.aili.close()
    options.log(
      `abused: ${abused.perSecond}/s, p99 ${abused.p99} ms; ${held} connections, ${bytesEach} bytes each`,
    )
    const full = await crowded(place, { ...asked, clients, seconds, room: flag('room', 2000) })
    options.log(`room for ${full.room}: ${full.perSecond}/s, p99 ${full.p99} ms; ${full.held} connections`)
    return {
      figure: abused.p99,
      unit: `ms, p99 of an intake of ${clients} clients beside ${asked.idle} idle and ${asked.slow} dribbling connections`,
      reference: calm.p99,
      ratio: round(abused.p99 / calm.p99),
      n: Math.round(abused.perSecond * seconds),
      p50: abused.p50,
      p99: abused.p99,
      calm,
      abused,
      full,
      held,
      bytesOfConnection: bytesEach,
    }
  } finally {
    await database.close()
  }
}

async function crowded(
  place: Place,
  {
    room,
    clients,
    seconds,
    ...asked
  }: { room: number; clients: number; seconds: number; idle: number; slow: number },
): Promise<Round & { room: number; held: number }> {
  const { aili, port } = await openedWith(place, room)
  const attack = await attacked(port, asked)
  const answered = await intakes(port, clients, seconds, place.points)
  const held = await connectionsOf(aili)
  await ended(attack)
  await aili.close()
  return { ...answered, room, held }
}

async function openedWith(
  { dataDir, url }: Place,
  connections: number,
): Promise<{ aili: Aili; port: number }> {
  const rates = ['REQUESTS', 'REPORTS'].map(name => [`AILI_RATE_${name}`, '100000000'])
  const env = { AILI_LOG_LEVEL: 'fatal', AILI_CONNECTIONS: String(connections), ...Object.fromEntries(rates) }
  const config = loadConfig(['--data', dataDir, '--port', '0'], env)
  const aili = await openAili(config, url, { log: pino({ level: 'fatal' }), sweepEveryMs: null, jobs: false })
  await aili.app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  return { aili, port: (aili.app.server.address() as { port: number }).port }
}

let reported = 0

async function intakes(
  port: number,
  clients: number,
  seconds: number,
  points: Place['points'],
): Promise<Round> {
  const child = fork(join(import.meta.dirname, 'support', 'http-load.ts'))
  const said = once(child, 'message') as Promise<[{ times: number[]; seconds: number }]>
  child.send({ port, clients, seconds, points, from: reported })
  const [{ times, seconds: took }] = await said
  child.disconnect()
  reported += times.length + 10_000
  const { p50, p99 } = timesOf(times)
  return { perSecond: round(times.length / took), p50, p99 }
}

/** From a process of its own; ready when every connection has been opened once. */
async function attacked(port: number, asked: { idle: number; slow: number }): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'support', 'abuse-load.ts'))
  const ready = once(child, 'message')
  child.send({ port, ...asked })
  await ready
  return child
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

const connectionsOf = ({ app }: Aili) =>
  new Promise<number>((done, fail) =>
    app.server.getConnections((error, count) => (error ? fail(error) : done(count))),
  )

function resident(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss()
}
