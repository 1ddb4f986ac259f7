/** The file of a proceeding bound: cover, contents, every paper in its latest version in the legal order with the scans and photos that belong to it; as one PDF, or as an archive with all versions, a manifest and hashes. */
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { lookInto, sayIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { archiveOf } from '../kernel/documents/archive.ts'
import { dossierOf } from '../kernel/documents/dossier.ts'
import type { ArchiveFile, DossierPart, Paper } from '../kernel/documents/paper.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Translate, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { papersOf, signedBy } from './arising.ts'
import { factsFor, type Gathered, gather } from './facts.ts'
import { passFor } from './pass.ts'
import { paperLanguage, printing } from './print.ts'
import { pdfBytes, type Sent } from './read.ts'
import { formOf, setOf } from './sets.ts'
import { proceedingOf } from './store.ts'
import { contentOf, looksADay } from './write.ts'

const coverKinds = ['fileCover', 'backCover', 'fileIndex']

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

interface Bound {
  readonly number: string
  readonly rows: readonly PaperRow[]
  readonly gathered: Gathered
  readonly procedure: string
  readonly scans: readonly Scan[]
  readonly cover: Paper
  readonly back: Paper
}
interface Scan {
  readonly id: string
  readonly actId: string | null
  readonly purpose: string | null
  readonly at: Date
}
type PaperRow = Awaited<ReturnType<typeof rowsOf>>[number]

export async function dossierBytes(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  as: 'pdf' | 'zip',
): Promise<Sent> {
  const t = translator(paperLanguage)
  const territory = await territoryOf(kernel)
  const bound = await kernel.db.within(staff.sight, async (tx): Promise<Bound> => {
    const proceeding = await proceedingOf(tx, staff.jurisdictionId, proceedingId)
    const rows = await rowsOf(tx, staff.jurisdictionId, proceedingId)
    const gathered = await gather(kernel, tx, territory, proceeding, t)
    const scans = await scansOf(tx, staff.jurisdictionId, proceedingId)
    const bound = { number: proceeding.number, rows, gathered, procedure: proceeding.procedure, scans }
    return {
      ...bound,
      cover: await coverOf(kernel, tx, territory, bound, 'fileCover'),
      back: await coverOf(kernel, tx, territory, bound, 'backCover'),
    }
  })
  const pdf = await bind(kernel, bound, t)
  if (as === 'pdf') return { bytes: pdf, type: 'application/pdf', fileName: `${bound.number}.pdf` }
  const bytes = await archiveOf(await filesOf(kernel, bound, pdf, t), {
    number: bound.number,
    at: latest(bound).toISOString(),
  })
  return { bytes, type: 'application/zip', fileName: `${bound.number}.zip` }
}

/** The day of the last paper: nothing in the file tells when it was bound, so that it is bound alike again. */
const latest = ({ rows }: Bound) => rows.reduce((at, row) => (row.at > at ? row.at : at), new Date(0))

async function bind(kernel: Kernel, bound: Bound, t: Translate): Promise<Buffer> {
  const say = sayIn(bound.procedure, t)
  const parts: DossierPart[] = []
  const ordered = inOrder(bound)
  const belongs = new Map(bound.scans.map(scan => [scan.id, placeOf(scan, ordered)]))
  const add = async (scan: Scan, title: string) =>
    parts.push({ title, content: { picture: await pictureOf(kernel, scan.id) } })
  for (const { row } of ordered) {
    const paper = say('paper', row.kind)
    parts.push({ title: paper, content: contentOf(kernel, row.content) })
    for (const scan of bound.scans.filter(one => belongs.get(one.id) === row.id))
      await add(scan, t(`paper:scan.${scan.purpose ?? 'paper'}`, { paper }))
  }
  for (const scan of bound.scans.filter(one => belongs.get(one.id) === null))
    await add(scan, t('paper:scan.other'))
  const { cover, back } = bound
  return (await dossierOf({ cover, parts, back }, printing(t, latest(bound)))).bytes
}

type Ordered = ReturnType<typeof inOrder>

/** A scan lies behind the paper it holds signed, else behind one of the act it came with. */
function placeOf(scan: Scan, ordered: Ordered): string | null {
  const signed = scan.purpose === 'paper' ? ordered.find(one => one.signedAt === scan.actId) : undefined
  return (signed ?? ordered.findLast(one => one.row.actId === scan.actId))?.row.id ?? null
}

/** Latest versions in the legal order, each with the act its signed copy came with. */
function inOrder({ procedure, gathered, rows, scans }: Bound) {
  const acts = gathered.acts.map(act => ({
    ...act,
    scans: scans.filter(scan => scan.actId === act.id && scan.purpose === 'paper').length,
  }))
  return papersOf(setOf(procedure)!, acts, false).flatMap(arisen => {
    const row = rows.find(one => one.kind === arisen.form.kind && one.actId === arisen.act?.id)
    return row && !coverKinds.includes(row.kind)
      ? [{ row, signedAt: signedBy(arisen, acts)?.id ?? null }]
      : []
  })
}

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

async function filesOf(
  kernel: Kernel,
  { rows, procedure, scans }: Bound,
  pdf: Buffer,
  t: Translate,
): Promise<readonly ArchiveFile[]> {
  const say = sayIn(procedure, t)
  const files: ArchiveFile[] = [{ name: 'dossier.pdf', title: t('paper:dossier.whole'), bytes: pdf }]
  for (const [index, row] of [...rows].reverse().entries())
    files.push({
      name: `papers/${String(index + 1).padStart(3, '0')}-${row.kind}-v${row.version}.pdf`,
      title: say('paper', row.kind),
      bytes: pdfBytes(kernel, row),
      number: row.number,
      version: row.version,
    })
  for (const [index, scan] of scans.entries())
    files.push({
      name: `scans/${String(index + 1).padStart(3, '0')}.jpg`,
      title: t(`paper:scan.${scan.purpose ?? 'other'}`, { paper: '' }),
      bytes: await pictureOf(kernel, scan.id),
    })
  return files
}

/** Photos are kept as WebP; a file for a court holds what every machine opens. */
async function pictureOf(kernel: Kernel, id: string): Promise<Buffer> {
  const file = await kernel.files.open(id, 'view')
  if (!file) throw new Refusal('notFound', {})
  return sharp(await buffer(file.stream))
    .jpeg({ quality: 88 })
    .toBuffer()
}

/** All versions, the latest of each paper first. */
async function rowsOf(tx: Tx, jurisdictionId: number, proceedingId: string) {
  return tx
    .selectFrom('paper')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('at', 'desc')
    .orderBy('version', 'desc')
    .orderBy('id')
    .execute()
}

async function scansOf(tx: Tx, jurisdictionId: number, proceedingId: string): Promise<readonly Scan[]> {
  return tx
    .selectFrom('file')
    .select(['id', 'actId', 'purpose', 'uploadedAt as at'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute()
}
