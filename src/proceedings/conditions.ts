/** What a step declares about when it may be taken: windows, tracks, how often, after which steps, apart from whom. Pure. */
import type { Facts } from '../kernel/errors.ts'
import type { OpenTerm, StandingOf, Step } from './procedure.ts'
import type { Objection, Question } from './question.ts'

type Ask = Question<unknown>

/** The first declared condition that does not hold; null when all do. */
export function unmetCondition(step: Step, ask: Ask): Objection {
  return (
    wrongTrack(step, ask) ??
    missingStep(step, ask) ??
    wrongTerms(step, ask) ??
    tooOften(step, ask) ??
    notApart(step, ask) ??
    closedWindow(step, ask) ??
    tooEarly(step, ask)
  )
}

/** A parallel track stands elsewhere than the step begins, or where the step must wait. */
function wrongTrack(step: Step, ask: Ask): Objection {
  const asked = { ...step.while, ...(step.track ? { [step.track.name]: step.track.from } : {}) }
  for (const [name, states] of Object.entries(asked)) {
    const state = ask.standing.tracks[name] ?? ''
    if (!states.includes(state)) return unlawful(ask, { track: name, trackState: state, trackLawful: states })
  }
  return null
}

function missingStep(step: Step, ask: Ask): Objection {
  const missing = (step.needs ?? []).filter(name => !ask.standing.counts[name])
  return missing.length ? unlawful(ask, { needs: missing }) : null
}

/** Nothing to answer, or asked for already. */
function wrongTerms(step: Step, ask: Ask): Objection {
  const absent = (step.whileOpen ?? []).some(name => !openTermOf(ask.standing, name))
  if (absent) return unlawful(ask, {})
  const present = (step.whileClosed ?? []).some(name => openTermOf(ask.standing, name))
  return present
    ? { code: 'limitReached', facts: { step: ask.step, times: 1, procedure: ask.standing.procedure } }
    : null
}

function tooOften(step: Step, { standing, step: name }: Ask): Objection {
  return step.atMost !== undefined && (standing.counts[name] ?? 0) >= step.atMost
    ? { code: 'limitReached', facts: { step: name, times: step.atMost, procedure: standing.procedure } }
    : null
}

/** Two persons: whoever took one of these steps may not take this one, on nobody's behalf. */
function notApart(step: Step, { standing, actor, step: name }: Ask): Objection {
  const taken =
    actor.id !== null && (step.apartFrom ?? []).some(one => standing.takers[one]?.includes(actor.id!))
  return taken ? { code: 'separation', facts: { step: name, procedure: standing.procedure } } : null
}

/** An act at the very due instant is still in time. A window that stands still does not run out. */
function closedWindow(step: Step, { standing, at }: Ask): Objection {
  for (const name of step.within ?? []) {
    const term = standing.terms.find(one => one.term === name)
    if (!term) return { code: 'tooLate', facts: { window: name, procedure: standing.procedure } }
    if (isPast(term, at))
      return { code: 'tooLate', facts: { window: name, until: term.dueAt, procedure: standing.procedure } }
  }
  return null
}

function tooEarly(step: Step, ask: Ask): Objection {
  for (const name of step.notBefore ?? []) {
    const term = ask.standing.terms.find(one => one.term === name)
    if (term ? !isPast(term, ask.at) : !ask.standing.closedTerms.some(one => one.term === name)) {
      const facts = {
        window: name,
        procedure: ask.standing.procedure,
        ...(term ? { until: term.dueAt } : {}),
      }
      return { code: 'tooEarly', facts }
    }
  }
  return null
}

export function isPast(term: OpenTerm, at: Date): boolean {
  return term.pausedAt === null && at.getTime() > Date.parse(term.dueAt)
}

function unlawful({ standing, step }: Ask, more: Facts): Objection {
  return {
    code: 'unlawfulStep',
    facts: { step, state: standing.state, procedure: standing.procedure, lawful: [], ...more },
  }
}

export const refuse = (
  code: NonNullable<Objection>['code'],
  facts: NonNullable<Objection>['facts'],
): Objection => ({ code, facts })

/** There is nothing here for the step to work on. */
export const notNow = (ask: Ask): Objection => unlawful(ask, {})

/** Nobody decides on a request of their own. */
export function notOwn({ actor, step, standing }: Ask, by: string | undefined): Objection {
  return actor.id !== null && actor.id === by
    ? refuse('separation', { step, procedure: standing.procedure })
    : null
}

/** The term of this name, when it is open. */
export function openTermOf(standing: StandingOf, name: unknown): OpenTerm | undefined {
  return standing.terms.find(term => term.term === name)
}
