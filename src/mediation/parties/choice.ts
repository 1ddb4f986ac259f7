/** Whom the parties choose together, and whether a relation stands in a mediator's way (人民调解法第十五条、第十九条). Pure. */
import { alwaysBars, type RelationWord } from './kinds.ts'

/** What a party said last. */
export interface Said {
  readonly partyId: string
  /** Null: leaves it to the committee. */
  readonly mediatorId: string | null
  readonly at: Date
}
export type Outcome =
  /** Nobody has said anything. */
  | { readonly state: 'none' }
  /** Some have not yet. */
  | { readonly state: 'waiting' }
  | { readonly state: 'agreed'; readonly mediatorId: string }
  /** They differ, or leave it to the committee: it designates. */
  | { readonly state: 'committee' }

/** Whoever leaves it to the committee agrees to nobody: parties choose together or not at all. */
export function outcomeOf(partyIds: readonly string[], said: readonly Said[]): Outcome {
  const latest = latestOf(partyIds, said)
  if (latest.size === 0) return { state: 'none' }
  const chosen = new Set([...latest.values()].map(one => one.mediatorId))
  if (chosen.size > 1 || chosen.has(null)) return { state: 'committee' }
  const [mediatorId] = chosen as Set<string>
  return latest.size < partyIds.length ? { state: 'waiting' } : { state: 'agreed', mediatorId: mediatorId! }
}

export interface Relation {
  readonly partyId: string
  readonly relation: RelationWord
  /** By the server, in the registry or among numbers declared of kin. */
  readonly found: boolean
}
export interface Related {
  readonly relations: readonly Relation[]
  /** When the mediator declared last; null: not yet. */
  readonly declaredAt: Date | null
}

/**
 * The first relation that keeps this mediator from the dispute; null when there is none.
 * A lesser one stands aside when every party chose the mediator after it was declared: knowing of it.
 */
export function barOf(
  { relations, declaredAt }: Related,
  mediatorId: string | null,
  partyIds: readonly string[],
  said: readonly Said[],
): Relation | null {
  const absolute = relations.find(one => alwaysBars.has(one.relation))
  if (absolute) return absolute
  const [lesser] = relations
  if (!lesser) return null
  const latest = latestOf(partyIds, said)
  const knowing =
    mediatorId !== null &&
    declaredAt !== null &&
    partyIds.every(id => {
      const one = latest.get(id)
      return one !== undefined && one.mediatorId === mediatorId && one.at >= declaredAt
    })
  return knowing ? null : lesser
}

function latestOf(partyIds: readonly string[], said: readonly Said[]): ReadonlyMap<string, Said> {
  const latest = new Map<string, Said>()
  for (const one of said) {
    if (!partyIds.includes(one.partyId)) continue
    const known = latest.get(one.partyId)
    if (!known || one.at >= known.at) latest.set(one.partyId, one)
  }
  return latest
}
