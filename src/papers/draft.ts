/** What is to be signed by hand before it is recorded, printed: marked on every page as a draft, with its version and the hash of what it says. */
import { lookInto } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import type { Paper } from '../kernel/documents/paper.ts'
import { pdfOf } from '../kernel/documents/pdf.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Translate, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { actsOf } from '../proceedings/index.ts'
import type { PaperDraft, PaperFacts } from '../proceedings/paper-facts.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { gather } from './facts.ts'
import { officeOf } from './number.ts'
import { passFor } from './pass.ts'
import { requireWriter } from './policy.ts'
import { paperLanguage, printing } from './print.ts'
import type { Sent } from './read.ts'
import { formOf, setOf } from './sets.ts'
import { proceedingOf } from './store.ts'
import { looksADay } from './write.ts'

/** @returns where it is opened, for this person and a few minutes @throws Refusal notFound, notYours, recused, tooMany, paperUnfit */
export async function lookAtDraft(kernel: Kernel, staff: Staff, proceedingId: string, reason: string) {
  return kernel.db.within(staff.sight, async tx => {
    const { procedure, number } = await proceedingOf(tx, staff.jurisdictionId, proceedingId)
    const what = 'draft to be signed'
    await lookInto(kernel, tx, staff, { proceedingId, what, reason, most: looksADay })
    const acts = await actsOf(tx, staff.jurisdictionId, proceedingId)
    requireWriter(staff, acts.findLast(act => act.effects.ownerUnitId)?.effects.ownerUnitId ?? '')
    const draft = await requireDraft(kernel, tx, staff, procedure, proceedingId)
    return {
      url: passFor(kernel, staff, { draft: proceedingId, version: draft.version }),
      fileName: fileNameOf(number, draft),
    }
  })
}

const fileNameOf = (number: string, { version }: PaperDraft) =>
  `${translator(paperLanguage)('paper:draft.file', { number, version })}.pdf`

/** The same bytes each time one version is printed. @throws Refusal notFound, paperUnfit, changedMeanwhile */
export async function draftBytes(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  version: number,
): Promise<Sent> {
  const t = translator(paperLanguage)
  const territory = await territoryOf(kernel)
  const { paper, draft, number } = await kernel.db.within(staff.sight, async tx => {
    const proceeding = await proceedingOf(tx, staff.jurisdictionId, proceedingId)
    const draft = await requireDraft(kernel, tx, staff, proceeding.procedure, proceedingId)
    if (draft.version !== version)
      throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(draft.version) })
    const facts = await factsOf(kernel, tx, territory, proceeding, draft, t)
    const write = formOf(proceeding.procedure, draft.kind)!.write!
    return { paper: marked(write(facts, t), draft, t), draft, number: proceeding.number }
  })
  const { bytes } = await pdfOf(paper, printing(t, draft.at, Buffer.from(draft.hash, 'hex')))
  return { bytes, type: 'application/pdf', fileName: fileNameOf(number, draft) }
}

async function requireDraft(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId }: Staff,
  procedure: string,
  proceedingId: string,
): Promise<PaperDraft> {
  const draft = await setOf(procedure)?.draft(kernel, tx, jurisdictionId, proceedingId)
  if (!draft) throw new Refusal('paperUnfit', { reason: 'noDraft' })
  return draft
}

const draftAct = 'draft'

/** As it would be recorded now by the unit that has it, with no number spent. */
async function factsOf(
  kernel: Kernel,
  tx: Tx,
  territory: Territory,
  proceeding: { readonly id: string; readonly procedure: string; readonly number: string },
  draft: PaperDraft,
  t: Translate,
): Promise<PaperFacts> {
  const { facts, acts } = await gather(kernel, tx, territory, proceeding, t)
  const unitId = acts.findLast(act => act.effects.ownerUnitId)?.effects.ownerUnitId ?? ''
  const label = acts.findLast(act => act.effects.label)?.effects.label ?? null
  const unit = territory.unit(unitId)?.name ?? ''
  const { step, inputs } = draft
  const act = { id: draftAct, step, onDay: '', time: '', by: '', inputs, unit, nextUnit: unit, attached: 0 }
  const { shortName } = await officeOf(tx, territory, unitId)
  const series = setOf(proceeding.procedure)!.series(label)
  return {
    ...facts,
    ...{ acts: [...facts.acts, act], act, unit, label, short: shortName },
    agreements: { ...facts.agreements, [draftAct]: draft.agreement },
    number: (await numberKnown(tx, territory, proceeding.id, unitId, series)) ?? t('paper:draft.noNumber'),
  }
}

async function numberKnown(
  tx: Tx,
  territory: Territory,
  proceedingId: string,
  unitId: string,
  series: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('paperNumber')
    .select('number')
    .where('jurisdictionId', '=', territory.jurisdiction.id)
    .where('proceedingId', '=', proceedingId)
    .where('unitId', '=', unitId)
    .where('series', '=', series)
    .executeTakeFirst()
  return row?.number ?? null
}

function marked(paper: Paper, { version, signing, hash }: PaperDraft, t: Translate): Paper {
  const short = hash.slice(0, 12).replaceAll(/(.{4})(?=.)/g, '$1 ')
  return { ...paper, mark: t(signing ? 'paper:draft.signing' : 'paper:draft.open', { version, hash: short }) }
}
