/** The rows of a proceeding whose acts are all known at once: for what is written in bulk, chained like any other. */
import type { Calendar } from './calendar.ts'
import { hashAct, noHash } from './hash.ts'
import type { Ground } from './judge.ts'
import type { Act, StandingOf } from './procedure.ts'
import { actRow, derivedRow } from './store.ts'

export interface Chain {
  readonly id: string
  readonly dossierId: string
  readonly number: string
  readonly acts: readonly Act[]
  /** After the last act. */
  readonly standing: StandingOf
}

/** Values for `insertRows`: inputs and effects are objects, not text. */
export function chainRows(jurisdictionId: number, ground: Ground, chain: Chain, calendar: Calendar) {
  const { id, dossierId, number, standing } = chain
  let lastHash = noHash
  const acts = chain.acts.map(act => {
    const hash = hashAct(lastHash, id, act)
    const row = {
      ...actRow(jurisdictionId, id, act, lastHash, hash),
      inputs: act.inputs,
      effects: act.effects,
    }
    lastHash = hash
    return row
  })
  const proceeding = {
    jurisdictionId,
    id,
    dossierId,
    procedure: ground.procedure.id,
    procedureVersion: ground.procedure.version,
    number,
    openedAt: new Date(standing.openedAt),
    ...derivedRow(ground, standing, calendar),
    lastHash,
  }
  return { proceeding, acts }
}
