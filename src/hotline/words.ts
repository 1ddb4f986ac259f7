/** What a row's own words tell beside its text: the nature, the place, the category its hotline gave it. Pure. */
import { foldText } from '../matters/lists/search.ts'
import type { natures } from '../matters/shape.ts'
import {
  type Confidence,
  categories,
  confidenceOf,
  type Match,
  namesPlace,
  type PlaceAsked,
  type Resolved,
  resolveAddress,
  suggestCategory,
  type Territory,
} from '../territory/index.ts'

type Nature = (typeof natures)[number]

const natureWords: readonly (readonly [Nature, RegExp])[] = [
  ['report', /举报|检举|揭发/],
  ['complaint', /投诉|控诉|讨个?说法/],
  ['inquiry', /^.{0,12}咨询|请问|询问|想问|请教|怎么办理|如何办理|怎样办理/],
  ['suggestion', /建议|提议|希望(能|可以)?(增设|增加|开通|加装)/],
  ['inquiry', /(吗|呢|么|多少|何时|什么时候|怎么办|如何|是否.{0,20})\??$|\?$/],
]

/** Help unless the words say otherwise. */
export function natureOf(text: string): Nature {
  return natureWords.find(([, words]) => words.test(foldText(text)))?.[0] ?? 'help'
}

/** A category of the list when the hotline's own is one, else what its words lead to when the text leads to none. */
export function categoryFrom(label: string, text: string): string | undefined {
  const folded = foldText(label)
  if (folded === '') return undefined
  const same = categories.find(
    one => one.code === folded || one.zh === folded || one.en.toLowerCase() === folded,
  )
  if (same) return same.code
  if (suggestCategory(text) !== 'other') return undefined
  const led = suggestCategory(folded)
  return led === 'other' ? undefined : led
}

/** Where a row says it is, and what of that was not sure. */
export interface Heard {
  readonly asked: PlaceAsked
  /** How surely the place was found when it was not as written; several when more than one may be meant. */
  readonly doubt: Exclude<Confidence, 'exact'> | 'several' | null
  /** Words of the address that were not understood, or name what is not registered. */
  readonly left: readonly string[]
}
export const heardNothing: Heard = { asked: {}, doubt: null, left: [] }

/** Finds the place an address means, else the one its message names: there only names as they are written count. */
export function placeFinder(territory: Territory): (address: string, text: string) => Heard {
  return (address, text) => {
    const written = address === '' ? null : resolveAddress(territory, address)
    if (written?.best?.level === 'building') return heardOf(written.best, written, written)
    const message = `${address} ${text}`
    if (!namesPlace(territory, message))
      return written ? heardOf(written.best, written, written) : heardNothing
    const said = resolveAddress(territory, message, { isMessage: true })
    const isCloser = said.best !== null && (!written?.best || finer(said.best, written.best))
    const found = isCloser || !written ? said : written
    return heardOf(found.best, found, written)
  }
}

function finer(a: Match, b: Match): boolean {
  return levels.indexOf(a.level) < levels.indexOf(b.level)
}

const levels: readonly Match['level'][] = ['building', 'compound', 'street', 'community']

function heardOf(best: Match | null, { candidates }: Resolved, written: Resolved | null): Heard {
  const confidence = best && confidenceOf(best)
  const [first] = candidates
  // Several places in one community: that much is sure.
  const isOne = first && candidates.every(match => match.community.id === first.community.id)
  const community = best?.community ?? (isOne ? first.community : null)
  return {
    asked: best?.building ? { buildingId: best.building.id } : community ? { communityId: community.id } : {},
    doubt: !best && first ? 'several' : confidence === 'exact' ? null : confidence,
    left: written ? notUnderstood(written) : [],
  }
}

function notUnderstood({ parts, rest }: Resolved): readonly string[] {
  return [...parts.filter(part => part.isKnown === false), ...rest.filter(piece => !piece.isFiller)]
    .sort((a, b) => a.from - b.from)
    .map(piece => piece.text.trim())
}
