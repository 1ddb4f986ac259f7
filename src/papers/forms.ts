/** How a unit wants its papers: the form of its numbers, and its own Word forms in place of the shipped ones; changed by whoever leads the unit. */

import type { z } from 'zod'
import { sayIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { pdfOf } from '../kernel/documents/pdf.ts'
import { checkTemplate, fillTemplate, placeholdersOf, showTemplate } from '../kernel/documents/template.ts'
import { wordOf } from '../kernel/documents/word.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Translate, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { PaperFacts, PaperForm } from '../proceedings/paper-facts.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { arises } from './arising.ts'
import { numberText, officeOf, shippedForm } from './number.ts'
import { mayKeepForms, requireKeeper, unitsLed } from './policy.ts'
import { paperLanguage, printing } from './print.ts'
import { formOf, paperSets, setOf } from './sets.ts'
import type { formAskShape } from './shape.ts'
import { asTemplate, type Texts, textsOf } from './texts.ts'

/** Units of these kinds mediate and hence have papers. */
const mediating = ['community', 'workCommittee', 'department', 'policeStation', 'court', 'justiceOffice']

export async function formsOf(kernel: Kernel, staff: Staff, askedUnit: string | undefined, t: Translate) {
  const territory = await territoryOf(kernel)
  const led = unitsLed(staff)
  const units = territory.units
    .filter(unit => (led ? led.includes(unit.id) : mediating.includes(unit.kind)))
    .map(({ id, name }) => ({ id, name }))
  const unitId = askedUnit ?? units[0]?.id
  if (unitId === undefined || !units.some(unit => unit.id === unitId)) requireKeeper(staff, unitId ?? '')
  const written = translator(paperLanguage)
  return kernel.db.within(staff.sight, async tx => {
    const office = await officeOf(tx, territory, unitId!)
    const own = await ownForms(tx, staff.jurisdictionId, unitId!)
    const numberForm = office.numberForm ?? shippedForm('people', written)
    const year = Number(civilDay(kernel.clock.now()).slice(0, 4))
    const rows = Object.values(paperSets).flatMap(set =>
      set.forms.filter(writes).map(form => {
        const kept = own.find(one => one.procedure === set.procedure && one.kind === form.kind)
        return {
          procedure: set.procedure,
          kind: form.kind,
          label: sayIn(set.procedure, t)('paper', form.kind),
          placeholders: Object.keys(sampleTexts(set.procedure, form, written)),
          own: kept ? { id: kept.id, name: kept.name, by: kept.by, at: kept.at.toISOString() } : null,
        }
      }),
    )
    const example = numberText(numberForm, { unit: office.shortName, year, serial: 1 })
    return {
      units,
      office: {
        shortName: office.shortName,
        numberForm,
        shipped: office.numberForm === null,
        example,
        revision: office.revision,
      },
      rows,
    }
  })
}

type Written = PaperForm & { readonly write: NonNullable<PaperForm['write']> }
const writes = (form: PaperForm): form is Written => form.write !== null

function sampleFacts(procedure: string, form: PaperForm, t: Translate): PaperFacts {
  const facts = setOf(procedure)!.sample(t, form.steps)
  return { ...facts, act: facts.acts.findLast(act => arises(form, act, facts.acts)) ?? facts.act }
}

/** What the form's own labels and the common ones hold for the invented dispute. */
function sampleTexts(procedure: string, form: Written, t: Translate): Texts {
  const facts = sampleFacts(procedure, form, t)
  return { ...setOf(procedure)!.common(facts, t), ...textsOf(form.write(facts, t)) }
}

/** @throws Refusal notFound */
function writtenForm(procedure: string, kind: string): Written {
  const form = formOf(procedure, kind)
  if (!form || !writes(form)) throw new Refusal('notFound', {})
  return form
}

/** What an office's form asks for: known, unknown, broken. @throws Refusal templateUnfit for what is no Word file */
export async function lookAtForm(procedure: string, kind: string, file: Buffer) {
  const known = Object.keys(sampleTexts(procedure, writtenForm(procedure, kind), translator(paperLanguage)))
  const { unknown, broken, brokenCount } = await checkTemplate(file, known)
  const asked = broken.length === 0 ? (await placeholdersOf(file)).map(({ name }) => name) : []
  return { placeholders: [...new Set(asked)], unknown: [...unknown], broken: [...broken], brokenCount }
}

/** @throws Refusal notYours, templateUnfit, changedMeanwhile, actReused */
export async function keepForm(
  kernel: Kernel,
  staff: Staff,
  ask: z.infer<typeof formAskShape>,
  file: Buffer,
): Promise<void> {
  requireKeeper(staff, ask.unitId)
  const { unknown, broken } = await lookAtForm(ask.procedure, ask.kind, file)
  if (broken.length > 0)
    throw new Refusal('templateUnfit', {
      reason: 'brokenPlaceholder',
      placeholder: broken[0]!.placeholder,
      around: broken[0]!.around,
    })
  if (unknown.length > 0)
    throw new Refusal('templateUnfit', { reason: 'unknownPlaceholders', allowed: unknown })
  const { jurisdictionId, personId } = staff
  const { id, unitId, procedure, kind, name } = ask
  const at = kernel.clock.now()
  await kernel.db.within(staff.sight, async tx => {
    const again = await tx
      .selectFrom('paperTemplate')
      .select(['unitId', 'kind', 'file'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (again) {
      if (again.unitId === unitId && again.kind === kind && again.file.equals(file)) return
      throw new Refusal('actReused', { id })
    }
    const inForce = await inForceRow(tx, jurisdictionId, unitId, procedure, kind)
    if ((inForce?.id ?? null) !== ask.seenId) throw new Refusal('changedMeanwhile', { what: 'paperForm' })
    if (inForce)
      await tx
        .updateTable('paperTemplate')
        .set({ endedAt: at, endedBy: personId })
        .where('jurisdictionId', '=', jurisdictionId)
        .where('id', '=', inForce.id)
        .execute()
    await tx
      .insertInto('paperTemplate')
      .values({ jurisdictionId, id, unitId, procedure, kind, name, file, personId, at })
      .execute()
  })
}

/** The shipped form holds again. @throws Refusal notFound, notYours */
export async function endForm(kernel: Kernel, staff: Staff, id: string): Promise<void> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('paperTemplate')
      .select(['unitId', 'endedAt'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    requireKeeper(staff, row.unitId)
    if (row.endedAt) return
    await tx
      .updateTable('paperTemplate')
      .set({ endedAt: kernel.clock.now(), endedBy: personId })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
  })
}

/** The invented dispute in a form: the file given, the unit's own, or the shipped one. */
export async function previewForm(
  kernel: Kernel,
  staff: Staff,
  {
    unitId,
    procedure,
    kind,
    as,
  }: { unitId: string; procedure: string; kind: string; as: 'pdf' | 'word' | 'open' },
  file: Buffer | null,
): Promise<Buffer> {
  if (!mayKeepForms(staff, unitId)) requireKeeper(staff, unitId)
  const t = translator(paperLanguage)
  const form = writtenForm(procedure, kind)
  const paper = form.write(sampleFacts(procedure, form, t), t)
  const at = new Date(Date.UTC(2026, 0, 1))
  if (as === 'pdf') return (await pdfOf(paper, printing(t, at))).bytes
  if (as === 'open') {
    const names = { number: t('paper:label.number'), issuer: t('paper:label.body') }
    return (await wordOf(asTemplate(paper, names), printing(t, at))).bytes
  }
  const own = file ?? (await templateInForce(kernel, staff.jurisdictionId, unitId, procedure, kind))
  return own
    ? fillTemplate(own, sampleTexts(procedure, form, t))
    : (await wordOf(paper, printing(t, at))).bytes
}

/** What the file given says of the invented dispute. @throws Refusal notYours, notFound, templateUnfit */
export async function showForm(staff: Staff, unitId: string, procedure: string, kind: string, file: Buffer) {
  requireKeeper(staff, unitId)
  const form = writtenForm(procedure, kind)
  return { blocks: [...(await showTemplate(file, sampleTexts(procedure, form, translator(paperLanguage))))] }
}

export async function templateInForce(
  kernel: Kernel,
  jurisdictionId: number,
  unitId: string,
  procedure: string,
  kind: string,
): Promise<Buffer | null> {
  const row = await kernel.db.owner
    .transaction()
    .execute(tx => inForceRow(tx, jurisdictionId, unitId, procedure, kind))
  return row?.file ?? null
}

function inForceRow(tx: Tx, jurisdictionId: number, unitId: string, procedure: string, kind: string) {
  return tx
    .selectFrom('paperTemplate')
    .select(['id', 'file'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('unitId', '=', unitId)
    .where('procedure', '=', procedure)
    .where('kind', '=', kind)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

function ownForms(tx: Tx, jurisdictionId: number, unitId: string) {
  return tx
    .selectFrom('paperTemplate')
    .innerJoin('person', join =>
      join
        .onRef('person.jurisdictionId', '=', 'paperTemplate.jurisdictionId')
        .onRef('person.id', '=', 'paperTemplate.personId'),
    )
    .select([
      'paperTemplate.id',
      'paperTemplate.procedure',
      'paperTemplate.kind',
      'paperTemplate.name',
      'paperTemplate.at',
      'person.name as by',
    ])
    .where('paperTemplate.jurisdictionId', '=', jurisdictionId)
    .where('paperTemplate.unitId', '=', unitId)
    .where('paperTemplate.endedAt', 'is', null)
    .execute()
}
