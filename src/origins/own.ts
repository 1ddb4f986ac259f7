/** A party's own dispute, opened by number and code: where it stands in plain words, agreeing to mediation, and stopping it at any time (人民调解法第三条、第十七条、第二十三条第二项). */
import { type Registry, sayIn, takeStep } from '../conduct/index.ts'
import { everythingOf, type Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { type Language, type Translate, translator } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { consentsOf, keepConsents, mediationProcedures, type Party } from '../mediation/index.ts'
import { actsOf } from '../proceedings/index.ts'
import type { Act, StandingOf } from '../proceedings/procedure.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { territoryOf } from '../territory/index.ts'
import { type Asking, type Opened, openByCode } from './code.ts'
import type { OwnDispute } from './shape-answers.ts'

const [procedure] = mediationProcedures as [(typeof mediationProcedures)[0]]

/** Words are made by the language asked for. */
export interface Reader {
  readonly t: Translate
  readonly language: Language
}

/** States in which everybody is still to be asked. */
const asking = new Set([
  'applied',
  'found',
  'referredIn',
  'registered',
  'consentPending',
  'jointConsentPending',
])
/** Acts a party reads of: what was done with the dispute, never what was said in it. */
const shownActs = new Set([
  'apply',
  'find',
  'referIn',
  'fromMatter',
  'refuseReferral',
  'register',
  'signForDelegation',
  'notAccept',
  'askConsent',
  'accept',
  'acceptDelegated',
  'acceptJoint',
  'settleOnSpot',
  'withdraw',
  'schedule',
  'startMediating',
  'adjourn',
  'adjournDelegated',
  'adjournJoint',
  'extend',
  'agreeWritten',
  'agreeOral',
  'fail',
  'replaceMediator',
  'stop',
  'startPerformance',
  'recordPerformed',
  'recordBreach',
  'notifyEnd',
  'escalate',
  'acceptEscalation',
  'acceptHandOver',
  'acceptDelegation',
  'courtConfirms',
  'courtRejects',
  'suspend',
  'resume',
])

/** @throws Refusal notFound */
export async function readOwn(kernel: Kernel, own: Asking, reader: Reader): Promise<OwnDispute> {
  const opened = await openByCode(kernel, own)
  const territory = await territoryOf(kernel)
  return kernel.db.within(everythingOf(opened.jurisdictionId), async tx => {
    const acts = await actsOf(tx, opened.jurisdictionId, opened.id)
    const standing = standingAfter(procedure, acts)
    const consent = (await consentsOf(tx, opened.jurisdictionId, opened.id)).get(opened.party.id)
    const unit = territory.unit(standing.ownerUnitId)?.name ?? ''
    return shown(opened, acts, standing, consent ?? null, unit, reader)
  })
}

function shown(
  { number, party }: Opened,
  acts: readonly Act[],
  standing: StandingOf,
  consent: { readonly how: NonNullable<OwnDispute['consented']>['how']; readonly at: Date } | null,
  unit: string,
  { t }: Reader,
): OwnDispute {
  const { state } = standing
  const kind = acts.findLast(act => typeof act.inputs.disputeKind === 'string')?.inputs.disputeKind
  const over = standing.closedAt !== null
  return {
    number,
    kindLabel: t(`mediation:option.disputeKind.${String(kind ?? 'other')}`),
    side: party.side,
    state,
    stateLabel: sayIn('mediation', t)('state', state),
    whatNow: t(`dispute:whatNow.${state}`, { unit }),
    unit,
    receivedAt: acts[0]!.at,
    due: dueOf(standing, t),
    acts: acts
      .filter(act => shownActs.has(act.step))
      .map(({ id, step, at }) => ({
        id,
        at,
        label: sayIn('mediation', t)('did', step),
      })),
    rightWay: rightWayOf(acts, t),
    mayStop: stepToStop(standing, party) !== null,
    mayConsent: asking.has(state) && consent === null,
    consented: consent ? { how: consent.how, at: consent.at.toISOString() } : null,
    over,
  }
}

function dueOf(standing: StandingOf, t: Translate): OwnDispute['due'] {
  if (standing.closedAt !== null) return null
  const [next] = standing.terms
    .filter(term => shownTerms.has(term.term))
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
  return next ? { label: t(`mediation:term.${next.term}`), dueAt: next.dueAt } : null
}

const shownTerms = new Set([
  'registration',
  'referralConfirmation',
  'acceptanceDecision',
  'consentAnswer',
  'scheduling',
  'session',
  'nextSession',
  'performanceDue',
])

/** Why it was not taken in, and where to go instead. */
function rightWayOf(acts: readonly Act[], t: Translate): string | null {
  const refused = acts.findLast(act => act.step === 'notAccept')
  if (!refused) return null
  return t('dispute:notTakenFor', {
    ground: t(`mediation:option.notAcceptedFor.${String(refused.inputs.notAcceptedFor)}`),
    way: t(`mediation:option.wayTold.${String(refused.inputs.wayTold)}`),
  })
}

/** With nothing held against it: agreed by whoever holds this code. Sent twice it is one. @throws Refusal notFound, disputeOver */
export async function consentByCode(kernel: Kernel, own: Asking, id: string): Promise<void> {
  const opened = await openByCode(kernel, own)
  const { jurisdictionId } = opened
  await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const { state } = await standingOf(tx, opened, true)
    if (!asking.has(state)) throw new Refusal('disputeOver', { procedure: procedure.id, state })
    const at = kernel.clock.now()
    const ask = { id, partyId: opened.party.id, how: 'online' } as const
    await keepConsents(tx, { jurisdictionId, disputeId: opened.id, byId: null, at }, [ask])
  })
}

/**
 * One tap, no reason asked: an application is withdrawn, anything else is stopped.
 * @throws Refusal notFound, unlawfulStep when it has come to an end or to an agreement already
 */
export async function stopByCode(kernel: Kernel, registry: Registry, own: Asking, id: string): Promise<void> {
  const opened = await openByCode(kernel, own)
  const { jurisdictionId, party } = opened
  const standing = await kernel.db.within(everythingOf(jurisdictionId), tx => standingOf(tx, opened))
  const step = stepToStop(standing, party) ?? 'stop'
  const inputs =
    step === 'withdraw'
      ? { reason: translator('zh-CN')('dispute:withdrawnByParty') }
      : { stoppedBy: party.side === 'applicant' ? 'applicant' : 'respondent' }
  const doer = {
    jurisdictionId,
    actor: { kind: 'resident', id: null, posts: [] } as const,
    sight: everythingOf(jurisdictionId),
  }
  // Whatever was done meanwhile, the word of a party holds: seen or not.
  const seq = Number.MAX_SAFE_INTEGER
  await takeStep(kernel, registry, doer, opened.id, { id, step, seq, inputs })
}

/** Null: there is nothing left to stop, or this party stands on neither side. */
function stepToStop(standing: StandingOf, { side }: Pick<Party, 'side'>): 'withdraw' | 'stop' | null {
  if (side === 'thirdParty' || standing.closedAt !== null) return null
  const lawful = (name: 'withdraw' | 'stop') => procedure.steps[name]!.from.includes(standing.state)
  const settled = standing.tracks.channel !== 'offered'
  if (side === 'applicant' && settled && lawful('withdraw')) return 'withdraw'
  return lawful('stop') ? 'stop' : null
}

async function standingOf(tx: Tx, { jurisdictionId, id }: Opened, locked = false): Promise<StandingOf> {
  if (locked)
    await tx
      .selectFrom('proceeding')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .forUpdate()
      .execute()
  return standingAfter(procedure, await actsOf(tx, jurisdictionId, id))
}
