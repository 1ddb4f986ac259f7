/**
 * Stories of declared procedures, one a line: what happens | who does what, when | where it ends, or the refusal of the last step.
 *
 * Moves stand apart by spaces. `03-02` or `2026-03-02T17:30:01` is the instant from then on (a bare day: ten in the morning), `+2h`
 * is later by that much (d h m s). A step is `step`, `step(input=value,other=value)`, or `role.step`, `role#2.step` for a certain person,
 * `role=other.step` for whoever took the step `other`. `step!(…)` also asks for every required input. `$word` stands for moves named by the test.
 * The end is the state, each open term with its last day (`decide=03-10`, with the time where it is counted in hours, `~` while it
 * stands still), and tracks that moved (`referral:offered`); or the code of the refusal, with what it names after a colon.
 */
import { Refusal } from '../../src/kernel/errors.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { instantOf, lastDayOf } from '../../src/proceedings/clock.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { checkInputs } from '../../src/proceedings/inputs.ts'
import { actorFor, type PlayedAct, play } from '../../src/proceedings/play.ts'
import type {
  Act,
  Actor,
  Input,
  OpenTerm,
  Procedure,
  StandingOf,
  Step,
} from '../../src/proceedings/procedure.ts'
import { ruleOf } from '../../src/proceedings/terms.ts'

export interface Told {
  readonly story: string
  readonly expected: string
  /** What it came to, in the words of the last column. */
  readonly told: string
}

const calendar = makeCalendar()

/** @param named moves by name, to be written $name */
export function tellStories(
  procedure: Procedure,
  table: string,
  named: Readonly<Record<string, string>> = {},
): Told[] {
  return table
    .trim()
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const cells = line.split('|').map(cell => cell.trim())
      if (cells.length !== 3) throw new Error(`a story has three columns: ${line}`)
      const [story, moves, end] = cells as [string, string, string]
      return { story, expected: inOrder(end), told: inOrder(tell(procedure, expand(moves, named))) }
    })
}

function expand(moves: string, named: Readonly<Record<string, string>>): string {
  const next = moves.replace(/\$(\w+)/g, (_, name: string) => {
    if (named[name] === undefined) throw new Error(`no moves are named $${name}`)
    return named[name]
  })
  return next.includes('$') ? expand(next, named) : next
}

function tell(procedure: Procedure, moves: string): string {
  const acts: PlayedAct[] = []
  let at = instantOf('2026-03-02', '10:00')
  let standing: StandingOf | null = null
  const tokens = moves.split(/\s+/)
  for (const [index, token] of tokens.entries()) {
    if (/^[\d+]/.test(token)) {
      at = later(at, token)
      continue
    }
    try {
      acts.push(readMove(procedure, token, at, standing))
      standing = play(rulesOf(procedure), acts, calendar).standing
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return index === tokens.length - 1 ? refusal(error) : `${token}: ${refusal(error)}`
    }
  }
  return standing ? ending(procedure, standing) : ''
}

/** The acts that moves come to, every one of them lawful. */
export function actsTold(
  procedure: Procedure,
  moves: string,
  named: Readonly<Record<string, string>> = {},
): readonly Act[] {
  const acts: PlayedAct[] = []
  let at = instantOf('2026-03-02', '10:00')
  let standing: StandingOf | null = null
  for (const token of expand(moves, named).split(/\s+/)) {
    if (/^[\d+]/.test(token)) at = later(at, token)
    else {
      acts.push(readMove(procedure, token, at, standing))
      standing = play(rulesOf(procedure), acts, calendar).standing
    }
  }
  return play(rulesOf(procedure), acts, calendar).acts
}

/** The id that stands for a name in a move. */
export const idTold = (name: string): string => idOf(name)

function later(at: Date, token: string): Date {
  const span = /^\+(\d+)([dhms])$/.exec(token)
  if (span)
    return new Date(
      at.getTime() + Number(span[1]) * { d: 86_400, h: 3600, m: 60, s: 1 }[span[2] as 'd']! * 1000,
    )
  const [day, time = '10:00'] = token.split('T') as [string, string?]
  const full = day.length === 10 ? day : `${new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear()}-${day}`
  return instantOf(full, time)
}

function readMove(procedure: Procedure, token: string, at: Date, standing: StandingOf | null): PlayedAct {
  const parts = /^(?:(\w+)(?:#(\d+)|=(\w+))?\.)?(\w+)(!?)(?:\((.*)\))?$/.exec(token)
  if (!parts) throw new Error(`not a move: ${token}`)
  const [, role, number, sameAs, name, strict, given] = parts
  const step = procedure.steps[name!]
  const inputs = step ? readInputs(step, given ?? '', strict === '!') : {}
  const actor = role ? readActor(role, Number(number ?? 1), sameAs, standing) : undefined
  return { step: name!, at, inputs, ...(actor ? { actor } : {}) }
}

function readActor(
  role: string,
  number: number,
  sameAs: string | undefined,
  standing: StandingOf | null,
): Actor {
  const of = role === 'system' ? (['system'] as const) : role === 'resident' ? (['reporter'] as const) : []
  const actor = actorFor({ role, of }, standing, number)
  if (!sameAs) return actor
  const id = standing?.takers[sameAs]?.at(-1)
  if (!id) throw new Error(`nobody took ${sameAs}`)
  return { ...actor, id }
}

/** Inputs are checked as in earnest; those not given may be missing unless the move is strict. */
function readInputs(step: Step, given: string, strict: boolean): Readonly<Record<string, unknown>> {
  const pairs = given === '' ? [] : given.split(',').map(pair => pair.split('=') as [string, string])
  const values = Object.fromEntries(
    pairs.map(([name, value]) => [
      name,
      valueGiven(
        step.inputs?.find(input => input.name === name),
        value,
      ),
    ]),
  )
  const inputs = strict ? step.inputs : step.inputs?.map(input => ({ ...input, required: false }))
  return checkInputs({ ...step, ...(inputs ? { inputs } : {}) }, values)
}

function valueGiven(input: Input | undefined, value: string): unknown {
  switch (input?.kind) {
    case 'number':
    case 'fen':
    case 'rating':
      return Number(value)
    case 'boolean':
      return value === 'true'
    case 'photos':
      return value.split('+').map(idOf)
    case 'unit':
    case 'person':
    case 'proceeding':
      return idOf(value)
    default:
      return value
  }
}

/** Any short word names a thing of its own. */
const idOf = (word: string) =>
  /^[0-9a-f-]{36}$/.test(word)
    ? word
    : `00000000-0000-4000-8000-${[...word]
        .map(letter => letter.charCodeAt(0).toString(16))
        .join('')
        .padStart(12, '0')
        .slice(-12)}`

function ending(procedure: Procedure, standing: StandingOf): string {
  const moved = Object.entries(standing.tracks).filter(
    ([name, state]) => procedure.tracks?.[name]?.initial !== state,
  )
  return [
    standing.state,
    ...standing.terms.map(term => `${term.term}=${lastDay(procedure, term)}`),
    ...moved.map(([name, state]) => `${name}:${state}`),
  ].join(' ')
}

function lastDay(procedure: Procedure, term: OpenTerm): string {
  const due = new Date(term.dueAt)
  const time = new Date(due.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  const inHours = ['working-hour', 'hour', 'minute'].includes(ruleOf(procedure, term).unit)
  return `${lastDayOf(due).replace(/^2026-/, '')}${inHours ? `T${time}` : ''}${term.pausedAt ? '~' : ''}`
}

function refusal({ code, facts }: Refusal): string {
  const named =
    facts.input ??
    facts.window ??
    facts.track ??
    (Array.isArray(facts.needs) ? facts.needs.join('+') : undefined)
  return named === undefined ? code : `${code}:${named}`
}

/** The state first, the rest by name: in which order a row lists its terms says nothing. */
function inOrder(end: string): string {
  const [state, ...rest] = end.split(/\s+/)
  return [state, ...rest.sort()].join(' ')
}
