/** Live acts: what was committed, sent to whoever may see it; after a lost connection the stream resumes without a gap. */
import { setImmediate as otherWork, setTimeout as pause } from 'node:timers/promises'
import type { Sight } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Subscriber } from '../kernel/live.ts'
import { type Audience, type Audiences, openAudiences, type Placed } from './live-audiences.ts'
import { type Listener, newsLimit, openCatchUp } from './live-catch-up.ts'
import { type Memory, openMemory } from './live-memory.ts'
import { type LiveAct, newsSince, placedBeside, snapshotNow } from './live-news.ts'
import { readSnapshot, type Snapshot } from './live-snapshot.ts'
import { batchText, eventText, positionText, readyText, resetText } from './live-text.ts'

export interface LiveStream {
  /** The stream has been written out again after a `send` that was not taken. */
  drained(): void
  /** The lines of a heartbeat: where the stream is now, so that a page that comes back has missed little. */
  beat(): Buffer | null
  leave(): void
}
export interface LiveActs {
  /** Streams acts within sight from now on, or from where Last-Event-ID left off. */
  join(sight: Sight, subscriber: Subscriber, lastEventId: string | undefined): LiveStream
}

/** Read at once for all pages. */
const readLimit = 10_000
const tryAgainMs = 1000
/**
 * News go out at once when it was quiet; while there are many they are gathered, so that sending takes a quarter of the time at most, and asking for
 * them a hundredth.
 */
const gather = { least: 20, most: 300, share: 3, many: 20, leastOfMany: 100 }
/** After so long other work has its turn. */
const turnMs = 5
/** What pages ask after something moved, they spread over this much for each open stream. */
const spreadMsEach = 5

export async function openLiveActs(kernel: Kernel): Promise<LiveActs> {
  const audiences = openAudiences<Listener>()
  const memory = openMemory(await snapshotNow(kernel))
  const spreadMs = () => kernel.hub.size * spreadMsEach
  const catchUp = openCatchUp(kernel, memory, spreadMs)
  const rounds = openRounds(kernel, audiences, memory, spreadMs)
  await kernel.hub.listen('aili_act', () => void rounds.wake())
  await kernel.hub.listen('aili_beside', payload => void rounds.wake(payload))
  return {
    join(sight, subscriber, lastEventId) {
      const behind = lastEventId ? readSnapshot(lastEventId) : null
      const listener: Listener = { sight, subscriber, behind, catchingUp: false }
      const leave = audiences.join(sight, listener)
      const reset = lastEventId && !behind ? resetText(memory.told, spreadMs()) : ''
      if (behind) void catchUp(listener)
      else subscriber.send(Buffer.from(reset + readyText(memory.told, spreadMs())))
      return {
        leave,
        drained: () => void catchUp(listener),
        beat: () => (listener.behind === null ? Buffer.from(positionText(rounds.sent())) : null),
      }
    },
  }
}

/** Reads what is new and sends it, one round after another. */
function openRounds(kernel: Kernel, audiences: Audiences<Listener>, memory: Memory, spreadMs: () => number) {
  const besides = new Set<string>()
  let sent = memory.told
  let reading = false
  let again = false

  /** @returns how many acts there were */
  async function round(): Promise<number> {
    const announced = [...besides]
    const beside = await placedBeside(kernel, announced)
    const before = memory.told
    const { snapshot, acts: read } = await newsSince(kernel, before, readLimit)
    for (const one of announced) besides.delete(one)
    // A database that came back from a crash or a backup may give numbers again that it had given before.
    const acts = before.xmax > snapshot.xmax ? null : read
    memory.add({ snapshot, acts })
    const reset = resetText(snapshot, spreadMs())
    const turn = openTurns()
    for (const [audience, texts] of acts === null ? everybody(audiences) : told(audiences, acts, beside)) {
      const isTooMuch = acts === null || texts.length > newsLimit
      const bytes = Buffer.from(isTooMuch ? reset : batchText(before, texts, snapshot))
      for (const listener of audience.members) {
        if (listener.behind === null && !listener.subscriber.send(bytes)) listener.behind = before
        await turn()
      }
    }
    sent = snapshot
    return acts?.length ?? readLimit
  }

  /** @param beside `jurisdiction:proceeding` that something was written beside */
  async function wake(beside = ''): Promise<void> {
    if (beside !== '') besides.add(beside)
    again = true
    if (reading) return
    reading = true
    try {
      while (again) {
        again = false
        const from = performance.now()
        const least = (await round()) > gather.many ? gather.leastOfMany : gather.least
        const took = (performance.now() - from) * gather.share
        await pause(Math.min(gather.most, Math.max(least, took)), undefined, { ref: false })
      }
    } catch (error) {
      kernel.log.warn({ err: { message: (error as Error).message } }, 'live acts: read failed')
      setTimeout(wake, tryAgainMs).unref()
    } finally {
      reading = false
    }
  }
  return {
    wake,
    /** Up to here everything has been written into every stream that is not behind. */
    sent: (): Snapshot => sent,
  }
}

type Told = Iterable<readonly [Audience<Listener>, readonly string[]]>

function everybody(audiences: Audiences<Listener>): Told {
  return [...audiences.all()].map(audience => [audience, []] as const)
}

/** What each audience is told: written out once, however many read it. */
function told(audiences: Audiences<Listener>, acts: readonly LiveAct[], beside: readonly Placed[]): Told {
  const texts = new Map<Audience<Listener>, string[]>()
  const tell = (placed: Placed, text: string) => {
    for (const audience of audiences.of(placed)) {
      const known = texts.get(audience)
      if (known) known.push(text)
      else texts.set(audience, [text])
    }
  }
  for (const act of acts) tell(act, act.text)
  for (const placed of beside) tell(placed, eventText('beside', { proceedingId: placed.proceedingId }))
  return texts
}

/** Waits for other work when it has waited long enough itself. */
function openTurns(): () => Promise<void> | undefined {
  let from = performance.now()
  return () =>
    performance.now() - from < turnMs
      ? undefined
      : otherWork().then(() => {
          from = performance.now()
        })
}
