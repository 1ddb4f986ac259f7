/** A matter goes on where there is no signal: the phone judges by the very rules of the server what follows an act, what is lawful next, what runs until when. Pure. */
import { choicesOf, isAsked, requiredHere, whereTo } from '../matters/asked.ts'
import { matterRules } from '../matters/consequences.ts'
import { choosesVerifier, nextBySystem, verifierAmong } from '../matters/following.ts'
import type { MatterFacts } from '../matters/policy.ts'
import { matterProcedure } from '../matters/procedure.ts'
import { instantOf } from '../proceedings/clock.ts'
import { judge, lawfulSteps, type Rules } from '../proceedings/judge.ts'
import { openProceeding } from '../proceedings/opening.ts'
import type { Act, Actor, Input, StandingOf } from '../proceedings/procedure.ts'
import { type LoadedRule, withRules } from '../proceedings/rule-book.ts'
import { calendarFrom, type DayCodes } from './day-codes.ts'

/** What was taken along to judge by. */
export interface Ground {
  readonly actor: Actor
  /** Persons who verify in this grid, in order. */
  readonly verifiers: readonly string[]
  readonly procedure: { readonly id: string; readonly version: number }
  readonly rules: readonly LoadedRule[]
  readonly days: DayCodes
}
/** One matter as the server last told it. */
export interface Told {
  readonly standing: StandingOf
  readonly facts: MatterFacts
  readonly recused: boolean
}
/** An act done here that the server does not have. */
export interface Here {
  readonly id: string
  readonly step: string
  readonly inputs: Readonly<Record<string, unknown>>
  /** ISO instant, by this phone. */
  readonly at: string
}
export interface Judged {
  readonly standing: StandingOf
  /** What was done here, and what the system does at once after it. */
  readonly acts: readonly Act[]
  /** Steps lawful now, the ordinary way on first. */
  readonly lawful: readonly string[]
}

/** Rules of another version than this program knows: then nothing is judged here. */
export const knowsRules = ({ procedure }: Pick<Ground, 'procedure'>): boolean =>
  procedure.id === matterProcedure.id && procedure.version === matterProcedure.version

/**
 * Where the matter stands after what was done here.
 * @throws Refusal of the first act that is not lawful; DayNotTold where a deadline lies beyond the days taken along
 */
export function judgeHere(ground: Ground, told: Told, here: readonly Here[], now: Date): Judged {
  const rules = rulesOf(ground)
  const calendar = calendarFrom(ground.days)
  const actor: Actor = { ...ground.actor, recused: told.recused }
  let { standing } = told
  const acts: Act[] = []
  const take = (by: Actor, asked: Here, at: Date) => {
    const facts = factsFor(ground, told.facts, standing, by, asked)
    const question = { standing, actor: by, step: asked.step, inputs: asked.inputs, at, facts }
    const judged = judge(rules, question, calendar, asked.id)
    standing = judged.standing
    acts.push(judged.act)
  }
  for (const asked of here) {
    const at = notBefore(asked.at, standing)
    take(actor, asked, at)
    const next = nextBySystem({ act: acts.at(-1)!, standing })
    const system: Actor = { kind: 'system', id: null, posts: [] }
    if (next) take(system, { id: `${asked.id} ${next}`, step: next, inputs: {}, at: asked.at }, at)
  }
  const lawful = lawfulSteps(rules, { standing, actor, facts: told.facts, at: now })
  return { standing, acts, lawful }
}

/** A matter reported here, before the server has seen it: as it will be opened in this grid. */
export function openHere(
  ground: Ground,
  report: { readonly id: string; readonly nature?: string; readonly urgent?: boolean; readonly at: string },
  place: { readonly gridId: string; readonly communityId: string; readonly unitId: string },
): Told {
  const nature = report.nature ?? 'help'
  const { standing } = openProceeding(
    rulesOf(ground).procedure,
    {
      actId: report.id,
      step: 'report',
      actor: ground.actor,
      actorRole: ground.actor.posts[0]?.role ?? 'staff',
      at: new Date(report.at),
      inputs: { nature },
      effects: {
        ownerUnitId: place.unitId,
        level: 1,
        gridId: place.gridId,
        communityId: place.communityId,
        handlerId: null,
        urgent: report.urgent ?? false,
        label: nature,
      },
    },
    calendarFrom(ground.days),
  )
  const facts: MatterFacts = {
    nature,
    anonymous: false,
    communityUnitId: place.unitId,
    workCommitteeUnitId: place.unitId,
    verifierId: null,
    primary: null,
    namedDayEndsAt: null,
  }
  return { standing, facts, recused: false }
}

/** The step as its form asks for it where the matter stands now. */
export interface AskedStep {
  readonly step: string
  readonly to: string
  readonly inputs: readonly {
    readonly name: string
    readonly required: boolean
    readonly choices: readonly string[] | null
  }[]
}

/** Which inputs a lawful step asks for, and where it leads. */
export function askedOf(name: string, standing: StandingOf, nature: string): AskedStep {
  const step = matterProcedure.steps[name]!
  const asking = { standing, kind: 'staff' as const, nature }
  return {
    step: name,
    to: whereTo(step, standing),
    inputs: (step.inputs ?? [])
      .filter(input => isAsked(input, asking))
      .map((input: Input) => ({
        name: input.name,
        required: (input.required ?? false) || requiredHere(input, name, asking),
        choices: input.kind === 'choice' ? choicesOf(input, standing) : null,
      })),
  }
}

function rulesOf({ rules }: Ground): Rules<MatterFacts> {
  return { ...matterRules, procedure: withRules(matterRules.procedure, rules) }
}

/** As the server: nothing lies before the act it follows. */
function notBefore(at: string, standing: StandingOf): Date {
  return new Date(Math.max(Date.parse(at), Date.parse(standing.followsAt)))
}

/** What the server looks up beside the acts; where that needs the server (another matter), the step waits for it. */
function factsFor(
  { verifiers }: Ground,
  told: MatterFacts,
  standing: StandingOf,
  by: Actor,
  { step, inputs }: Here,
): MatterFacts {
  const day = inputs.recheckOn ?? inputs.askedOn
  return {
    ...told,
    verifierId:
      choosesVerifier.has(step) && standing.gridId ? verifierAmong(verifiers, standing, by.id) : null,
    namedDayEndsAt: typeof day === 'string' ? new Date(instantOf(day, '00:00').getTime() + 86_400_000) : null,
  }
}
