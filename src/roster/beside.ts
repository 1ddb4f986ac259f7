/** Small rosters are looked at at once, large ones beside the server in a thread of their own. */
import { askBeside } from '../kernel/beside.ts'
import { isSmall, Unreadable } from '../kernel/tables.ts'
import { type LookAsk, type Looked, look, Unfit } from './look.ts'

const largeBytes = 60 * 1024
const memoryMegabytes = 1536

/** @throws Unfit, Unreadable */
export function lookAside(ask: LookAsk, onShare: (share: number) => void): Promise<Looked> {
  return isSmall(ask.bytes, largeBytes) ? look(ask, onShare) : lookBeside(ask, onShare)
}

type Lists = Pick<Looked, 'households' | 'aside'>

async function lookBeside(ask: LookAsk, onShare: (share: number) => void): Promise<Looked> {
  const { lists, rest } = await askBeside<Lists, Omit<Looked, keyof Lists>>({
    thread: new URL('./worker.ts', import.meta.url),
    ask,
    memoryMegabytes,
    onShare,
    unfit: (code, facts) => new Unfit(code as Unfit['code'], facts as Unfit['facts']),
    tooBig: () => new Unreadable('tooBig'),
  })
  return { ...rest, households: lists.households ?? [], aside: lists.aside ?? [] }
}
