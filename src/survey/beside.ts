/** Small files are looked at at once, large ones beside the server in a thread of their own. */
import { Worker } from 'node:worker_threads'
import { type Problem, Unfit } from '../gridding/index.ts'
import { isSmall, Unreadable } from '../kernel/tables.ts'
import type { LookedAt } from './look.ts'
import { type LookAsk, type Outcome, readAndLook } from './outcome.ts'

const largeBytes = 1024 * 1024
/** A workbook that unpacks to more than this is refused instead of filling the machine. */
const memoryMegabytes = 3072

type Message = {
  readonly share?: number
  readonly items?: LookedAt['items']
  readonly problems?: readonly Problem[]
  readonly found?: Outcome
  readonly fault?: {
    readonly kind: 'unfit' | 'unreadable'
    readonly code: string
    readonly facts: Readonly<Record<string, unknown>>
  }
}

/** @throws Unfit, Unreadable */
export function look(ask: LookAsk, onShare: (share: number) => void = () => {}): Promise<Outcome> {
  return isSmall(ask.bytes, largeBytes) ? readAndLook(ask, onShare) : lookBeside(ask, onShare)
}

function lookBeside(ask: LookAsk, onShare: (share: number) => void): Promise<Outcome> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: ask,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  const items: LookedAt['items'][number][] = []
  const problems: Problem[] = []
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (message.share !== undefined) onShare(message.share)
      if (message.items) for (const item of message.items) items.push(item)
      if (message.problems) for (const problem of message.problems) problems.push(problem)
      // The next piece comes when others have had their turn.
      if (message.items || message.problems) setImmediate(() => worker.postMessage('taken'))
      if (message.found) {
        const { looked, ...found } = message.found
        resolve({ ...found, looked: looked && ({ ...looked, items, problems } as LookedAt) })
      }
      if (message.fault) reject(faultOf(message.fault))
    })
    worker.on('error', error =>
      reject((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Unfit('tooBig') : error),
    )
  })
}

function faultOf({ kind, code, facts }: NonNullable<Message['fault']>): Error {
  return kind === 'unfit' ? new Unfit(code, facts) : new Unreadable(code, facts)
}
