/** Signing on a party's own phone, without an account: a link for one party, one code, some minutes, a few tries; the whole agreement first, then sign, or refuse, or take one's consent back (人民调解法第十七条、第二十三条; 电子签名法第十三条). */
import { randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { everythingOf, type Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notify } from '../../notices/index.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { foldedName } from '../../registry/index.ts'
import type { Staff } from '../../territory/index.ts'
import { agreementAtDesk, lockedAgreement, requireSigningNow } from '../agreements/agreements.ts'
import { aboutOf } from '../agreements/checks.ts'
import { requireMay } from '../agreements/policy.ts'
import { type AgreementRow, agreementOf, contentOf } from '../agreements/store.ts'
import { type Party, partiesOf } from '../parties/dispute.ts'
import { signing } from '../terms-agreement.ts'
import { requireConfirmable } from './confirmation-window.ts'
import { requireSignatureImage } from './image.ts'
import { keepMark, type MarkRow } from './marks.ts'

type Purpose = MarkRow['purpose']

/** A new link makes the earlier ones of this party useless. @throws Refusal notFound, notYours, agreementState */
export async function makeLink(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  agreementId: string,
  { id, partyId, purpose }: { readonly id: string; readonly partyId: string; readonly purpose: Purpose },
): Promise<{ linkId: string; code: string; expiresAt: string }> {
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  const code = String(randomInt(10 ** signing.codeDigits)).padStart(signing.codeDigits, '0')
  const expiresAt = new Date(at.getTime() + signing.validMinutes * 60_000)
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await agreementAtDesk(kernel, tx, staff, disputeId, agreementId)
    requireMay('draft', dispute.standing, staff.actor)
    requireSigningNow(dispute, purpose)
    const wanted = purpose === 'agreement' ? 'signing' : 'recorded'
    if (agreement.state !== wanted)
      throw new Refusal('agreementState', { reason: `not_${wanted}`, status: agreement.state })
    if (!agreement.partyIds.includes(partyId)) throw new Refusal('notFound', {})
    if (purpose === 'confirmation') await requireConfirmable(tx, jurisdictionId, disputeId, at)
    await tx
      .updateTable('agreementLink')
      .set({ expiresAt: at })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('agreementId', '=', agreementId)
      .where('partyId', '=', partyId)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', at)
      .execute()
    const codeIndex = kernel.vault.index('agreement.code', `${id}\0${code}`)
    const { version } = agreement
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('agreementLink')
      .values({
        jurisdictionId,
        id,
        agreementId,
        version,
        partyId,
        purpose,
        codeIndex,
        expiresAt,
        byId: personId,
        at,
      })
      .onConflict(conflict => conflict.columns(['jurisdictionId', 'id']).doNothing())
      .executeTakeFirst()
    if (Number(numInsertedOrUpdatedRows) === 0) throw new Refusal('actReused', { id })
  })
  return { linkId: id, code, expiresAt: expiresAt.toISOString() }
}

interface Opened {
  readonly linkId: string
  readonly code: string
}

/** Who decides names the decision by an id of their own, so that it may be sent twice. */
interface Said {
  readonly id?: string
  readonly decision?: string
}

/** The whole agreement, as whoever signs it reads it. @throws Refusal signLink */
export async function readByLink(kernel: Kernel, jurisdictionId: number, opened: Opened) {
  return byLink(kernel, jurisdictionId, opened, async (tx, link, agreement) => {
    const { content, sha256 } = await contentOf(kernel, tx, jurisdictionId, agreement)
    const parties = await partiesOf(kernel, tx, jurisdictionId, agreement.proceedingId)
    return {
      purpose: link.purpose,
      number: (await aboutOf(tx, jurisdictionId, agreement.proceedingId)).number,
      content,
      sha256: sha256.toString('hex'),
      parties: parties.map(({ id, side, name }) => ({ id, side, name })),
      own: link.partyId,
      expiresAt: link.expiresAt.toISOString(),
    }
  })
}

/** @throws Refusal signLink, signatureUnfit, changedMeanwhile, agreementState */
export async function signByLink(
  kernel: Kernel,
  jurisdictionId: number,
  ask: Opened & {
    readonly id: string
    readonly sha256: string
    readonly name: string
    readonly image: string
  },
): Promise<void> {
  const image = await requireSignatureImage(ask.image)
  await byLink(kernel, jurisdictionId, ask, async (tx, link, agreement) => {
    const { sha256 } = await contentOf(kernel, tx, jurisdictionId, agreement)
    if (sha256.toString('hex') !== ask.sha256)
      throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(agreement.version) })
    const parties = await partiesOf(kernel, tx, jurisdictionId, agreement.proceedingId)
    requireOwnName(
      parties.find(one => one.id === link.partyId),
      ask.name,
    )
    const { id, name } = ask
    await decide(kernel, tx, jurisdictionId, agreement, link, { id, decision: 'signed', name, image })
  })
}

/** On a phone a person signs for oneself; who signs for somebody does so on paper, with the power to. @throws Refusal signatureUnfit */
function requireOwnName(party: Party | undefined, name: string): void {
  if (party?.kind !== 'person' || foldedName(party.name) === foldedName(name)) return
  throw new Refusal('signatureUnfit', { reason: 'otherName' })
}

/** Refused, or consent withdrawn: at once, without a reason. @throws Refusal signLink, agreementState */
export async function refuseByLink(
  kernel: Kernel,
  jurisdictionId: number,
  ask: Opened & { readonly id: string; readonly decision: 'refused' | 'withdrawn' },
): Promise<void> {
  await byLink(kernel, jurisdictionId, ask, (tx, link, agreement) =>
    decide(kernel, tx, jurisdictionId, agreement, link, {
      id: ask.id,
      decision: ask.decision,
      name: '',
      image: null,
    }),
  )
}

interface Link {
  readonly id: string
  readonly agreementId: string
  readonly version: number
  readonly partyId: string
  readonly purpose: Purpose
  readonly codeIndex: Buffer
  readonly failures: number
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly byId: string | null
}

async function decide(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  agreement: AgreementRow,
  link: Link,
  said: Pick<MarkRow, 'id' | 'decision' | 'name' | 'image'>,
): Promise<void> {
  const now = kernel.clock.now()
  await keepMark(kernel, tx, jurisdictionId, agreement, {
    ...said,
    ...{ version: link.version, purpose: link.purpose, role: 'party', partyId: link.partyId, way: 'phone' },
    ...{ onDay: civilDay(now), at: now, byId: null },
  })
  await tx
    .updateTable('agreementLink')
    .set({ usedAt: now })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', link.id)
    .execute()
  if (link.byId === null) return
  const kind = said.decision === 'signed' ? 'agreementSigned' : 'agreementNotSigned'
  const about = await aboutOf(tx, jurisdictionId, agreement.proceedingId)
  await notify(tx, jurisdictionId, [link.byId], about, { kind, causeId: said.id, at: now })
}

/** A wrong code is counted whatever is answered; what a used link already did may be sent again. */
async function byLink<T>(
  kernel: Kernel,
  jurisdictionId: number,
  opened: Opened & Said,
  work: (tx: Tx, link: Link, agreement: AgreementRow) => Promise<T>,
): Promise<T> {
  const answer = await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const { rows } =
      await sql<Link>`select id, agreement_id, version, party_id, purpose, code_index, failures,
        expires_at, used_at, by_id from agreement_link
      where jurisdiction_id = ${jurisdictionId} and id = ${opened.linkId} for update`.execute(tx)
    const [link] = rows
    const refusal = link
      ? await against(kernel, tx, jurisdictionId, link, opened)
      : new Refusal('signLink', { reason: 'unknown' })
    if (!link || refusal) return { refusal: refusal! }
    const { proceedingId } = await agreementOf(tx, jurisdictionId, link.agreementId)
    const { dispute, agreement } = await lockedAgreement(tx, jurisdictionId, proceedingId, link.agreementId)
    requireSigningNow(dispute, link.purpose)
    if (agreement.version !== link.version) throw new Refusal('signLink', { reason: 'changed' })
    return { done: await work(tx, link, agreement) }
  })
  if ('refusal' in answer) throw answer.refusal
  return answer.done
}

async function against(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  link: Link,
  { code, id, decision }: Opened & Said,
): Promise<Refusal | null> {
  if (link.expiresAt <= kernel.clock.now()) return new Refusal('signLink', { reason: 'expired' })
  if (link.failures >= signing.tries) return new Refusal('signLink', { reason: 'spent' })
  const typed = code.normalize('NFKC').replace(/\D/g, '')
  if (!timingSafeEqual(link.codeIndex, kernel.vault.index('agreement.code', `${link.id}\0${typed}`))) {
    await tx
      .updateTable('agreementLink')
      .set({ failures: link.failures + 1 })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', link.id)
      .execute()
    const left = signing.tries - link.failures - 1
    return new Refusal(
      'signLink',
      left > 0 ? { reason: 'wrongCode', left: String(left) } : { reason: 'spent' },
    )
  }
  // Whoever signed may take it back with the same link.
  if (link.usedAt === null || id === undefined || decision === 'withdrawn') return null
  const known = await tx
    .selectFrom('agreementSignature')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return known ? null : new Refusal('signLink', { reason: 'used' })
}
