/** Durable intakes over HTTP at 1, 8 and 32 clients, beside SQL transactions of the same rows on the same database in the same run: each client with a connection of its own, and all through a pool of eight. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pino from 'pino'
import { openAili } from '../src/app.ts'
import { loadConfig } from '../src/kernel/config.ts'
import { demoPlan, writeDemo } from '../src/territory/demo.ts'
import { type BenchOptions, type BenchResult, timesOf } from './support/bench.ts'
import { benchDatabase } from './support/database.ts'
import { cpuSince, direct, type Round, round, rowsToCopy } from './support/plain-intake.ts'

interface Rounds {
  readonly http: Round
  readonly threeStatements: Round
  readonly oneStatement: Round
  /** The same clients through eight connections: more get in each other's way on two cores. */
  readonly pooled?: { readonly threeStatements: Round; readonly oneStatement: Round }
}
/** What is compared takes turns, so that a slow moment of the machine befalls all; of the turns the middle one counts. */
const turnsOfMany = 3
const clientCounts = [1, 8, 32] as const
const pool = 8

export async function run(options: BenchOptions): Promise<BenchResult> {
  const seconds = Number(options.flags.seconds ?? 4)
  const place = await benchDatabase(options, 'bench_intake')
  await writeDemo(place.db.owner, demoPlan(), async () => new Map())
  const config = loadConfig(['--data', options.dataDir, '--port', '0'], {
    AILI_LOG_LEVEL: 'fatal',
    AILI_RATE_REQUESTS: '100000000',
    AILI_RATE_REPORTS: '100000000',
  })
  const aili = await openAili(config, place.url, {
    log: pino({ level: 'fatal' }),
    sweepEveryMs: null,
    jobs: false,
  })
  await aili.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = aili.app.server.address() as { port: number }
  const points = await place.db.owner.selectFrom('building').select(['lng', 'lat']).limit(2000).execute()
  const over: Record<string, Rounds> = {}
  try {
    // No town takes its reports in on empty tables: plans and indexes are those of a database that holds some.
    await overHttp({ port, clients: 32, seconds: Number(options.flags.warm ?? 10), points })
    await place.db.pool.query('vacuum (analyze)')
    for (const clients of clientCounts) {
      const turns: Rounds[] = []
      for (let turn = 0; turn < (clients > pool ? turnsOfMany : 1); turn += 1) {
        await place.db.pool.query('checkpoint')
        const http = await overHttp({ port, clients, seconds, points })
        const template = await rowsToCopy(place.url)
        const plain = async (connections: number) => ({
          threeStatements: await direct(place.url, {
            clients,
            connections,
            seconds,
            template,
            single: false,
          }),
          oneStatement: await direct(place.url, { clients, connections, seconds, template, single: true }),
        })
        turns.push({ http, ...(await plain(clients)), ...(clients > pool && { pooled: await plain(pool) }) })
        options.log(lineOf(clients, turns.at(-1)!))
      }
      over[clients] = middleOf(turns)
    }
  } finally {
    await aili.close()
    await place.close()
  }
  const { http, threeStatements, oneStatement, pooled } = over[32]!
  const beside = (reference: Round) => round(http.perSecond / reference.perSecond)
  return {
    figure: http.perSecond,
    unit: 'durable intakes per second over HTTP, 32 clients',
    reference: threeStatements.perSecond,
    ratio: beside(threeStatements),
    ratios: {
      threeStatements: beside(threeStatements),
      oneStatement: beside(oneStatement),
      pooledThreeStatements: beside(pooled!.threeStatements),
      pooledOneStatement: beside(pooled!.oneStatement),
    },
    n: Math.round(http.perSecond * seconds),
    p50: http.p50,
    p99: http.p99,
    clients: over,
  }
}

function middleOf(turns: readonly Rounds[]): Rounds {
  const middle = (rounds: readonly Round[]) =>
    rounds.toSorted((a, b) => a.perSecond - b.perSecond)[rounds.length >> 1]!
  const ofPlain = (of: (turn: Rounds) => Pick<Rounds, 'threeStatements' | 'oneStatement'>) => ({
    threeStatements: middle(turns.map(turn => of(turn).threeStatements)),
    oneStatement: middle(turns.map(turn => of(turn).oneStatement)),
  })
  return {
    http: middle(turns.map(turn => turn.http)),
    ...ofPlain(turn => turn),
    ...(turns[0]!.pooled && { pooled: ofPlain(turn => turn.pooled!) }),
  }
}

function lineOf(clients: number, { http, threeStatements, oneStatement, pooled }: Rounds): string {
  const told = ({ perSecond, p99 }: Round) => `${perSecond}/s (p99 ${p99} ms)`
  const plain = `three statements ${told(threeStatements)}, one statement ${told(oneStatement)}`
  const through = pooled
    ? `; through ${pool} connections ${told(pooled.threeStatements)}, ${told(pooled.oneStatement)}`
    : ''
  return `${clients} clients: HTTP ${told(http)}, ${http.cpuMs} ms of processor each; ${plain}${through}`
}

let reported = 0

/** From a process of its own: what a client costs is not the server's. */
async function overHttp(asked: {
  port: number
  clients: number
  seconds: number
  points: readonly { lng: number; lat: number }[]
}): Promise<Round> {
  const child = fork(join(import.meta.dirname, 'support', 'http-load.ts'))
  const ended = once(child, 'message') as Promise<[{ times: number[]; seconds: number }]>
  const before = process.cpuUsage()
  child.send({ ...asked, from: reported })
  const [{ times, seconds }] = await ended
  const cpuMs = cpuSince(before, times.length * (1 + 1 / asked.seconds))
  child.disconnect()
  reported += times.length + 10_000
  const { p50, p99 } = timesOf(times)
  return { perSecond: round(times.length / seconds), p50, p99, cpuMs }
}
