/** Makes chunks of a year's load and sends each in a transaction of its own, with the mark that it is done. */
import { sql } from 'kysely'
import { wallClock } from '../kernel/clock.ts'
import { loadConfig } from '../kernel/config.ts'
import { copyIn } from '../kernel/copy-in.ts'
import { type Database, openDatabase } from '../kernel/database.ts'
import { openVault, type Vault } from '../kernel/vault.ts'
import {
  chunkOf,
  chunkSizeOf,
  type SharedPicture,
  type Tuning,
  type Year,
  type YearGround,
  yearOf,
} from '../matters/index.ts'
import { calendarOf } from '../proceedings/index.ts'
import { fillGrids } from '../registry/index.ts'
import { dwellingsAGrid, gridsAQuarter, largePlan, territoryOf } from '../territory/index.ts'
import { chunkDone, type LoadPlan } from './progress.ts'

export interface Given {
  readonly url: string
  readonly dataDir: string
  readonly plan: LoadPlan
  readonly pictures: readonly SharedPicture[]
}
export type Order =
  | { readonly do: 'tune' }
  | { readonly do: 'matters'; readonly chunk: number; readonly tuning: Tuning }
  | { readonly do: 'residents'; readonly done: readonly number[] }
export interface Written {
  readonly matters: number
  readonly acts: number
  readonly residents: number
}
export const nothing: Written = { matters: 0, acts: 0, residents: 0 }
/** Somebody at work on the load, here or in a process of its own. */
export interface Hand {
  /** @returns how the year is tuned, once that was asked for */
  obey(order: Order): Promise<Tuning | null>
  leave(): Promise<void>
}

interface Ground {
  readonly given: Given
  readonly db: Database
  readonly asked: YearGround
  readonly year: Year
  readonly vault: Vault
}

const averagePeople = 2.43

/** @param wrote told of every chunk when it is written */
export async function openHand(given: Given, wrote: (more: Written) => void): Promise<Hand> {
  const ground = await opened(given)
  let tuning: Tuning | null = null
  return {
    async obey(order) {
      if (order.do === 'tune') tuning = ground.year.tune()
      else if (order.do === 'residents') await residents(ground, new Set(order.done), wrote)
      else wrote(await matters(ground, order.chunk, order.tuning))
      return tuning
    },
    leave: () => ground.db.close(),
  }
}

async function opened(given: Given): Promise<Ground> {
  const config = loadConfig(['--data', given.dataDir], process.env)
  const db = openDatabase(given.url, { max: 2, statementTimeoutSeconds: 3600 })
  const territory = await territoryOf({ db, config, clock: wallClock })
  const calendar = await db.owner.transaction().execute(tx => calendarOf(tx, territory.jurisdiction.id))
  const town = largePlan(given.plan.quarters, given.plan.seed)
  const asked: YearGround = { plan: given.plan, territory, calendar, town }
  const vault = openVault(config.secret, config.dataDir)
  return { given, db, asked, year: yearOf(asked, given.pictures), vault }
}

async function matters(ground: Ground, chunk: number, tuning: Tuning): Promise<Written> {
  const { given, asked, year, vault, db } = ground
  const first = chunk * chunkSizeOf(given.plan) + 1
  const made = chunkOf(year.lives(chunk, tuning), first, asked, vault, given.pictures)
  const client = await db.pool.connect()
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
  return { matters: made.matters, acts: made.acts, residents: 0 }
}

async function residents(
  { given: { plan }, db, asked: { territory }, vault }: Ground,
  done: ReadonlySet<number>,
  wrote: (more: Written) => void,
): Promise<void> {
  const homes = plan.quarters * gridsAQuarter * dwellingsAGrid
  const empty = Math.max(0, 0.98 - plan.residents / averagePeople / homes)
  const dwellers = { seed: plan.seed, residents: plan.residents, empty, now: new Date(plan.until) }
  const grids = territory.grids.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(grid => grid.id)
  await fillGrids(
    dwellers,
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
      wrote({ matters: 0, acts: 0, residents: people })
    },
  )
}
