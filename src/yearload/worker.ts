/** A worker of a year's load: makes chunks and sends each in a transaction of its own, with the mark that it is done. */
import { sql } from 'kysely'
import type pg from 'pg'
import { wallClock } from '../kernel/clock.ts'
import { loadConfig } from '../kernel/config.ts'
import { copyIn } from '../kernel/copy-in.ts'
import { openDatabase } from '../kernel/database.ts'
import { openVault, type Vault } from '../kernel/vault.ts'
import {
  chunkOf,
  mattersAChunk,
  type SharedPicture,
  type Tuning,
  type Year,
  type YearGround,
  yearOf,
} from '../matters/index.ts'
import { calendarOf } from '../proceedings/index.ts'
import { fillGrids } from '../registry/index.ts'
import { dwellingsAGrid, gridsAQuarter, largePlan } from '../territory/demo-large.ts'
import { territoryOf } from '../territory/index.ts'
import { chunkDone, type LoadPlan } from './progress.ts'

export interface Given {
  readonly url: string
  readonly dataDir: string
  readonly plan: LoadPlan
  readonly pictures: readonly SharedPicture[]
}
export type Order =
  | { readonly do: 'begin'; readonly given: Given }
  | { readonly do: 'tune' }
  | { readonly do: 'matters'; readonly chunk: number; readonly tuning: Tuning }
  | { readonly do: 'residents'; readonly done: readonly number[] }
export type Said =
  | { readonly said: 'tuned'; readonly tuning: Tuning }
  | { readonly said: 'wrote'; readonly matters: number; readonly acts: number; readonly residents: number }
  | { readonly said: 'done' }
  | { readonly said: 'failed'; readonly why: string }

interface Hand {
  readonly given: Given
  readonly pool: pg.Pool
  readonly db: ReturnType<typeof openDatabase>
  readonly ground: YearGround
  readonly year: Year
  readonly vault: Vault
}

const say = (said: Said) => process.send?.(said)
const averagePeople = 2.43

let hand: Promise<Hand> | null = null
process.on('message', (order: Order) => {
  if (order.do === 'begin') {
    hand = opened(order.given)
    hand.catch(() => {})
    return
  }
  if (!hand) throw new Error('a worker is given its ground first')
  hand
    .then(it => obey(it, order))
    .then(() => say({ said: 'done' }))
    .catch((error: Error) => say({ said: 'failed', why: error.stack ?? error.message }))
})
// Whoever hired it is done, or is no more.
process.on('disconnect', () => process.exit())

async function opened(given: Given): Promise<Hand> {
  const config = loadConfig(['--data', given.dataDir], process.env)
  const db = openDatabase(given.url, { max: 2, statementTimeoutSeconds: 3600 })
  const territory = await territoryOf({ db, config, clock: wallClock })
  const calendar = await db.owner.transaction().execute(tx => calendarOf(tx, territory.jurisdiction.id))
  const town = largePlan(given.plan.quarters, given.plan.seed)
  const ground: YearGround = { plan: given.plan, territory, calendar, town }
  const vault = openVault(config.secret, config.dataDir)
  return { given, pool: db.pool, db, ground, year: yearOf(ground, given.pictures), vault }
}

async function obey(hand: Hand, order: Exclude<Order, { do: 'begin' }>): Promise<void> {
  if (order.do === 'tune') say({ said: 'tuned', tuning: hand.year.tune() })
  else if (order.do === 'residents') await residents(hand, new Set(order.done))
  else await matters(hand, order.chunk, order.tuning)
}

async function matters(
  { given, ground, year, vault, pool }: Hand,
  chunk: number,
  tuning: Tuning,
): Promise<void> {
  const made = chunkOf(year.lives(chunk, tuning), chunk * mattersAChunk + 1, ground, vault, given.pictures)
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // What a crash may take away is a whole chunk with its mark, which is then made again.
    await client.query('begin; set local synchronous_commit = off')
    await client.query(chunkDone, ['matters', chunk, made.matters, made.acts, 0])
    for (const table of made.tables) await copyIn(client, table)
    await client.query('commit')
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
  say({ said: 'wrote', matters: made.matters, acts: made.acts, residents: 0 })
}

async function residents(
  { given: { plan }, db, ground, vault }: Hand,
  done: ReadonlySet<number>,
): Promise<void> {
  const homes = plan.quarters * gridsAQuarter * dwellingsAGrid
  const empty = Math.max(0, 0.98 - plan.residents / averagePeople / homes)
  const asked = { seed: plan.seed, residents: plan.residents, empty, now: new Date(plan.until) }
  const grids = ground.territory.grids.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(grid => grid.id)
  await fillGrids(
    asked,
    grids,
    work => db.owner.transaction().execute(work),
    grid => done.has(grid),
    async (grid, people, write) => {
      await db.owner.transaction().execute(async tx => {
        await write(tx, vault)
        await sql`insert into year_load.chunk (part, n, residents) values ('residents', ${grid}, ${people})`.execute(
          tx,
        )
      })
      say({ said: 'wrote', matters: 0, acts: 0, residents: people })
    },
  )
}
