/** A change of a plan that cannot be made; worded in the catalogue `planning:fault`. */

export type PlanFaultCode =
  | 'unknownGrid'
  | 'unknownBuilding'
  | 'lastBuilding'
  | 'nothingMoves'
  | 'sameGrid'
  | 'notNeighbours'
  | 'lineTooShort'
  | 'lineTooLong'
  | 'lineMissesBoth'
  | 'nameTaken'
  | 'nameEmpty'
  | 'keyTaken'

export class PlanFault extends Error {
  readonly code: PlanFaultCode
  readonly facts: Readonly<Record<string, string | number>>
  constructor(code: PlanFaultCode, facts: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}
