/** What a row's own words tell beside its text: the nature, the place, the category its hotline gave it. Pure. */
import { foldText } from '../matters/lists/search.ts'
import type { natures } from '../matters/shape.ts'
import { categories, type PlaceAsked, suggestCategory, type Territory } from '../territory/index.ts'

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

/** Finds names of buildings, compounds and communities in words. */
export function placeFinder(territory: Territory): (words: string) => PlaceAsked {
  const compounds = unique(territory.compounds)
  const communities = unique(territory.communities)
  return words => {
    const folded = foldText(words).replaceAll(' ', '')
    const compound = compounds.find(one => folded.includes(one.name))
    if (compound) {
      const after = folded.slice(folded.indexOf(compound.name) + compound.name.length)
      const building = territory.buildingsOf(compound.id).find(one => after.startsWith(foldText(one.name)))
      return building ? { buildingId: building.id } : { communityId: compound.communityId }
    }
    const community = communities.find(one => folded.includes(one.name))
    return community ? { communityId: community.id } : {}
  }
}

/** Names that mean one place, the longest first, folded. */
function unique<T extends { name: string }>(places: readonly T[]): T[] {
  const named = Map.groupBy(places, place => foldText(place.name).replaceAll(' ', ''))
  return [...named]
    .filter(([name, same]) => same.length === 1 && name.length >= 3)
    .map(([name, [place]]) => ({ ...place!, name }))
    .sort((a, b) => b.name.length - a.name.length)
}
