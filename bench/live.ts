/** Live updates: 2,000 open pages of every kind of sight hear of what is reported; beside LISTEN and a bare node:http server that send the same bytes to the same number of streams. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { loadConfig } from '../src/kernel/config.ts'
import { newId } from '../src/kernel/ids.ts'
import type { BenchOptions, BenchResult } from './support/bench.ts'
import { agesOf, openPages, type Pages, reporter, serve, steadily, writeCounty } from './support/county.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { namesOf, openSessions } from './support/sessions.ts'

interface Size {
  readonly pages: number
  readonly deaf: number
  readonly perSecond: number
  readonly seconds: number
}
/** Of a hundred pages: those who see all, those of a community, those of a grid. */
const mix = { all: 10, community: 10, grid: 80 } as const
type Kind = keyof typeof mix

export async function run(options: BenchOptions): Promise<BenchResult> {
  const { clients = 2000, slow = 200, rate = 60, seconds = 10 } = options.flags
  const size = {
    pages: Number(clients),
    deaf: Number(slow),
    perSecond: Number(rate),
    seconds: Number(seconds),
  }
  const place = await benchDatabase({ ...options, fresh: true }, 'bench_live')
  try {
    await writeCounty(place.db)
    const reference = await referenceRun(place, size, options.log)
    return { ...(await ailiRun(options, place, size, reference)), reference: reference.p99 }
  } finally {
    await place.close()
  }
}

async function ailiRun(
  options: BenchOptions,
  place: BenchDatabase,
  size: Size,
  reference: Told,
): Promise<BenchResult> {
  const config = loadConfig(['--data', options.dataDir], {})
  const names: Record<Kind, string[]> = {
    all: await namesOf(place.db, 'supervise'),
    community: await namesOf(place.db, 'community'),
    grid: await namesOf(place.db, 'grid', 'member'),
  }
  const wanted = kindsOf(size.pages).map(({ kind, nth }) => names[kind][nth % names[kind].length]!)
  const cookies = await openSessions(place.db, config, wanted)
  const asks = cookies.map(cookie => ({ path: '/api/events', cookie }))
  let aili = await serve(options.dataDir, place.url)
  const memory = { start: aili.memory() }
  const points = await place.db.owner.selectFrom('building').select(['lng', 'lat']).limit(4000).execute()
  const pages = openPages({ port: aili.port, asks })
  await pages.ready(size.pages)
  const alone = await told(pages, size, reporter(aili.port, points))
  const open = aili.memory()
  tell(options.log, 'Aili', alone)
  const deafAsks = asks.slice(0, size.deaf).map(ask => ({ ...ask, deaf: true }))
  const deaf = openPages({ port: aili.port, asks: deafAsks })
  await deaf.ready(size.deaf)
  const besideDeaf = await told(pages, size, reporter(aili.port, points))
  tell(options.log, `Aili, beside ${size.deaf} that never read`, besideDeaf)
  const withDeaf = aili.memory()
  deaf.close()
  const { port } = aili
  await aili.stop('SIGKILL')
  aili = await serve(options.dataDir, place.url, port)
  const backSeconds = await pages.ready(size.pages)
  const { resets } = await pages.report()
  const after = await told(pages, size, reporter(port, points))
  tell(options.log, `Aili, after it was killed and all were back in ${backSeconds.toFixed(1)} s`, after)
  pages.close()
  await aili.stop()
  return {
    ...{
      figure: alone.p99,
      unit: `ms from a report to the page, p99, ${size.pages} pages, ${alone.perSecond} reports/s`,
    },
    ...{ reference: reference.p99, ratio: Math.round((alone.p99 / reference.p99) * 100) / 100, n: alone.n },
    ...{
      p50: alone.p50,
      p99: alone.p99,
      max: alone.max,
      missed: alone.missed + besideDeaf.missed + after.missed,
    },
    ...{ bare: reference, besideDeaf, afterRestart: { ...after, backSeconds, resets } },
    memoryMb: { ...memory, open, withDeaf },
  }
}

/** Kinds of pages in turn, so that any first part of them is mixed alike. */
function kindsOf(pages: number): { kind: Kind; nth: number }[] {
  const kinds = Object.entries(mix).flatMap(([kind, share]) => Array<Kind>(share).fill(kind as Kind))
  const seen: Record<Kind, number> = { all: 0, community: 0, grid: 0 }
  return Array.from({ length: pages }, (_, at) => {
    const kind = kinds[(at * 37) % kinds.length]!
    return { kind, nth: seen[kind]++ }
  })
}

interface Told {
  readonly perSecond: number
  readonly n: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  /** Events that pages who see all should have had and had not. */
  readonly missed: number
}

async function told(pages: Pages, size: Size, reports: ReturnType<typeof reporter>): Promise<Told> {
  await steadily(size.perSecond, 1, turn => reports.send(turn))
  await pause(500)
  await pages.report()
  const from = performance.now()
  const { done } = await steadily(size.perSecond, size.seconds, turn => reports.send(turn))
  const perSecond = Math.round((done / (performance.now() - from)) * 1000)
  await pause(1500)
  reports.close()
  return { perSecond, ...toldOf(await pages.report(), size, done) }
}

function toldOf({ ages, counts }: Awaited<ReturnType<Pages['report']>>, size: Size, done: number) {
  const all = kindsOf(size.pages).flatMap(({ kind }, at) => (kind === 'all' ? [counts[at]!] : []))
  return { ...agesOf(ages), missed: all.reduce((sum, had) => sum + Math.max(0, done - had), 0) }
}

/** The same number of streams in the same rooms, told of as many events of the same bytes. */
async function referenceRun(place: BenchDatabase, size: Size, log: BenchOptions['log']): Promise<Told> {
  const child = fork(new URL('support/live-reference.ts', import.meta.url), [place.url])
  const [port] = (await once(child, 'message')) as [number]
  const rooms = { all: 1, community: 13, grid: 70 }
  const asks = kindsOf(size.pages).map(({ kind, nth }) => ({
    path: `/${kind}${nth % rooms[kind]}`,
    cookie: '',
  }))
  const pages = openPages({ port, asks })
  await pages.ready(size.pages)
  const send = (turn: number) => {
    const grid = (turn * 37) % rooms.grid
    const to = ['all0', `community${grid % rooms.community}`, `grid${grid}`]
    const data = { proceedingId: newId(), number: '2026-1130-000001', step: 'report', state: 'reported' }
    const payload = JSON.stringify({ to, data: { ...data, at: new Date() } })
    return place.db.pool.query('select pg_notify($1, $2)', ['bench_live', payload])
  }
  const result = await told(pages, size, { send, close: () => {} } as never)
  pages.close()
  child.disconnect()
  tell(log, 'LISTEN and node:http alone', result)
  return result
}

function tell(log: BenchOptions['log'], who: string, { perSecond, n, p50, p99, max, missed }: Told): void {
  log(
    `${who}: ${n} arrivals at ${perSecond} reports/s, p50 ${p50} ms, p99 ${p99} ms, longest ${max} ms, missed ${missed}`,
  )
}
