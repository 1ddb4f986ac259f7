/** Small files are looked at at once, large ones beside the server in a thread of their own. */
import { type Problem, Unfit } from '../gridding/index.ts'
import { askBeside } from '../kernel/beside.ts'
import { isSmall } from '../kernel/tables.ts'
import type { LookedAt } from './look.ts'
import { type LookAsk, type Outcome, readAndLook } from './outcome.ts'

const largeBytes = 1024 * 1024
const memoryMegabytes = 3072

/** @throws Unfit, Unreadable */
export function look(ask: LookAsk, onShare: (share: number) => void = () => {}): Promise<Outcome> {
  return isSmall(ask.bytes, largeBytes) ? readAndLook(ask, onShare) : lookBeside(ask, onShare)
}

type Lists = { readonly items: LookedAt['items']; readonly problems: readonly Problem[] }

async function lookBeside(ask: LookAsk, onShare: (share: number) => void): Promise<Outcome> {
  const { lists, rest } = await askBeside<Lists, Outcome>({
    thread: new URL('./worker.ts', import.meta.url),
    ask,
    memoryMegabytes,
    onShare,
    unfit: (code, facts) => new Unfit(code, facts),
    tooBig: () => new Unfit('tooBig'),
  })
  const { looked, ...found } = rest
  const { items = [], problems = [] } = lists
  return { ...found, looked: looked && ({ ...looked, items, problems } as LookedAt) }
}
