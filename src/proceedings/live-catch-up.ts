/** What a page has missed: from memory, or from the database, once for all pages that missed the same. */
import type { Sight } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Subscriber } from '../kernel/live.ts'
import { sees } from './live-audiences.ts'
import type { Memory } from './live-memory.ts'
import { type LiveAct, type News, newsSince } from './live-news.ts'
import { below, type Snapshot } from './live-snapshot.ts'
import { batchText, readyText, resetText } from './live-text.ts'

export interface Listener {
  readonly sight: Sight
  readonly subscriber: Subscriber
  /** Has not been sent what was told since: nothing more is sent until it was. */
  behind: Snapshot | null
  catchingUp: boolean
}

/** More than this for one page is no news but another list: it is told to read anew. */
export const newsLimit = 2000
/** Nobody looks through more for one page: positions come from outside, and one in the dawn of time would read the whole log. */
const farthestXacts = 2_000_000
/** Looked up when the first page comes back after a start: so far back, so many. */
const reachBackXacts = 20_000
const reachBackActs = 4000

/** @param spreadMs over how long pages spread what they ask anew */
export function openCatchUp(kernel: Kernel, memory: Memory, spreadMs: () => number) {
  const reachBack = once(async () => {
    const start = below(Math.max(3, memory.told.xmin - reachBackXacts))
    const { acts } = await newsSince(kernel, start, reachBackActs)
    if (acts !== null) memory.reachBack(start, acts)
  })
  const missedSince = shared((from: Snapshot) => readMissed(kernel, from))

  async function missedBy({ behind }: Listener): Promise<readonly LiveAct[] | null> {
    const known = fromMemory(memory, behind!)
    if (known) return known
    await reachBack()
    const reached = fromMemory(memory, behind!)
    if (reached) return reached
    if (behind!.xmin < memory.told.xmin - farthestXacts) return null
    const news = await missedSince(behind!)
    // What was told while the question was on its way.
    const since = news?.acts ? memory.since(news.snapshot) : null
    return news?.acts && since ? [...news.acts, ...since] : null
  }

  /** Null: too many, or nobody can say. False when the reader takes no more for now. */
  function sendMissed(listener: Listener, acts: readonly LiveAct[] | null): void {
    const seen = acts?.filter(act => sees(listener.sight, act))
    const text =
      seen === undefined || seen.length > newsLimit
        ? resetText(memory.told, spreadMs())
        : batchText(
            listener.behind!,
            seen.map(act => act.text),
            memory.told,
          )
    if (listener.subscriber.send(Buffer.from(text + readyText(memory.told, spreadMs()))))
      listener.behind = null
  }

  return async (listener: Listener): Promise<void> => {
    if (listener.behind === null || listener.catchingUp) return
    const known = fromMemory(memory, listener.behind)
    if (known) return sendMissed(listener, known)
    listener.catchingUp = true
    try {
      sendMissed(listener, await missedBy(listener))
    } catch {
      // The page comes back by itself, with the same Last-Event-ID.
      listener.subscriber.close()
    } finally {
      listener.catchingUp = false
    }
  }
}

/** A position ahead of what was told here is of another process, or of a database that has been restored since. */
function fromMemory(memory: Memory, from: Snapshot): readonly LiveAct[] | null {
  return from.xmax > memory.told.xmax ? null : memory.since(from)
}

/** Null when nobody can say what was missed: no snapshot of ours, or one of a database that has been restored since. */
async function readMissed(kernel: Kernel, from: Snapshot): Promise<News | null> {
  try {
    const news = await newsSince(kernel, from, newsLimit)
    return from.xmax > news.snapshot.xmax ? null : news
  } catch (error) {
    if ((error as { code?: string }).code === '22P02') return null
    throw error
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= work().catch(error => {
      done = null
      throw error
    })
    return done
  }
}

/** Many who ask the same at the same time share one answer; different questions wait for each other. */
function shared<A>(read: (from: Snapshot) => Promise<A>): (from: Snapshot) => Promise<A> {
  const asked = new Map<string, Promise<A>>()
  let last: Promise<unknown> = Promise.resolve()
  return from => {
    const known = asked.get(from.text)
    if (known) return known
    const answer = last.then(() => read(from)).finally(() => asked.delete(from.text))
    last = answer.catch(() => {})
    asked.set(from.text, answer)
    return answer
  }
}
