/** From the instant a term falls due to the ladder's act, told to every open page, while residents report without pause. */
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Aili } from '../../src/app.ts'
import { type Times, timesOf } from './bench.ts'
import { letFallDueOneByOne } from './clock-rows.ts'
import { postReport } from './reports.ts'

export interface Load {
  /** Terms falling due per second, for how many seconds, beside how many clients that report without pause. */
  readonly rate: number
  readonly seconds: number
  readonly clients: number
}
export interface DelayFigures extends Load {
  /** Milliseconds. */
  readonly delay: Times
  readonly intakesPerSecond: number
}

/** @param aili listens, sweeps by itself and goes by the wall clock */
export async function measureDelay(
  aili: Aili,
  place: { readonly pool: pg.Pool; readonly url: string },
  points: readonly { lng: number; lat: number }[],
  load: Load,
): Promise<DelayFigures> {
  const heard = new Map<string, number>()
  const listener = new pg.Client(place.url)
  await listener.connect()
  try {
    // Payload: jurisdiction and transaction. Sent at commit: the act is there for everybody.
    listener.on('notification', ({ payload }) => heard.set(payload!.split(':')[1]!, Date.now()))
    await listener.query('listen aili_act')
    const first = await letFallDueOneByOne(place.pool, load.rate * load.seconds, 1000 / load.rate)
    await pause(Math.max(0, first.getTime() - Date.now() - 2000))
    const intakes = await reportUntil(aili, points, load.clients, first.getTime() + load.seconds * 1000)
    const delays = await delaysOf(place.pool, heard, first, load)
    return { ...load, delay: timesOf(delays), intakesPerSecond: intakes }
  } finally {
    await listener.end()
  }
}

async function reportUntil(
  aili: Aili,
  points: readonly { lng: number; lat: number }[],
  clients: number,
  end: number,
): Promise<number> {
  const { port } = aili.app.server.address() as { port: number }
  const agent = new Agent({ keepAlive: true, maxSockets: Math.max(1, clients) })
  const from = Date.now()
  let turn = 0
  await Promise.all([
    pause(Math.max(0, end - from)),
    ...Array.from({ length: clients }, async () => {
      while (Date.now() < end) await postReport(agent, port, points[turn % points.length]!, turn++)
    }),
  ])
  agent.destroy()
  return Math.round((turn / (Date.now() - from)) * 1000)
}

/** Waits for the last ones, then reads which transaction recorded which due instant. */
async function delaysOf(pool: pg.Pool, heard: ReadonlyMap<string, number>, first: Date, load: Load) {
  const count = load.rate * load.seconds
  const last = new Date(first.getTime() + load.seconds * 1000)
  for (let waited = 0; waited < 600; waited++) {
    const { rows } = await pool.query<{ xact: string; due: string }>(
      `select xact::text as xact, inputs ->> 'dueAt' as due from act
       where step = 'markOverdue' and inputs ->> 'dueAt' between $1 and $2`,
      [first.toISOString(), last.toISOString()],
    )
    if (rows.length >= count && rows.every(row => heard.has(row.xact)))
      return rows.map(row => heard.get(row.xact)! - Date.parse(row.due))
    await pause(100)
  }
  throw new Error('not every term that fell due was climbed within a minute after the last')
}
