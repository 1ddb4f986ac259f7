/** Large tables are made beside the server: one or two at a time in threads of low priority, a short line, nobody with more than their share; a slow or vanished reader holds up nobody. */
import { availableParallelism } from 'node:os'
import type { Readable } from 'node:stream'
import { type Facts, Refusal, type RefusalCode } from '../errors.ts'
import { openLane } from '../lane.ts'
import { ExportThread } from './export-thread.ts'
import { bodyOf, closeSpool, openSpool, type Spool } from './spool.ts'

export interface Making {
  /** Address of the module that makes it (thread.ts Make). */
  readonly maker: string
  readonly values: unknown
  readonly spool: Spool
  readonly mostBytes: number
}
export interface Ended {
  readonly refusal?: { readonly code: RefusalCode; readonly facts: Facts }
  readonly fault?: string
}
/** What the thread tells: how much it has written; that it ended, well or with a reason. */
export interface Told {
  readonly written?: number
  readonly ended?: Ended
}

export interface Exports {
  /**
   * Begins when its turn comes and answers with the first bytes.
   * @param whose person: nobody has more than two under way
   * @param gone whoever asked went away: nothing is made, or what is being made is given up
   * @throws Refusal unavailable with how many are ahead; limitReached; whatever the maker refuses before its first byte
   * @example const body = await kernel.exports.take(new URL('./sheet-maker.ts', import.meta.url), values, staff.personId, gone)
   */
  take(maker: URL, values: unknown, whose: string, gone?: AbortSignal): Promise<Readable>
  /** Being made, waiting, and being taken away by their readers. */
  counts(): { readonly making: number; readonly waiting: number; readonly leaving: number }
  close(): Promise<void>
}

export interface ExportOptions {
  readonly threads?: number
  readonly mostWaiting?: number
  /** A table is given up after so long. */
  readonly makingSeconds?: number
  /** … and its reader after so long. */
  readonly leavingSeconds?: number
}

/** Of one person, made, waiting or being taken away. */
const mostOfOne = 2
/** Tables that slow lines are still taking away: each an open file, no memory. */
const mostLeaving = 24
const mostBytes = 2 ** 30
/** As long as one table takes, roughly: what those in line are told. */
const secondsEach = 15

export function openExports(url: string, dataDir: string, options: ExportOptions = {}): Exports {
  const { mostWaiting = 4, leavingSeconds = 3600 } = options
  const most = options.threads ?? (availableParallelism() > 2 ? 2 : 1)
  const threads = Array.from({ length: most }, () => new ExportThread(url))
  const leaving = new Set<Readable>()
  const shares = openShares()
  const full = (ahead: number) =>
    new Refusal('unavailable', { what: 'exports', ahead, seconds: ahead * secondsEach })
  const lane = openLane({ most, mostWaiting, full })
  let isClosed = false

  const keep = (body: Readable) => {
    leaving.add(body)
    const late = setTimeout(() => body.destroy(new Error('taken too slowly')), leavingSeconds * 1000).unref()
    body.once('close', () => {
      clearTimeout(late)
      leaving.delete(body)
    })
  }
  /** The turn lasts until all is written, however slowly it is read. */
  const make = async (maker: URL, values: unknown, begun: (body: Readable) => void, gone?: AbortSignal) => {
    gone?.throwIfAborted()
    if (isClosed) throw new Refusal('unavailable')
    const spool = openSpool(dataDir)
    const run = threads
      .find(({ isBusy }) => !isBusy)!
      .make({ maker: maker.href, values, spool, mostBytes }, options.makingSeconds ?? 600)
    const stop = () => run.stop()
    gone?.addEventListener('abort', stop)
    try {
      await run.begun
      const body = bodyOf(spool, run)
      keep(body)
      begun(body)
    } catch (error) {
      await run.over.then(() => closeSpool(spool))
      throw error
    } finally {
      await run.over
      gone?.removeEventListener('abort', stop)
    }
  }
  return {
    async take(maker, values, whose, gone) {
      const leave = shares.enter(whose)
      try {
        if (leaving.size >= mostLeaving) throw full(leaving.size)
        const body = await new Promise<Readable>((begun, failed) => {
          lane.run(() => make(maker, values, begun, gone), gone).catch(failed)
        })
        body.once('close', leave)
        return body
      } catch (error) {
        leave()
        throw error
      }
    },
    counts: () => ({ making: lane.busy, waiting: lane.waiting, leaving: leaving.size }),
    async close() {
      isClosed = true
      for (const body of leaving) body.destroy()
      await Promise.all(threads.map(thread => thread.close()))
    },
  }
}

/** How much each has under way. */
function openShares() {
  const under = new Map<string, number>()
  return {
    /** @throws Refusal limitReached */
    enter(whose: string): () => void {
      const own = under.get(whose) ?? 0
      if (own >= mostOfOne) throw new Refusal('limitReached', { what: 'exports', most: mostOfOne })
      under.set(whose, own + 1)
      return () => {
        const left = under.get(whose)! - 1
        if (left === 0) under.delete(whose)
        else under.set(whose, left)
      }
    },
  }
}
