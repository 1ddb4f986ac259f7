/** `npm run due -- --procedure … --acts …`: a proceeding on paper, its acts with their days in, its state and every clock with why out. */
import { readFileSync } from 'node:fs'
import { nameOf, presentEnded, presentTerm, sayIn } from '../conduct/index.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import { allProcedures } from '../procedures.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { due, lastDayOf } from '../proceedings/clock.ts'
import { instantAt, numberOfDay, stampOf, wordOfTime } from '../proceedings/days.ts'
import { rulesOf } from '../proceedings/declared.ts'
import { checkInputs } from '../proceedings/inputs.ts'
import { reckonedPauses } from '../proceedings/pauses.ts'
import { type PlayedAct, play } from '../proceedings/play.ts'
import type { OpenTerm, Procedure, StandingOf, Step } from '../proceedings/procedure.ts'
import { ruleOf } from '../proceedings/terms.ts'

export interface ActsAsked {
  readonly procedure: string
  /** JSON: `[{ "step", "on": "2026-03-02" or "at": "2026-03-02T10:00", …inputs }]`, or `{ "acts": […] }`. */
  readonly file: string
  readonly calendar: Calendar
  readonly now: Date
  readonly t: Translate
}

export type Paper = ReturnType<typeof playFile>

/** @throws Refusal of the first act that is not lawful, naming it by its number */
export function playFile({ procedure: id, file, calendar, now, t }: ActsAsked) {
  const procedure = allProcedures.find(one => one.id === id)
  if (!procedure)
    throw new Refusal('invalidInput', {
      option: '--procedure',
      value: id,
      lawful: allProcedures.map(one => one.id).join(', '),
    })
  const rules = rulesOf(procedure)
  const acts: PlayedAct[] = []
  let standing: StandingOf | null = null
  for (const [index, entry] of entriesOf(file).entries()) {
    acts.push(readAct(procedure, entry, standing, calendar, now, t, index + 1))
    standing = play(rules, acts, calendar).standing
  }
  const played = play(rules, acts, calendar)
  const reading = { t, calendar, now }
  const say = sayIn(id, t)
  const clock = (term: OpenTerm) => clockOf(procedure, term, calendar)
  return {
    procedure: id,
    label: nameOf(id, t),
    state: played.standing.state,
    stateLabel: say('state', played.standing.state),
    acts: played.acts.map(act => ({
      step: act.step,
      label: say('step', act.step),
      on: act.onDay,
      at: stampOf(Date.parse(act.at)),
      to: act.to,
    })),
    terms: played.standing.terms.map(term => ({ ...presentTerm(procedure, term, reading), ...clock(term) })),
    ended: played.standing.closedTerms.map(term => ({
      ...presentEnded(procedure, term, reading),
      ...clock(term),
    })),
    tracks: played.standing.tracks,
  }
}

/** The last lawful day, the instant here, and the dated steps that lead to it. */
function clockOf(procedure: Procedure, term: OpenTerm, calendar: Calendar) {
  const { steps } = due(ruleOf(procedure, term), new Date(term.startsAt), calendar.forUnit(term.hoursOf), {
    pauses: reckonedPauses(term.pauses),
    extensions: term.extensions,
  })
  return { dueOn: lastDayOf(new Date(term.dueAt)), dueAtLocal: stampOf(Date.parse(term.dueAt)), steps }
}

/** The same for a person at a terminal. */
export function paperOf({ label, stateLabel, acts, terms, ended }: Paper, t: Translate): string {
  const clock = (term: Paper['terms'][number]) => [
    `${term.label}  ${term.dueOn}${term.provisional ? ` ${t('clock:provisional')}` : ''}  ${term.left}`,
    ...term.why.map(({ text }) => `    ${text}`),
  ]
  return [
    `${label}  ${stateLabel}`,
    ...acts.map(act => `  ${act.on}  ${act.label}`),
    ...terms.flatMap(clock),
    ...ended.map(term => `${term.label}  ${term.dueOn}  ${term.left}`),
  ].join('\n')
}

type Entry = Readonly<Record<string, unknown>>

function entriesOf(file: string): Entry[] {
  const read = JSON.parse(readFileSync(file, 'utf8')) as unknown
  const list = Array.isArray(read) ? read : (read as { acts?: unknown } | null)?.acts
  if (!Array.isArray(list) || list.some(one => typeof one !== 'object' || one === null))
    throw new Refusal('invalidInput', {
      option: '--acts',
      value: file,
      lawful: '[{ "step": "register", "on": "2026-03-02" }, …]',
    })
  return list as Entry[]
}

const ownNames = new Set(['step', 'act', 'name', 'on', 'at', 'day', 'date', 'time', 'inputs'])

function readAct(
  procedure: Procedure,
  entry: Entry,
  standing: StandingOf | null,
  calendar: Calendar,
  now: Date,
  t: Translate,
  act: number,
): PlayedAct {
  const word = String(entry.step ?? entry.act ?? entry.name ?? '')
  if (word === '') throw new Refusal('missingInput', { field: 'step', act })
  const name = stepNamed(procedure, word, standing, t)
  if (!name)
    throw new Refusal('unlawfulStep', {
      step: word,
      state: standing?.state ?? procedure.initial,
      procedure: procedure.id,
      lawful: lawfulFrom(procedure, standing),
      act,
    })
  const at = instantFor(entry, calendar, act)
  if (at > now) throw new Refusal('futureAct', { at: at.toISOString(), now: now.toISOString(), act })
  return { step: name, at, inputs: inputsOf(procedure.steps[name]!, entry, act) }
}

/** By its code, by the state it leads to, or by its words: "accept", "accepted", "受理". */
function stepNamed(
  procedure: Procedure,
  word: string,
  standing: StandingOf | null,
  t: Translate,
): string | undefined {
  if (Object.hasOwn(procedure.steps, word)) return word
  const say = sayIn(procedure.id, t)
  const state = standing?.state ?? procedure.initial
  const here = Object.entries(procedure.steps).filter(([, step]) => step.from.includes(state))
  const leads = here.filter(([, step]) => step.to === word || say('state', step.to) === word)
  const found =
    leads.find(([, step]) => step.primary) ??
    leads[0] ??
    here.find(
      ([name]) =>
        say('step', name) === word || say('did', name) === word || `${name.replace(/e$/, '')}ed` === word,
    )
  return found?.[0]
}

function lawfulFrom(procedure: Procedure, standing: StandingOf | null): string[] {
  const state = standing?.state ?? procedure.initial
  return Object.keys(procedure.steps).filter(
    name =>
      procedure.steps[name]!.from.includes(state) &&
      procedure.steps[name]!.who.some(who => who.role !== 'system'),
  )
}

/** A bare day counts from the opening of the office. */
function instantFor(entry: Entry, calendar: Calendar, act: number): Date {
  const text = String(entry.at ?? entry.on ?? entry.day ?? entry.date ?? '')
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text)
  if (!match)
    throw new Refusal('invalidInput', {
      field: 'on',
      value: text,
      lawful: 'YYYY-MM-DD, YYYY-MM-DDTHH:MM',
      act,
    })
  const day = numberOfDay(match[1]!)
  if (match[5]) return new Date(text.replace(' ', 'T'))
  const time = match[2]
    ? ((Number(match[2]) * 60 + Number(match[3])) * 60 + Number(match[4] ?? 0)) * 1000
    : calendar.spans[0]![0]
  if (time > 86_400_000)
    throw new Refusal('invalidInput', { field: 'at', value: wordOfTime(time), lawful: '00:00–24:00', act })
  return new Date(instantAt(day, time))
}

/** Only what is given is checked: to check a date nobody has to name the parties. */
function inputsOf(step: Step, entry: Entry, act: number): Record<string, unknown> {
  const { inputs, days, ...rest } = entry as Entry & { inputs?: Entry; days?: unknown }
  const given: Record<string, unknown> = { ...(days === undefined ? {} : { amount: days }), ...inputs }
  for (const [name, value] of Object.entries(rest)) if (!ownNames.has(name)) given[name] = value
  const lenient: Step = { ...step, inputs: (step.inputs ?? []).map(input => ({ ...input, required: false })) }
  try {
    return checkInputs(lenient, given)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, { ...error.facts, act })
  }
}
