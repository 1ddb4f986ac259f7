/** A paper written from the record, numbered, printed and kept with its hash; written anew when the record was corrected. */
import { lookInto } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import type { Paper, Printed } from '../kernel/documents/paper.ts'
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
import { queueOf, rehearsed } from './one-by-one.ts'
import { requireWriter } from './policy.ts'
import { packed, paperLanguage, printing, saysOf, sha256, unpacked, withEarlier } from './print.ts'
import { formOf, setOf } from './sets.ts'
import type { WriteAsk } from './shape.ts'
import { latestOf, lockPapers, proceedingOf } from './store.ts'
import { changesBetween, textsOf } from './texts.ts'

/** Looks a person may take in a day while writing and reading papers. */
export const looksADay = 400

/**
 * Number, paper, corrections and the entry of the look commit together or not at all. The number stands on the page, so the page
 * cannot be set before it is known; and while a page is set no connection may be held, or a few slow papers stop the whole county.
 * Hence twice: a rehearsal that is rolled back says what the paper would say, number and all; the page is set with nothing held;
 * then the same is done for good, and kept only if it says the same. A number taken beforehand would be spent when setting fails
 * (a gap in the series); this way none is, and when another server was quicker the page is set anew with the next one.
 * Within one server papers are issued one after the other: the thread sets one at a time anyway, and numbers then never collide.
 * @throws Refusal notFound, notYours, recused, tooMany, paperUnfit, changedMeanwhile, actReused, invalidInput, unavailable
 */
export async function writePaper(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  ask: WriteAsk,
): Promise<void> {
  await oneAfterTheOther(async () => {
    const at = kernel.clock.now()
    for (let turn = 1; turn <= mostTurns; turn++) {
      const told = await rehearsed(kernel, staff, tx => said(kernel, tx, staff, proceedingId, ask, at))
      if (!told) return
      const page = await pdfOf(told.content, printing(translator(paperLanguage), at, told.says))
      const isKept = await kernel.db
        .within(staff.sight, async tx => {
          const now = await said(kernel, tx, staff, proceedingId, ask, at)
          if (!now) return true
          if (packed(now.content) !== packed(told.content)) throw new SaidOtherwise()
          await keepPaper(kernel, tx, staff, ask, { ...now, at }, page)
          return true
        })
        .catch(error => {
          if (error instanceof SaidOtherwise) return false
          throw error
        })
      if (isKept) return
    }
    throw new Refusal('changedMeanwhile', { what: 'paper' })
  })
}

const mostTurns = 4

/** While the page was set, something it says became otherwise. */
class SaidOtherwise extends Error {}

const oneAfterTheOther = queueOf(24, new Refusal('unavailable', { what: 'papers' }))

/** What the paper says, who may write it and what it is numbered, with all that is kept beside it. Null: it was sent before. */
async function said(
  kernel: Kernel,
  tx: Tx,
  staff: Staff,
  proceedingId: string,
  ask: WriteAsk,
  at: Date,
): Promise<Said | null> {
  const t = translator(paperLanguage)
  const territory = await territoryOf(kernel)
  const { jurisdictionId } = staff
  const proceeding = await proceedingOf(tx, jurisdictionId, proceedingId)
  const form = formOf(proceeding.procedure, ask.kind)
  if (!form) throw new Refusal('notFound', {})
  if (await isResent(tx, jurisdictionId, proceedingId, ask)) return null
  const look = { proceedingId, what: `paper ${ask.kind}`, reason: ask.reason, most: looksADay }
  await lookInto(kernel, tx, staff, look)
  await lockPapers(tx, proceedingId)
  await keepCorrections(kernel, tx, staff, proceeding, ask)
  const gathered = await gather(kernel, tx, territory, proceeding, t)
  const act = gathered.acts.find(one => one.id === ask.actId)
  if (!act || !arises(form, act, gathered.acts)) throw new Refusal('paperUnfit', { reason: 'notArisen' })
  if (form.write === null) throw new Refusal('paperUnfit', { reason: 'outside' })
  requireWriter(staff, unitAt(gathered.acts, act.id))
  const writing = { territory, proceeding, gathered, form: { ...form, write: form.write }, ask, staff, t, at }
  return written(kernel, tx, writing)
}

interface Said {
  readonly number: string
  readonly unitId: string
  readonly proceedingId: string
  readonly plain: Paper
  readonly content: Paper
  readonly says: Buffer
  readonly correctedTo: number
}

interface Writing {
  readonly territory: Territory
  readonly proceeding: { readonly id: string; readonly procedure: string }
  readonly gathered: Gathered
  readonly form: PaperForm & { readonly write: NonNullable<PaperForm['write']> }
  readonly ask: WriteAsk
  readonly staff: Staff
  readonly t: Translate
  readonly at: Date
}

async function written(kernel: Kernel, tx: Tx, writing: Writing): Promise<Said> {
  const { territory, proceeding, gathered, form, ask, staff, t, at } = writing
  const { jurisdictionId } = staff
  const before = await latestOf(tx, jurisdictionId, proceeding.id, ask)
  if ((before?.version ?? 0) !== ask.seen) throw new Refusal('changedMeanwhile', { what: 'paper' })
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
  const { correctedTo } = gathered
  return { number, unitId, proceedingId: proceeding.id, plain, content, says, correctedTo }
}

async function keepPaper(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  { id, kind, actId, seen, reason }: WriteAsk,
  { plain, content, ...row }: Said & { readonly at: Date },
  { bytes, pages, missing }: Printed,
): Promise<void> {
  await tx
    .insertInto('paper')
    .values({
      ...row,
      ...{ jurisdictionId, id, kind, actId, version: seen + 1, pages, reason, personId },
      sha256: sha256(bytes),
      content: kernel.vault.encrypt(
        'paper',
        JSON.stringify({ plain: packed(plain), content: packed(content) }),
      ),
      pdf: kernel.vault.encrypt('paper', bytes.toString('base64')),
      missing: missing.map(({ codePoint }) => codePoint),
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
