/** A county at work, for benches of a whole process: Aili as it is started by people, its pages, and reports at a steady rate. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { createAccounts, hashPassword } from '../../src/kernel/auth.ts'
import type { Database } from '../../src/kernel/database.ts'
import { freePort } from '../../src/kernel/postgres-server.ts'
import { demoPassword, demoPlan, writeDemo } from '../../src/territory/demo.ts'
import type { ClientOrder, ClientReport } from './live-clients.ts'
import { postReport } from './reports.ts'
import { servingFlags } from './serving.ts'

/** The demo jurisdiction with its accounts, without matters. */
export async function writeCounty(db: Database): Promise<void> {
  const passwordHash = await hashPassword(demoPassword)
  await writeDemo(db.owner, demoPlan(), (tx, people) =>
    createAccounts(
      tx,
      people.map(person => ({ username: person.user, name: person.name, passwordHash })),
    ),
  )
}

export interface Served {
  readonly port: number
  readonly child: ChildProcess
  /** Resident memory in MB. */
  memory(): number
  /** What of it is what, in MB. */
  parts(): Promise<Readonly<Record<string, number>>>
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** Aili in a process of its own, ready. */
export async function serve(dataDir: string, url: string, port?: number): Promise<Served> {
  const at = port ?? (await freePort())
  const many = '1000000000'
  const child = fork('src/main.ts', ['--data', dataDir, '--port', String(at), '--empty'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: servingFlags(),
    env: {
      ...process.env,
      ...{ DATABASE_URL: url, AILI_LOG_LEVEL: 'error', AILI_RATE_REPORTS: many, AILI_RATE_REQUESTS: many },
    },
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const isReady = () =>
    fetch(`http://127.0.0.1:${at}/ready`).then(
      answer => answer.ok,
      () => false,
    )
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('Aili ended while it started')
    await pause(50)
  }
  return {
    port: at,
    child,
    memory: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async parts() {
      const text = await (await fetch(`http://127.0.0.1:${at}/metrics`)).text()
      const mb = (name: string) =>
        Math.round(Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? 0) / 2 ** 20)
      return {
        resident: mb('process_resident_memory_bytes'),
        heap: mb('nodejs_heap_size_total_bytes'),
        heapUsed: mb('nodejs_heap_size_used_bytes'),
        external: mb('nodejs_external_memory_bytes'),
      }
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

export interface Pages {
  report(): Promise<ClientReport>
  /** Waits until so many are open and caught up. @returns seconds it took */
  ready(count: number, seconds?: number): Promise<number>
  close(): void
}

export function openPages(order: ClientOrder): Pages {
  const child = fork(new URL('live-clients.ts', import.meta.url))
  child.send(order)
  const report = async () => {
    child.send('report')
    return (await once(child, 'message'))[0] as ClientReport
  }
  return {
    report,
    async ready(count, seconds = 60) {
      const from = performance.now()
      for (;;) {
        const { ready } = await report()
        if (ready >= count) return (performance.now() - from) / 1000
        if (performance.now() - from > seconds * 1000)
          throw new Error(`only ${ready} of ${count} pages are open`)
        await pause(100)
      }
    },
    close: () => child.disconnect(),
  }
}

/** Work begun at a steady rate, whatever earlier work takes; waits for all of it. @returns how many succeeded, and their times */
export async function steadily(
  perSecond: number,
  seconds: number,
  work: (turn: number) => Promise<unknown>,
): Promise<{ done: number; failed: number; times: number[] }> {
  const result = { done: 0, failed: 0, times: [] as number[] }
  const going: Promise<void>[] = []
  const from = performance.now()
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    const wait = from + (turn * 1000) / perSecond - performance.now()
    if (wait > 0) await pause(wait)
    const began = performance.now()
    const one = work(turn).then(
      () => {
        result.done += 1
        result.times.push(performance.now() - began)
      },
      () => {
        result.failed += 1
      },
    )
    going.push(one)
  }
  await Promise.all(going)
  return result
}

export function reporter(port: number, points: readonly { lng: number; lat: number }[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  return {
    agent,
    send: (turn: number) => postReport(agent, port, points[(turn * 37) % points.length]!, turn),
    close: () => agent.destroy(),
  }
}

/** Percentiles of ages counted in milliseconds. */
export function agesOf(ages: ClientReport['ages']): { n: number; p50: number; p99: number; max: number } {
  const sorted = ages.toSorted((a, b) => a[0] - b[0])
  const n = sorted.reduce((sum, [, count]) => sum + count, 0)
  const at = (share: number) => {
    let left = Math.ceil(share * n)
    for (const [ms, count] of sorted) {
      left -= count
      if (left <= 0) return ms
    }
    return sorted.at(-1)?.[0] ?? 0
  }
  return { n, p50: at(0.5), p99: at(0.99), max: at(1) }
}
