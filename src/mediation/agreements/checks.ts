/** Counsel of the community looks at a draft before it is signed, where asked: no objection, or what is to be changed; signing waits for the answer. */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notify } from '../../notices/index.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { widenSight } from '../../proceedings/index.ts'
import { personsInRole, type Staff } from '../../territory/index.ts'
import { mediationProcedure } from '../procedure.ts'
import { agreementAtDesk, requireDraftable } from './agreements.ts'
import { requireMay } from './policy.ts'
import { agreementPurpose, checksOf } from './store.ts'

/** @throws Refusal notFound, notYours, agreementState */
export async function askCheck(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  agreementId: string,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<void> {
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await agreementAtDesk(kernel, tx, staff, disputeId, agreementId)
    requireMay('draft', dispute.standing, staff.actor)
    const before = await checksOf(tx, jurisdictionId, agreementId)
    if (before.some(one => one.id === id)) return
    requireDraftable(dispute)
    if (agreement.state !== 'draft')
      throw new Refusal('agreementState', { reason: 'notDraft', status: agreement.state })
    if (version !== agreement.version)
      throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(agreement.version) })
    if (before.some(one => one.answer === null)) throw new Refusal('agreementState', { reason: 'checkAsked' })
    const { communityId } = dispute.standing
    const onDay = civilDay(at)
    const counsel =
      communityId === null
        ? []
        : await personsInRole(tx, jurisdictionId, { role: 'communityCounsel', communityId, onDay })
    if (counsel.length === 0) throw new Refusal('agreementState', { reason: 'noCounsel' })
    await tx
      .insertInto('agreementCheck')
      .values({ jurisdictionId, id, agreementId, version, askedBy: personId, askedAt: at })
      .execute()
    const told = counsel.map(person => person.id)
    await widenSight(tx)
    await notify(tx, jurisdictionId, told, await aboutOf(tx, jurisdictionId, disputeId), {
      kind: 'agreementCheckAsked',
      causeId: id,
      at,
    })
  })
}

/** @throws Refusal notFound, notYours, agreementState */
export async function answerCheck(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  agreementId: string,
  checkId: string,
  { answer, words }: { readonly answer: 'noObjection' | 'change'; readonly words: string },
): Promise<void> {
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  await kernel.db.within(staff.sight, async tx => {
    const { dispute } = await agreementAtDesk(kernel, tx, staff, disputeId, agreementId)
    requireMay('check', dispute.standing, staff.actor)
    const check = (await checksOf(tx, jurisdictionId, agreementId)).find(one => one.id === checkId)
    if (!check) throw new Refusal('notFound', {})
    if (answer === 'change' && words === '') throw new Refusal('agreementUnfit', { reason: 'wordsMissing' })
    if (check.answer !== null) {
      const said = check.words === null ? '' : kernel.vault.decrypt(agreementPurpose, check.words)
      if (check.answer === answer && said === words) return
      throw new Refusal('agreementState', { reason: 'checkAnswered' })
    }
    await tx
      .updateTable('agreementCheck')
      .set({
        answer,
        words: words === '' ? null : kernel.vault.encrypt(agreementPurpose, words),
        answeredBy: personId,
        answeredAt: at,
      })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', checkId)
      .execute()
    if (check.askedBy === null) return
    await widenSight(tx)
    await notify(tx, jurisdictionId, [check.askedBy], await aboutOf(tx, jurisdictionId, disputeId), {
      kind: 'agreementCheckAnswered',
      causeId: checkId,
      at,
    })
  })
}

/** Signing waits for counsel's word on exactly this version; what was changed since is looked at again. @throws Refusal agreementState */
export async function requireChecked(
  tx: Tx,
  jurisdictionId: number,
  agreement: { readonly id: string; readonly version: number },
): Promise<void> {
  const last = (await checksOf(tx, jurisdictionId, agreement.id)).at(-1)
  if (!last) return
  if (last.answer === null) throw new Refusal('agreementState', { reason: 'checkWaits' })
  if (last.answer === 'change') throw new Refusal('agreementState', { reason: 'checkChange' })
  if (last.version !== agreement.version) throw new Refusal('agreementState', { reason: 'checkOlder' })
}

export async function aboutOf(tx: Tx, jurisdictionId: number, proceedingId: string) {
  const { number } = await tx
    .selectFrom('proceeding')
    .select('number')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', proceedingId)
    .executeTakeFirstOrThrow()
  return { id: proceedingId, number, procedure: mediationProcedure }
}
