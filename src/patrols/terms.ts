/** Days of patrols and hazards: when a hazard is looked at again, how far that may be put off, how long a track is kept, each with where it comes from. Pure data. */
import type { Basis } from '../proceedings/rule.ts'

export const grades = ['ordinary', 'serious'] as const
export type Grade = (typeof grades)[number]

interface ByGrade extends Basis {
  readonly days: Readonly<Record<Grade, number>>
}
interface Days extends Basis {
  readonly days: number
}
interface Years extends Basis {
  readonly years: number
}
interface Share extends Basis {
  readonly share: number
}

/** No law fixes days for a grid's own look; it asks that hazards are dealt with until they are gone, and recorded. */
const untilGone = '本地默认规则（参照安全生产法第四十一条）'

/** Somebody stands there again so many days after it was found, was said to be fixed, was found still there, or its matter was closed. */
export const recheck: ByGrade = {
  days: { ordinary: 15, serious: 3 },
  article: untilGone,
  mark: 'D',
  force: 'default',
}

/** A look may be put off at most so many days at a time, with the reason. */
export const postponing: ByGrade = {
  days: { ordinary: 30, serious: 7 },
  article: untilGone,
  mark: 'D',
  force: 'default',
}

/** A patrol that passed fewer of its stops does not put off the next one. */
export const countsAsWalked: Share = {
  share: 0.5,
  article: '本地默认规则',
  mark: 'D',
  force: 'default',
}

/** The worker's own memory, no longer (PIPL art. 19). */
export const trackKept: Days = {
  days: 30,
  article: '本地默认规则（个人信息保护法第十九条）',
  mark: 'D',
  force: 'default',
}

/** Patrols since they were walked, hazards since they were closed. */
export const recordsKept: Years = {
  years: 3,
  article: '本地默认规则（个人信息保护法第十九条）',
  mark: 'D',
  force: 'default',
}

/** Hazards of one place within so many days are told together. */
export const repeatsWithin: Days = {
  days: 365,
  article: '本地默认规则',
  mark: 'D',
  force: 'default',
}
