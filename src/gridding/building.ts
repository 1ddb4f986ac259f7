/** A building as grids are made of it, and what may be wrong with the row it came from. */
import type { Point, Ring } from '../territory/coordinates.ts'

/** A row as it was read: its columns by name, and where it stands. */
export interface Row {
  /** As a spreadsheet shows it, or the number of the feature, from 1. */
  readonly row: number
  readonly properties: Readonly<Record<string, unknown>>
  readonly shape: Shape | null
}
/** A point, or polygons of closed rings. */
export type Shape =
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'polygons'; readonly polygons: readonly (readonly Ring[])[] }

export interface Building {
  readonly row: number
  /** The middle of it, as stored. */
  readonly point: Point
  readonly households: number
  /** Residential compound it stands in. */
  readonly compound: string | null
  /** Name of the dedicated grid it makes or is part of: a school, a firm, a park. */
  readonly dedicated: string | null
}

export type ProblemCode =
  | 'noPlace'
  | 'selfCrossing'
  | 'duplicateId'
  | 'duplicatePlace'
  | 'duplicateName'
  | 'householdsUnreadable'
  | 'householdsImpossible'
  | 'numberUnreadable'
  | 'numberImpossible'
  | 'swapped'
  | 'notDegrees'
  | 'farAway'
  | 'outside'
  | 'outsideNamed'
  | 'unknownCommunity'
  | 'idOfAnother'
  | 'nameMissing'
  | 'communityCode'
  | 'codeDiffers'
  | 'divisionCode'
  | 'noLine'
/** Why a row is left out; the others go in. */
export interface Problem {
  readonly row: number
  readonly code: ProblemCode
  readonly facts: Readonly<Record<string, string | number>>
}

/** The file as a whole cannot be worked with; worded in the catalogue `gridding:refusal`. */
export class Unfit extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}
