/** Enters reports: dossier, proceeding, first act with its terms, matter and photos of each, in one statement; plain ones of many senders in one commit. */
import { sql } from 'kysely'
import { isLost, type Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { type GroupCommit, groupCommit } from '../../kernel/group-commit.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type Entry, rowEnd } from './entry.ts'

/** Number by id of those that were entered; the others hold an id that was used before, or a photo that is not the sender's. */
export type Numbers = ReadonlyMap<string, string>

interface Entered {
  readonly id: string
  readonly number: string
}

/** As part of a transaction that sees the jurisdiction. */
export async function enterWithin(
  tx: Tx,
  jurisdictionId: number,
  entries: readonly Entry[],
): Promise<Numbers> {
  const [rows, words, photos] = listsOf(entries)
  const entered =
    await sql<Entered>`/* prepared enter_matters */ select id, number from enter_matters(${jurisdictionId}, ${rows}, ${words}, ${photos})`.execute(
      tx,
    )
  return numbersOf(entered.rows)
}

/**
 * By itself or together with others that come at the same time; the number when it is durable, null when it could not be entered so.
 * @throws Refusal unavailable
 */
export function enterTogether(kernel: Kernel, jurisdictionId: number, entry: Entry): Promise<string | null> {
  const line = lines.get(kernel.db) ?? openLine(kernel, jurisdictionId)
  lines.set(kernel.db, line)
  return line.add(entry)
}

/** A database holds one line for each program that writes to it. */
const lines = new WeakMap<Kernel['db'], GroupCommit<Entry, string | null>>()

/** Larger groups save nothing more, and wait longer for each other. */
const mostTogether = 64
/** A group costs the database half a millisecond before its first row. */
const fewestBehind = 8
/** One is written, one waits in the database's hands, one is made of those who are being read in. */
const groupsUnderWay = 3
/** A second's work and some megabytes; more come only where the database hardly moves. */
const mostWaiting = 2000
/** Browsers and phones ask again by then. */
const patienceMs = 20_000

function openLine({ db }: Kernel, jurisdictionId: number): GroupCommit<Entry, string | null> {
  return groupCommit<Entry, string | null>({
    most: mostTogether,
    lanes: groupsUnderWay,
    fewest: fewestBehind,
    mostWaiting,
    patience: patienceMs,
    full: ahead => new Refusal('unavailable', { what: 'intake', ahead, seconds: 10 }),
    isCommon: error => isLost(error) || error instanceof Refusal || isShort(error),
    write: async entries => {
      // Of reports under one id in a group, the first is entered; the others are looked at by themselves.
      const first = new Map<string, Entry>()
      for (const entry of entries) if (!first.has(idOf(entry))) first.set(idOf(entry), entry)
      const numbers = await enteredPromptly(db, jurisdictionId, [...first.values()])
      return entries.map(entry =>
        first.get(idOf(entry)) === entry ? (numbers.get(idOf(entry)) ?? null) : null,
      )
    },
  })
}

const idOf = ({ draft }: Entry) => draft.report.id

/** What waits for somebody's lock, as the same report on its way elsewhere, holds up no others: then nobody is entered here, each is looked at by itself. */
async function enteredPromptly(
  db: Kernel['db'],
  jurisdictionId: number,
  entries: readonly Entry[],
): Promise<Numbers> {
  try {
    return numbersOf(await db.prompt<Entered>(promptly, [jurisdictionId, ...listsOf(entries)]))
  } catch (error) {
    if ((error as { code?: string }).code !== lockNotAvailable) throw error
    return new Map()
  }
}

/**
 * The limit is set before the function is called, because its argument comes from there, and taken off with what it gives: the commit, which waits
 * for those of others, is under none.
 */
const promptly = `/* prepared enter_matters promptly */ select id, number, (select set_config('lock_timeout', '0', true)) as patience
  from enter_matters((select $1::integer where set_config('lock_timeout', '300ms', true) <> ''), $2, $3, $4)`
const lockNotAvailable = '55P03'

/** No room on the disk or in memory (53…); stopped for taking too long (57014): in halves each would be waited for as long again. */
const isShort = (error: unknown) => /^(53|57014)/.test((error as { code?: string }).code ?? '')

function listsOf(entries: readonly Entry[]): [string, string, string] {
  return [
    entries.map(entry => entry.row).join(rowEnd),
    entries.map(entry => entry.words).join(rowEnd),
    JSON.stringify(entries.flatMap(entry => entry.photos)),
  ]
}

const numbersOf = (rows: readonly Entered[]): Numbers => new Map(rows.map(row => [row.id, row.number]))
