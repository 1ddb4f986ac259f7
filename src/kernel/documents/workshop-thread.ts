/** One thread that makes documents, one task at a time, each with a deadline: what takes longer is ended with its thread, and the next begins a new one. */
import { Worker } from 'node:worker_threads'
import { Refusal } from '../errors.ts'
import type { Answer, Task } from './workshop.ts'

const memoryMegabytes = 1024

export class Thread {
  isBusy = false
  #worker: Worker | null = null

  /** @throws Refusal late after the deadline, tooLarge when it needs more memory than there is; whatever the maker refuses */
  async make(task: Task, deadlineSeconds: number, late: Refusal): Promise<unknown> {
    this.isBusy = true
    this.#worker ??= begin()
    const worker = this.#worker
    // Only work under way keeps the process alive.
    worker.ref()
    try {
      return outcome(await answerOf(worker, task, deadlineSeconds, late))
    } catch (error) {
      if (error instanceof Refused) throw error.refusal
      this.#end(worker)
      throw error
    } finally {
      this.isBusy = false
      worker.unref()
    }
  }

  /** Not waited for: native code is not interrupted, and ends by itself. */
  #end(worker: Worker): void {
    this.#worker = null
    void worker.terminate()
  }
}

function begin(): Worker {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  })
  // Whoever waits hears of it by a listener of their own; between two tasks nobody does.
  worker.on('error', () => {})
  return worker
}

/** What the maker said, as against: the thread is lost. */
class Refused extends Error {
  readonly refusal: Error
  constructor(refusal: Error) {
    super(refusal.message)
    this.refusal = refusal
  }
}

function outcome({ made, refusal, fault }: Answer): unknown {
  if (refusal) throw new Refused(new Refusal(refusal.code, refusal.facts))
  if (fault !== undefined) throw new Refused(new Error(fault))
  return made
}

function answerOf(worker: Worker, task: Task, deadlineSeconds: number, late: Refusal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(deadline)
      worker.off('message', answered).off('error', failed).off('exit', exited)
      settle()
    }
    const answered = (answer: Answer) => end(() => resolve(answer))
    const failed = (error: Error) => end(() => reject(reasonOf(error)))
    const exited = () => end(() => reject(new Error('The thread that makes documents ended')))
    const deadline = setTimeout(() => end(() => reject(late)), deadlineSeconds * 1000)
    worker.on('message', answered).on('error', failed).on('exit', exited)
    try {
      worker.postMessage(task)
    } catch (error) {
      end(() => reject(error))
    }
  })
}

const reasonOf = (error: Error) =>
  (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Refusal('tooLarge', { limit: `${memoryMegabytes} MB` })
    : error
