/** What a statement says of its tables' jurisdictions: values, equalities, and which tables are held to one jurisdiction by them. */

/** A parse tree of PostgreSQL as libpg-query gives it. */
// biome-ignore lint/suspicious/noExplicitAny: trees are walked by the names PostgreSQL gives its nodes
export type Tree = any

/** A table as one place of a statement mentions it. */
export interface Mention {
  readonly table: string
  readonly alias: string
  /** Held to one jurisdiction: by a value given, or by another mention that is held. */
  bound: boolean
}

/** Where a value comes from: given from outside, the jurisdiction column of a mention, several that must all be so, or anything else. */
export type Value = 'given' | Mention | readonly Value[] | null

export type Condition = readonly [Value, Value] | { readonly either: readonly (readonly Condition[])[] }

/** A condition, and the mentions it holds: an outer join's holds only the side that may be missing, a subquery's only its own tables. */
export interface Constraint {
  readonly holds: ReadonlySet<Mention>
  readonly conditions: readonly Condition[]
}

/** Follows equalities until nothing more is held. */
export function settle(constraints: readonly Constraint[]): void {
  for (let changed = true; changed; ) {
    changed = false
    for (const { holds, conditions } of constraints) {
      for (const mention of heldBy(conditions, new Set())) {
        if (mention.bound || !holds.has(mention)) continue
        mention.bound = true
        changed = true
      }
    }
  }
}

export function isHeld(value: Value, also: ReadonlySet<Mention> = new Set()): boolean {
  if (value === null) return false
  if (value === 'given') return true
  return isList(value) ? value.every(one => isHeld(one, also)) : value.bound || also.has(value)
}

function heldBy(conditions: readonly Condition[], before: ReadonlySet<Mention>): ReadonlySet<Mention> {
  const held = new Set(before)
  for (let size = -1; size !== held.size; ) {
    size = held.size
    for (const condition of conditions) {
      for (const mention of 'either' in condition
        ? heldInAll(condition.either, held)
        : ofPair(condition, held))
        held.add(mention)
    }
  }
  return held
}

function ofPair([a, b]: readonly [Value, Value], held: ReadonlySet<Mention>): readonly Mention[] {
  return [
    [a, b],
    [b, a],
  ].flatMap(([value, other]) => (isHeld(other as Value, held) ? mentionsOf(value as Value) : []))
}

function heldInAll(branches: readonly (readonly Condition[])[], held: ReadonlySet<Mention>): Mention[] {
  const [first, ...others] = branches.map(branch => heldBy(branch, held))
  return [...(first ?? [])].filter(mention => others.every(other => other.has(mention)))
}

function mentionsOf(value: Value): readonly Mention[] {
  if (value === null || value === 'given') return []
  return isList(value) ? value.flatMap(mentionsOf) : [value]
}

function isList(value: Mention | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value)
}
