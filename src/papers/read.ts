/** A paper as issued, opened on a reason: the page as it was printed, or as Word in the office's own form. */
import { lookInto, sayIn, toldIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { fillTemplate } from '../kernel/documents/template.ts'
import { wordOf } from '../kernel/documents/word.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Translate, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { agreementActs } from '../mediation/index.ts'
import { actsOf } from '../proceedings/index.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { correctable, inputsOfStep } from './correct.ts'
import { correctionsOf, factsFor, gather } from './facts.ts'
import { templateInForce } from './forms.ts'
import { passFor } from './pass.ts'
import { paperLanguage, printing, sha256 } from './print.ts'
import { setOf } from './sets.ts'
import { proceedingOf } from './store.ts'
import { textsOf } from './texts.ts'
import { contentOf, looksADay } from './write.ts'

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export interface Sent {
  readonly bytes: Buffer
  readonly type: string
  readonly fileName: string
}

/** @returns where it can be opened, for this person and a few minutes @throws Refusal notFound, notYours, recused, tooMany */
export async function lookAtPaper(
  kernel: Kernel,
  staff: Staff,
  id: string,
  as: 'pdf' | 'word',
  reason: string,
) {
  return kernel.db.within(staff.sight, async tx => {
    const row = await paperRow(tx, staff.jurisdictionId, id)
    await lookInto(kernel, tx, staff, {
      proceedingId: row.proceedingId,
      what: `paper ${row.kind} ${row.version} ${as}`,
      reason,
      most: looksADay,
    })
    return { url: passFor(kernel, staff, { paper: id, as }), fileName: nameOf(row, as) }
  })
}

/** @throws Refusal notFound; a page that is no longer what was issued is a bug, not shown */
export async function paperBytes(
  kernel: Kernel,
  staff: Staff,
  id: string,
  as: 'pdf' | 'word',
): Promise<Sent> {
  const t = translator(paperLanguage)
  const row = await kernel.db.within(staff.sight, tx => paperRow(tx, staff.jurisdictionId, id))
  if (as === 'pdf') {
    const bytes = pdfBytes(kernel, row)
    return { bytes, type: 'application/pdf', fileName: nameOf(row, as) }
  }
  const content = contentOf(kernel, row.content)
  const template = await templateInForce(kernel, staff.jurisdictionId, row.unitId, row.procedure, row.kind)
  if (!template) {
    const { bytes } = await wordOf(content, printing(t, row.at, row.says))
    return { bytes, type: wordType, fileName: nameOf(row, as) }
  }
  const common = await commonOf(kernel, staff, row, t)
  return {
    bytes: await fillTemplate(template, { ...common, ...textsOf(content) }),
    type: wordType,
    fileName: nameOf(row, as),
  }
}

export function pdfBytes(
  { vault }: Pick<Kernel, 'vault'>,
  row: { readonly id: string; readonly pdf: Buffer; readonly sha256: Buffer },
): Buffer {
  const bytes = Buffer.from(vault.decrypt('paper', row.pdf), 'base64')
  if (!sha256(bytes).equals(row.sha256)) throw new Error(`paper ${row.id} is not what was issued`)
  return bytes
}

type Row = Awaited<ReturnType<typeof paperRow>>
const nameOf = ({ number, kind, version }: Pick<Row, 'number' | 'kind' | 'version'>, as: 'pdf' | 'word') =>
  `${number} ${sayIn('mediation', translator(paperLanguage))('paper', kind)}${version > 1 ? ` v${version}` : ''}.${as === 'pdf' ? 'pdf' : 'docx'}`

async function paperRow(tx: Tx, jurisdictionId: number, id: string) {
  const row = await tx
    .selectFrom('paper')
    .innerJoin('proceeding', join =>
      join
        .onRef('proceeding.jurisdictionId', '=', 'paper.jurisdictionId')
        .onRef('proceeding.id', '=', 'paper.proceedingId'),
    )
    .selectAll('paper')
    .select('proceeding.procedure')
    .where('paper.jurisdictionId', '=', jurisdictionId)
    .where('paper.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
  return row
}

/** Words an office's form may use beside the labels of the paper. */
async function commonOf(kernel: Kernel, staff: Staff, row: Row, t: Translate) {
  const territory = await territoryOf(kernel)
  return kernel.db.within(staff.sight, async tx => {
    const gathered = await gather(
      kernel,
      tx,
      territory,
      await proceedingOf(tx, staff.jurisdictionId, row.proceedingId),
      t,
    )
    return setOf(row.procedure)!.common(await factsFor(tx, territory, gathered, row.actId, row.number), t)
  })
}

/** What was entered in words and may be put right before a paper is written anew; shown on a reason, on record. */
export async function editableWords(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  reason: string,
  t: Translate,
) {
  return kernel.db.within(staff.sight, async tx => {
    const proceeding = await proceedingOf(tx, staff.jurisdictionId, proceedingId)
    await lookInto(kernel, tx, staff, {
      proceedingId,
      what: 'words to be corrected',
      reason,
      most: looksADay,
    })
    const agreed = await agreementActs(tx, staff.jurisdictionId, proceedingId)
    const acts = (await actsOf(tx, staff.jurisdictionId, proceedingId)).filter(
      act => !agreed.includes(act.id),
    )
    const told = await toldIn(kernel, tx, staff.jurisdictionId, proceedingId)
    const corrections = await correctionsOf(kernel, tx, staff.jurisdictionId, proceedingId)
    const say = sayIn(proceeding.procedure, t)
    const fields = acts.flatMap(act =>
      inputsOfStep(proceeding.procedure, act.step)
        .filter(correctable)
        .flatMap(input => {
          const corrected = corrections.findLast(
            one => one.actId === act.id && one.input === input.name,
          )?.value
          const value = corrected ?? told.get(act.id)?.[input.name] ?? act.inputs[input.name]
          return typeof value === 'string'
            ? [
                {
                  actId: act.id,
                  input: input.name,
                  label: `${say('step', act.step)} · ${say('input', input.name)}`,
                  value,
                  max: input.max ?? 3000,
                },
              ]
            : []
        }),
    )
    return { fields }
  })
}
