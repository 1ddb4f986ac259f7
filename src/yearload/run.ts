/** A year's load from the empty database to the last index: every step may be cut off and is gone on with by the same call. */
import { fork } from 'node:child_process'
import type { ClientBase } from 'pg'
import type { Config } from '../kernel/config.ts'
import type { Database } from '../kernel/database.ts'
import type { FileStore } from '../kernel/files.ts'
import { chunksOf, sharedPictures, type Tuning } from '../matters/index.ts'
import { writeLastMorning } from '../notices/index.ts'
import { calendarOf } from '../proceedings/index.ts'
import { demoAccounts, demoJurisdiction, writeDemo } from '../territory/demo.ts'
import { largePlan } from '../territory/demo-large.ts'
import { putBackFences, takeOffFences } from './fences.ts'
import {
  beginLoad,
  endLoad,
  isUnfinished,
  keepTuning,
  type LoadPlan,
  type Progress,
  progressOf,
} from './progress.ts'
import type { Given, Order, Said } from './worker.ts'

export interface LoadKernel {
  readonly db: Database
  readonly url: string
  readonly config: Config
  readonly files: FileStore
}
export interface Written {
  readonly matters: number
  readonly acts: number
  readonly residents: number
}
export type Step = 'town' | 'fencesOff' | 'tuning' | 'rows' | 'fencesOn' | 'sweeping'
export interface Told {
  readonly step: Step
  /** Of the step's own work, 0 to 1. */
  readonly share: number
  readonly written: Written
  /** Of this run alone, for a rate. */
  readonly now: Written
}
export type Loaded =
  | { readonly outcome: 'loaded' | 'thereAlready'; readonly written: Written }
  | { readonly outcome: 'otherData' | 'otherPlan'; readonly found: unknown }

/** Filled row by row of COPY; the residents' tables keep their fences. */
const bulk = ['dossier', 'proceeding', 'act', 'matter', 'file', 'referral', 'sealed_content', 'notice']
const nothing: Written = { matters: 0, acts: 0, residents: 0 }

export async function loadYear(
  kernel: LoadKernel,
  plan: LoadPlan,
  threads: number,
  tell: (told: Told) => void,
): Promise<Loaded> {
  const client = await kernel.db.pool.connect()
  try {
    const refused = await refusalOf(kernel, client, plan)
    if (refused) return refused
    const say = (step: Step, share: number, written = nothing, now = nothing) =>
      tell({ step, share, written, now })
    say('town', 0)
    if (await writeDemo(kernel.db.owner, largePlan(plan.quarters, plan.seed), demoAccounts)) say('town', 1)
    const pictures = await sharedPictures(kernel.files)
    say('fencesOff', 0)
    if ((await progressOf(client)).done.matters.size < chunksOf(plan)) await takeOffFences(client, bulk)
    await fill(client, { url: kernel.url, dataDir: kernel.config.dataDir, plan, pictures }, threads, say)
    const progress = await progressOf(client)
    const connect = async () => {
      const own = await kernel.db.pool.connect()
      return { client: own, release: () => own.release(true) }
    }
    await putBackFences(client, connect, (done, of) => say('fencesOn', done / of, progress.rows))
    say('sweeping', 0, progress.rows)
    await sweep(kernel, client, progress)
    say('sweeping', 1, progress.rows)
    return { outcome: 'loaded', written: progress.rows }
  } finally {
    client.release()
  }
}

/** Begins the load where nothing is, goes on where the same was begun; null: go on. */
async function refusalOf({ db }: LoadKernel, client: ClientBase, plan: LoadPlan): Promise<Loaded | null> {
  if (await isUnfinished(db)) {
    const begun = (await progressOf(client)).plan
    return isSame(begun, plan) ? null : { outcome: 'otherPlan', found: begun }
  }
  const town = await db.owner.selectFrom('jurisdiction').select(['id', 'settings']).executeTakeFirst()
  const load = (town?.settings as { load?: LoadPlan & Written } | undefined)?.load
  if (load)
    return isSame(load, plan)
      ? { outcome: 'thereAlready', written: load }
      : { outcome: 'otherPlan', found: load }
  if (town) return { outcome: 'otherData', found: town.id }
  await beginLoad(client, plan)
  return null
}

function isSame(one: LoadPlan, other: LoadPlan): boolean {
  return (Object.keys(other) as (keyof LoadPlan)[]).every(name => one[name] === other[name])
}

type Say = (step: Step, share: number, written?: Written, now?: Written) => void

async function fill(client: ClientBase, given: Given, threads: number, say: Say): Promise<void> {
  const { done, rows, ...kept } = await progressOf(client)
  const { plan } = given
  const chunks = Array.from({ length: chunksOf(plan) }, (_, n) => n).filter(n => !done.matters.has(n))
  if (chunks.length === 0 && rows.residents >= plan.residents) return
  let now = nothing
  const sum = (a: Written, b: Written) => ({
    matters: a.matters + b.matters,
    acts: a.acts + b.acts,
    residents: a.residents + b.residents,
  })
  const wrote = (more: Written) => {
    now = sum(now, more)
    const written = sum(rows, now)
    // A resident costs about as much as an act.
    const share = (written.acts + written.residents) / (plan.matters * plan.actsPerMatter + plan.residents)
    say('rows', Math.min(share, 1), written, now)
  }
  const crew = Array.from({ length: threads }, () => hire(given, wrote))
  try {
    say('tuning', 0)
    const tuning = kept.tuning ?? (await tuned(crew[0]!, client))
    wrote(nothing)
    const queue = chunks.values()
    const work = async (hand: Hand, first: boolean) => {
      if (first && rows.residents < plan.residents)
        await hand.obey({ do: 'residents', done: [...done.residents] })
      for (const chunk of queue) await hand.obey({ do: 'matters', chunk, tuning })
    }
    await Promise.all(crew.map((hand, n) => work(hand, n === 0)))
  } finally {
    for (const hand of crew) hand.leave()
  }
}

async function tuned(hand: Hand, client: ClientBase): Promise<Tuning> {
  const tuning = await hand.obey({ do: 'tune' })
  if (!tuning) throw new Error('a thread was asked to tune and did not')
  await keepTuning(client, tuning)
  return tuning
}

interface Hand {
  obey(order: Order): Promise<Tuning | null>
  leave(): void
}

/** A process of its own each: it makes rows on its own core with a heap of its own, and ends with the one that hired it. */
function hire(given: Given, wrote: (more: Written) => void): Hand {
  const worker = fork(new URL('./worker.ts', import.meta.url), {
    serialization: 'advanced',
    detached: true,
    // What a chunk is made of lives a second and dies: kept among the young it is never moved.
    execArgv: ['--max-semi-space-size=64'],
  })
  let tuning: Tuning | null = null
  let job: PromiseWithResolvers<Tuning | null> | null = null
  worker.on('message', (said: Said) => {
    if (said.said === 'wrote') wrote(said)
    else if (said.said === 'tuned') tuning = said.tuning
    else if (said.said === 'failed') job?.reject(new Error(said.why))
    else job?.resolve(tuning)
  })
  worker.on('error', error => job?.reject(error))
  worker.on('exit', code => job?.reject(new Error(`a worker of the load ended with ${code}`)))
  worker.send({ do: 'begin', given } satisfies Order)
  return {
    obey: order => {
      job = Promise.withResolvers()
      worker.send(order)
      return job.promise
    },
    leave: () => {
      job = null
      if (worker.connected) worker.disconnect()
    },
  }
}

/** Statistics, the morning lists of the last morning, and the end of the load. */
async function sweep({ db }: LoadKernel, client: ClientBase, progress: Progress): Promise<void> {
  for (const table of bulk) await client.query(`vacuum (analyze) ${table}`)
  await client.query('analyze')
  await db.owner.transaction().execute(async tx => {
    const calendar = await calendarOf(tx, demoJurisdiction.id)
    await writeLastMorning(tx, demoJurisdiction.id, calendar, new Date(progress.plan.until))
  })
  await endLoad(client, progress)
  await client.query('checkpoint').catch(() => {})
}
