/** A matter as it stands after what was done on this phone, in the shape in which pages show any matter. Loaded when it is needed: the rules weigh something. */

import { calendarFrom } from '../../src/fieldwork/day-codes.ts'
import {
  askedOf,
  type Ground,
  type Here,
  type Judged,
  judgeHere,
  knowsRules,
  openHere,
  type Told,
} from '../../src/fieldwork/offline.ts'
import { workingTimeLeft } from '../../src/proceedings/clock.ts'
import type { Act, OpenTerm } from '../../src/proceedings/procedure.ts'
import type { Translate } from '../shell/i18n.ts'
import type { Waiting } from './keep.ts'
import type { Pocket } from './pocket.ts'
import type { ActShown, Matter, NextStep, Term } from './types.ts'

/**
 * The matter with the acts that wait here laid over it; null when it cannot be judged here: rules of another version, a deadline
 * beyond the days taken along, an act the rules would refuse.
 */
export function judgedMatter(
  pocket: Pocket,
  told: Told,
  matter: Matter,
  acts: readonly Waiting[],
  t: Translate,
  now = new Date(),
): Matter | null {
  const ground: Ground = { ...pocket.matters, days: pocket.days }
  if (!knowsRules(ground)) return null
  try {
    const judged = judgeHere(ground, told, acts.map(hereOf), now)
    return shown(pocket, told, matter, judged, t, now)
  } catch {
    return null
  }
}

/** A matter reported here that the server has not seen. */
export function reportedHere(
  pocket: Pocket,
  item: Waiting,
  t: Translate,
): { told: Told; matter: Matter } | null {
  const { grid } = pocket
  const ground: Ground = { ...pocket.matters, days: pocket.days }
  if (!grid.unitId || !knowsRules(ground)) return null
  const { nature, urgent } = item.body as { nature?: string; urgent?: boolean }
  const told = openHere(
    ground,
    { id: item.id, at: item.at, ...(nature ? { nature } : {}), ...(urgent ? { urgent } : {}) },
    { gridId: grid.id, communityId: grid.communityId, unitId: grid.unitId },
  )
  return { told, matter: matterOf(pocket, item, told, t) }
}

const hereOf = ({ id, body, at }: Waiting): Here => ({
  id,
  step: String(body.step),
  inputs: (body.inputs ?? {}) as Record<string, unknown>,
  at,
})

function shown(
  pocket: Pocket,
  { facts }: Told,
  matter: Matter,
  { standing, acts, lawful }: Judged,
  t: Translate,
  now: Date,
): Matter {
  const { words, steps } = pocket.matters
  const stateLabel = words.states[standing.state] ?? standing.state
  const terms = standing.closedAt ? [] : standing.terms.map(term => shownTerm(pocket, matter, term, t, now))
  const next = lawful.flatMap(name => {
    const known = matter.next.find(one => one.step === name) ?? steps.find(one => one.step === name)
    return known ? [askedHere(pocket, known, askedOf(name, standing, facts.nature))] : []
  })
  return {
    ...matter,
    ...{ state: standing.state, stateLabel, level: standing.level, suspended: standing.suspended },
    urgent: standing.urgent,
    seq: standing.actCount,
    terms,
    overdue: terms.some(({ overdue }) => overdue),
    acts: [...matter.acts, ...acts.map(act => shownAct(pocket, act, t))],
    next,
    nothing: next.length > 0 ? null : matter.nothing,
  }
}

function askedHere(pocket: Pocket, known: NextStep, asked: ReturnType<typeof askedOf>): NextStep {
  const inputs = asked.inputs.flatMap(({ name, required, choices }) => {
    const input = known.inputs.find(one => one.name === name)
    if (!input) return []
    const options = choices
      ? (input.options?.filter(({ value }) => choices.includes(value)) ?? null)
      : input.options
    return [{ ...input, required, options }]
  })
  return { ...known, to: asked.to, toLabel: pocket.matters.words.states[asked.to] ?? asked.to, inputs }
}

/** As the server told it where it has not changed; else counted here. */
function shownTerm(pocket: Pocket, matter: Matter, term: OpenTerm, t: Translate, now: Date): Term {
  const known = matter.terms.find(one => one.term === term.term)
  const dueAt = new Date(term.dueAt)
  const calendar = calendarFrom(pocket.days).forUnit(term.hoursOf)
  const { overdue, days, hours, minutes } = workingTimeLeft(now, dueAt, calendar)
  const left = term.pausedAt
    ? t('fieldwork:judged.left.paused')
    : overdue
      ? t('fieldwork:judged.left.over')
      : days > 0
        ? t('fieldwork:judged.left.days', { count: days })
        : hours > 0
          ? t('fieldwork:judged.left.hours', { count: hours })
          : t('fieldwork:judged.left.minutes', { count: minutes })
  return {
    term: term.term,
    label: pocket.matters.words.terms[term.term] ?? term.term,
    startsAt: term.startsAt,
    dueAt: term.dueAt,
    provisional: term.provisional,
    force: known?.force ?? 'default',
    article: known?.article ?? '',
    pausedAt: term.pausedAt,
    extensions: term.extensions.length,
    left,
    overdue: !term.pausedAt && overdue,
    why: known?.dueAt === term.dueAt ? known.why : [{ on: null, text: t('fieldwork:judged.why') }],
  }
}

function shownAct(pocket: Pocket, act: Act, t: Translate): ActShown {
  const { steps, words } = pocket.matters
  const bySystem = act.actorKind === 'system'
  return {
    id: act.id,
    seq: act.seq,
    step: act.step,
    label: steps.find(one => one.step === act.step)?.label ?? words.states[act.to] ?? act.step,
    from: act.from,
    to: act.to,
    stateLabel: words.states[act.to] ?? act.to,
    at: act.at,
    actor: {
      name: t(bySystem ? 'fieldwork:judged.system' : 'fieldwork:judged.you'),
      ...{ role: '', unit: null, onBehalfOf: null },
    },
    reason: act.reason ?? null,
    details: [],
    photos: [],
    hash: '',
  }
}

function matterOf(pocket: Pocket, item: Waiting, { standing }: Told, t: Translate): Matter {
  const body = item.body as {
    text?: string
    category?: string
    nature?: Matter['nature']
    place?: { text?: string; lng?: number; lat?: number }
  }
  const { grid } = pocket
  return {
    id: item.id,
    number: t('fieldwork:judged.newHere'),
    excerpt: body.text ?? item.title,
    ...{ category: body.category ?? '', categoryLabel: '', nature: body.nature ?? 'help', channel: 'grid' },
    ...{
      state: standing.state,
      stateLabel: pocket.matters.words.states[standing.state] ?? '',
      level: standing.level,
    },
    ...{ urgent: standing.urgent, suspended: false, placeText: body.place?.text ?? '' },
    grid: { id: grid.id, name: grid.name },
    community: null,
    ownerUnit: { id: standing.ownerUnitId, name: '' },
    handler: null,
    reportedAt: item.at,
    ...{ lng: body.place?.lng ?? null, lat: body.place?.lat ?? null, photoCount: item.photos.length },
    ...{ nextDue: null, overdue: false, text: body.text ?? '', sealed: false },
    reporter: { anonymous: false, name: null, phone: null, revealable: false },
    ...{ photos: [], terms: [], acts: [], next: [], nothing: null, seq: standing.actCount },
    ...{ mergedInto: null, papers: [], referrals: [] },
  }
}
