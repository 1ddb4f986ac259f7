/** Holds in every test over HTTP what a crowd would die of: within a sight no other is asked for, nor as the owner's transaction. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from '../../src/kernel/database.ts'

interface Held {
  isOver: boolean
}
const holding = new AsyncLocalStorage<Held>()

/** Eight that hold a connection and ask for one more wait for each other until they fail. */
export function holdOneSight(db: Database): void {
  const way =
    (ask: Database['within']): Database['within'] =>
    (sight, work) => {
      if (holding.getStore()?.isOver === false)
        throw new Error('a sight is asked for within another: turn to it (turnTo, widenSight)')
      return ask(sight, tx => held(() => work(tx)))
    }
  Object.assign(db, { within: way(db.within), aside: way(db.aside), snapshot: way(db.snapshot) })
  const { owner } = db
  const begin = owner.transaction.bind(owner)
  owner.transaction = () => {
    const builder = begin()
    const execute = builder.execute.bind(builder)
    return Object.assign(builder, {
      execute: (work: Parameters<typeof execute>[0]) => execute(tx => held(() => work(tx))),
    })
  }
}

async function held<T>(work: () => Promise<T>): Promise<T> {
  const mine: Held = { isOver: false }
  try {
    return await holding.run(mine, work)
  } finally {
    mine.isOver = true
  }
}
