/** What lies in the file of a proceeding: papers in the legal order, behind each what was signed by hand and the photos of its act; as parts of one PDF and as files of an archive. */
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { sayIn } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import type { ArchiveFile, DossierPart, Paper } from '../kernel/documents/paper.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { papersOf, signedBy } from './arising.ts'
import type { Gathered } from './facts.ts'
import { pdfBytes } from './read.ts'
import { setOf } from './sets.ts'
import { endingOf, keptBytes, type signedFiles } from './signed-store.ts'
import { contentOf } from './write.ts'

export interface Bound {
  readonly number: string
  readonly rows: readonly PaperRow[]
  readonly gathered: Gathered
  readonly procedure: string
  readonly scans: readonly Scan[]
  readonly copies: readonly SignedFile[]
  readonly cover: Paper
  readonly back: Paper
}
type Scan = Awaited<ReturnType<typeof scansOf>>[number]
type SignedFile = Awaited<ReturnType<typeof signedFiles>>[number]
type PaperRow = Awaited<ReturnType<typeof rowsOf>>[number]

/** Cover and contents are the file's own. */
const coverKinds = ['fileCover', 'backCover', 'fileIndex']

export async function partsOf(kernel: Kernel, bound: Bound, t: Translate): Promise<readonly DossierPart[]> {
  const say = sayIn(bound.procedure, t)
  const parts: DossierPart[] = []
  const ordered = inOrder(bound)
  const belongs = new Map(bound.scans.map(scan => [scan.id, placeOf(scan, ordered)]))
  const add = async (scan: Scan, title: string) =>
    parts.push({ title, content: { picture: await keptPicture(kernel, scan.id) } })
  const addCopy = (copy: SignedFile) =>
    parts.push({
      title: t('paper:scan.paper', { paper: say('paper', copy.kind) }),
      content: contentOfCopy(copy, keptBytes(kernel, copy)),
    })
  for (const place of ordered) {
    const paper = say('paper', place.kind)
    if (place.row)
      parts.push({
        title: paper,
        content: contentOf(kernel, place.row.content),
        hash: place.row.says.toString('hex'),
      })
    for (const copy of place.copies) addCopy(copy)
    for (const scan of bound.scans.filter(one => belongs.get(one.id) === place))
      await add(scan, t(`paper:scan.${scan.purpose ?? 'paper'}`, { paper }))
  }
  const placed = new Set(ordered.flatMap(place => place.copies))
  for (const copy of bound.copies) if (!placed.has(copy)) addCopy(copy)
  for (const scan of bound.scans.filter(one => belongs.get(one.id) === null))
    await add(scan, t('paper:scan.other'))
  return parts
}

const contentOfCopy = ({ mime }: SignedFile, bytes: Buffer) =>
  mime === 'application/pdf' ? { pdf: bytes } : { picture: bytes }

interface Place {
  readonly kind: string
  readonly actId: string | undefined
  /** Null: a paper made elsewhere. */
  readonly row: PaperRow | null
  /** The act a signed copy came with. */
  readonly signedAt: string | null
  readonly copies: readonly SignedFile[]
}

/** A scan lies behind the paper it holds signed, else behind one of the act it came with. */
function placeOf(scan: Scan, ordered: readonly Place[]): Place | null {
  const signed = scan.purpose === 'paper' ? ordered.find(one => one.signedAt === scan.actId) : undefined
  return signed ?? ordered.findLast(one => one.actId === scan.actId) ?? null
}

/** Latest versions in the legal order, papers made elsewhere at their place, each with what holds it signed. */
function inOrder({ procedure, gathered, rows, scans, copies }: Bound): readonly Place[] {
  const acts = gathered.acts.map(act => ({
    ...act,
    scans: scans.filter(scan => scan.actId === act.id && scan.purpose === 'paper').length,
  }))
  return papersOf(setOf(procedure)!, acts, false).flatMap(arisen => {
    const { form, act } = arisen
    const isOwn = (one: { readonly kind: string; readonly actId: string }) =>
      one.kind === form.kind && one.actId === act?.id
    const row = rows.find(isOwn) ?? null
    const own = copies.filter(isOwn)
    if ((row === null && own.length === 0) || coverKinds.includes(form.kind)) return []
    return [
      { kind: form.kind, actId: act?.id, row, signedAt: signedBy(arisen, acts)?.id ?? null, copies: own },
    ]
  })
}

export async function filesOf(
  kernel: Kernel,
  { rows, procedure, scans, copies }: Bound,
  pdf: Buffer,
  t: Translate,
): Promise<readonly ArchiveFile[]> {
  const say = sayIn(procedure, t)
  const nth = (index: number) => String(index + 1).padStart(3, '0')
  const files: ArchiveFile[] = [{ name: 'dossier.pdf', title: t('paper:dossier.whole'), bytes: pdf }]
  for (const [index, row] of [...rows].reverse().entries())
    files.push({
      name: `papers/${nth(index)}-${row.kind}-v${row.version}.pdf`,
      title: say('paper', row.kind),
      bytes: pdfBytes(kernel, row),
      number: row.number,
      version: row.version,
    })
  for (const [index, copy] of copies.entries())
    files.push({
      name: `signed/${nth(index)}-${copy.kind}.${endingOf(copy.mime)}`,
      title: t('paper:scan.paper', { paper: say('paper', copy.kind) }),
      bytes: keptBytes(kernel, copy),
      ...(copy.version === null ? {} : { version: copy.version }),
    })
  for (const [index, scan] of scans.entries())
    files.push({
      name: `scans/${nth(index)}.jpg`,
      title: t(`paper:scan.${scan.purpose ?? 'other'}`, { paper: '' }),
      bytes: await pictureOf(kernel, scan.id),
    })
  return files
}

/** Photos are kept as WebP; a file for a court holds what every machine opens. */
async function pictureOf(kernel: Kernel, id: string): Promise<Buffer> {
  return sharp(await keptPicture(kernel, id))
    .jpeg({ quality: 88 })
    .toBuffer()
}

async function keptPicture(kernel: Kernel, id: string): Promise<Buffer> {
  const file = await kernel.files.open(id, 'view')
  if (!file) throw new Refusal('notFound', {})
  return buffer(file.stream)
}

/** All versions, the latest of each paper first. */
export async function rowsOf(tx: Tx, jurisdictionId: number, proceedingId: string) {
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

export async function scansOf(tx: Tx, jurisdictionId: number, proceedingId: string) {
  return tx
    .selectFrom('file')
    .select(['id', 'actId', 'purpose', 'uploadedAt as at'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute()
}
