/** Closed lists of patrols: kinds of hazard, kinds of place with what is looked at there. Words for people are in the catalogue `patrol`. Pure data. */

export const hazardKinds = [
  'passage',
  'fireEquipment',
  'fire',
  'gas',
  'electricity',
  'ebike',
  'structure',
  'falling',
  'construction',
  'road',
  'manhole',
  'lighting',
  'water',
  'flood',
  'ice',
  'heating',
  'pastureFire',
  'well',
  'school',
  'crowd',
  'chemicals',
  'pollution',
  'other',
] as const
export type HazardKind = (typeof hazardKinds)[number]

/** Kind of place → items that are looked at, worded `patrol:item.<place>.<item>`. */
export const placeKinds = {
  stairwell: ['clear', 'ebikes', 'equipment', 'lights', 'doors'],
  firePassage: ['clear', 'marking', 'hydrant'],
  compound: ['roads', 'manholes', 'chargers', 'facade', 'rubbish'],
  gasShop: ['licence', 'stock', 'ventilation', 'alarm', 'hoses'],
  smallShop: ['exits', 'extinguishers', 'wiring', 'sleeping', 'gasHoses'],
  market: ['passages', 'wiring', 'extinguishers', 'gasHoses'],
  constructionSite: ['fence', 'helmets', 'scaffold', 'power', 'dust'],
  schoolGate: ['traffic', 'guards', 'barriers', 'stalls', 'crossing'],
  riverbank: ['railings', 'signs', 'lifebuoys', 'bank', 'rubbish'],
  road: ['surface', 'manholes', 'lights', 'signs'],
  fireBreak: ['clear', 'width', 'smoke', 'water', 'signs'],
  well: ['cover', 'fence', 'pump', 'wiring'],
  heatingStation: ['pressure', 'duty', 'boiler', 'passages', 'equipment'],
  careHome: ['exits', 'alarm', 'kitchen', 'duty'],
  other: ['safe'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type PlaceKind = keyof typeof placeKinds
export const placeKindNames = Object.keys(placeKinds) as readonly PlaceKind[]

export function isPlaceKind(word: string): word is PlaceKind {
  return Object.hasOwn(placeKinds, word)
}
