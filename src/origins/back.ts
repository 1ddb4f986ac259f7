/** What became of a dispute goes back to where it came from: to the matter and its reporter, and to the court, police or petition office that sent it (人民调解法第十八条; 特邀调解规定第二十六条). */
import type { Consequence, Happened } from '../conduct/index.ts'
import { translator } from '../kernel/i18n.ts'
import { actOnMatter } from '../matters/index.ts'
import { notify } from '../notices/index.ts'
import { territoryOf } from '../territory/index.ts'

type Outcome = 'agreed' | 'performed' | 'notAgreed' | 'stopped' | 'withdrawn'

/** Steps by which the referral is taken up, sent back, or comes to an outcome. */
const takenUp = new Set(['register', 'signForDelegation'])
const sentBack = new Set(['refuseReferral', 'notAccept'])
const outcomes: Readonly<Record<string, Outcome>> = {
  agreeWritten: 'agreed',
  agreeOral: 'agreed',
  settleOnSpot: 'agreed',
  recordPerformed: 'performed',
  fail: 'notAgreed',
  stop: 'stopped',
  withdraw: 'withdrawn',
}

export const answerOrigin: Consequence = async happened => {
  const { step } = happened.act
  if (step === 'referIn') await keepSender(happened)
  if (!takenUp.has(step) && !sentBack.has(step) && outcomes[step] === undefined) return
  await answerMatter(happened)
  await answerSender(happened)
}

async function answerMatter(happened: Happened): Promise<void> {
  const { kernel, tx, jurisdictionId, proceedingId, act } = happened
  const from = await tx
    .selectFrom('referral as r')
    .innerJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 'r.jurisdictionId').on('p.id', '=', proceedingId),
    )
    .select(['r.proceedingId', 'p.number', 'p.ownerUnitId'])
    .where('r.jurisdictionId', '=', jurisdictionId)
    .where('r.toProceeding', '=', proceedingId)
    .executeTakeFirst()
  if (!from) return
  const territory = await territoryOf(kernel)
  const receivedBy = `${territory.unit(from.ownerUnitId)?.name ?? ''} ${from.number}`.trim()
  const take = (step: string, inputs: Readonly<Record<string, unknown>>) =>
    actOnMatter(kernel, tx, jurisdictionId, from.proceedingId, { step, inputs, at: new Date(act.at) })
  if (takenUp.has(act.step)) {
    await take('acceptReferral', { receivedBy })
    return
  }
  const outcome = outcomes[act.step]
  // Nothing was tried yet: the matter goes on where it was.
  const reason = sentBack.has(act.step) ? backReason(happened) : backWords(outcome!)
  if (await take('returnReferral', { receivedBy, reason })) return
  if (outcome === undefined) await take('takeBack', { receivedBy, reason })
  else await take('recordOutcome', { referralOutcome: outcome })
}

/** The mediator's own reason; where the law keeps it from mediation, with the ground and the way that is right. */
function backReason({ inputs }: Happened): string {
  const t = translator('zh-CN')
  const said = String(inputs.reason ?? '')
  if (typeof inputs.notAcceptedFor !== 'string') return said
  return t('dispute:backFor', {
    ground: t(`mediation:option.notAcceptedFor.${inputs.notAcceptedFor}`),
    way: t(`mediation:option.wayTold.${String(inputs.wayTold)}`),
    reason: said,
  })
}

const backWords = (outcome: Outcome) => translator('zh-CN')(`dispute:back.${outcome}`)

/** Whose it was before: told of the answer, without sight of what is said in mediation. */
async function keepSender({ tx, jurisdictionId, proceedingId, act, openedIn }: Happened): Promise<void> {
  if (act.actorId === null || !openedIn) return
  await tx
    .insertInto('disputeSender')
    .values({ jurisdictionId, proceedingId, unitId: openedIn, personId: act.actorId, at: new Date(act.at) })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function answerSender({ tx, jurisdictionId, proceedingId, act }: Happened): Promise<void> {
  const sender = await tx
    .selectFrom('disputeSender as s')
    .innerJoin('proceeding as p', join =>
      join.onRef('p.jurisdictionId', '=', 's.jurisdictionId').onRef('p.id', '=', 's.proceedingId'),
    )
    .select(['s.personId', 'p.number'])
    .where('s.jurisdictionId', '=', jurisdictionId)
    .where('s.proceedingId', '=', proceedingId)
    .executeTakeFirst()
  if (!sender || sender.personId === act.actorId) return
  await notify(tx, jurisdictionId, [sender.personId], null, {
    kind: 'disputeAnswered',
    causeId: act.id,
    at: new Date(act.at),
    facts: { procedure: 'mediation', number: sender.number, state: act.to },
  })
}
