/** The classes of a map in colours and words: one hue from light to dark, told apart by everyone and in black and white. */
import type { Ask } from '../../../src/mapping/asks.ts'
import { type Class, classesOf, classOf } from '../../../src/mapping/classes.ts'
import type { GridFigure } from '../../../src/mapping/shape.ts'
import type { Translate } from '../../shell/i18n.ts'
import { numberText } from '../format.ts'

/** Of lines and words on the map. */
export const ink = '#1b2427'

/** Light to dark; amber-brown where more is worse, the house's green-blue elsewhere. */
const hues = {
  calm: ['#f4f8f8', '#cfe4e6', '#93c5ca', '#4c98a1', '#0b5f6b'],
  worse: ['#fbf7f0', '#f8dfb4', '#e9b263', '#bd7420', '#7a3f06'],
} as const
const hueOf: Readonly<Record<Ask, keyof typeof hues>> = {
  open: 'calm',
  overdue: 'worse',
  dueSoon: 'worse',
  lastVisit: 'worse',
  households: 'calm',
  staffed: 'calm',
}

export interface Shade extends Class {
  readonly colour: string
  readonly words: string
  readonly grids: number
}
export interface Legend {
  readonly shades: readonly Shade[]
  /** In sight without a figure: nobody was ever there. */
  readonly never: number
  readonly outOfSight: number
  readonly noLeader: number
  colourOf(row: GridFigure): string | null
}

/** Null colour: hatched. */
export function legendOf(ask: Ask, rows: readonly GridFigure[], t: Translate): Legend {
  const valued = rows.filter(row => row.value !== null)
  const classes = classesOf(valued.map(row => row.value!))
  const counts = classes.map((_, i) => valued.filter(row => classOf(classes, row.value!) === i).length)
  const colours = coloursFor(classes, hues[hueOf[ask]])
  const shades = classes.map((one, i) => ({
    ...one,
    colour: colours[i]!,
    words: classWords(ask, one, t),
    grids: counts[i]!,
  }))
  return {
    shades,
    never: rows.filter(row => row.inSight && row.value === null).length,
    outOfSight: rows.filter(row => !row.inSight).length,
    noLeader: rows.filter(row => row.hasLeader === false).length,
    colourOf: row => (row.value === null ? null : (colours[classOf(classes, row.value)] ?? null)),
  }
}

/** Nought is the lightest; the others are spread over what is left. */
function coloursFor(classes: readonly Class[], hue: readonly string[]): readonly string[] {
  const hasNought = classes[0]?.to === 0
  const above = classes.length - (hasNought ? 1 : 0)
  const spread = Array.from({ length: above }, (_, i) =>
    above === 1 ? hue[3]! : hue[1 + Math.round((i * (hue.length - 2)) / (above - 1))]!,
  )
  return hasNought ? [hue[0]!, ...spread] : spread
}

function classWords(ask: Ask, { from, to }: Class, t: Translate): string {
  if (ask === 'lastVisit' && to === 0) return t('mapping:value.lastVisitToday')
  const unit = t(`mapping:unit.${ask}`)
  if (to === null) return t('mapping:class.above', { from, unit })
  return from === to ? t('mapping:class.one', { from, unit }) : t('mapping:class.range', { from, to, unit })
}

/** The figure of a grid in words, as it stands on the map, in the list and in the sheet. */
export function valueWords(
  ask: Ask,
  row: Pick<GridFigure, 'value' | 'inSight' | 'hasLeader'>,
  t: Translate,
): string {
  if (!row.inSight) return t('mapping:value.outOfSight')
  if (row.value === null) return t('mapping:value.never')
  if (ask === 'lastVisit' && row.value === 0) return t('mapping:value.lastVisitToday')
  const words = t(`mapping:value.${ask}`, { count: row.value }).replace(
    String(row.value),
    numberText(row.value),
  )
  return row.hasLeader === false ? `${words} · ${t('mapping:value.noLeader')}` : words
}

/** 第3网格 rather than 罕乌拉社区第3网格 where its community is known. */
export function shortName({ name, communityName }: Pick<GridFigure, 'name' | 'communityName'>): string {
  const rest =
    communityName !== '' && name.startsWith(communityName) ? name.slice(communityName.length).trim() : ''
  return rest === '' ? name : rest
}
