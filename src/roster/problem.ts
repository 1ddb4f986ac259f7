/** What is wrong with a row, or worth knowing of it: a code and facts that never hold a person's value. Pure data. */

/** Kept aside until a person has looked. */
export const problemCodes = [
  'shifted',
  'nameMissing',
  'nameUnfit',
  'nameTwo',
  'idTwo',
  'idDigitsLost',
  'idOld',
  'idLength',
  'idCharacters',
  'idDay',
  'idFuture',
  'idCheck',
  'phoneUnfit',
  'phoneDigitsLost',
  'bornUnfit',
  'bornFuture',
  'bornCentury',
  'bornDiffers',
  'placeMissing',
  'placeUnknown',
  'placeUnclear',
  'placeNear',
  'placeElsewhere',
  'entranceMissing',
  'roomMissing',
  'doorUnfit',
  'guardianMissing',
  'childConsent',
  'twiceInFile',
  'otherCommunity',
  'livesElsewhere',
  'nameDiffers',
  'otherIdNumber',
  'bornOther',
  'doorTaken',
  'sameNameTwice',
  'frozen',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** Taken nevertheless, and said. */
export const noteCodes = [
  'idMasked',
  'idOther',
  'phoneMasked',
  'phoneSecond',
  'phoneNoConsent',
  'bornPartial',
  'relationUnread',
  'staysUnread',
  'entranceBeyond',
  'placeFromAbove',
  'headMissing',
  'headTwice',
  'keptNewer',
] as const
export type NoteCode = (typeof noteCodes)[number]

export type ProblemFacts = Readonly<Record<string, string | number | null | readonly string[]>>
export interface Problem {
  readonly code: ProblemCode
  readonly facts: ProblemFacts
}
export interface Note {
  readonly code: NoteCode
  readonly row: number
}
