/** The thread large tables are made in: connections of its own, less claim to a processor than whoever answers requests, one table at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Database, openDatabase } from '../database.ts'
import { Refusal } from '../errors.ts'
import { yieldToOthers } from '../yield.ts'
import type { Ended, Making, Told } from './exports.ts'
import { writerOf } from './spool.ts'

/** What a maker is given: its module exports `make(values, table)`. */
export interface Table {
  readonly db: Database
  /** @throws Stopped when nobody waits for it any more; Refusal tooLarge beyond what is allowed */
  write(chunk: Uint8Array): void
}
export type Make = (values: never, table: Table) => Promise<void>

class Stopped extends Error {}

// Two connections: what is read as of one moment, and what is read beside it.
const { url } = workerData as { readonly url: string }
const db = openDatabase(url, { max: 2, statementTimeoutSeconds: 240 })
const port = parentPort!
let isStopped = false
yieldToOthers()

port.on('message', (message: Making | 'stop') => {
  if (message === 'stop') isStopped = true
  else void begin(message)
})

async function begin(making: Making): Promise<void> {
  isStopped = false
  port.postMessage({ ended: await outcome(making) } satisfies Told)
}

async function outcome({ maker, values, spool, mostBytes }: Making): Promise<Ended> {
  const append = writerOf(spool)
  let written = 0
  const write = (chunk: Uint8Array) => {
    if (isStopped) throw new Stopped()
    if (written + chunk.length > mostBytes) throw new Refusal('tooLarge', { limit: mostBytes })
    append(chunk)
    written += chunk.length
    port.postMessage({ written } satisfies Told)
  }
  try {
    const { make } = (await import(maker)) as { make: Make }
    await make(values as never, { db, write })
    return {}
  } catch (error) {
    if (error instanceof Stopped) return {}
    if (error instanceof Refusal) return { refusal: { code: error.code, facts: error.facts } }
    if ((error as { code?: string }).code === 'ENOSPC') return { refusal: { code: 'storageFull', facts: {} } }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
