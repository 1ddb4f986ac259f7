/** A large file is worked through in a thread of its own, beside the server, which goes on answering meanwhile. */
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'
import { Unreadable } from './tables.ts'

type Facts = Readonly<Record<string, unknown>>
type ListsOf = Readonly<Record<string, readonly unknown[]>>

/** What the thread found: lists that may be long, and the rest. */
export interface Found {
  readonly lists: ListsOf
  readonly rest: object
}
interface Piece {
  readonly list: string
  readonly items: readonly unknown[]
}
interface Message<Rest> {
  readonly share?: number
  readonly piece?: Piece
  readonly rest?: Rest
  readonly fault?: { readonly isUnfit: boolean; readonly code: string; readonly facts: Facts }
}

interface Asking {
  /** The module that answers, by answerBeside. */
  readonly thread: URL
  readonly ask: { readonly bytes: Buffer }
  /** A workbook that unpacks to more than this is refused instead of filling the machine. */
  readonly memoryMegabytes: number
  onShare(share: number): void
  /** The domain's own fault of a file. */
  unfit(code: string, facts: Facts): Error
  tooBig(): Error
}

/** Lists in which nothing was found are left out. @throws what unfit and tooBig make, Unreadable */
export function askBeside<Lists extends ListsOf, Rest extends object>({
  thread,
  ask,
  memoryMegabytes,
  onShare,
  unfit,
  tooBig,
}: Asking): Promise<{ readonly lists: Partial<Lists>; readonly rest: Rest }> {
  const worker = new Worker(thread, {
    workerData: ask,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  const lists: Record<string, unknown[]> = {}
  return new Promise((resolve, reject) => {
    worker.on('message', ({ share, piece, rest, fault }: Message<Rest>) => {
      if (share !== undefined) onShare(share)
      if (piece) {
        lists[piece.list] ??= []
        for (const item of piece.items) lists[piece.list]!.push(item)
        // The next piece comes when others have had their turn.
        setImmediate(() => worker.postMessage('taken'))
      }
      if (rest) resolve({ lists: lists as Readonly<Record<string, unknown>> as Partial<Lists>, rest })
      if (fault)
        reject(fault.isUnfit ? unfit(fault.code, fault.facts) : new Unreadable(fault.code, fault.facts))
    })
    worker.on('error', error =>
      reject((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooBig() : error),
    )
  })
}

interface Answering {
  readonly Unfit: new (...values: never[]) => Error & { readonly code: string; readonly facts: Facts }
  /** Handed over so many at a time, each when the last was taken: all of them at once would hold the server up. */
  readonly itemsAtOnce: number
}

/** In the thread: does the work that was asked for, and hands over what was found. */
export async function answerBeside<Ask extends { readonly bytes: Buffer }>(
  work: (ask: Ask, onShare: (share: number) => void) => Promise<Found>,
  { Unfit, itemsAtOnce }: Answering,
): Promise<void> {
  const port = parentPort!
  // Bytes arrive as a plain array over the same memory.
  const sent = workerData as Omit<Ask, 'bytes'> & { readonly bytes: Uint8Array<ArrayBuffer> }
  const { buffer, byteOffset, byteLength } = sent.bytes
  const ask = { ...sent, bytes: Buffer.from(buffer, byteOffset, byteLength) } as unknown as Ask
  try {
    const { lists, rest } = await work(ask, share => port.postMessage({ share }))
    for (const [list, items] of Object.entries(lists))
      for (let from = 0; from < items.length; from += itemsAtOnce)
        await handOver(port, { list, items: items.slice(from, from + itemsAtOnce) })
    port.postMessage({ rest })
    port.close()
  } catch (error) {
    if (!(error instanceof Unfit || error instanceof Unreadable)) throw error
    const { code, facts } = error
    port.postMessage({ fault: { isUnfit: error instanceof Unfit, code, facts } })
  }
}

function handOver(port: MessagePort, piece: Piece): Promise<void> {
  return new Promise(taken => {
    port.once('message', () => taken())
    port.postMessage({ piece })
  })
}
