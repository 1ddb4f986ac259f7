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
  /** One transaction; a result for each item in their order, or nothing of it was written. */
  write(items: readonly Item[]): Promise<readonly Result[]>
  /** Would the next attempt fail alike whatever is in the group? The database is away, the disk is full. */
  isCommon(error: unknown): boolean
}

interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * A group that fails because of one of its items is written again in halves until that one is alone: its caller hears of it, the neighbours are
 * written. Nobody waits for a clock: the first to come begins, those who come while it is written are the next group.
 */
export function groupCommit<Item, Result>(writing: Writing<Item, Result>): GroupCommit<Item, Result> {
  const waiting: Waiting<Item, Result>[] = []
  let underWay = 0
  let asked = false

  function next(): void {
    asked = false
    while (underWay < writing.lanes && waiting.length > 0) {
      underWay += 1
      void commit(writing, waiting.splice(0, writing.most)).finally(() => {
        underWay -= 1
        ask()
      })
    }
  }
  /** After the requests that have arrived in this turn were read: they belong together. */
  function ask(): void {
    if (asked || waiting.length === 0 || underWay >= writing.lanes) return
    asked = true
    setImmediate(next)
  }
  return {
    add: item =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject })
        ask()
      }),
  }
}

async function commit<Item, Result>(
  writing: Writing<Item, Result>,
  group: readonly Waiting<Item, Result>[],
): Promise<void> {
  try {
    const results = await writing.write(group.map(one => one.item))
    for (const [at, one] of group.entries()) one.resolve(results[at]!)
  } catch (error) {
    if (group.length === 1 || writing.isCommon(error)) {
      for (const one of group) one.reject(error)
      return
    }
    const middle = group.length >> 1
    await commit(writing, group.slice(0, middle))
    await commit(writing, group.slice(middle))
  }
}
