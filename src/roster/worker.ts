/** The thread in which a large roster is read and looked at. */
import { answerBeside } from '../kernel/beside.ts'
import { type LookAsk, look, Unfit } from './look.ts'

await answerBeside<LookAsk>(
  async (ask, onShare) => {
    const { households, aside, ...rest } = await look(ask, onShare)
    return { lists: { households, aside }, rest }
  },
  { Unfit, itemsAtOnce: 500 },
)
