/** An import of a hotline's export: every row goes through the same intake as a resident's report, once; what cannot be taken is named with its reason. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Row, readTables } from '../kernel/tables.ts'
import {
  type Entry,
  findReports,
  groupsAlike,
  matterLimits,
  type Outcome,
  systemAsker,
  takeReports,
} from '../matters/index.ts'
import { suggestCategory, territoryOf, workCommitteeOf } from '../territory/index.ts'
import { findColumns } from './columns.ts'
import { type Judged, judgeRow, type Reason } from './rows.ts'
import { type Heard, placeFinder } from './words.ts'

export interface Asked {
  readonly file: string
  readonly dryRun: boolean
  readonly columns?: string | undefined
  readonly onProgress?: (done: number, total: number) => void
}
export type Status = 'taken' | 'wouldBeTaken' | 'alreadyThere' | 'refused'
/** What became of one row. */
export interface Line {
  readonly row: Row
  readonly status: Status
  /** Number of the matter; null where there is none. */
  readonly number: string | null
  readonly externalNumber: string
  readonly entry: Entry | null
  readonly category: string | null
  readonly reason: Reason | { readonly refusal: Refusal } | null
  /** What its place was found by, and what of it was not understood. */
  readonly heard: Heard
  /** Groups of likely duplicates are counted from 1. */
  readonly group: number | null
}
export interface Imported {
  readonly headings: readonly string[]
  readonly lines: readonly Line[]
  readonly groups: number
  /** An earlier run of this very file did not come to its end. */
  readonly resumed: boolean
}

const rowsAtOnce = 200

/** @throws Unreadable; Refusal unavailable before a jurisdiction is set up or when the database is lost: run it again, it goes on where it stopped */
export async function importHotline(kernel: Kernel, asked: Asked): Promise<Imported> {
  const { table, columns } = findColumns(await readTables(asked.file), asked.columns)
  const territory = await territoryOf(kernel)
  if (!workCommitteeOf(territory)) throw new Refusal('unavailable', { setUp: false })
  const jurisdictionId = territory.jurisdiction.id
  const ground = {
    jurisdictionId,
    columns,
    delimiter: table.delimiter,
    now: kernel.clock.now(),
    placeIn: placeFinder(territory),
  }
  const judged = withoutRepeats(
    table.rows.filter(line => line.row > columns.row).map(row => judgeRow(row, ground)),
  )
  const run = asked.dryRun ? null : await beginRun(kernel, jurisdictionId, asked.file, judged.length)
  const outcomes = await inBatches(kernel, judged, asked)
  const lines = grouped(judged.map((one, at) => lineOf(one, outcomes.get(at) ?? null)))
  if (run) await endRun(kernel, jurisdictionId, run.id, lines)
  return {
    headings: columns.headings,
    lines,
    groups: Math.max(0, ...lines.map(line => line.group ?? 0)),
    resumed: run?.resumed ?? false,
  }
}

/** A row that stands in the file twice is taken once; one number on two texts is named. */
function withoutRepeats(judged: readonly Judged[]): Judged[] {
  const first = new Map<string, Judged>()
  return judged.map(one => {
    const id = one.entry?.report.id
    const before = id ? first.get(id) : undefined
    if (id && !before) first.set(id, one)
    if (!before) return one
    const isSame = before.entry?.report.text === one.entry?.report.text
    return { ...one, reason: { code: isSame ? 'repeated' : 'numberReused', facts: { row: before.row.row } } }
  })
}

async function inBatches(
  kernel: Kernel,
  judged: readonly Judged[],
  asked: Asked,
): Promise<Map<number, Outcome>> {
  const { jurisdiction } = await territoryOf(kernel)
  const asker = systemAsker(jurisdiction.id)
  const ready = judged.flatMap((one, at) => (one.entry && !one.reason ? [{ at, entry: one.entry }] : []))
  const outcomes = new Map<number, Outcome>()
  for (let from = 0; from < ready.length; from += rowsAtOnce) {
    const batch = ready.slice(from, from + rowsAtOnce)
    const entries = batch.map(one => one.entry)
    const found = asked.dryRun
      ? await findReports(kernel, entries)
      : await takeReports(kernel, asker, entries)
    for (const [i, outcome] of found.entries()) if (outcome) outcomes.set(batch[i]!.at, outcome)
    asked.onProgress?.(
      judged.length - ready.length + Math.min(from + rowsAtOnce, ready.length),
      judged.length,
    )
  }
  return outcomes
}

function lineOf({ row, number, entry, reason, heard }: Judged, outcome: Outcome | null): Omit<Line, 'group'> {
  const category = entry ? (entry.report.category ?? suggestCategory(entry.report.text)) : null
  const line = { row, entry, externalNumber: number, number: null, category, reason, heard }
  if (reason) return { ...line, status: reason.code === 'repeated' ? 'alreadyThere' : 'refused' }
  if (!outcome) return { ...line, status: 'wouldBeTaken' }
  if (outcome.status === 'refused')
    return { ...line, status: 'refused', reason: { refusal: outcome.refusal } }
  return { ...line, status: outcome.status, number: outcome.number }
}

function grouped(lines: readonly Omit<Line, 'group'>[]): Line[] {
  const compared = lines.flatMap((line, at) =>
    line.entry && !line.reason ? [{ at, entry: line.entry }] : [],
  )
  const said = compared.map(({ entry }) => ({
    text: entry.report.text,
    at: entry.intake.reportedAt ?? new Date(0),
  }))
  const groupOf = new Map<number, number>()
  for (const [i, group] of groupsAlike(said, matterLimits.duplicateDays * 86_400_000).entries())
    for (const member of group) groupOf.set(compared[member]!.at, i + 1)
  return lines.map((line, at) => ({ ...line, group: groupOf.get(at) ?? null }))
}

async function beginRun(
  kernel: Kernel,
  jurisdictionId: number,
  file: string,
  rows: number,
): Promise<{ id: string; resumed: boolean }> {
  const sha256 = createHash('sha256').update(readFileSync(file)).digest()
  const now = kernel.clock.now()
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const before = await tx
      .selectFrom('intakeRun')
      .select(['id', 'finishedAt'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('fileSha256', '=', sha256)
      .executeTakeFirst()
    if (before) return { id: before.id, resumed: before.finishedAt === null }
    const id = newId(now.getTime())
    await tx
      .insertInto('intakeRun')
      .values({
        jurisdictionId,
        id,
        fileName: basename(file).slice(0, 200),
        fileSha256: sha256,
        startedAt: now,
        rowsTotal: rows,
      })
      .execute()
    return { id, resumed: false }
  })
}

async function endRun(
  kernel: Kernel,
  jurisdictionId: number,
  id: string,
  lines: readonly Line[],
): Promise<void> {
  const rowsRefused = lines.filter(line => line.status === 'refused').length
  const values = {
    finishedAt: kernel.clock.now(),
    rowsTotal: lines.length,
    rowsTaken: lines.length - rowsRefused,
    rowsRefused,
  }
  await kernel.db.within(everythingOf(jurisdictionId), tx =>
    tx
      .updateTable('intakeRun')
      .set(values)
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute(),
  )
}
