/** A year's load from the empty database to the last index: every step may be cut off and is gone on with by the same call. */
import type { ClientBase } from 'pg'
import type { Config } from '../kernel/config.ts'
import type { Database } from '../kernel/database.ts'
import type { FileStore } from '../kernel/files.ts'
import { chunksOf, sharedPictures } from '../matters/index.ts'
import { writeLastMorning } from '../notices/index.ts'
import { calendarOf } from '../proceedings/index.ts'
import { demoAccounts, demoJurisdiction, largePlan, writeDemo } from '../territory/index.ts'
import { putBackFences, takeOffFences } from './fences.ts'
import { fill } from './fill.ts'
import { nothing, type Written } from './hand.ts'
import { beginLoad, endLoad, isUnfinished, type LoadPlan, type Progress, progressOf } from './progress.ts'

export interface LoadKernel {
  readonly db: Database
  readonly url: string
  readonly config: Config
  readonly files: FileStore
}
export type { Written } from './hand.ts'
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
    await completeMatters(client, largePlan(plan.quarters, plan.seed).jurisdiction.id)
    await putBackFences(client, connect, (done, of) => say('fencesOn', done / of, progress.rows))
    say('sweeping', 0, progress.rows)
    await sweep(kernel, client, progress)
    say('sweeping', 1, progress.rows)
    return { outcome: 'loaded', written: progress.rows }
  } finally {
    client.release()
  }
}

/** What triggers write of each matter elsewhere (sql/0027_reading.sql), of all at once while their indexes are off; done again it changes nothing. */
async function completeMatters(client: ClientBase, jurisdictionId: number): Promise<void> {
  await client.query(
    `update proceeding p set category = m.category, nature = m.nature, satisfied = m.satisfied from matter m
     where p.jurisdiction_id = $1 and m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
       and (p.category, p.nature, p.satisfied) is distinct from (m.category, m.nature, m.satisfied)`,
    [jurisdictionId],
  )
  await client.query('select missed_anew($1)', [jurisdictionId])
  await client.query(
    `update matter m set search = words_of(m.search) || facts_of(p) from proceeding p
     where m.jurisdiction_id = $1 and p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id and not p.sealed
       and not m.search @@ '''@'''::tsquery`,
    [jurisdictionId],
  )
}

/** Begins the load where nothing is, goes on where the same was begun; null: go on. */
async function refusalOf({ db }: LoadKernel, client: ClientBase, plan: LoadPlan): Promise<Loaded | null> {
  if (await isUnfinished(db)) {
    const begun = (await progressOf(client)).plan
    return isSame(begun, plan) ? null : { outcome: 'otherPlan', found: begun }
  }
  const town = await db.owner.selectFrom('jurisdiction').select(['id', 'settings']).executeTakeFirst()
  const load = (town?.settings as { load?: { plan: LoadPlan; written: Written } } | undefined)?.load
  if (load && isSame(load.plan, plan)) return { outcome: 'thereAlready', written: load.written }
  if (load) return { outcome: 'otherPlan', found: load.plan }
  if (town) return { outcome: 'otherData', found: town.id }
  await beginLoad(client, plan)
  return null
}

function isSame(one: LoadPlan, other: LoadPlan): boolean {
  return (Object.keys(other) as (keyof LoadPlan)[]).every(name => one[name] === other[name])
}

export type Say = (step: Step, share: number, written?: Written, now?: Written) => void

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
