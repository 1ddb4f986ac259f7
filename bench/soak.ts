/** Memory of the serving process under 2,000 open pages and mixed work, minute after minute: does it stay, and if it grows, how fast. */
import { type Agent, request } from 'node:http'
import { loadConfig } from '../src/kernel/config.ts'
import { newId } from '../src/kernel/ids.ts'
import { type BenchOptions, type BenchResult, round, timesOf } from './support/bench.ts'
import { openPages, reporter, type Served, serve, steadily, writeCounty } from './support/county.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { namesOf, openSessions } from './support/sessions.ts'

/** A county's busiest hour: a matter raised, ten times looked at, thrice acted upon, for each of 140 matters. */
const peakAnHour = 140 * (1 + 10 + 3)
const limitMb = 400
const sampleMs = 1000
/** The first part, in which code is compiled and caches fill, is not measured. */
const warmShare = 0.3
/** Of a hundred requests. */
const mix = { report: 10, act: 10, list: 30, matter: 30, search: 15, figures: 5 } as const
type Kind = keyof typeof mix

export async function run(options: BenchOptions): Promise<BenchResult> {
  const { clients = 2000, rate = 40, seconds = 240 } = options.flags
  const place = await benchDatabase({ ...options, fresh: true }, 'bench_soak')
  try {
    await writeCounty(place.db)
    const config = loadConfig(['--data', options.dataDir], {})
    const grids = await namesOf(place.db, 'grid', 'member', 'community', 'supervise')
    const names = Array.from({ length: Number(clients) }, (_, at) => grids[at % grids.length]!)
    const cookies = await openSessions(place.db, config, names)
    const aili = await serve(options.dataDir, place.url)
    const pages = openPages({
      port: aili.port,
      asks: cookies.map(cookie => ({ path: '/api/events', cookie })),
    })
    await pages.ready(cookies.length)
    options.log(`${cookies.length} pages are open, ${Math.round(aili.memory())} MB`)
    const before = await aili.parts()
    const hands = await openHands(place, config, aili, cookies)
    const samples = sampling(aili, Number(seconds), options.log)
    const work = await steadily(Number(rate), Number(seconds), turn => hands.turn(turn))
    const told = resultOf(samples.stop(), Number(seconds))
    const after = await aili.parts()
    const { ready } = await pages.report()
    pages.close()
    await aili.stop()
    const times = timesOf(work.times)
    return {
      ...{ ...times, figure: told.mostMb, unit: 'MB resident at most', reference: limitMb, n: work.done },
      ...{ ratio: round(told.mostMb / limitMb), failed: work.failed, kinds: hands.kinds, ...told },
      ...{ pagesOpen: ready, before, after, hoursOfPeak: round(work.done / peakAnHour) },
    }
  } finally {
    await place.close()
  }
}

type Config = ReturnType<typeof loadConfig>

/**
 * What people do all day, in turn. Every second list is one that an open page asks for: nobody has a page open for hours without ever touching it, and
 * a session that is idle for half an hour ends, its stream with it.
 */
async function openHands(place: BenchDatabase, config: Config, aili: Served, pages: readonly string[]) {
  const points = await place.db.owner.selectFrom('building').select(['lng', 'lat']).limit(4000).execute()
  const cookies = await openSessions(place.db, config, ['dispatch', 'supervise', 'dispatch', 'dispatch'])
  const reports = reporter(aili.port, points)
  const kinds: Record<Kind, number> = { report: 0, act: 0, list: 0, matter: 0, search: 0, figures: 0 }
  const deck = Object.entries(mix).flatMap(([kind, share]) => Array<Kind>(share).fill(kind as Kind))
  const known: string[] = []
  let listed = 0
  const askAs = (cookie: string, path: string, body?: object) =>
    asking(reports.agent, aili.port, cookie, path, body)
  const ask = (turn: number, path: string, body?: object) =>
    askAs(cookies[turn % cookies.length]!, path, body)
  const lists = ['all', 'mine', 'handling', 'sight', 'closed']
  const words = ['路灯', '垃圾', '漏水', '门禁', '路面积水']
  const work: Record<Kind, (turn: number) => Promise<unknown>> = {
    report: turn => reports.send(turn),
    async list(turn) {
      const own = listed++ % 2 === 1
      const path = `/api/worklist?list=${own ? lists[turn % lists.length] : 'all'}&limit=50`
      const { rows } = own ? await askAs(pages[(listed >> 1) % pages.length]!, path) : await ask(turn, path)
      for (const { id } of (rows as { id: string }[]).slice(0, 5)) known.push(id)
      known.splice(0, Math.max(0, known.length - 500))
    },
    matter: turn => ask(turn, `/api/matters/${known[turn % known.length] ?? newId()}`),
    search: turn => ask(turn, `/api/worklist?list=all&q=${encodeURIComponent(words[turn % words.length]!)}`),
    figures: turn => ask(turn, '/api/figures'),
    async act(turn) {
      const id = known[turn % known.length] ?? newId()
      const { seq } = (await ask(turn, `/api/matters/${id}`)) as { seq: number }
      const inputs = { words: `第${turn}次跟进，已联系物业` }
      await ask(turn, `/api/matters/${id}/acts`, { id: newId(), step: 'comment', seq, inputs })
    },
  }
  for (let turn = 0; turn < 20; turn++) await reports.send(turn)
  await work.list(0)
  return {
    kinds,
    async turn(turn: number) {
      const kind = deck[(turn * 37) % deck.length]!
      await work[kind](turn)
      kinds[kind] += 1
    },
  }
}

function asking(
  agent: Agent,
  port: number,
  cookie: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  return new Promise((done, fail) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = { cookie, ...(text === undefined ? {} : { 'content-type': 'application/json' }) }
    const method = text === undefined ? 'GET' : 'POST'
    const sent = request({ agent, port, host: '127.0.0.1', path, method, headers }, reply => {
      let answer = ''
      reply.setEncoding('utf8')
      reply.on('data', part => {
        answer += part
      })
      reply.on('end', () =>
        reply.statusCode === 200
          ? done(JSON.parse(answer))
          : fail(new Error(`${path}: ${reply.statusCode} ${answer}`)),
      )
    })
    sent.on('error', fail)
    sent.end(text)
  })
}

interface Sample {
  readonly seconds: number
  readonly mb: number
}

function sampling(aili: Served, seconds: number, log: BenchOptions['log']) {
  const samples: Sample[] = []
  const from = performance.now()
  const timer = setInterval(() => {
    samples.push({ seconds: (performance.now() - from) / 1000, mb: aili.memory() })
    if (samples.length % Math.max(10, Math.round(seconds / 12)) === 0)
      log(`${Math.round(samples.at(-1)!.mb)} MB`)
  }, sampleMs)
  return {
    stop() {
      clearInterval(timer)
      return samples
    },
  }
}

/** Least squares over what was sampled after the warm-up, with the standard error of the slope. */
function resultOf(samples: readonly Sample[], seconds: number) {
  const measured = samples.filter(sample => sample.seconds >= seconds * warmShare)
  const n = measured.length
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n
  const [meanX, meanY] = [mean(measured.map(it => it.seconds)), mean(measured.map(it => it.mb))]
  const sxx = measured.reduce((sum, it) => sum + (it.seconds - meanX) ** 2, 0)
  const sxy = measured.reduce((sum, it) => sum + (it.seconds - meanX) * (it.mb - meanY), 0)
  const slope = sxy / sxx
  const left = measured.reduce((sum, it) => sum + (it.mb - meanY - slope * (it.seconds - meanX)) ** 2, 0)
  const error = Math.sqrt(left / Math.max(1, n - 2) / sxx)
  return {
    mostMb: round(Math.max(...samples.map(it => it.mb))),
    meanMb: round(meanY),
    slopeMbAnHour: round(slope * 3600),
    slopeErrorMbAnHour: round(error * 3600),
    samples: n,
  }
}
