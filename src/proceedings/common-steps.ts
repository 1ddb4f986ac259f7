/** Steps every procedure has: side states, extension, time left out, change of label, referral, oversight and the overdue ladder (procedures §0). Pure. */
import { localDefault } from './common-terms.ts'
import type { Basis, Input, State, Step, TermRule, Track, Who } from './procedure.ts'

const local = localDefault
const separated: Basis = { article: '办理、核查、审批分离(本地默认规则)', mark: 'D', force: 'default' }
const referred: Basis = { article: '信访工作条例第三十一条、第三十七条;社会救助法第三十九条(参照)', mark: 'V', force: 'policy' }
const urged: Basis = { article: '信访工作条例第三十九条(参照)', mark: 'M', force: 'policy' }

const recusal: Basis = { article: '信访工作条例第二十八条;监察法第六十七条(参照)', mark: 'V', force: 'policy' }

const reason: Input = { name: 'reason', kind: 'longText', required: true, max: 2000 }
const evidence: Input = { name: 'evidence', kind: 'longText', required: true, max: 500 }
const system: Who = { role: 'system', of: ['system'] }

export interface CommonCircle {
  /** States that are not final, without 'suspended'. */
  readonly open: readonly string[]
  /** Who handles it, who decides above them, who supervises. */
  readonly handlers: readonly Who[]
  readonly approvers: readonly Who[]
  readonly supervisors: readonly Who[]
  /** The outside person may withdraw; what was said at a counter is recorded by a handler. */
  readonly applicant?: Who
  readonly withdraws?: boolean
  readonly labels?: readonly string[]
  readonly referTo?: readonly string[]
  /** Final states in which a term may still run (an ordered performance, a promised answer): the ladder climbs there too. */
  readonly after?: readonly string[]
  readonly terms: Readonly<Record<string, TermRule>>
}

/** The states to which common steps lead. @param waitsFor the role that takes up again what was set aside */
export function commonStates(waitsFor: string): Record<string, State> {
  return { suspended: { waitsFor }, withdrawn: { final: true }, merged: { final: true }, voided: { final: true } }
}

export const referralTrack: Readonly<Record<string, Track>> = {
  referral: { initial: 'none', states: { none: { final: true }, offered: {}, accepted: { final: true }, returned: { final: true } } },
}

/**
 * Every step takes the same facts in every procedure; which roles take it and which terms it stops follows from the circle.
 * @example steps: { ...own, ...commonSteps({ open, handlers, approvers, supervisors, terms }) }
 */
export function commonSteps(circle: CommonCircle): Record<string, Step> {
  return {
    ...aside(circle),
    ...(withRule(circle, 'extension') ? extensions(circle) : {}),
    ...(withRule(circle, 'excludes') ? leavingOut(circle) : {}),
    ...(circle.labels ? relabelling(circle, circle.labels) : {}),
    ...(circle.referTo ? referral(circle, circle.referTo) : {}),
    ...oversight(circle),
  }
}

/** Terms that stand still while a proceeding is set aside: all on which the ladder climbs. */
function stopped({ terms }: CommonCircle): string[] {
  return Object.entries(terms).flatMap(([name, rule]) => (rule.ladder === false || name === 'recheck' ? [] : [name]))
}

function aside(circle: CommonCircle): Record<string, Step> {
  const { open, handlers, approvers, applicant, withdraws = true } = circle
  const everywhere = [...open, 'suspended']
  return {
    suspend: {
      from: open, to: 'suspended', side: 'enter', who: approvers.map(apart), approves: true, pauses: stopped(circle), opens: ['recheck'], dueFrom: { recheck: 'recheckOn' }, basis: local, papers: ['suspensionApproval'],
      inputs: [{ name: 'suspendCause', kind: 'choice', required: true, options: ['funds', 'season', 'ownership', 'partyAbsent', 'otherProcedure'] }, reason, { name: 'recheckOn', kind: 'date', required: true }],
    },
    resume: { from: ['suspended'], to: '^', side: 'leave', who: [...approvers, ...handlers], closes: ['recheck'], resumes: stopped(circle), primary: true, basis: local, inputs: [reason] },
    ...(withdraws
      ? {
          withdraw: {
            from: everywhere, to: 'withdrawn', who: [...(applicant ? [applicant] : []), ...handlers], basis: local,
            inputs: [{ name: 'askedBy', kind: 'choice', required: true, options: ['inPerson', 'phoneVerified', 'inWriting'], staffOnly: true }, reason],
          } satisfies Step,
        }
      : {}),
    merge: { from: open, to: 'merged', who: [...handlers, ...approvers], basis: local, inputs: [{ name: 'primary', kind: 'proceeding', required: true }, reason] },
    proposeVoid: { from: everywhere, to: '=', who: [...handlers, ...approvers], atMost: 1, basis: separated, inputs: [reason] },
    void: { from: everywhere, to: 'voided', who: [...handlers, ...approvers], approves: true, needs: ['proposeVoid'], apartFrom: ['proposeVoid'], basis: separated, inputs: [reason] },
    assign: { from: open, to: '=', who: [...handlers, ...approvers], holds: 'person', basis: local, inputs: [{ name: 'person', kind: 'person', required: true, of: rolesOf(handlers) }, { ...reason, required: false }] },
  }
}

function extensions({ open, handlers, approvers, terms }: CommonCircle): Record<string, Step> {
  const told: Input = { name: 'told', kind: 'choice', required: true, options: ['inPerson', 'phone', 'letter', 'message'] }
  const which: Input = { name: 'term', kind: 'choice', options: named(terms, 'extension') }
  const amount: Input = { name: 'amount', kind: 'number', required: true, min: 1 }
  const deciders = [...approvers, ...approvingRoles(terms, approvers)].map(apart)
  return {
    askExtension: { from: open, to: '=', who: handlers, extension: 'ask', byOurClock: true, basis: local, papers: ['extensionRequest'], inputs: [which, amount, reason] },
    grantExtension: { from: open, to: '=', who: deciders, extension: 'grant', approves: true, primary: true, basis: local, papers: ['extensionNotice'], inputs: [told, { ...reason, required: false }] },
    refuseExtension: { from: open, to: '=', who: deciders, extension: 'refuse', approves: true, basis: local, inputs: [reason] },
    extend: { from: open, to: '=', who: deciders, extension: 'give', byOurClock: true, approves: true, basis: local, papers: ['extensionNotice'], inputs: [which, amount, told, reason] },
  }
}

/** Approvers that a rule names beyond the circle: a court's president, a leading group. */
function approvingRoles(terms: CommonCircle['terms'], approvers: readonly Who[]): Who[] {
  const rules = Object.values(terms).flatMap(rule => rule.extension?.approvers ?? [])
  return [...new Set(rules)].filter(role => !approvers.some(who => who.role === role)).map(role => ({ role, of: ['tookPart'] }))
}

function leavingOut({ open, approvers, terms }: CommonCircle): Record<string, Step> {
  const which: Input = { name: 'term', kind: 'choice', required: true, options: named(terms, 'excludes') }
  const causes = [...new Set(Object.values(terms).flatMap(rule => rule.excludes ?? []))]
  const cause: Input = { name: 'cause', kind: 'choice', required: true, options: causes }
  return {
    leaveOut: { from: [...open, 'suspended'], to: '=', who: approvers, exclusion: 'begin', approves: true, basis: local, papers: ['exclusionApproval'], inputs: [which, cause, { name: 'from', kind: 'date', required: true }, { name: 'to', kind: 'date' }, evidence] },
    endLeaveOut: { from: [...open, 'suspended'], to: '=', who: approvers, exclusion: 'end', approves: true, basis: local, inputs: [which, cause, { name: 'to', kind: 'date', required: true }, evidence] },
  }
}

function relabelling({ open, handlers, approvers }: CommonCircle, labels: readonly string[]): Record<string, Step> {
  const deciders = approvers.map(apart)
  return {
    relabel: { from: open, to: '=', who: [...handlers, ...approvers], relabels: 'ask', basis: local, inputs: [{ name: 'label', kind: 'choice', required: true, options: labels }, reason] },
    approveRelabel: { from: open, to: '=', who: deciders, relabels: 'approve', approves: true, primary: true, basis: separated, inputs: [{ ...reason, required: false }] },
    refuseRelabel: { from: open, to: '=', who: deciders, relabels: 'refuse', approves: true, basis: separated, inputs: [reason] },
  }
}

/** The only bridge between procedures: what is shared, on what basis, and the answer of who receives it. */
function referral({ open, handlers, approvers }: CommonCircle, targets: readonly string[]): Record<string, Step> {
  const who = [...handlers, ...approvers]
  const everywhere = [...open, 'suspended']
  const receivedBy: Input = { name: 'receivedBy', kind: 'text', required: true, max: 100 }
  return {
    refer: {
      from: everywhere, to: '=', who, track: { name: 'referral', from: ['none', 'accepted', 'returned'], to: 'offered' }, opens: ['referralAnswer'], basis: referred, papers: ['referralSheet'],
      inputs: [{ name: 'target', kind: 'choice', required: true, options: targets }, { name: 'consent', kind: 'choice', required: true, options: ['given', 'notNeededByLaw'] }, reason],
    },
    acceptReferral: { from: everywhere, to: '=', who, track: { name: 'referral', from: ['offered'], to: 'accepted' }, closes: ['referralAnswer'], basis: referred, inputs: [receivedBy, { name: 'outcome', kind: 'longText', max: 1000 }] },
    returnReferral: { from: everywhere, to: '=', who, track: { name: 'referral', from: ['offered'], to: 'returned' }, closes: ['referralAnswer'], basis: referred, inputs: [receivedBy, reason] },
  }
}

function oversight({ open, handlers, approvers, supervisors, after = [] }: CommonCircle): Record<string, Step> {
  const from = [...open, 'suspended', ...after]
  const answerers = [...handlers, ...approvers]
  const system1 = (papers?: readonly string[], opens?: readonly string[]): Step => ({
    from, to: '=', who: [system], basis: local, ...(papers ? { papers } : {}), ...(opens ? { opens } : {}),
  })
  return {
    urge: { from, to: '=', who: [...supervisors, ...approvers], basis: urged, inputs: [reason] },
    orderSupervision: { from, to: '=', who: supervisors, opens: ['supervisionReply'], whileClosed: ['supervisionReply'], basis: urged, papers: ['supervisionOrder'], inputs: [reason] },
    answerSupervision: { from, to: '=', who: answerers, closes: ['supervisionReply'], whileOpen: ['supervisionReply'], basis: urged, inputs: [{ name: 'answer', kind: 'longText', required: true, max: 2000 }] },
    explainOverdue: { from, to: '=', who: answerers, closes: ['overdueReason'], whileOpen: ['overdueReason'], basis: local, inputs: [reason] },
    declareRecusal: { from: open, to: '=', who: handlers, recuses: true, holds: 'nobody', basis: recusal, papers: ['recusalRecord'], inputs: [reason] },
    comment: { from, to: '=', who: [...answerers, ...supervisors], basis: local, inputs: [{ name: 'words', kind: 'longText', required: true, max: 2000 }] },
    remind: system1(),
    warn: system1(),
    markOverdue: system1(undefined, ['overdueReason']),
    superviseOverdue: system1(['supervisionOrder'], ['supervisionReply']),
    listAtMeeting: system1(),
    reportToBanner: system1(),
    recomputeTerms: system1(),
    changeGrid: system1(),
  }
}

const apart = (who: Who): Who => ({ ...who, of: [...who.of, 'notHandler'] })
const rolesOf = (whos: readonly Who[]) => [...new Set(whos.map(who => who.role))]
const named = (terms: CommonCircle['terms'], what: 'extension' | 'excludes') =>
  Object.entries(terms).flatMap(([name, rule]) => (rule[what] ? [name] : []))
const withRule = ({ terms }: CommonCircle, what: 'extension' | 'excludes') => named(terms, what).length > 0
