/** Facts among the words of a matter, so that what limits a search is looked for inside its index (sql/0027_reading.sql). Pure. */
import { civilDay } from '../../proceedings/days.ts'
import { quoted } from './search.ts'

/** A word that begins with @ is a fact; no word of a text does. */
const factOf = (kind: string, id: string) => `@${kind}${id.slice(-8)}`
export const everyMatter = quoted('@')
export const stillOpen = quoted('@o')

interface Opening {
  readonly openedAt: Date
  readonly category: string
  readonly nature: string
  readonly communityId: string | null
  readonly gridId: string | null
  readonly unitIds: readonly string[]
}

/** Of a matter that was just opened; the database keeps them from then on, by the same rule (facts_of). */
export function openingFacts(matter: Opening): string[] {
  return [
    '@',
    `@t${monthOf(civilDay(matter.openedAt))}`,
    `@k${matter.category}`,
    `@n${matter.nature}`,
    ...(matter.communityId ? [factOf('c', matter.communityId)] : []),
    ...(matter.gridId ? [factOf('g', matter.gridId)] : []),
    ...matter.unitIds.map(id => factOf('u', id)),
    '@o',
  ]
}

interface Limits {
  readonly state?: string | undefined
  readonly level?: number | undefined
  readonly category?: string | undefined
  readonly nature?: string | undefined
  readonly communityId?: string | undefined
  readonly unitId?: string | undefined
  readonly handlerId?: string | undefined
  readonly urgent?: boolean | undefined
}

/**
 * What a search must hold beside its words, as a tsquery. Of what is open some facts are not kept: there the search finds more than
 * asked for, and the conditions on the proceeding sort it out.
 */
export function limitsAsked(
  limits: Limits,
  half: 'open' | 'closed' | 'whole',
  sight: readonly string[] | null,
): string[] {
  const { category, nature, communityId } = limits
  const settled = [
    limits.state === undefined ? null : `@s${limits.state}`,
    limits.level === undefined ? null : `@l${limits.level}`,
    limits.handlerId === undefined ? null : factOf('h', limits.handlerId),
    limits.unitId === undefined ? null : factOf('w', limits.unitId),
    limits.urgent ? '@x' : null,
  ].filter(fact => fact !== null)
  return [
    ...(half === 'open' ? [stillOpen] : []),
    ...(half === 'closed' ? [`!${stillOpen}`, ...settled.map(quoted)] : []),
    ...(half === 'whole' ? settled.map(fact => anyOf(['@o', fact])) : []),
    ...(category === undefined ? [] : [quoted(`@k${category}`)]),
    ...(nature === undefined ? [] : [quoted(`@n${nature}`)]),
    ...(communityId === undefined ? [] : [quoted(factOf('c', communityId))]),
    ...(sight === null ? [] : [anyOf(sight)]),
  ]
}

/** Facts of which a reader sees those that have one. */
export function sightFacts(sight: Record<'grids' | 'communities' | 'units', readonly string[]>): string[] {
  return [
    ...sight.grids.map(id => factOf('g', id)),
    ...sight.communities.map(id => factOf('c', id)),
    ...sight.units.map(id => factOf('u', id)),
  ]
}

/** Months a window takes in, from the latest: a common word is found in the first, a rare one costs no more for the others. */
const spans = [1, 2, 6, 15]
const mostMonths = 1200
/** Looked into one by one by whoever looks around a day: the months of sixty days and one to spare. */
const singleMonths = 4

/**
 * Windows of months from the latest, each a tsquery; together they hold every month up to the last, back to `from` or without end.
 * @param kind t by month of opening, a by month of the last act, which what is open does not have
 * @param until civil day the latest window holds
 * @param from civil day of the earliest, null = no end
 */
export function windowsOf(kind: 't' | 'a', until: string, from: string | null): string[] {
  const months = monthsDown(until, from).map(month => `@${kind}${month}`)
  // From a day after `until` on there is nothing.
  if (months.length === 0) return []
  const windows: string[] = []
  let at = 0
  for (const span of spans) {
    const window = months.slice(at, at + span)
    if (at > 0 && window.length === 0) break
    windows.push(anyOf(window))
    at += span
  }
  const rest = months.slice(at)
  if (from !== null) return rest.length ? [...windows, anyOf(rest)] : windows
  // No matter is of the time after `until`, or it is not asked for: the conditions hold that.
  return [...windows, `!${anyOf(months.slice(0, at))}`]
}

/** Opened in one of the months between two civil days; nothing where they are too many to name. */
export function monthsBetween(until: string, from: string): string[] {
  const months = monthsDown(until, from)
  return months.length === 0 || months.length > 36 ? [] : [anyOf(months.map(month => `@t${month}`))]
}

/** The months from a civil day back to another, each a tsquery, the nearest to `around` first; those that come late are one. None where they are too many to name. */
export function monthsNear(until: string, from: string, around: string): string[] {
  const months = monthsDown(until, from)
  if (months.length > 36) return []
  const at = Math.max(0, months.indexOf(monthOf(around)))
  const nearest = months
    .map((month, index) => ({ word: `@t${month}`, apart: Math.abs(index - at) }))
    .sort((a, b) => a.apart - b.apart)
    .map(month => month.word)
  const late = nearest.slice(singleMonths)
  return [...nearest.slice(0, singleMonths).map(quoted), ...(late.length ? [anyOf(late)] : [])]
}

function monthsDown(until: string, from: string | null): string[] {
  const total = spans.reduce((sum, span) => sum + span, 0)
  const months: string[] = []
  let [year, month] = [Number(until.slice(0, 4)), Number(until.slice(5, 7))]
  const enough = () => (from === null ? months.length >= total : `${year}-${two(month)}` < from.slice(0, 7))
  while (!enough() && months.length < mostMonths) {
    months.push(`${two(year % 100)}${two(month)}`)
    month -= 1
    if (month === 0) [year, month] = [year - 1, 12]
  }
  return months
}

const two = (n: number) => String(n).padStart(2, '0')
const monthOf = (day: string) => day.slice(2, 4) + day.slice(5, 7)

export function anyOf(words: readonly string[]): string {
  return `(${words.map(quoted).join(' | ')})`
}
