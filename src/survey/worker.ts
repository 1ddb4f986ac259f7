/** A large file is read and looked at beside the server, which goes on answering meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { Unfit } from '../gridding/index.ts'
import { Unreadable } from '../kernel/tables.ts'
import { type LookAsk, readAndLook } from './outcome.ts'

/** Handed over so many at a time, each when the last was taken: all of them at once would hold the server up. */
const itemsAtOnce = 1000

const port = parentPort!
const ask = workerData as Omit<LookAsk, 'bytes'> & { bytes: Uint8Array }
try {
  const { looked, ...found } = await readAndLook(
    { ...ask, bytes: Buffer.from(ask.bytes.buffer, ask.bytes.byteOffset, ask.bytes.byteLength) },
    share => port.postMessage({ share }),
  )
  const { items = [], problems = [], ...rest } = looked ?? {}
  for (let from = 0; from < items.length; from += itemsAtOnce)
    await handOver({ items: items.slice(from, from + itemsAtOnce) })
  for (let from = 0; from < problems.length; from += itemsAtOnce)
    await handOver({ problems: problems.slice(from, from + itemsAtOnce) })
  port.postMessage({ found: { ...found, looked: looked === null ? null : rest } })
  port.close()
} catch (error) {
  if (!(error instanceof Unfit || error instanceof Unreadable)) throw error
  const { code, facts } = error
  port.postMessage({ fault: { kind: error instanceof Unfit ? 'unfit' : 'unreadable', code, facts } })
}

function handOver(piece: object): Promise<void> {
  return new Promise(taken => {
    port.once('message', () => taken())
    port.postMessage(piece)
  })
}
