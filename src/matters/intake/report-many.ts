/** Intake of many reports at once, as a hotline's export brings them: the same drafts and rows as one report, many in a transaction, each refused on its own. */

import { everythingOf, isLost, type Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { cleanText } from '../../proceedings/inputs.ts'
import { territoryOf } from '../../territory/index.ts'
import type { Asker } from '../asker.ts'
import type { Report } from '../shape.ts'
import { reportUpward } from '../urgent.ts'
import { type Draft, draftOf, type Intake } from './draft.ts'
import { enterWithin } from './enter.ts'
import { entryOf, groundOf } from './entry.ts'
import { takeReport } from './report.ts'

export interface Entry {
  readonly report: Report
  readonly intake: Intake
}
export type Outcome =
  | { readonly status: 'taken' | 'alreadyThere'; readonly id: string; readonly number: string }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/** An outcome for each entry, in their order; one that is refused never harms its neighbours. */
export async function takeReports(
  kernel: Kernel,
  asker: Asker,
  entries: readonly Entry[],
): Promise<Outcome[]> {
  try {
    return await takeTogether(kernel, asker, entries)
  } catch (error) {
    if (error instanceof Refusal || isLost(error)) throw error
    const outcomes: Outcome[] = []
    for (const entry of entries) outcomes.push(await takeAlone(kernel, asker, entry))
    return outcomes
  }
}

/** What of these is there already, by id or by external number. */
export async function findReports(kernel: Kernel, entries: readonly Entry[]): Promise<(Outcome | null)[]> {
  const { jurisdiction } = await territoryOf(kernel)
  return kernel.db.within(everythingOf(jurisdiction.id), tx => knownOf(tx, jurisdiction.id, entries))
}

async function takeTogether(kernel: Kernel, asker: Asker, entries: readonly Entry[]): Promise<Outcome[]> {
  const territory = await territoryOf(kernel)
  const jurisdictionId = territory.jurisdiction.id
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const outcomes = await knownOf(tx, jurisdictionId, entries)
    const drafts: { at: number; draft: Draft }[] = []
    for (const [at, { report, intake }] of entries.entries()) {
      if (outcomes[at]) continue
      try {
        drafts.push({ at, draft: draftOf(kernel, territory, asker, report, intake) })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        outcomes[at] = { status: 'refused', refusal: error }
      }
    }
    if (drafts.some(({ draft }) => draft.report.accusesOfficial || draft.report.photos.length > 0))
      throw new Error('such a report is taken alone')
    if (drafts.length > 0) {
      const ground = await groundOf(kernel, tx, territory)
      const entries = drafts.map(({ draft }) => entryOf(ground, draft, false))
      const numbers = await enterWithin(tx, jurisdictionId, entries)
      for (const { at, draft } of drafts) {
        const { id, urgent } = draft.report
        const number = numbers.get(id)
        if (number === undefined) throw new Error('a report with this id is taken alone')
        if (urgent) await reportUpward(tx, jurisdictionId, { id, number }, draft.at)
        outcomes[at] = { status: 'taken', id, number }
      }
    }
    return outcomes as Outcome[]
  })
}

async function takeAlone(kernel: Kernel, asker: Asker, entry: Entry): Promise<Outcome> {
  try {
    const [known] = await findReports(kernel, [entry])
    if (known) return known
    const taken = await takeReport(kernel, asker, entry.report, entry.intake)
    return { status: taken.resent ? 'alreadyThere' : 'taken', id: taken.id, number: taken.number }
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'unavailable') return { status: 'refused', refusal: error }
    // 22: the value does not fit its column; 23: a rule of the table.
    if (/^2[23]/.test((error as { code?: string }).code ?? ''))
      return {
        status: 'refused',
        refusal: new Refusal('invalidInput', { input: 'text', problem: 'unreadable' }),
      }
    throw error
  }
}

/** The place's words may be worded anew between two imports: what makes a row the same is its id or number, and its text. */
async function knownOf(
  tx: Tx,
  jurisdictionId: number,
  entries: readonly Entry[],
): Promise<(Outcome | null)[]> {
  const ids = entries.map(one => one.report.id)
  const numbers = entries.flatMap(one => one.intake.externalNumber ?? [])
  const rows = await tx
    .selectFrom('matter as m')
    .innerJoin('proceeding as p', join =>
      join.onRef('m.jurisdictionId', '=', 'p.jurisdictionId').onRef('m.proceedingId', '=', 'p.id'),
    )
    .select(['p.id', 'p.number', 'm.text', 'm.externalNumber'])
    .where('m.jurisdictionId', '=', jurisdictionId)
    .where(where =>
      where.or([
        where('m.proceedingId', 'in', ids),
        ...(numbers.length ? [where('m.externalNumber', 'in', numbers)] : []),
      ]),
    )
    .execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  const byNumber = new Map(rows.map(row => [row.externalNumber, row]))
  return entries.map(({ report, intake }) => {
    const row =
      byId.get(report.id) ?? (intake.externalNumber ? byNumber.get(intake.externalNumber) : undefined)
    if (!row) return null
    if (row.text !== 'sealed' && row.text !== cleanText(report.text))
      return { status: 'refused', refusal: new Refusal('actReused', { id: row.number }) }
    return { status: 'alreadyThere', id: row.id, number: row.number }
  })
}
