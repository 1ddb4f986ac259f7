/** Rosters as their page sees them: how far one is, what was found in words, which rows wait. */
import { sql } from 'kysely'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { recordRead } from '../registry/index.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import { ownRun, type Taker } from './begin.ts'
import { textIn } from './cells.ts'
import { type Field, fields } from './columns.ts'
import { placeWords } from './mend.ts'
import type { Counts, RowsBy, Summary } from './report.ts'
import { type Run, sightOf } from './run-row.ts'
import type { AsideView, Report, RunView } from './shape.ts'
import { letterOf } from './sheet.ts'
import { type AsideRow, openRows } from './stage.ts'
import { asideSheet } from './template.ts'
import { failureWords, noteWords, problemWords, rowWords } from './words.ts'

type Brief = Omit<RunView, 'report' | 'wishes'>

export async function viewOf(kernel: Kernel, run: Run, t: Translate): Promise<RunView> {
  const [brief] = await briefsOf(kernel, [run], t)
  const report = run.summary === null ? null : reportOf(run.summary as Summary & { written?: Counts }, t)
  return { ...brief!, wishes: { ...run.wishes }, report }
}

export async function briefsOf(
  kernel: Kernel,
  runs: readonly Run[],
  t: Translate,
): Promise<readonly Brief[]> {
  if (runs.length === 0) return []
  const territory = await territoryOf(kernel)
  const { rows } = await sql<{ id: string; person: string | null; open: number; left: number }>`
    select r.id, p.name as person,
      (select count(*) from roster_row w where w.jurisdiction_id = r.jurisdiction_id and w.run_id = r.id and w.settled is null) as open,
      (select count(*) from roster_batch b where b.jurisdiction_id = r.jurisdiction_id and b.run_id = r.id and b.content is not null) as left
    from roster_run r left join person p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.person_id
    where r.jurisdiction_id = ${runs[0]!.jurisdictionId} and r.id = any(${runs.map(run => run.id)}::uuid[])`.execute(
    kernel.db.owner,
  )
  const beside = new Map(rows.map(row => [row.id, row]))
  return runs.map(run => {
    const { person = null, open = 0, left = 0 } = beside.get(run.id) ?? {}
    return {
      id: run.id,
      community: { id: run.communityId, name: territory.community(run.communityId)?.name ?? '' },
      ...{ fileName: run.fileName, state: run.state, share: run.share, person, open },
      at: run.at.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
      ...{ rows: run.rowsTotal, taken: run.rowsTaken, aside: run.rowsAside },
      failure: failureWords(run, t),
      resumable: run.state === 'failed' && run.summary !== null && left > 0,
    }
  })
}

function reportOf({ head, written, ...summary }: Summary & { written?: Counts }, t: Translate): Report {
  const { format, sheets, rows, headingRow, place, passed, filled } = head
  return {
    ...{ format, sheets, rows, headingRow, place, passed },
    columns: head.columns.map(({ index, heading, field, sensitive, byContent }, i) => {
      return { heading, letter: letterOf(index), field, sensitive, byContent, filled: filled[i] ?? 0 }
    }),
    counts: summary.counts,
    written: written ?? null,
    problems: summary.problems.map(group => told(group, 'problem', t)),
    notes: summary.notes.map(group => told(group, 'note', t)),
    writtenAt: summary.writtenAt,
  }
}

function told({ code, count, rows }: RowsBy, kind: 'problem' | 'note', t: Translate) {
  return {
    code,
    count,
    label: t(`roster:${kind === 'problem' ? 'group' : 'noteGroup'}.${code}`),
    rows: rows.map(({ row, facts }) => ({
      row,
      at: rowWords(row, t),
      words: kind === 'problem' ? problemWords(code, facts, t) : noteWords(code, t),
    })),
  }
}

const rowsAPage = 30

/** @throws Refusal notYours, notFound */
export async function asideView(
  kernel: Kernel,
  taker: Taker,
  jurisdictionId: number,
  runId: string,
  asked: { readonly after: number; readonly code: string | undefined },
  t: Translate,
): Promise<AsideView> {
  const run = await ownRun(kernel, taker, jurisdictionId, runId)
  const rows = await asideRows(kernel, taker, run, asked.code)
  const territory = await territoryOf(kernel)
  const words = Map.groupBy(rows, row => placeWords(row.cells))
  const later = rows.filter(row => row.row > asked.after)
  const said = fieldsSaid(run)
  return {
    rows: later.slice(0, rowsAPage).map(row => ({
      ...{ row: row.row, at: rowWords(row.row, t) },
      cells: said.map(field => ({ field, text: textIn(row.cells[field]) ?? '' })),
      problems: row.problems.map(({ code, facts }) => ({ code, words: problemWords(code, facts, t) })),
      buildings: buildingsOf(row, territory),
      accepts: row.problems.flatMap(({ code }) => accepts[code as keyof typeof accepts] ?? []),
      alike: words.get(placeWords(row.cells))!.length,
    })),
    left: Math.max(0, later.length - rowsAPage),
  }
}

const accepts = { doorTaken: ['beside'], livesElsewhere: ['move'], childConsent: ['consented'] } as const

/** Every look at rows kept aside is on record as one of the community's list. */
export async function asideRows(
  kernel: Kernel,
  taker: Taker,
  run: Run,
  code?: string,
): Promise<readonly AsideRow[]> {
  const personId = taker?.personId ?? null
  return kernel.db.within(sightOf({ ...run, personId }), async tx => {
    await recordRead(tx, {
      ...{ jurisdictionId: run.jurisdictionId, at: kernel.clock.now(), personId },
      ...{ what: 'list', communityId: run.communityId },
    })
    const key = { jurisdictionId: run.jurisdictionId, runId: run.id }
    return openRows(tx, kernel.vault, key, code === undefined ? {} : { code })
  })
}

/** Fields the file says something of, in the order rosters have them; a place can always be said. */
export function fieldsSaid(run: Run): readonly Field[] {
  const read = new Set((run.summary as Summary).head.columns.flatMap(column => column.field ?? []))
  const always: readonly Field[] = ['compound', 'building', 'entrance', 'room']
  return fields.filter(field => read.has(field) || (always.includes(field) && field !== 'community'))
}

function buildingsOf({ problems }: AsideRow, territory: Territory) {
  const ids = problems.flatMap(({ facts }) =>
    Array.isArray(facts.buildings) ? (facts.buildings as string[]) : [],
  )
  return ids.flatMap(id => {
    const building = territory.building(id)
    return building
      ? [{ id, name: `${territory.compound(building.compoundId)?.name ?? ''} ${building.name}` }]
      : []
  })
}

/** @throws Refusal notYours, notFound, rosterState before it was looked at */
export async function asideFile(
  kernel: Kernel,
  taker: Taker,
  jurisdictionId: number,
  runId: string,
  t: Translate,
) {
  const run = await ownRun(kernel, taker, jurisdictionId, runId)
  if (run.summary === null) throw new Refusal('rosterState', { state: run.state })
  const rows = await asideRows(kernel, taker, run)
  const name = t('roster:asideSheet.fileName', { name: run.fileName.replace(/\.\w+$/, '') })
  return { bytes: await asideSheet(rows, fieldsSaid(run), t), rows: rows.length, name }
}
