/** A maker for tests: writes what it is told to, in the thread, and tells where it runs. */
import { getPriority } from 'node:os'
import { setTimeout as later } from 'node:timers/promises'
import { isMainThread } from 'node:worker_threads'
import { Refusal } from '../../src/kernel/errors.ts'
import type { Table } from '../../src/kernel/exports/thread.ts'

export interface Order {
  readonly say: 'where' | 'chunks' | 'refuse' | 'fault' | 'hang' | 'endless'
  readonly chunks?: number
}

export async function make({ say, chunks = 0 }: Order, { write }: Table): Promise<void> {
  if (say === 'where')
    return write(Buffer.from(JSON.stringify({ isMainThread, priority: getPriority(0), pid: process.pid })))
  if (say === 'refuse') throw new Refusal('templateUnfit', { reason: 'macros' })
  if (say === 'fault') throw new Error('a bug in the maker')
  if (say === 'hang') for (;;);
  for (let n = 0; say === 'endless' || n < chunks; n++) {
    write(Buffer.alloc(100_000, n % 251))
    await later(1)
  }
}
