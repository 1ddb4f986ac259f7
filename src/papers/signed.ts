/** A paper signed and sealed by hand comes into the file as a photo or a scan: kept beside the paper as made, encrypted, with its hash; struck off when it was put in by mistake. */
import { lookInto } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { scannedOf } from '../kernel/documents/scanned.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { mediationProcedures } from '../mediation/index.ts'
import { actsOf } from '../proceedings/index.ts'
import type { Act } from '../proceedings/procedure.ts'
import type { Staff } from '../territory/index.ts'
import { arises } from './arising.ts'
import { unitAt } from './facts.ts'
import { passFor } from './pass.ts'
import { requireWriter } from './policy.ts'
import { paperLanguage, sha256 } from './print.ts'
import type { Sent } from './read.ts'
import { formOf } from './sets.ts'
import type { SignedAsk } from './shape.ts'
import { endingOf, keptBytes, signedOf, signedRow } from './signed-store.ts'
import { latestOf, lockPapers, type ProceedingRow, proceedingOf } from './store.ts'
import { looksADay } from './write.ts'

/** Of one paper: a record of forty pages photographed page by page, and some to spare. */
const mostCopies = 60

/**
 * Sent twice it is one.
 * @throws Refusal notFound, notYours, recused, tooMany, paperUnfit, actReused, tooLarge, unsupportedFile
 */
export async function addSigned(
  kernel: Kernel,
  staff: Staff,
  proceedingId: string,
  ask: SignedAsk,
  file: Buffer,
): Promise<void> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, tx => requireHere(tx, staff, proceedingId, ask))
  await kernel.files.scan(file)
  const scanned = await scannedOf(file, nameOf(ask.kind))
  await kernel.db.within(staff.sight, async tx => {
    const hash = sha256(scanned.bytes)
    if (await isResent(tx, jurisdictionId, ask, hash)) return
    const what = `signed copy ${ask.kind}`
    await lookInto(kernel, tx, staff, { proceedingId, what, reason: ask.reason, most: looksADay })
    await lockPapers(tx, proceedingId)
    await requireHere(tx, staff, proceedingId, ask)
    const version = await versionSigned(tx, jurisdictionId, proceedingId, ask)
    await requireNew(tx, jurisdictionId, proceedingId, ask, hash)
    await tx
      .insertInto('signedCopy')
      .values({
        ...{ jurisdictionId, id: ask.id, proceedingId, kind: ask.kind, actId: ask.actId, version },
        ...{ mime: scanned.mime, pages: scanned.pages, bytes: scanned.bytes.length, sha256: hash },
        content: kernel.vault.encrypt('paper', scanned.bytes.toString('base64')),
        ...{ reason: ask.reason, personId, at: kernel.clock.now() },
      })
      .execute()
  })
}

const nameOf = (kind: string) => translator(paperLanguage)(`mediation:paper.${kind}`)

/** The paper is one of this proceeding, and this person writes papers for its unit. @throws Refusal notFound, paperUnfit, notYours */
async function requireHere(tx: Tx, staff: Staff, proceedingId: string, ask: SignedAsk): Promise<void> {
  const proceeding = await proceedingOf(tx, staff.jurisdictionId, proceedingId)
  const acts = await actsOf(tx, staff.jurisdictionId, proceedingId)
  const act = acts.find(one => one.id === ask.actId)
  if (!act || !isPaperOf(proceeding, ask.kind, act, acts))
    throw new Refusal('paperUnfit', { reason: 'notArisen' })
  requireWriter(staff, unitAt(acts, act.id))
}

/** Written by Aili or elsewhere: what the step names. */
function isPaperOf({ procedure }: ProceedingRow, kind: string, act: Act, acts: readonly Act[]): boolean {
  const form = formOf(procedure, kind)
  if (form) return arises(form, act, acts)
  const declared = mediationProcedures.find(one => one.id === procedure)
  return declared?.steps[act.step]?.papers?.includes(kind) ?? false
}

async function isResent(tx: Tx, jurisdictionId: number, ask: SignedAsk, hash: Buffer): Promise<boolean> {
  const row = await tx
    .selectFrom('signedCopy')
    .select(['kind', 'actId', 'sha256'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', ask.id)
    .executeTakeFirst()
  if (!row) return false
  if (row.kind !== ask.kind || row.actId !== ask.actId || !row.sha256.equals(hash))
    throw new Refusal('actReused', { id: ask.id })
  return true
}

/** What lies there was signed as it stood: a version issued since needs a signature of its own. @throws Refusal paperUnfit */
async function versionSigned(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  ask: SignedAsk,
): Promise<number | null> {
  const latest = await latestOf(tx, jurisdictionId, proceedingId, ask)
  if (ask.version !== null && ask.version > (latest?.version ?? 0))
    throw new Refusal('paperUnfit', { reason: 'noVersion', version: ask.version })
  return ask.version
}

async function requireNew(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  ask: SignedAsk,
  hash: Buffer,
): Promise<void> {
  const all = (await signedOf(tx, jurisdictionId, proceedingId)).filter(one => one.struckAt === null)
  const same = all.find(one => one.sha256.equals(hash))
  if (same)
    throw new Refusal('paperUnfit', {
      reason: 'sameScan',
      what: nameOf(same.kind),
      day: same.at.toISOString().slice(0, 10),
    })
  const own = all.filter(one => one.kind === ask.kind && one.actId === ask.actId)
  if (own.length >= mostCopies) throw new Refusal('paperUnfit', { reason: 'manyScans', most: mostCopies })
}

/** Put in by mistake it lies in no file any more; that it lay there stays. @throws Refusal notFound, notYours, recused, tooMany */
export async function strikeSigned(
  kernel: Kernel,
  staff: Staff,
  id: string,
  reason: string,
): Promise<string> {
  const { jurisdictionId, personId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const { proceedingId, kind, actId, struckAt } = await signedRow(tx, jurisdictionId, id)
    if (struckAt !== null) return proceedingId
    await lookInto(kernel, tx, staff, {
      proceedingId,
      what: `signed copy ${kind} struck off`,
      reason,
      most: looksADay,
    })
    requireWriter(staff, unitAt(await actsOf(tx, jurisdictionId, proceedingId), actId))
    await tx
      .updateTable('signedCopy')
      .set({ struckAt: kernel.clock.now(), struckBy: personId, struckFor: reason })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
    return proceedingId
  })
}

/** @throws Refusal notFound, notYours, recused, tooMany */
export async function lookAtSigned(kernel: Kernel, staff: Staff, id: string, reason: string) {
  return kernel.db.within(staff.sight, async tx => {
    const row = await signedRow(tx, staff.jurisdictionId, id)
    const { proceedingId, kind } = row
    await lookInto(kernel, tx, staff, { proceedingId, what: `signed copy ${kind}`, reason, most: looksADay })
    return { url: passFor(kernel, staff, { signed: id }), fileName: fileNameOf(row) }
  })
}

export async function signedBytes(kernel: Kernel, staff: Staff, id: string): Promise<Sent> {
  const row = await kernel.db.within(staff.sight, tx => signedRow(tx, staff.jurisdictionId, id))
  return { bytes: keptBytes(kernel, row), type: row.mime, fileName: fileNameOf(row) }
}

const fileNameOf = ({ kind, mime }: { readonly kind: string; readonly mime: string }) =>
  `${translator(paperLanguage)('paper:scan.paper', { paper: nameOf(kind) })}.${endingOf(mime)}`
