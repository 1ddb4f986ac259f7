/** One thread that makes large tables, one after the other: started for the first, ended when idle for a while, when a table takes too long, or with the server. */
import { Worker } from 'node:worker_threads'
import { Refusal } from '../errors.ts'
import type { Ended, Making, Told } from './exports.ts'
import type { Writing } from './spool.ts'

const memoryMegabytes = 192
/** Rows live briefly: with the usual 48 the thread kept thirty megabytes more, with 12 it worked longer. */
const youngMegabytes = 16
const idleMilliseconds = 30_000

export interface Run extends Writing {
  /** The first bytes are there. @throws why there will be none */
  readonly begun: Promise<void>
}

export class ExportThread {
  isBusy = false
  readonly #url: string
  #worker: Worker | null = null
  #idle: NodeJS.Timeout | undefined
  #lost: ((error: Error) => void) | null = null

  constructor(url: string) {
    this.#url = url
  }

  /** @param seconds after which it is given up with its thread */
  make(making: Making, seconds: number): Run {
    this.isBusy = true
    clearTimeout(this.#idle)
    this.#worker ??= this.#begin()
    const worker = this.#worker
    worker.ref()
    const run = runOf(() => worker.postMessage('stop'))
    const late = setTimeout(
      () => this.#end(new Refusal('tooLarge', { reason: 'exportTime', seconds })),
      seconds * 1000,
    )
    this.#lost = run.lose
    const told = (message: Told) => run.tell(message)
    worker.on('message', told)
    worker.postMessage(making)
    void run.over.then(() => {
      clearTimeout(late)
      worker.off('message', told)
      worker.unref()
      this.#lost = null
      this.isBusy = false
      this.#idle = setTimeout(() => void this.close(), idleMilliseconds).unref()
    })
    return run
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    await this.#end(new Error('The thread that makes tables was ended'))
  }

  /** Whoever waits hears of it when nothing can be written any more. */
  async #end(why: Error): Promise<void> {
    const [worker, lost] = [this.#worker, this.#lost]
    this.#worker = null
    await worker?.terminate()
    lost?.(why)
  }

  #begin(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: { url: this.#url },
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    })
    worker.on('error', error => {
      const isFull = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (this.#worker === worker)
        void this.#end(isFull ? new Refusal('tooLarge', { limit: `${memoryMegabytes} MB` }) : error)
    })
    return worker
  }
}

interface Held {
  settle(): void
  fail(error: Error): void
}

/** What is known of one table being made: who waits for more of it is told. */
function runOf(postStop: () => void): Run & { tell(message: Told): void; lose(error: Error): void } {
  let [written, isWhole, isStopped] = [0, false, false]
  let failure: Error | null = null
  const waiting = new Set<Held>()
  const begun = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  begun.promise.catch(() => {})
  const wake = () => {
    for (const one of waiting) failure ? one.fail(failure) : one.settle()
    waiting.clear()
  }
  const lose = (error: Error) => {
    failure ??= error
    begun.reject(failure)
    wake()
    over.resolve()
  }
  return {
    begun: begun.promise,
    over: over.promise,
    lose,
    tell({ written: now, ended }) {
      if (now !== undefined) written = now
      if (ended) {
        const error = errorOf(ended) ?? (isStopped ? new Error('given up') : null)
        if (error) return lose(error)
        isWhole = true
        over.resolve()
      }
      begun.resolve()
      wake()
    },
    async more(beyond) {
      if (failure) throw failure
      if (written <= beyond && !isWhole)
        await new Promise<void>((settle, fail) => waiting.add({ settle, fail }))
      return { written, isWhole }
    },
    stop() {
      if (isWhole || failure || isStopped) return
      isStopped = true
      postStop()
    },
  }
}

function errorOf({ refusal, fault }: Ended): Error | null {
  if (refusal) return new Refusal(refusal.code, refusal.facts)
  return fault === undefined ? null : new Error(fault)
}
