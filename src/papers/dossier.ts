/** The file of a proceeding bound: cover, contents, every paper in its latest version in the legal order with the scans and photos that belong to it; as one PDF, or as an archive with all versions, a manifest and hashes. */
import { lookInto } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { archiveOf } from '../kernel/documents/archive.ts'
import { dossierOf } from '../kernel/documents/dossier.ts'
import type { Paper } from '../kernel/documents/paper.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { type Bound, filesOf, partsOf, rowsOf, scansOf } from './dossier-parts.ts'
import { factsFor, gather } from './facts.ts'
import { passFor } from './pass.ts'
import { paperLanguage, printing } from './print.ts'
import type { Sent } from './read.ts'
import { formOf, setOf } from './sets.ts'
import { signedFiles } from './signed-store.ts'
import { proceedingOf } from './store.ts'
import { contentOf, looksADay } from './write.ts'

/** @throws Refusal notFound, notYours, recused, tooMany, paperUnfit */
export async function lookAtDossier(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  as: 'pdf' | 'zip',
  reason: string,
) {
  return kernel.db.within(staff.sight, async tx => {
    const proceeding = await proceedingOf(tx, staff.jurisdictionId, proceedingId)
    if (!setOf(proceeding.procedure)) throw new Refusal('paperUnfit', { reason: 'outside' })
    await lookInto(kernel, tx, staff, { proceedingId, what: `dossier ${as}`, reason, most: looksADay })
    const issued = await tx
      .selectFrom('paper')
      .select('id')
      .where('jurisdictionId', '=', staff.jurisdictionId)
      .where('proceedingId', '=', proceedingId)
      .limit(1)
      .executeTakeFirst()
    if (!issued) throw new Refusal('paperUnfit', { reason: 'noneIssued' })
    return {
      url: passFor(kernel, staff, { dossier: proceedingId, as }),
      fileName: `${proceeding.number}.${as}`,
    }
  })
}

/** What is being bound for whom: it takes long, so one at once for each person; asked for again meanwhile, it is the same file. */
const binding = new Map<string, { readonly what: string; readonly file: Promise<Sent> }>()

/** @throws Refusal limitReached while another dossier is being bound for this person */
export async function dossierBytes(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  as: 'pdf' | 'zip',
): Promise<Sent> {
  const what = `${proceedingId} ${as}`
  const begun = binding.get(staff.personId)
  if (begun?.what === what) return begun.file
  if (begun) throw new Refusal('limitReached', { what: 'dossier' })
  const file = bind(kernel, staff, proceedingId, as).finally(() => binding.delete(staff.personId))
  binding.set(staff.personId, { what, file })
  return file
}

async function bind(kernel: Kernel, staff: Staff, proceedingId: string, as: 'pdf' | 'zip'): Promise<Sent> {
  const t = translator(paperLanguage)
  const territory = await territoryOf(kernel)
  const bound = await kernel.db.within(staff.sight, async (tx): Promise<Bound> => {
    const proceeding = await proceedingOf(tx, staff.jurisdictionId, proceedingId)
    const rows = await rowsOf(tx, staff.jurisdictionId, proceedingId)
    const gathered = await gather(kernel, tx, territory, proceeding, t)
    const scans = await scansOf(tx, staff.jurisdictionId, proceedingId)
    const copies = await signedFiles(tx, staff.jurisdictionId, proceedingId)
    const bound = {
      number: proceeding.number,
      rows,
      gathered,
      procedure: proceeding.procedure,
      scans,
      copies,
    }
    return {
      ...bound,
      cover: await coverOf(kernel, tx, territory, bound, 'fileCover'),
      back: await coverOf(kernel, tx, territory, bound, 'backCover'),
    }
  })
  const { cover, back } = bound
  const parts = await partsOf(kernel, bound, t)
  const pdf = (await dossierOf({ cover, parts, back }, printing(t, latest(bound)))).bytes
  if (as === 'pdf') return { bytes: pdf, type: 'application/pdf', fileName: `${bound.number}.pdf` }
  const bytes = await archiveOf(await filesOf(kernel, bound, pdf, t), {
    number: bound.number,
    at: latest(bound).toISOString(),
  })
  return { bytes, type: 'application/zip', fileName: `${bound.number}.zip` }
}

/** The instant of the last paper or signed copy: nothing in the file tells when it was bound, so that it is bound alike again. */
const latest = ({ rows, copies }: Bound) =>
  [...rows, ...copies].reduce((at, row) => (row.at > at ? row.at : at), new Date(0))

/** As issued; before the file is closed, what is known so far with blanks for the rest. */
async function coverOf(
  kernel: Kernel,
  tx: Tx,
  territory: Territory,
  { rows, gathered, procedure }: Omit<Bound, 'cover' | 'back'>,
  kind: string,
): Promise<Paper> {
  const issued = rows.find(row => row.kind === kind)
  if (issued) return contentOf(kernel, issued.content)
  const last = gathered.acts.at(-1)!
  const write = formOf(procedure, kind)!.write!
  const facts = await factsFor(tx, territory, gathered, last.id, rows[0]?.number ?? '')
  return write(facts, translator(paperLanguage))
}
