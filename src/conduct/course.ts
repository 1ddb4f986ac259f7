/** What a run of acts in one transaction works on, and the recording of one act with everything that follows from it. */
import { claimFiles } from '../kernel/claims.ts'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { tellAfter } from '../notices/index.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { type Locked, recordAct } from '../proceedings/index.ts'
import { judge, type Rules } from '../proceedings/judge.ts'
import type { Act, Actor, StandingOf } from '../proceedings/procedure.ts'

/** Who asks, as far as conducting needs to know; `claim` is the token of a browser's uploads. */
export interface Asker {
  readonly actor: Actor
  readonly claim?: string | undefined
}

export interface Course {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly calendar: Calendar
  readonly rules: Rules<unknown>
  readonly locked: Locked
  readonly asker: Asker
}

export interface Taken {
  readonly act: Act
  readonly before: StandingOf
  readonly standing: StandingOf
  readonly lastHash: Buffer
}

export interface AskedStep {
  readonly id: string
  readonly step: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly at: Date
  /** When it is written down, where that is noticeably later than it happened. */
  readonly recordedAt?: Date | null
}

/** @throws Refusal whatever stands against the step */
export async function recordStep(
  course: Course,
  before: StandingOf,
  asked: AskedStep,
  lastHash = course.locked.lastHash,
): Promise<Taken> {
  const { tx, rules, calendar, locked, asker } = course
  const question = {
    standing: before,
    actor: asker.actor,
    step: asked.step,
    inputs: asked.inputs,
    at: asked.at,
    facts: null,
  }
  const judged = judge(rules, question, calendar, asked.id)
  const act = asked.recordedAt
    ? { ...judged.act, effects: { ...judged.act.effects, recordedAt: asked.recordedAt.toISOString() } }
    : judged.act
  const hash = await recordAct(tx, { ...locked, lastHash }, rules, act, judged.standing, calendar)
  const taken = { act, before, standing: judged.standing, lastHash: hash }
  await attachFiles(course, act)
  await tellAfter(tx, locked.jurisdictionId, rules, { id: locked.id, number: locked.number }, taken)
  return taken
}

/** Uploads named in the act become part of the proceeding. */
export async function attachFiles(
  {
    tx,
    kernel,
    rules,
    locked,
    asker,
  }: Pick<Course, 'tx' | 'kernel' | 'locked' | 'asker'> & {
    readonly rules: Pick<Rules<never>, 'procedure'>
  },
  act: Act,
): Promise<void> {
  for (const input of rules.procedure.steps[act.step]?.inputs ?? []) {
    const ids = act.inputs[input.name]
    if (input.kind !== 'photos' || !Array.isArray(ids) || ids.length === 0) continue
    await claimFiles(tx, kernel.vault, {
      jurisdictionId: locked.jurisdictionId,
      ids,
      claim: asker.claim ?? null,
      personId: asker.actor.id,
      proceedingId: locked.id,
      actId: act.id,
      purpose: input.purpose ?? 'evidence',
    })
  }
}
