/** Documents are made in threads of their own, started with the first of their kind: the server goes on answering, and one that never prints never loads a font. */
import { type Facts, Refusal, type RefusalCode } from '../errors.ts'
import { Thread } from './workshop-thread.ts'

export interface Task {
  readonly make: 'pdf' | 'dossier' | 'word' | 'scan' | 'placeholders' | 'check' | 'fill' | 'shown'
  readonly values: readonly unknown[]
}
export interface Answer {
  readonly made?: unknown
  readonly refusal?: { readonly code: RefusalCode; readonly facts: Facts }
  readonly fault?: string
}

/**
 * Kinds of work that do not wait for each other: a paper somebody stands at the counter for, a form or a scan from outside
 * that may be made to take long, a whole dossier. Within a kind one after the other, so that one person's papers come in order.
 */
interface Lane {
  readonly threads: readonly Thread[]
  readonly mostWaiting: number
  readonly deadlineSeconds: number
  readonly late: Refusal
  readonly waiting: Waiting[]
}
interface Waiting {
  readonly task: Task
  resolve(made: unknown): void
  reject(error: unknown): void
}

const lane = (threads: number, mostWaiting: number, deadlineSeconds: number, late: Refusal): Lane => ({
  threads: Array.from({ length: threads }, () => new Thread()),
  ...{ mostWaiting, deadlineSeconds, late, waiting: [] },
})
const takesTooLong = (seconds: number) => new Refusal('tooLarge', { reason: 'documentTime', seconds })

// Measured: a paper 0.1–0.5 s, a form 0.02–0.2 s, a dossier of 126 photos 11 s; the rest is for a machine that has more to do.
const papers = lane(1, 64, 30, takesTooLong(30))
const forms = lane(2, 64, 15, new Refusal('templateUnfit', { reason: 'wordTooLong', seconds: 15 }))
const scans = lane(1, 64, 20, takesTooLong(20))
const dossiers = lane(1, 6, 240, takesTooLong(240))
const laneOf: Readonly<Record<Task['make'], Lane>> = {
  ...{ pdf: papers, word: papers, scan: scans, dossier: dossiers },
  ...{ placeholders: forms, check: forms, fill: forms, shown: forms },
}

/** @throws Refusal whatever the maker refuses; unavailable when too many wait; tooLarge, templateUnfit when it takes too long */
export function inWorkshop<Made>(make: Task['make'], ...values: readonly unknown[]): Promise<Made> {
  const into = laneOf[make]
  const busy = into.threads.filter(thread => thread.isBusy).length
  if (into.waiting.length + busy >= into.mostWaiting)
    return Promise.reject(new Refusal('unavailable', { what: 'documents' }))
  return new Promise((resolve, reject) => {
    into.waiting.push({ task: { make, values }, resolve: made => resolve(made as Made), reject })
    void next(into)
  })
}

async function next(from: Lane): Promise<void> {
  const free = from.threads.find(thread => !thread.isBusy)
  const asked = free && from.waiting.shift()
  if (!asked) return
  try {
    asked.resolve(await free.make(asked.task, from.deadlineSeconds, from.late))
  } catch (error) {
    asked.reject(error)
  }
  await next(from)
}
