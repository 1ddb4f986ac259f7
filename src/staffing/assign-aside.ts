/** Proposals made beside the server, one at a time: two cores are shared with everybody who works. */
import { Worker } from 'node:worker_threads'
import type { StaffingAsk, StaffingFound } from './assign.ts'

let turn: Promise<unknown> = Promise.resolve()

export function assignAside(ask: StaffingAsk): Promise<StaffingFound> {
  const made = turn.then(() => inThread(ask))
  turn = made.catch(() => {})
  return made
}

function inThread(ask: StaffingAsk): Promise<StaffingFound> {
  const worker = new Worker(new URL('./assign-worker.ts', import.meta.url), { workerData: ask })
  return new Promise((found, failed) => {
    worker.once('message', found)
    worker.once('error', failed)
    worker.once('exit', code => failed(new Error(`the thread ended with ${code} before it answered`)))
  })
}
