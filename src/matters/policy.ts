/** What stands against a step of a resident matter beside state and post: one short guard a question. Pure. */
import type { Guard, Objection, Question } from '../proceedings/judge.ts'
import type { StandingOf } from '../proceedings/procedure.ts'
import { ruleOf } from '../proceedings/terms.ts'
import { standpointFor } from '../proceedings/who.ts'
import { matterProcedure } from './procedure.ts'
import { matterLimits } from './terms.ts'

/** What the rules of a matter look at beside its acts. */
export interface MatterFacts {
  readonly nature: string
  readonly anonymous: boolean
  readonly communityUnitId: string | null
  readonly workCommitteeUnitId: string
  /** Proposed by the command for the step that assigns one: never a handler. */
  readonly verifierId: string | null
  /** The matter named as primary in a merge, when it exists within sight. */
  readonly primary: { readonly id: string; readonly state: string } | null
  /** End of the day named for a re-check or asked result. */
  readonly namedDayEndsAt: Date | null
}
type Ask = Question<MatterFacts>

const refuse = (
  code: NonNullable<Objection>['code'],
  facts: NonNullable<Objection>['facts'] = {},
): Objection => ({ code, facts })
const term = (standing: StandingOf, name: string) => standing.terms.find(one => one.term === name)
const taken = (ask: Ask, step: string) => ask.standing.counts[step] ?? 0
const posts = ({ actor }: Ask) => [...actor.posts, ...(actor.deputyFor ?? []).flatMap(one => one.posts)]
const plays = (ask: Ask, role: string) => posts(ask).some(post => post.role === role)
const needsPhoto = (ask: Ask) => !['inquiry', 'suggestion'].includes(ask.standing.label ?? ask.facts.nature)

const levels: Readonly<Record<string, 2 | 3>> = {
  communityDirector: 2,
  communitySecretary: 2,
  workCommitteeDispatcher: 3,
  workCommitteeSecretary: 3,
}

/** Highest level at which this actor decides here: 1 grid, 2 this community, 3 work committee. */
function levelOf(ask: Ask): number {
  const here = posts(ask).filter(
    post => levels[post.role] === 3 || post.communityId === ask.standing.communityId,
  )
  return Math.max(1, ...here.map(post => levels[post.role] ?? 1))
}

/** The level of the post in which the step is taken: a leader who stands in for the dispatcher files at the grid. */
export function actingLevel(ask: Ask): 1 | 2 | 3 {
  const standpoint = standpointFor(matterProcedure.steps[ask.step]!, ask.standing, ask.actor)
  return levels[standpoint?.role ?? ''] ?? 1
}

function within(ask: Ask, name: string): Objection {
  const window = term(ask.standing, name)
  if (!window) return refuse('tooLate', { window: name })
  return ask.at.getTime() > new Date(window.dueAt).getTime()
    ? refuse('tooLate', { window: name, until: window.dueAt })
    : null
}

/** Who hands over: a grid to mediators and police, a community to social assistance, the work committee to all others. */
const referralLevels: Readonly<Record<string, number>> = { mediation: 1, police110: 1, socialAssistance: 2 }
/** By the version of the rule under which the term was opened. */
function extensionOf({ standing }: Ask) {
  const open = term(standing, 'handling')
  return open && ruleOf(matterProcedure, open).extension
}
const asked = (ask: Ask) => ask.standing.marks.extensionAsked

export const matterGuards: Readonly<Record<string, Guard<MatterFacts>>> = {
  complexByDispatcher: ask =>
    ask.inputs?.complex === true && levelOf(ask) < 3
      ? refuse('notYours', { step: 'file', only: 'workCommitteeDispatcher' })
      : null,
  primaryIsAnother: ask => {
    if (!ask.inputs) return null
    const { primary } = ask.facts
    if (!primary) return refuse('invalidInput', { input: 'primary', problem: 'notFound' })
    return ['merged', 'voided', 'withdrawn', 'sealed', 'notFiled', 'handedOver'].includes(primary.state)
      ? refuse('invalidInput', { input: 'primary', problem: primary.state })
      : null
  },
  ownLevel: ask =>
    levelOf(ask) >= ask.standing.level
      ? null
      : refuse('notYours', { step: 'undertake', level: ask.standing.level }),
  askedOnWithinTerm: ask => {
    const handling = term(ask.standing, 'handling')
    if (!ask.inputs?.askedOn || !ask.facts.namedDayEndsAt) return null
    if (ask.facts.namedDayEndsAt < ask.at)
      return refuse('invalidInput', { input: 'askedOn', problem: 'past' })
    return handling && ask.facts.namedDayEndsAt.getTime() > new Date(handling.dueAt).getTime() + 86_400_000
      ? refuse('invalidInput', { input: 'askedOn', problem: 'afterTerm', until: handling.dueAt })
      : null
  },
  returnsLeft: ask =>
    taken(ask, 'return') < matterLimits.returns && taken(ask, 'ruleDispatch') === 0
      ? null
      : refuse('limitReached', { step: 'return', times: matterLimits.returns }),
  withinReturnWindow: ask => within(ask, 'returnWindow'),
  firstReturn: ask =>
    taken(ask, 'return') < 2
      ? null
      : refuse('notYours', { step: 'redispatch', only: 'workCommitteeSecretary' }),
  secondReturn: ask =>
    taken(ask, 'return') >= 2
      ? null
      : refuse('notYours', { step: 'ruleDispatch', only: 'workCommitteeDispatcher' }),
  afterPhoto: ask =>
    ask.inputs && needsPhoto(ask) && !ask.inputs.after ? refuse('missingInput', { input: 'after' }) : null,
  evidencePhoto: ask =>
    ask.inputs && needsPhoto(ask) && !ask.inputs.evidence
      ? refuse('missingInput', { input: 'evidence' })
      : null,
  suggestionAnswered: ask =>
    ask.inputs && ask.standing.label === 'suggestion' && !ask.inputs.adopted
      ? refuse('missingInput', { input: 'adopted' })
      : null,
  beforeDue: ask => within(ask, 'handling'),
  extensionLeft: ask => {
    const open = term(ask.standing, 'handling')
    const times = extensionOf(ask)?.times ?? 0
    return (open?.extensions.length ?? 0) < times
      ? null
      : refuse('limitReached', { step: 'requestExtension', times })
  },
  extensionWithinRule: ask => {
    const most = extensionOf(ask)?.maxAmount ?? 0
    return ask.inputs && Number(ask.inputs.days) > most
      ? refuse('invalidInput', { input: 'days', problem: 'aboveExtension', most })
      : null
  },
  noExtensionAsked: ask =>
    asked(ask) ? refuse('limitReached', { step: 'requestExtension', times: 1 }) : null,
  extensionAsked: ask =>
    asked(ask) ? null : refuse('unlawfulStep', { step: ask.step, state: ask.standing.state, lawful: [] }),
  extensionWithinPower: ask => {
    const days = Number(ask.standing.marks.extensionDays ?? 0)
    return days <= matterLimits.dispatcherExtensionDays || plays(ask, 'workCommitteeSecretary')
      ? null
      : refuse('notYours', { step: 'grantExtension', only: 'workCommitteeSecretary' })
  },
  notOwnRequest: ask =>
    ask.actor.id !== null && asked(ask) === ask.actor.id ? refuse('separation', { step: ask.step }) : null,
  recheckWithin: ask => {
    if (!ask.inputs || !ask.facts.namedDayEndsAt) return null
    if (ask.facts.namedDayEndsAt < ask.at)
      return refuse('invalidInput', { input: 'recheckOn', problem: 'past' })
    const latest = ask.at.getTime() + (matterLimits.recheckDays + 1) * 86_400_000
    return ask.facts.namedDayEndsAt.getTime() > latest
      ? refuse('invalidInput', { input: 'recheckOn', problem: 'tooFar', days: matterLimits.recheckDays })
      : null
  },
  verifierApart: ask => {
    const { id } = ask.actor
    return id !== null && (ask.standing.handlers.includes(id) || ask.standing.approvers.includes(id))
      ? refuse('separation', { step: ask.step })
      : null
  },
  firstRework: ask =>
    taken(ask, 'rework') < 1 ? null : refuse('limitReached', { step: 'rework', times: 1 }),
  secondRework: ask =>
    taken(ask, 'rework') >= 1
      ? null
      : refuse('unlawfulStep', { step: 'reworkUp', state: ask.standing.state, lawful: ['rework'] }),
  withinRating: ask => within(ask, 'rating'),
  withinReopening: ask => within(ask, 'reopening'),
  // Staff withdraw nothing of their own accord: how the applicant asked for it, in person or verified, is recorded.
  askedByReporter: ask =>
    ask.inputs && ask.actor.kind === 'staff' && !ask.inputs.askedBy
      ? refuse('missingInput', { input: 'askedBy' })
      : null,
  noVoidProposed: ask =>
    ask.standing.marks.voidProposed ? refuse('limitReached', { step: 'proposeVoid', times: 1 }) : null,
  voidProposedByAnother: ask => {
    const by = ask.standing.marks.voidProposed
    if (!by)
      return refuse('unlawfulStep', { step: 'void', state: ask.standing.state, lawful: ['proposeVoid'] })
    return by === ask.actor.id ? refuse('separation', { step: 'void' }) : null
  },
  belowTop: ask => (ask.standing.level < 3 ? null : refuse('limitReached', { step: 'escalate', times: 3 })),
  escalatesOwnLevel: ask => {
    if (ask.actor.kind === 'resident' || plays(ask, 'departmentHead')) return null
    return levelOf(ask) >= ask.standing.level
      ? null
      : refuse('notYours', { step: 'escalate', level: ask.standing.level })
  },
  residentOnce: ask =>
    ask.actor.kind === 'resident' && ask.standing.marks.residentEscalated
      ? refuse('limitReached', { step: 'escalate', times: 1 })
      : null,
  topAllowed: ask => {
    const tried =
      ask.standing.level === 3 &&
      (taken(ask, 'dispatch') > 0 || taken(ask, 'undertake') > 0 || ask.standing.state === 'handling')
    return !ask.inputs || tried || ask.inputs.outsideCompetence === true
      ? null
      : refuse('missingInput', { input: 'outsideCompetence' })
  },
  escalatedToOwnLevel: ask =>
    levelOf(ask) >= ask.standing.level
      ? null
      : refuse('notYours', { step: 'declineEscalation', level: ask.standing.level }),
  cameFromBelow: ask =>
    ask.standing.returnTo
      ? null
      : refuse('unlawfulStep', {
          step: 'declineEscalation',
          state: ask.standing.state,
          lawful: ['undertake', 'dispatch'],
        }),
  consentForReferral: ask => {
    if (!ask.inputs) return null
    const needs =
      ['mediation', 'legalAid', 'socialAssistance'].includes(String(ask.inputs.target)) ||
      ask.inputs.sharesContact === true
    return needs && ask.inputs.consent !== true ? refuse('missingInput', { input: 'consent' }) : null
  },
  referralWithinPower: ask => {
    if (!ask.inputs) return null
    const needed = referralLevels[String(ask.inputs.target)] ?? 3
    const only = needed === 2 ? 'communityDirector' : 'workCommitteeDispatcher'
    return levelOf(ask) >= needed ? null : refuse('notYours', { step: 'refer', only })
  },
  notSupervised: ask =>
    term(ask.standing, 'supervisionReply')
      ? refuse('limitReached', { step: 'orderSupervision', times: 1 })
      : null,
  supervised: ask =>
    term(ask.standing, 'supervisionReply')
      ? null
      : refuse('unlawfulStep', { step: 'answerSupervision', state: ask.standing.state, lawful: [] }),
  overdueUnexplained: ask =>
    term(ask.standing, 'overdueReason')
      ? null
      : refuse('unlawfulStep', { step: 'explainOverdue', state: ask.standing.state, lawful: [] }),
}
