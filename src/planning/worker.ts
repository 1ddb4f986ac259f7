/** Thread that reckons where a plan begins, so that requests are answered meanwhile; tells how far it is and answers once. */
import { parentPort, workerData } from 'node:worker_threads'
import { beginSteps, type Work } from './begin.ts'

/** So often the share of the work done is told at most. */
const tellEveryMs = 250

const port = parentPort
if (port === null) throw new Error('runs as a thread')
const steps = beginSteps(workerData as Work, () => performance.now())
for (let toldAt = 0; ; ) {
  const { value, done } = steps.next()
  if (done) {
    port.postMessage({ begun: value })
    break
  }
  if (performance.now() - toldAt < tellEveryMs) continue
  toldAt = performance.now()
  port.postMessage({ share: value })
}
