/** PostgreSQL's COPY as streams of the driver: rows out as text, rows in as text; whoever is slower sets the pace. */
import { Readable, Writable } from 'node:stream'
import type pg from 'pg'

/** What of the driver's connection is used; its types do not tell. */
interface Wire {
  readonly stream: NodeJS.ReadWriteStream & { readonly writableNeedDrain: boolean }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}
type Done = (error: Error | null, rows: number) => void

/** Rows are handed on in lumps of about this many bytes. */
const lumpBytes = 128 * 1024

/**
 * The rows of `copy … to stdout`, as bytes; `onRow` gets each row with its line end.
 * @example await pipeline(copyOut(client, 'copy act to stdout', row => digest.add(row)), file)
 */
export function copyOut(client: pg.Client, statement: string, onRow: (row: Buffer) => void): Readable {
  let wire: Wire | null = null
  let lump = Buffer.allocUnsafe(lumpBytes)
  let bytes = 0
  const out = new Readable({
    highWaterMark: 4 * lumpBytes,
    read: () => void wire?.stream.resume(),
    destroy: (error, done) => {
      // In the middle of a copy a connection can only be thrown away.
      if (error) (wire?.stream as unknown as { destroy?(): void } | undefined)?.destroy?.()
      done(error)
    },
  })
  const handOn = () => {
    if (bytes === 0) return true
    const whole = lump.subarray(0, bytes)
    lump = Buffer.allocUnsafe(lumpBytes)
    bytes = 0
    return out.push(whole)
  }
  /** The driver uses the memory of a row again: what is kept is copied at once. */
  const keep = (row: Buffer) => {
    let room = true
    if (bytes + row.length > lump.length) room = handOn()
    if (row.length > lumpBytes) return out.push(Buffer.from(row))
    bytes += row.copy(lump, bytes)
    return room
  }
  const query = submittable(statement, {
    begun: connection => (wire = connection),
    copyData: ({ chunk }) => {
      onRow(chunk)
      if (!keep(chunk)) wire?.stream.pause()
    },
    done: error => {
      wire?.stream.resume()
      wire = null
      if (error) return void out.destroy(error)
      handOn()
      out.push(null)
    },
  })
  client.query(query as never)
  return out
}

const broken = 'what came could not be read'

/** Rows for `copy … from stdin`. Finished when the database has taken them all; `rows()` then says how many. */
export function copyIn(client: pg.Client, statement: string): Writable & { rows(): number } {
  let wire: Wire | null = null
  let taken = 0
  let failure: Error | null = null
  let waiting: (() => void) | null = null
  let ended: ((error: Error | null) => void) | null = null
  const ready = new Promise<void>(resolve => (waiting = resolve))
  const into = new Writable({
    highWaterMark: 4 * lumpBytes,
    write: (chunk: Buffer, _encoding, done) => {
      void ready.then(() => {
        if (failure) return done(failure)
        wire?.sendCopyFromChunk(chunk)
        if (wire?.stream.writableNeedDrain) wire.stream.once('drain', () => done())
        else done()
      })
    },
    final: done => {
      void ready.then(() => {
        if (failure) return done(failure)
        ended = done
        wire?.endCopyFrom()
      })
    },
    destroy: (error, done) => {
      if (error && wire) wire.sendCopyFail(broken)
      done(error)
    },
  })
  const query = submittable(statement, {
    copyIn: connection => {
      wire = connection
      if (into.destroyed) connection.sendCopyFail(broken)
      waiting?.()
    },
    done: (error, rows) => {
      wire = null
      taken = rows
      failure = error
      waiting?.()
      if (ended) ended(error)
      else if (error) into.destroy(error)
    },
  })
  client.query(query as never)
  return Object.assign(into, { rows: () => taken })
}

interface Handlers {
  begun?(wire: Wire): void
  copyIn?(wire: Wire): void
  copyData?(message: { readonly chunk: Buffer }): void
  readonly done: Done
}

/** What the driver runs in place of a query of its own: it ends when the server is ready for the next one. */
function submittable(statement: string, handlers: Handlers) {
  let failure: Error | null = null
  let rows = 0
  let over = false
  const end = () => {
    if (over) return
    over = true
    handlers.done(failure, rows)
  }
  return {
    submit: (wire: Wire) => {
      handlers.begun?.(wire)
      wire.query(statement)
      return null
    },
    handleCopyInResponse: (wire: Wire) => handlers.copyIn?.(wire),
    handleCopyData: (message: { readonly chunk: Buffer }) => handlers.copyData?.(message),
    handleCommandComplete: ({ text }: { readonly text: string }) => {
      rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0)
    },
    handleError: (error: Error) => {
      // The driver forgets a statement that failed: nothing more is told of it.
      failure = error
      end()
    },
    handleReadyForQuery: end,
    handleRowDescription: () => {},
    handleDataRow: () => {},
    handleEmptyQuery: () => {},
    handlePortalSuspended: () => {},
  }
}
