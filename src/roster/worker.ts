/** A roster is read and looked at beside the server, which goes on answering meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { Unreadable } from '../kernel/tables.ts'
import { type LookAsk, look, Unfit } from './look.ts'

/** Handed over so many at a time, each when the last was taken: all of them at once would hold the server up. */
const itemsAtOnce = 500

const port = parentPort!
const ask = workerData as Omit<LookAsk, 'bytes'> & { bytes: Uint8Array }
try {
  const { buffer, byteOffset, byteLength } = ask.bytes
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  const { households, aside, ...rest } = await look({ ...ask, bytes }, share => port.postMessage({ share }))
  for (let from = 0; from < households.length; from += itemsAtOnce)
    await handOver({ households: households.slice(from, from + itemsAtOnce) })
  for (let from = 0; from < aside.length; from += itemsAtOnce)
    await handOver({ aside: aside.slice(from, from + itemsAtOnce) })
  port.postMessage({ rest })
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
