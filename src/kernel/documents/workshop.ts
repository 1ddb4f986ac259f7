/** Documents are made in a thread of their own, started with the first: the server goes on answering, and one that never prints never loads a font. */
import { Worker } from 'node:worker_threads'
import { type Facts, Refusal, type RefusalCode } from '../errors.ts'

export interface Task {
  readonly id: number
  readonly make: 'pdf' | 'dossier' | 'word' | 'scan' | 'placeholders' | 'check' | 'fill' | 'shown'
  readonly values: readonly unknown[]
}
interface Answer {
  readonly id: number
  readonly made?: unknown
  readonly refusal?: { readonly code: RefusalCode; readonly facts: Facts }
  readonly fault?: string
}
interface Waiting {
  resolve(made: unknown): void
  reject(error: Error): void
}

/** More than this many wait for longer than anybody does. */
const mostWaiting = 64
const memoryMegabytes = 1024

let worker: Worker | null = null
let lastId = 0
const waiting = new Map<number, Waiting>()

/** @throws Refusal whatever the maker refuses; unavailable when too many wait */
export function inWorkshop<Made>(make: Task['make'], ...values: readonly unknown[]): Promise<Made> {
  if (waiting.size >= mostWaiting) return Promise.reject(new Refusal('unavailable', { what: 'documents' }))
  const id = ++lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: made => resolve(made as Made), reject })
    worker ??= begin()
    // Only work under way keeps the process alive.
    worker.ref()
    worker.postMessage({ id, make, values } satisfies Task)
  })
}

function begin(): Worker {
  const begun = new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  begun.on('message', ({ id, made, refusal, fault }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (waiting.size === 0) begun.unref()
    if (refusal) asked?.reject(new Refusal(refusal.code, refusal.facts))
    else if (fault !== undefined) asked?.reject(new Error(fault))
    else asked?.resolve(made)
  })
  begun.on('error', error => giveUp(begun, error))
  begun.on('exit', () => giveUp(begun, new Error('The thread that makes documents ended')))
  return begun
}

/** What waits is told; the next document begins a new thread. */
function giveUp(ended: Worker, error: Error): void {
  if (worker !== ended) return
  worker = null
  const tooBig = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
  const said = tooBig ? new Refusal('tooLarge', { limit: `${memoryMegabytes} MB` }) : error
  for (const { reject } of waiting.values()) reject(said)
  waiting.clear()
}
