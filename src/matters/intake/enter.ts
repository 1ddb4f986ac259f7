/** Enters reports: dossier, proceeding, first act with its terms, matter and photos of each, in one statement; plain ones of many senders in one commit. */
import { sql } from 'kysely'
import { isLost, promptConnections, type Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { type GroupCommit, groupCommit } from '../../kernel/group-commit.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Entry } from './entry.ts'

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
  const [rows, photos] = listsOf(entries)
  const entered =
    await sql<Entered>`/* prepared enter_matters */ select id, number from enter_matters(${jurisdictionId}, ${rows}, ${photos})`.execute(
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

function openLine({ db }: Kernel, jurisdictionId: number): GroupCommit<Entry, string | null> {
  return groupCommit<Entry, string | null>({
    most: mostTogether,
    lanes: promptConnections,
    isCommon: error => isLost(error) || error instanceof Refusal || isShort(error),
    write: async entries => {
      const rows = await db.prompt<Entered>(
        '/* prepared enter_matters */ select id, number from enter_matters($1, $2, $3)',
        [jurisdictionId, ...listsOf(entries)],
      )
      const numbers = numbersOf(rows)
      const told = new Set<string>()
      return entries.map(({ draft: { report } }) => {
        // Of two reports under one id in a group, one was entered: the other is looked at by itself.
        if (told.has(report.id)) return null
        told.add(report.id)
        return numbers.get(report.id) ?? null
      })
    },
  })
}

/** No room on the disk or in memory (53…); stopped for taking too long (57014): in halves each would be waited for as long again. */
const isShort = (error: unknown) => /^(53|57014)/.test((error as { code?: string }).code ?? '')

function listsOf(entries: readonly Entry[]): [string, string] {
  return [
    `[${entries.map(entry => entry.row).join()}]`,
    JSON.stringify(entries.flatMap(entry => entry.photos)),
  ]
}

const numbersOf = (rows: readonly Entered[]): Numbers => new Map(rows.map(row => [row.id, row.number]))
