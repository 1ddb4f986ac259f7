/** Consents as the resident sees them: what was agreed to, in which words, what follows from taking it back; taken back with one tap, undone for a moment (个人信息保护法第十五条). */

import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import {
  changeWithin,
  consentsOf,
  copyOf,
  giveConsent,
  idBeside,
  openNeedsOf,
  type Purpose,
  reopenNeeds,
  residentById,
  type Writer,
  withdrawalEffects,
  withdrawConsent,
  wordingsOn,
} from '../registry/index.ts'
import type { Asking } from './own.ts'
import type { Subject } from './session.ts'
import type { OwnConsent } from './shape.ts'

const undoMinutes = 10
const purpose = 'subject.undo'

/** Those that were ever given; what nobody asked for is not held out here (网络数据安全管理条例第二十二条: no nagging). */
export async function ownConsents({
  kernel,
  tx,
  jurisdictionId,
  residentId,
  reader,
}: Asking): Promise<OwnConsent[]> {
  const { t, language } = reader
  const onDay = civilDay(kernel.clock.now())
  const wordings = new Map((await wordingsOn(tx, jurisdictionId, onDay)).map(one => [one.purpose, one]))
  const resident = await residentById(tx, jurisdictionId, residentId)
  const rows = []
  for (const one of await consentsOf(tx, jurisdictionId, [residentId], onDay)) {
    if (one.state === 'none') continue
    const giver =
      one.givenBy && one.givenBy !== residentId
        ? await residentById(tx, jurisdictionId, one.givenBy)
        : resident
    const effects = withdrawalEffects[one.purpose].map(effect => t(`registry:withdrawal.${effect}`))
    const signIn = one.purpose === 'contact' ? [t('subject:follows.signIn')] : []
    rows.push({
      purpose: one.purpose,
      label: t(`registry:consent.${one.purpose}.name`),
      text: wordings.get(one.purpose)!.texts[language],
      version: one.version ?? 0,
      givenAt: one.givenAt?.toISOString() ?? null,
      how: one.how ? t(`registry:how.${one.how}`) : null,
      givenBy: giver?.name ?? null,
      withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
      follows: [...effects, ...signIn, t('subject:noLess')],
    })
  }
  return rows
}

interface Undo {
  readonly residentId: string
  readonly purposes: readonly Purpose[]
  readonly entryId: string
  readonly needs: readonly string[]
  readonly phone: string | null
  readonly until: number
}

/** @returns what undoes it for a moment, sealed: the page holds it, nobody can make one */
export async function takeBack(
  kernel: Kernel,
  tx: Tx,
  subject: Subject,
  asked: Purpose,
): Promise<{ readonly undo: string; readonly until: Date; readonly lost: boolean }> {
  const { jurisdictionId, me, of } = subject
  const at = kernel.clock.now()
  const entry = { id: newId(), at, deviceId: null }
  const standing = await consentsOf(tx, jurisdictionId, [of.id], civilDay(at))
  const given = standing.filter(one => one.id !== null && one.withdrawnAt === null).map(one => one.purpose)
  const needs = await openNeedsOf(tx, jurisdictionId, of.id)
  const { phone } = (await copyOf(kernel, tx, jurisdictionId, of.id)) as { readonly phone?: string | null }
  const withdrawal = { residentId: of.id, purpose: asked, how: 'online', givenBy: me.id } as const
  await withdrawConsent(kernel, tx, writerOf(subject), entry, withdrawal)
  const left = new Set(await openNeedsOf(tx, jurisdictionId, of.id))
  const until = new Date(at.getTime() + undoMinutes * 60_000)
  const undo: Undo = {
    residentId: of.id,
    purposes: asked === 'minor' ? given : given.filter(one => one === asked),
    entryId: entry.id,
    needs: needs.filter(id => !left.has(id)),
    phone: withdrawalEffects[asked].includes('phoneErased') ? (phone ?? null) : null,
    until: until.getTime(),
  }
  // Notes and photos are gone at once: an undo gives the consent back, not what was kept on it.
  const lost = withdrawalEffects[asked].some(effect => effect === 'notesErased' || effect === 'photosErased')
  return { undo: kernel.vault.encrypt(purpose, JSON.stringify(undo)).toString('base64url'), until, lost }
}

/**
 * As it was before, but for notes and photos, under consents given anew: the log says that they were taken back for a moment.
 * @throws Refusal tooLate, notFound
 */
export async function undoTaking(kernel: Kernel, tx: Tx, subject: Subject, sealed: string): Promise<void> {
  const { jurisdictionId, me, of } = subject
  const undo = opened(kernel, sealed)
  const at = kernel.clock.now()
  if (undo.residentId !== of.id) throw new Refusal('notFound', {})
  if (undo.until < at.getTime()) throw new Refusal('tooLate', { reason: 'undo' })
  const writer = writerOf(subject)
  const wordings = new Map(
    (await wordingsOn(tx, jurisdictionId, civilDay(at))).map(one => [one.purpose, one]),
  )
  for (const one of undo.purposes) {
    const id = idBeside(undo.entryId, `undo ${one}`)
    const { version } = wordings.get(one)!
    await giveConsent(tx, writer, at, of.id, { id, purpose: one, version, how: 'online', givenBy: me.id })
    if (one === 'serviceNeeds')
      await reopenNeeds(tx, jurisdictionId, of.id, { ids: undo.needs, consentId: id })
  }
  await restorePhone(kernel, tx, writer, undo)
}

/** The number went with the consent, out of the log as well: the page alone holds it, sealed, until the moment has passed. */
async function restorePhone(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  { residentId, entryId, phone }: Undo,
): Promise<void> {
  if (phone === null) return
  const entry = { id: idBeside(entryId, 'undo phone'), at: kernel.clock.now(), deviceId: null }
  const person = await residentById(tx, writer.jurisdictionId, residentId)
  const seen = (person?.versions ?? {}) as Record<string, number>
  await changeWithin(kernel, tx, writer, entry, {
    subject: 'resident',
    subjectId: residentId,
    seen,
    set: { phone },
  })
}

function opened({ vault }: Pick<Kernel, 'vault'>, sealed: string): Undo {
  try {
    return JSON.parse(vault.decrypt(purpose, Buffer.from(sealed, 'base64url'))) as Undo
  } catch {
    throw new Refusal('notFound', {})
  }
}

/** The resident writes: no member of staff had a hand in it. */
function writerOf({ jurisdictionId }: Subject): Writer {
  return { jurisdictionId, personId: null, source: 'self' }
}
