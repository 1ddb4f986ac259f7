/** What a thread has written and a line has not yet taken: a file without a name under a key that only memory holds, so that a slow line costs room on the disk and nothing else. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { close, closeSync, mkdirSync, openSync, read, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'

const [readAt, closed] = [promisify(read), promisify(close)]
const cipher = 'aes-256-ctr'
const bytesAtOnce = 64 * 1024

/** Handed to the thread; threads of one process share open files. */
export interface Spool {
  readonly fd: number
  readonly key: Uint8Array
  readonly iv: Uint8Array
}

/** Whoever writes into it. */
export interface Writing {
  /** What there is beyond so many bytes, as soon as there is more or it is whole. @throws why it was given up */
  more(beyond: number): Promise<{ readonly written: number; readonly isWhole: boolean }>
  stop(): void
  /** Nothing is written any more, whatever the reason. */
  readonly over: Promise<unknown>
}

/** Gone with the process, whatever ends it: the name is taken away before the first byte is written. */
export function openSpool(dataDir: string): Spool {
  const folder = join(dataDir, 'spool')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomBytes(12).toString('hex'))
  const fd = openSync(path, 'wx+', 0o600)
  try {
    unlinkSync(path)
  } catch (error) {
    closeSync(fd)
    throw error
  }
  return { fd, key: randomBytes(32), iv: randomBytes(16) }
}

export function closeSpool({ fd }: Spool): Promise<void> {
  return closed(fd)
}

/** In the thread: appends, waiting for the disk only. */
export function writerOf({ fd, key, iv }: Spool): (chunk: Uint8Array) => void {
  const sealing = createCipheriv(cipher, key, iv)
  return chunk => {
    const sealed = sealing.update(chunk)
    for (let from = 0; from < sealed.length; ) from += writeSync(fd, sealed, from)
  }
}

/** On the other side: what was written so far and what comes, as fast as it is taken; closes the spool when all is taken or nobody wants it. */
export function bodyOf(spool: Spool, writing: Writing): Readable {
  const opening = createDecipheriv(cipher, spool.key, spool.iv)
  const piece = Buffer.allocUnsafeSlow(bytesAtOnce)
  let from = 0
  let reading: Promise<unknown> = Promise.resolve()
  const next = async (): Promise<Buffer | null> => {
    const { written } = await writing.more(from)
    if (written === from) return null
    const { bytesRead } = await readAt(spool.fd, piece, 0, Math.min(piece.length, written - from), from)
    if (bytesRead === 0) throw new Error('the spool ended early')
    from += bytesRead
    return opening.update(piece.subarray(0, bytesRead))
  }
  return new Readable({
    highWaterMark: bytesAtOnce,
    read() {
      reading = next().then(
        piece => this.push(piece),
        error => this.destroy(error),
      )
    },
    destroy(error, done) {
      writing.stop()
      void Promise.allSettled([writing.over, reading])
        .then(() => closeSpool(spool))
        .then(() => done(error), done)
    },
  })
}
