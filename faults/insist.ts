/** A client that does not give up: sends under the same id until it is acknowledged or lawfully refused, sometimes twice at once, sometimes once more later. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Entry, Journal, Write } from './journal.ts'
import { type Answer, type Asked, send } from './send.ts'

export interface Desk {
  readonly port: number
  readonly journal: Journal
  /** Counts of what was done to requests, by kind. */
  readonly counts: Record<string, number>
  readonly stopping: AbortSignal
}
/** Somebody who sends: a session that is renewed when it is lost, or a claim. */
export interface Sender {
  readonly user: string | null
  headers(): Promise<Record<string, string>>
  renew(): Promise<void>
}

const restMs = 60
const restAfter = (tries: number) => Math.min(600, restMs * 1.4 ** tries)
/** No write is left in doubt for longer than this. */
const longestMs = 300_000
const doubleShare = 0.1
const againShare = 0.08

/** Not now: nothing was taken, the same may be sent again. 409 actReused is told to one of two that are sent at once. */
const isLater = (answer: Answer | null) =>
  answer === null || [408, 429, 502, 503, 504, 507].includes(answer.status)
const isDone = (answer: Answer) => [200, 201, 204].includes(answer.status)
/** Done, and beyond the sender's sight by that very act. */
const isGone = (answer: Answer) => answer.status === 410 && codeOf(answer) === 'outOfSight'
export const codeOf = (answer: Answer): string => String(answer.body?.error?.code ?? '')

/** @returns the answer that settled it; null when the run ended in doubt */
export async function insist(
  desk: Desk,
  chance: Chance,
  sender: Sender,
  write: Write,
  asked: Asked,
): Promise<Answer | null> {
  const entry = await desk.journal.sent(write)
  const answer = await settle(desk, chance, sender, entry, asked)
  if (answer === null) {
    desk.journal.strange(`${write.kind} ${write.id}: never settled`)
    return null
  }
  if (isDone(answer) || isGone(answer)) {
    await desk.journal.acknowledged(entry, toldBy(answer))
    if (chance.is(againShare)) await sendAgain(desk, sender, entry, asked, answer)
  } else await desk.journal.refused(entry, codeOf(answer))
  return answer
}

async function settle(
  desk: Desk,
  chance: Chance,
  sender: Sender,
  entry: Entry,
  asked: Asked,
): Promise<Answer | null> {
  const end = performance.now() + longestMs
  let taken = 0
  while (performance.now() < end) {
    entry.tries++
    const isDouble = chance.is(doubleShare)
    const headers = { ...asked.headers, ...(await sender.headers()) }
    const once = () => send(desk.port, { ...asked, headers })
    if (isDouble) desk.counts.duplicate = (desk.counts.duplicate ?? 0) + 1
    const answers = await Promise.all(isDouble ? [once(), once()] : [once()])
    const best =
      answers.find(one => one && (isDone(one) || isGone(one))) ?? answers.find(one => !isLater(one)) ?? null
    if (best?.status === 401) await sender.renew()
    else if (best?.status === 500) desk.journal.strange(`${asked.path}: 500 ${JSON.stringify(best.body)}`)
    // An earlier attempt of the same may still be at work in the server.
    else if (best && codeOf(best) === 'actReused' && entry.tries > 1 && ++taken < 20) await pause(restMs)
    else if (best && codeOf(best) === 'actReused' && isDouble && ++taken < 20) await pause(restMs)
    else if (best) return best
    await pause(restAfter(entry.tries))
  }
  return null
}

/** Whoever sends once more is told the same. */
async function sendAgain(
  desk: Desk,
  sender: Sender,
  entry: Entry,
  asked: Asked,
  first: Answer,
): Promise<void> {
  desk.counts.resent = (desk.counts.resent ?? 0) + 1
  const again = await send(desk.port, {
    ...asked,
    headers: { ...asked.headers, ...(await sender.headers()) },
  })
  if (again === null || isLater(again) || again.status === 401 || isGone(again)) return
  // What is out of sight by now, or gone on its way, is no second act.
  if (!isDone(again) && again.status !== 404)
    return desk.journal.strange(
      `${entry.kind} ${entry.id} sent again: ${again.status} ${JSON.stringify(again.body)}`,
    )
  const [told, was] = [toldBy(again), toldBy(first)]
  for (const name of Object.keys(was))
    if (again.status !== 404 && told[name] !== was[name])
      desk.journal.strange(`${entry.kind} ${entry.id} sent again: ${name} ${was[name]} became ${told[name]}`)
}

function toldBy(answer: Answer): Record<string, unknown> {
  const { number, queryCode } = (
    typeof answer.body === 'object' && answer.body !== null ? answer.body : {}
  ) as {
    number?: string
    queryCode?: string
  }
  return { ...(number ? { number } : {}), ...(queryCode ? { queryCode } : {}) }
}

/** Asks until it is told; null when it may not see, or the run has ended. */
export async function ask(desk: Desk, sender: Sender, path: string): Promise<Answer | null> {
  for (let attempt = 0; attempt < 200 && !desk.stopping.aborted; attempt++) {
    const answer = await send(desk.port, { method: 'GET', path, headers: await sender.headers() })
    if (answer?.status === 401) await sender.renew()
    else if (answer?.status === 200) return answer
    else if (answer && !isLater(answer)) return null
    await pause(restMs)
  }
  return null
}
