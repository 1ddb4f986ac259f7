/** Small rosters are looked at at once, large ones beside the server in a thread of their own. */
import { Worker } from 'node:worker_threads'
import { isSmall, Unreadable } from '../kernel/tables.ts'
import { type LookAsk, type Looked, look, Unfit } from './look.ts'

const largeBytes = 60 * 1024
/** A workbook that unpacks to more than this is refused instead of filling the machine. */
const memoryMegabytes = 1536

type Message = {
  readonly share?: number
  readonly households?: Looked['households']
  readonly aside?: Looked['aside']
  readonly rest?: Omit<Looked, 'households' | 'aside'>
  readonly fault?: {
    readonly kind: 'unfit' | 'unreadable'
    readonly code: string
    readonly facts: Readonly<Record<string, unknown>>
  }
}

/** @throws Unfit, Unreadable */
export function lookAside(ask: LookAsk, onShare: (share: number) => void): Promise<Looked> {
  return isSmall(ask.bytes, largeBytes) ? look(ask, onShare) : lookBeside(ask, onShare)
}

function lookBeside(ask: LookAsk, onShare: (share: number) => void): Promise<Looked> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: ask,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  const households: Looked['households'][number][] = []
  const aside: Looked['aside'][number][] = []
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.share !== undefined) onShare(message.share)
      if (message.households) households.push(...message.households)
      if (message.aside) aside.push(...message.aside)
      // The next piece comes when others have had their turn.
      if (message.households || message.aside) setImmediate(() => worker.postMessage('taken'))
      if (message.rest) resolve({ ...message.rest, households, aside })
      if (message.fault) reject(faultOf(message.fault))
    })
    worker.on('error', error =>
      reject(
        (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Unreadable('tooBig') : error,
      ),
    )
  })
}

function faultOf({ kind, code, facts }: NonNullable<Message['fault']>): Error {
  return kind === 'unfit'
    ? new Unfit(code as Unfit['code'], facts as Unfit['facts'])
    : new Unreadable(code, facts)
}
