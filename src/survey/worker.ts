/** The thread in which a large file of places is read and looked at. */
import { Unfit } from '../gridding/index.ts'
import { answerBeside } from '../kernel/beside.ts'
import { type LookAsk, readAndLook } from './outcome.ts'

await answerBeside<LookAsk>(
  async (ask, onShare) => {
    const { looked, ...found } = await readAndLook(ask, onShare)
    const { items = [], problems = [], ...rest } = looked ?? {}
    return { lists: { items, problems }, rest: { ...found, looked: looked && rest } }
  },
  { Unfit, itemsAtOnce: 1000 },
)
