/** What follows from each step of a resident matter: owner, holder, level, marks. Pure. */
import { gridEffects } from '../proceedings/changing-grid.ts'
import type { Question, Rules } from '../proceedings/judge.ts'
import type { Effects, StandingOf } from '../proceedings/procedure.ts'
import { actingLevel, type MatterFacts, matterGuards } from './policy.ts'
import { matterProcedure } from './procedure.ts'
import { matterLimits } from './terms.ts'

type Ask = Question<MatterFacts>
type Level = 1 | 2 | 3 | 4

const text = (ask: Ask, name: string): string | undefined => {
  const value = ask.inputs?.[name]
  return typeof value === 'string' ? value : undefined
}

/** Grid and community work is owned by the community's unit, higher work by the work committee. */
function ownerAt(ask: Ask, level: Level): string {
  return level <= 2
    ? (ask.facts.communityUnitId ?? ask.facts.workCommitteeUnitId)
    : ask.facts.workCommitteeUnitId
}

function toLevel(ask: Ask, level: Level): Effects {
  return { level, ownerUnitId: ownerAt(ask, level), handlerId: null }
}

/** Remembers where it was, so that a declined escalation or an ended suspension puts it back. */
function aside(ask: Ask): Effects {
  const { state, handlerId, ownerUnitId, level } = ask.standing
  return {
    returnTo: state,
    marks: { beforeHandler: handlerId, beforeUnit: ownerUnitId, beforeLevel: String(level) },
  }
}

function back(ask: Ask): Effects {
  const { marks } = ask.standing
  return {
    returnTo: null,
    handlerId: marks.beforeHandler ?? null,
    marks: { beforeHandler: null, beforeUnit: null, beforeLevel: null },
    ...(marks.beforeUnit ? { ownerUnitId: marks.beforeUnit } : {}),
    ...(marks.beforeLevel ? { level: Number(marks.beforeLevel) as Level } : {}),
  }
}

function up(ask: Ask): Effects {
  const level = Math.min(3, ask.standing.level + 1) as Level
  return { ...aside(ask), ...toLevel(ask, level) }
}

/** The one who worked on it last takes it up again. */
function toLastHandler(standing: StandingOf): Effects {
  const { lastHandler, lastUnit } = standing.marks
  return {
    handlerId: lastHandler ?? standing.handlers.at(-1) ?? null,
    ...(lastUnit ? { ownerUnitId: lastUnit } : {}),
  }
}

function filedAt(ask: Ask): Effects {
  const level = Math.max(actingLevel(ask), ask.standing.level) as Level
  return {
    level,
    ownerUnitId: ownerAt(ask, level),
    ...(ask.inputs?.complex === true ? { label: 'complex' } : {}),
  }
}

function toUnit(ask: Ask, more: Effects = {}): Effects {
  return {
    ownerUnitId: text(ask, 'unit')!,
    handlerId: null,
    level: Math.max(3, ask.standing.level) as Level,
    ...more,
  }
}

function untilNamedDay(ask: Ask, name: string): Effects {
  const dueAt = ask.facts.namedDayEndsAt
  if (!dueAt) return {}
  return {
    opened: [
      {
        term: name,
        startsAt: ask.at.toISOString(),
        dueAt: dueAt.toISOString(),
        provisional: false,
        ruleVersion: matterProcedure.terms[name]!.version,
      },
    ],
  }
}

/** What is handled needs no other label any more. */
const noRelabel = { relabelTo: null, relabelBy: null, relabelDecider: null }

/** A dispatcher does not wait for the dispatchers. */
const deciderFor = ({ actor }: Ask) =>
  actor.posts.some(post => post.role === 'workCommitteeDispatcher')
    ? 'workCommitteeSecretary'
    : 'workCommitteeDispatcher'

const consequences: Readonly<Record<string, (ask: Ask) => Effects>> = {
  solveOnSpot: ask => ({
    handlerId: ask.facts.verifierId,
    marks: { ...noRelabel, lastHandler: ask.actor.id, lastUnit: ask.standing.ownerUnitId },
  }),
  file: filedAt,
  undertake: ask => ({
    handlerId: text(ask, 'person') ?? ask.actor.id,
    returnTo: null,
    ownerUnitId: ownerAt(ask, ask.standing.level),
  }),
  dispatch: ask => toUnit(ask, { returnTo: null }),
  signIn: ask => ({ handlerId: text(ask, 'person') ?? ask.actor.id }),
  return: ask => ({ ownerUnitId: ask.facts.workCommitteeUnitId, handlerId: null }),
  redispatch: ask => toUnit(ask),
  ruleDispatch: ask => toUnit(ask),
  startHandling: ask => ({ handlerId: ask.standing.handlerId ?? ask.actor.id }),
  handle: ask => ({
    marks: {
      lastHandler: ask.standing.handlerId ?? ask.actor.id,
      lastUnit: ask.standing.ownerUnitId,
      extensionAsked: null,
      extensionDays: null,
      ...noRelabel,
    },
  }),
  assignVerifier: ask => ({ handlerId: ask.facts.verifierId, ownerUnitId: ownerAt(ask, 1) }),
  requestExtension: ask => ({
    marks: { extensionAsked: ask.actor.id, extensionDays: text(ask, 'days') ?? null },
  }),
  grantExtension: () => ({ marks: { extensionAsked: null, extensionDays: null } }),
  refuseExtension: () => ({ marks: { extensionAsked: null, extensionDays: null } }),
  suspend: ask => ({ suspended: true, ...aside(ask), ...untilNamedDay(ask, 'recheck') }),
  relabel: ask => ({ marks: { relabelDecider: deciderFor(ask) } }),
  resume: ask => ({ suspended: false, ...back(ask) }),
  verify: () => ({ handlerId: null }),
  rework: ask => toLastHandler(ask.standing),
  reworkUp: ask => toLevel(ask, Math.min(3, ask.standing.level + 1) as Level),
  reopen: ask => toLastHandler(ask.standing),
  proposeVoid: ask => ({ marks: { voidProposed: ask.actor.id } }),
  escalate: ask => ({
    ...up(ask),
    marks: { ...aside(ask).marks, ...(ask.actor.kind === 'resident' ? { residentEscalated: 'yes' } : {}) },
  }),
  escalateToDepartment: ask => ({ ...toUnit(ask), level: 4, returnTo: null }),
  declineEscalation: back,
  escalateUnclaimed: ask => toLevel(ask, Math.min(3, ask.standing.level + 1) as Level),
  refer: ask => ({ ...aside(ask), suspended: false }),
  returnReferral: ask => ({ ...back(ask), handlerId: null }),
  seal: () => ({ sealed: true, handlerId: null }),
  callBack: () => ({ handlerId: null }),
  remind: reached,
  warn: reached,
  markOverdue: reached,
  superviseOverdue: reached,
  listAtMeeting: reached,
  reportToBanner: reached,
  recomputeTerms: ask => ({ moved: (ask.inputs?.changes ?? []) as NonNullable<Effects['moved']> }),
  changeGrid: gridEffects,
}

/** The rung of the ladder is kept with its term, so that none is recorded twice. */
function reached(ask: Ask): Effects {
  const [term, rung] = [text(ask, 'term'), text(ask, 'rung')]
  return term && rung && rung !== 'secondOverdue' ? { rung: { term, rung } } : {}
}

/** For whom a matter waits beside its handler. */
function waitsFor(standing: StandingOf): string | null {
  const atLevel =
    standing.level >= 3
      ? 'workCommitteeDispatcher'
      : standing.level === 2 || !standing.gridId
        ? 'communityDirector'
        : 'gridLeader'
  const relabel = standing.marks.relabelTo === undefined ? null : (standing.marks.relabelDecider ?? null)
  switch (standing.state) {
    case 'reported':
    case 'filed':
    case 'escalated':
      return relabel ?? atLevel
    case 'referred':
      return standing.level <= 2 && standing.communityId ? 'communityDirector' : 'workCommitteeDispatcher'
    case 'dispatched':
      return 'departmentHandler'
    case 'returned':
      return (standing.counts.return ?? 0) >= 2 ? 'workCommitteeSecretary' : 'workCommitteeDispatcher'
    case 'suspended':
      return 'workCommitteeSecretary'
    case 'callback':
      return 'supervisor'
    case 'verifying':
      return standing.handlerId ? null : 'supervisor'
    default:
      return extensionApprover(standing) ?? relabel
  }
}

function extensionApprover(standing: StandingOf): string | null {
  if (!standing.marks.extensionAsked) return null
  return Number(standing.marks.extensionDays) > matterLimits.dispatcherExtensionDays
    ? 'workCommitteeSecretary'
    : 'workCommitteeDispatcher'
}

export const matterRules: Rules<MatterFacts> = {
  procedure: matterProcedure,
  guards: matterGuards,
  consequences,
  waitsFor,
}
