/** A paper written from the record, numbered, printed and kept with its hash; written anew when the record was corrected. */
import { lookInto } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { pdfOf } from '../kernel/documents/pdf.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Translate, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { dayWords } from '../mediation/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { PaperForm } from '../proceedings/paper-facts.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { arises } from './arising.ts'
import { keepCorrections } from './correct.ts'
import { factsFor, type Gathered, gather, labelAt, unitAt } from './facts.ts'
import { numberFor } from './number.ts'
import { requireWriter } from './policy.ts'
import { packed, paperLanguage, printing, saysOf, sha256, unpacked, withEarlier } from './print.ts'
import { formOf, setOf } from './sets.ts'
import type { WriteAsk } from './shape.ts'
import { latestOf, lockPapers, proceedingOf } from './store.ts'
import { changesBetween, textsOf } from './texts.ts'

/** Looks a person may take in a day while writing and reading papers. */
export const looksADay = 400

/**
 * Number, paper, corrections and the entry of the look commit together or not at all.
 * @throws Refusal notFound, notYours, recused, tooMany, paperUnfit, changedMeanwhile, actReused, invalidInput
 */
export async function writePaper(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  ask: WriteAsk,
): Promise<void> {
  const territory = await territoryOf(kernel)
  const t = translator(paperLanguage)
  const { jurisdictionId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const proceeding = await proceedingOf(tx, jurisdictionId, proceedingId)
    const form = formOf(proceeding.procedure, ask.kind)
    if (!form) throw new Refusal('notFound', {})
    if (await isResent(tx, jurisdictionId, proceedingId, ask)) return
    await lookInto(kernel, tx, staff, {
      proceedingId,
      what: `paper ${ask.kind}`,
      reason: ask.reason,
      most: looksADay,
    })
    await lockPapers(tx, proceedingId)
    await keepCorrections(kernel, tx, staff, proceeding, ask)
    const gathered = await gather(kernel, tx, territory, proceeding, t)
    const act = gathered.acts.find(one => one.id === ask.actId)
    if (!act || !arises(form, act, gathered.acts)) throw new Refusal('paperUnfit', { reason: 'notArisen' })
    if (form.write === null) throw new Refusal('paperUnfit', { reason: 'outside' })
    requireWriter(staff, unitAt(gathered.acts, act.id))
    await keepPaper(kernel, tx, {
      territory,
      proceeding,
      gathered,
      form: { ...form, write: form.write },
      ask,
      staff,
      t,
    })
  })
}

interface Writing {
  readonly territory: Territory
  readonly proceeding: { readonly id: string; readonly procedure: string }
  readonly gathered: Gathered
  readonly form: PaperForm & { readonly write: NonNullable<PaperForm['write']> }
  readonly ask: WriteAsk
  readonly staff: Staff
  readonly t: Translate
}

async function keepPaper(kernel: Kernel, tx: Tx, writing: Writing): Promise<void> {
  const { territory, proceeding, gathered, form, ask, staff, t } = writing
  const { jurisdictionId, personId } = staff
  const before = await latestOf(tx, jurisdictionId, proceeding.id, ask)
  if ((before?.version ?? 0) !== ask.seen) throw new Refusal('changedMeanwhile', { what: 'paper' })
  const at = kernel.clock.now()
  const unitId = unitAt(gathered.acts, ask.actId)
  const series = setOf(proceeding.procedure)!.series(labelAt(gathered.acts, ask.actId))
  const number = await numberFor(
    tx,
    territory,
    { jurisdictionId, proceedingId: proceeding.id, unitId, series, at, onDay: civilDay(at) },
    t,
  )
  const plain = form.write(await factsFor(tx, territory, gathered, ask.actId, number), t)
  const says = saysOf(plain)
  if (before?.says.equals(says))
    throw new Refusal('paperUnfit', { reason: 'unchanged', version: before.version })
  const content = before
    ? withEarlier(
        plain,
        {
          version: before.version,
          day: dayWords(civilDay(before.at), t),
          reason: ask.reason,
          changes: changesBetween(plainTexts(kernel, before.content), textsOf(plain)),
        },
        t,
      )
    : plain
  const { bytes, pages, missing } = await pdfOf(content, printing(t, at, says))
  await tx
    .insertInto('paper')
    .values({
      jurisdictionId,
      id: ask.id,
      proceedingId: proceeding.id,
      kind: form.kind,
      actId: ask.actId,
      version: ask.seen + 1,
      unitId,
      number,
      sha256: sha256(bytes),
      says,
      pages,
      content: kernel.vault.encrypt(
        'paper',
        JSON.stringify({ plain: packed(plain), content: packed(content) }),
      ),
      pdf: kernel.vault.encrypt('paper', bytes.toString('base64')),
      missing: missing.map(({ codePoint }) => codePoint),
      reason: ask.reason,
      personId,
      at,
      correctedTo: gathered.correctedTo,
    })
    .execute()
}

interface Kept {
  readonly plain: string
  readonly content: string
}

const plainTexts = ({ vault }: Kernel, box: Buffer) =>
  textsOf(unpacked((JSON.parse(vault.decrypt('paper', box)) as Kept).plain))

/** What a kept paper says, to be printed again. */
export function contentOf({ vault }: Pick<Kernel, 'vault'>, box: Buffer) {
  return unpacked((JSON.parse(vault.decrypt('paper', box)) as Kept).content)
}

async function isResent(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  { id, kind, actId }: WriteAsk,
): Promise<boolean> {
  const row = await tx
    .selectFrom('paper')
    .select(['kind', 'actId', 'proceedingId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return false
  if (row.kind !== kind || row.actId !== actId || row.proceedingId !== proceedingId)
    throw new Refusal('actReused', { id })
  return true
}
