/** A refusal in words: what was met and what would be lawful, in the reader's language. */
import type { Facts, Refusal } from './errors.ts'
import type { Translate } from './i18n.ts'

/** Facts that choose a wording of their own where the catalogue has one: `notYours_only`, `unsupportedFile_broken`. */
const distinguishing = ['only', 'level', 'until', 'left', 'setUp', 'needs', 'track', 'number']

/** @example wordsOf(new Refusal('missingInput', { input: 'reason' }), translator('en')) // 'Please fill in “Reason”.' */
export function wordsOf(refusal: Refusal, t: Translate): string {
  const { facts } = refusal
  const given = {
    ...facts,
    ...(facts.field ? { input: facts.field } : {}),
    problem: facts.problem ?? 'other',
  }
  const worded: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given))
    worded[name] = wordings[name]?.(String(value), t, value, String(facts.procedure ?? 'matter')) ?? value
  const problem = wordOr(`errors:problem.${given.problem}`, t('errors:problem.other'), t, worded)
  const said = say(`errors:${refusal.code}`, t, { ...worded, problem }, wordingOf(refusal))
  const ways = waysLeft(refusal, t)
  return ways ? t('errors:tooLate_ways', { replace: { said, ways } }) : said
}

/** A window that ran out says, where its procedure has words for it, what is lawful all the same. */
function waysLeft({ code, facts: { window, procedure } }: Refusal, t: Translate): string {
  if (code !== 'tooLate' || typeof window !== 'string' || typeof procedure !== 'string') return ''
  return wordOr(`${procedure}:over.${window}`, '', t)
}

type Wording = (text: string, t: Translate, value: Facts[string] | undefined, procedure: string) => unknown
/** In the words of the procedure concerned, else of those all share. */
const within =
  (kind: string): Wording =>
  (text, t, _value, procedure) =>
    inCatalogues(procedure, `${kind}.${text}`, text, t)
const manyWithin =
  (kind: string): Wording =>
  (text, t, value, procedure) =>
    Array.isArray(value)
      ? listed(
          value.map(one => inCatalogues(procedure, `${kind}.${one}`, one, t)),
          t,
        )
      : text
const instant: Wording = text => localMinute(text)
const role: Wording = (text, t) => wordOr(`auth:role.${text}`, wordOr(`matter:actor.${text}`, text, t), t)

/** Facts that are codes or machine values, by name; all others are said as they are. */
const wordings: Readonly<Record<string, Wording>> = {
  step: within('step'),
  state: within('state'),
  procedure: (text, t) => wordOr(`${text}:name`, wordOr(`matter:procedure.${text}`, text, t), t),
  level: (text, t) => wordOr(`matter:level.${text}`, text, t),
  window: within('term'),
  // A path into a list or an object is said by its first name: photos.0, place.lng.
  input: (text, t, _value, procedure) => inCatalogues(procedure, `input.${text.split('.')[0]}`, text, t),
  lawful: manyWithin('step'),
  needs: manyWithin('step'),
  other: within('step'),
  track: within('track'),
  trackState: within('trackState'),
  trackLawful: manyWithin('trackState'),
  change: within('change'),
  gridKind: within('kind'),
  allowed: (text, t, value) => (Array.isArray(value) ? listed(value, t) : text),
  by: (text, t) => text || t('common:somebody'),
  limit: (text, _t, value) => (typeof value === 'number' ? sizeOf(value) : text),
  seconds: (_text, t, value) => amountOf(Number(value), t),
  only: role,
  role,
  roles: (text, t, value) =>
    Array.isArray(value)
      ? listed(
          value.map(one => String(role(one, t, one, ''))),
          t,
        )
      : text,
  ruleField: (text, t) => wordOr(`errors:ruleField.${text.split('.')[0]}`, t('errors:ruleField.other'), t),
  until: instant,
  at: instant,
  now: instant,
  lastActAt: instant,
}

/** The fact that tells kinds of one refusal apart: a named reason or part, or the first distinguishing fact there is. */
function wordingOf({ code, facts }: Refusal): string | undefined {
  if (code === 'invalidInput' && typeof facts.reason !== 'string') return wordingOfInput(facts)
  if (code === 'notYours' && !facts.state && !facts.only && !facts.level && !facts.what) return 'noPost'
  const named = facts.reason ?? facts.what
  return typeof named === 'string' ? named : distinguishing.find(name => facts[name] !== undefined)
}

/** A rule of a file, a field with what would be lawful, an input of a form, or nothing named. */
function wordingOfInput({ input, field, ruleField, value, lawful, problem }: Facts): string | undefined {
  const isAbsent = value === undefined || value === ''
  if (ruleField) return isAbsent ? 'ruleAbsent' : 'rule'
  if (field && lawful && !problem) return isAbsent ? 'absent' : 'lawful'
  return input || field ? undefined : 'unnamed'
}

/** The facts go apart from the options of the catalogue: a fact may be called lng. */
function say(key: string, t: Translate, facts: Readonly<Record<string, unknown>>, context?: string): string {
  return t(key, { replace: facts, ...(context ? { context } : {}) })
}

/** The word under this key, or what stands in for it: a code nobody worded is said as it is, never as a key. */
function wordOr(
  key: string,
  otherwise: string,
  t: Translate,
  facts: Readonly<Record<string, unknown>> = {},
): string {
  if (!/^\w+:\w+(\.\w+)?$/.test(key)) return otherwise
  const found = say(key, t, facts)
  return key === `${key.split(':')[0]}:${found}` ? otherwise : found
}

function inCatalogues(procedure: string, key: string, otherwise: string, t: Translate): string {
  const shared = wordOr(`conduct:${key}`, wordOr(`matter:${key}`, otherwise, t), t)
  return procedure === 'matter'
    ? wordOr(`matter:${key}`, shared, t)
    : wordOr(`${procedure}:${key}`, shared, t)
}

function listed(words: readonly string[], t: Translate): string {
  return words.join(t('common:listSeparator')) || t('common:none')
}

function sizeOf(bytes: number): string {
  const kilobytes = Math.floor(bytes / 1024)
  return kilobytes >= 1024 && kilobytes % 1024 === 0 ? `${kilobytes / 1024} MB` : `${kilobytes} KB`
}

function amountOf(seconds: number, t: Translate): string {
  return seconds < 120
    ? t('common:seconds', { count: seconds })
    : t('common:minutes', { count: Math.ceil(seconds / 60) })
}

/** 2026-11-25 17:30 as clocks in China show it; what is no instant stays as it is. */
function localMinute(text: string): string {
  const at = new Date(text)
  return Number.isNaN(at.getTime())
    ? text
    : at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
}
