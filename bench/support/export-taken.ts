/** One ledger taken out as a workbook, with what it cost: time, memory, processor, how long residents waited meanwhile. */
import type { fork } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Aili } from '../../src/app.ts'
import { askedOf } from '../../src/ledgers/asked.ts'
import { exportLedger } from '../../src/ledgers/export.ts'
import { addDays } from '../../src/proceedings/days.ts'
import type { Staff } from '../../src/territory/index.ts'
import { round, type Times } from './bench.ts'
import { fixedId, jurisdictionId } from './fill.ts'

const today = '2026-11-23'
const megabytes = (bytes: number) => round(bytes / 2 ** 20)
type Client = ReturnType<typeof fork>

export interface Taken {
  readonly rows: number
  readonly seconds: number
  /** Of the whole process, the reporting of residents included. */
  readonly processorSeconds: number
  readonly rowsPerSecond: number
  readonly megabytes: number
  readonly megabytesPerSecond: number
  readonly rss: { readonly start: number; readonly peak: number; readonly slopePer100000Rows: number }
  readonly eventLoop: { readonly p99: number; readonly max: number }
  readonly intake: Times
}

/** Sees the whole jurisdiction, as the work committee does. */
function watcher(): Staff {
  const personId = fixedId('person', 1)
  const actor = {
    kind: 'staff' as const,
    id: personId,
    posts: [{ role: 'workCommitteeSecretary', unitId: fixedId('department', 1) }],
  }
  const sight = {
    jurisdictionId,
    reach: 'jurisdiction' as const,
    personId,
    units: [],
    communities: [],
    grids: [],
  }
  return { personId, name: '测量', jurisdictionId, roles: ['workCommitteeSecretary'], actor, sight }
}

/** The last days, as many as hold so many rows: matters arrive evenly over two years. */
export async function take(aili: Aili, rows: number, size: number) {
  const from = addDays(today, 1 - Math.min(730, Math.ceil((size / rows) * 730)))
  const ask = await askedOf(aili.kernel, watcher(), 'matterLedger', { from, to: today }, 'zh-CN')
  const { body } = await exportLedger(ask, null, undefined)
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) bytes += chunk.length
  return { bytes, ask }
}

export async function measured(aili: Aili, client: Client, rows: number, size: number): Promise<Taken> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const samples: number[] = [process.memoryUsage().rss]
  const watch = setInterval(() => samples.push(process.memoryUsage().rss), 50)
  delay.enable()
  const begun = performance.now()
  const processor = process.cpuUsage()
  const { done, times } = await intakesWhile(client, async () => {
    const { bytes, ask } = await take(aili, rows, size)
    return { bytes, ask, seconds: (performance.now() - begun) / 1000 }
  })
  const { user, system } = process.cpuUsage(processor)
  delay.disable()
  clearInterval(watch)
  const counted = await aili.kernel.db.pool.query(
    `select count(*) as n from proceeding where jurisdiction_id = $1 and procedure = 'matter' and opened_at >= $2 and opened_at < $3`,
    [jurisdictionId, done.ask.period.beginsAt, done.ask.period.endsAt],
  )
  const n = Number(counted.rows[0].n)
  return {
    rows: n,
    seconds: round(done.seconds),
    processorSeconds: round((user + system) / 1e6),
    rowsPerSecond: Math.round(n / done.seconds),
    megabytes: megabytes(done.bytes),
    megabytesPerSecond: round(done.bytes / 2 ** 20 / done.seconds),
    rss: {
      start: megabytes(samples[0]!),
      peak: megabytes(Math.max(...samples)),
      slopePer100000Rows: slopeOf(samples, n),
    },
    eventLoop: { p99: round(delay.percentile(99) / 1e6), max: round(delay.max / 1e6) },
    intake: times,
  }
}

/** Megabytes that memory grows for each 100,000 rows, by the least squares over the last three quarters. */
function slopeOf(samples: readonly number[], rows: number): number {
  const late = samples.slice(Math.floor(samples.length / 4))
  if (late.length < 8) return 0
  const mid = (late.length - 1) / 2
  const mean = late.reduce((sum, one) => sum + one, 0) / late.length
  const [up, across] = late.reduce(
    ([u, a], one, i) => [u + (i - mid) * (one - mean), a + (i - mid) ** 2] as [number, number],
    [0, 0] as [number, number],
  )
  return megabytes(((up / across) * samples.length * 100_000) / rows)
}

export async function intakesWhile<T>(
  client: Client,
  work: () => Promise<T>,
): Promise<{ done: T; times: Times }> {
  client.send('go')
  const done = await work()
  client.send('told')
  const [times] = (await once(client, 'message')) as [Times]
  return { done, times }
}

/** A line of 10 kB a second takes a large workbook: the thread is free long before, and memory does not grow. */
export async function slowly(aili: Aili, rows: number) {
  const ask = await askedOf(
    aili.kernel,
    watcher(),
    'matterLedger',
    { from: addDays(today, -365), to: today },
    'zh-CN',
  )
  const { body } = await exportLedger(ask, null, undefined)
  const start = process.memoryUsage().rss
  const begun = performance.now()
  let [read, freeAfter, peak] = [0, null as number | null, start]
  while (freeAfter === null || performance.now() - begun < 6000) {
    const chunk = body.read(1024) as Buffer | null
    read += chunk?.length ?? 0
    await new Promise(later => setTimeout(later, 100))
    peak = Math.max(peak, process.memoryUsage().rss)
    if (freeAfter === null && aili.kernel.exports.counts().making === 0) freeAfter = performance.now() - begun
  }
  const busy = aili.kernel.db.pool.totalCount - aili.kernel.db.pool.idleCount
  body.destroy()
  return {
    rows: Math.round(rows / 2),
    threadFreeAfterSeconds: round(freeAfter / 1000),
    readBytes: read,
    rssGrown: megabytes(peak - start),
    connectionsHeld: busy,
  }
}
