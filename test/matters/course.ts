/** A matter carried through its procedure without a database: actors by name, steps by name, the clock by hand. */
import { matterRules } from '../../src/matters/consequences.ts'
import { nextBySystem } from '../../src/matters/following.ts'
import type { MatterFacts } from '../../src/matters/policy.ts'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { checkInputs } from '../../src/proceedings/inputs.ts'
import { judge, lawfulSteps } from '../../src/proceedings/judge.ts'
import { openProceeding } from '../../src/proceedings/opening.ts'
import type { Act, Actor, Effects, PostFacts, StandingOf } from '../../src/proceedings/procedure.ts'

export const calendar = makeCalendar()
const uuid = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const units = { community: uuid(1), committee: uuid(2), department: uuid(3), other: uuid(4) } as const
const grid = uuid(11)
const community = uuid(12)

const inGrid = { unitId: units.community, communityId: community, gridId: grid }
const inCommunity = { unitId: units.community, communityId: community }
const inCommittee = { unitId: units.committee }
const staff = (n: number, role: string, where: Omit<PostFacts, 'role'>): Actor => ({
  kind: 'staff',
  id: uuid(100 + n),
  posts: [{ role, ...where }],
})

export const actors = {
  leader: staff(1, 'gridLeader', inGrid),
  member: staff(2, 'gridMember', inGrid),
  member2: staff(3, 'gridMember', inGrid),
  director: staff(4, 'communityDirector', inCommunity),
  secretary: staff(5, 'communitySecretary', inCommunity),
  dispatcher: staff(6, 'workCommitteeDispatcher', inCommittee),
  dispatcher2: staff(7, 'workCommitteeDispatcher', inCommittee),
  committee: staff(8, 'workCommitteeSecretary', inCommittee),
  handler: staff(9, 'departmentHandler', { unitId: units.department }),
  head: staff(10, 'departmentHead', { unitId: units.department }),
  other: staff(11, 'departmentHandler', { unitId: units.other }),
  supervisor: staff(12, 'supervisor', inCommittee),
  stranger: staff(13, 'gridLeader', { unitId: uuid(21), communityId: uuid(22), gridId: uuid(23) }),
  auditor: staff(14, 'auditAdmin', inCommittee),
  resident: { kind: 'resident', id: null, posts: [] } as Actor,
  system: { kind: 'system', id: null, posts: [] } as Actor,
} as const
export type ActorName = keyof typeof actors

const words = '已到现场查看'
const photos = [uuid(31)]
/** Inputs that fit each step; a story names only what it changes. */
const usual: Readonly<Record<string, Record<string, unknown>>> = {
  solveOnSpot: { result: words, before: photos, after: photos },
  file: { category: '01037' },
  notFile: { reason: words, rightWay: 'court', rightWayDetail: words },
  merge: { primary: uuid(41) },
  undertake: { plan: words },
  dispatch: { unit: units.department, askedResult: words },
  redispatch: { unit: units.department, reason: words },
  ruleDispatch: { unit: units.department, reason: words },
  startHandling: { contact: words, plan: words },
  handle: { result: words, contact: words, after: photos },
  requestExtension: { days: '3', reason: words },
  suspend: { cause: 'season', reason: words, recheckOn: '2026-12-10' },
  relabel: { label: 'complaint', reason: words },
  verify: { onSite: words, evidence: photos, residentAnswer: 'solved' },
  rate: { solved: 'yes', satisfied: 5 },
  callBack: { heard: words },
  reopen: { stillWrong: words },
  escalate: { attempts: words, whyNotHere: words },
  escalateToDepartment: { unit: units.other, attempts: words, whyNotHere: words },
  refer: { target: 'police110', reason: words },
  acceptReferral: { receivedBy: words },
  returnReferral: { receivedBy: words, reason: words },
  answerSupervision: { answer: words },
  comment: { words },
  addInformation: { words },
}
const bare = new Set(['signIn', 'grantExtension', 'assignVerifier', 'askCallback', 'escalateUnclaimed'])
export const inputsFor = (step: string): Record<string, unknown> =>
  usual[step] ?? (bare.has(step) ? {} : { reason: words })

export interface Course {
  readonly acts: readonly Act[]
  readonly standing: StandingOf
  readonly now: Date
  advance(milliseconds: number): void
  setNow(now: Date): void
  /** @throws Refusal as the command would */
  take(who: ActorName | Actor, step: string, inputs?: Record<string, unknown>): Act
  lawful(who: ActorName): string[]
}

/** A matter just reported in the grid, Monday 2026-11-23 10:00. */
export function reported(more: Partial<Effects> = {}, at = instantOf('2026-11-23', '10:00')): Course {
  let now = at
  const opening = openProceeding(
    matterProcedure,
    {
      actId: uuid(1000),
      step: 'report',
      actor: actors.resident,
      actorRole: 'resident',
      at,
      inputs: {},
      effects: {
        ownerUnitId: units.community,
        level: 1,
        gridId: grid,
        communityId: community,
        label: 'help',
        ...more,
      },
    },
    calendar,
  )
  let { standing } = opening
  const acts = [opening.act]
  const actorOf = (who: ActorName | Actor) => (typeof who === 'string' ? actors[who] : who)
  const take = (who: ActorName | Actor, step: string, inputs = inputsFor(step)): Act => {
    const declared = matterProcedure.steps[step]
    const checked = declared && actorOf(who).kind !== 'system' ? checkInputs(declared, inputs) : inputs
    const facts = factsOf(standing, checked)
    const question = { standing, actor: actorOf(who), step, inputs: checked, at: now, facts }
    const judged = judge(matterRules, question, calendar, uuid(1000 + acts.length))
    standing = judged.standing
    acts.push(judged.act)
    const next = nextBySystem(judged)
    if (next) take('system', next, {})
    return judged.act
  }
  return {
    get acts() {
      return acts
    },
    get standing() {
      return standing
    },
    get now() {
      return now
    },
    advance: milliseconds => {
      now = new Date(now.getTime() + milliseconds)
    },
    setNow: next => {
      now = next
    },
    take,
    lawful: who =>
      lawfulSteps(matterRules, { standing, actor: actors[who], at: now, facts: factsOf(standing, {}) }),
  }
}

function factsOf(standing: StandingOf, inputs: Readonly<Record<string, unknown>>): MatterFacts {
  const day = inputs.recheckOn ?? inputs.askedOn
  const apart = [...standing.handlers, ...standing.approvers]
  const verifier = [actors.member.id!, actors.member2.id!].find(id => !apart.includes(id)) ?? null
  return {
    nature: standing.label ?? 'help',
    anonymous: false,
    communityUnitId: units.community,
    workCommitteeUnitId: units.committee,
    verifierId: verifier,
    primary: typeof inputs.primary === 'string' ? { id: inputs.primary, state: 'filed' } : null,
    namedDayEndsAt: typeof day === 'string' ? new Date(instantOf(day, '00:00').getTime() + 86_400_000) : null,
  }
}
