/** Group commit: what many callers ask to be written at the same time is written in one transaction; each is answered when its own rows are durable. */

export interface GroupCommit<Item, Result> {
  /** Settles when the item's own group is committed; rejects with what kept this one item out. */
  add(item: Item): Promise<Result>
}

export interface Writing<Item, Result> {
  /** Items to a group at most. */
  readonly most: number
  /** Groups under way at a time. While all are, callers gather for the next: the busier it is, the larger the groups. */
  readonly lanes: number
  /** Fewer do not begin while a group is under way, and are not left over from one: each group has a price of its own. */
  readonly fewest: number
  /** As many may wait at most: who comes then is refused at once, as memory is not endless and nobody waits so long. */
  readonly mostWaiting: number
  /** Who has waited longer when its turn comes is refused instead of written: the sender has given up by then. In milliseconds. */
  readonly patience: number
  /** What a caller hears who was not taken into a group. */
  full(ahead: number): Error
  /** One transaction; a result for each item in their order, or nothing of it was written. */
  write(items: readonly Item[]): Promise<readonly Result[]>
  /** Would the next attempt fail alike whatever is in the group? The database is away, the disk is full. */
  isCommon(error: unknown): boolean
}

interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
  readonly since: number
}

/**
 * A group that fails because of one of its items is written again in halves until that one is alone: its caller hears of it, the neighbours are
 * written. Nobody waits for a clock: the first to come begins, those who come while it is written are the next groups. As many are given to the
 * database as it may have, each its share of all that are on their way, so that neither program ever waits for the other.
 */
export function groupCommit<Item, Result>(writing: Writing<Item, Result>): GroupCommit<Item, Result> {
  const waiting: Waiting<Item, Result>[] = []
  let underWay = 0
  let itemsUnderWay = 0
  let asked = false

  /** How many belong in a group: all that are here and under way, over the lanes. */
  function share(): number {
    const fair = Math.floor((waiting.length + itemsUnderWay) / writing.lanes)
    return Math.min(writing.most, Math.max(writing.fewest, fair))
  }
  function mayBegin(): boolean {
    if (underWay === 0) return waiting.length > 0
    return underWay < writing.lanes && waiting.length >= share()
  }
  function refuseLate(): void {
    const from = performance.now() - writing.patience
    const late = waiting.findIndex(one => one.since >= from)
    for (const one of waiting.splice(0, late < 0 ? waiting.length : late))
      one.reject(writing.full(waiting.length))
  }
  function begin(): void {
    asked = false
    refuseLate()
    while (mayBegin()) {
      const size = share()
      const group = waiting.splice(0, waiting.length < size + writing.fewest ? writing.most : size)
      underWay += 1
      itemsUnderWay += group.length
      void commit(writing, group, () => ended(group.length))
    }
  }
  /** The database has its next group before the answers of the last are made. */
  function ended(items: number): void {
    underWay -= 1
    itemsUnderWay -= items
    begin()
  }
  return {
    add: item =>
      new Promise((resolve, reject) => {
        if (waiting.length >= writing.mostWaiting) return reject(writing.full(waiting.length))
        waiting.push({ item, resolve, reject, since: performance.now() })
        // After the requests that have arrived in this turn were read: they belong together.
        if (!asked && mayBegin()) setImmediate(begin)
        asked ||= mayBegin()
      }),
  }
}

/** @param ended told once, when nothing more of the group will be written and before its callers are answered */
async function commit<Item, Result>(
  writing: Writing<Item, Result>,
  group: readonly Waiting<Item, Result>[],
  ended: () => void,
): Promise<void> {
  const outcomes = await outcomesOf(writing, group)
  ended()
  for (const [at, one] of group.entries()) {
    const outcome = outcomes[at]!
    if (outcome.status === 'fulfilled') one.resolve(outcome.value)
    else one.reject(outcome.reason)
  }
}

async function outcomesOf<Item, Result>(
  writing: Writing<Item, Result>,
  group: readonly Waiting<Item, Result>[],
): Promise<PromiseSettledResult<Result>[]> {
  try {
    const results = await writing.write(group.map(one => one.item))
    if (results.length === group.length) return results.map(value => ({ status: 'fulfilled', value }))
    // Whose they are nobody knows, and nobody may be left without an answer. It was written: not once more.
    const reason = new Error(`${group.length} were written, ${results.length} results came back`)
    return group.map(() => ({ status: 'rejected', reason }))
  } catch (reason) {
    if (group.length === 1 || writing.isCommon(reason))
      return group.map(() => ({ status: 'rejected', reason }))
    const middle = group.length >> 1
    return [
      ...(await outcomesOf(writing, group.slice(0, middle))),
      ...(await outcomesOf(writing, group.slice(middle))),
    ]
  }
}
