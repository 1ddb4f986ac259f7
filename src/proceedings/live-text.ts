/** What is written into a stream of server-sent events. */
import type { Snapshot } from './live-snapshot.ts'

export function eventText(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}

/** A batch carries the position before it, and the one after it once it is whole: a stream lost in the middle gets the batch again. */
export function batchText(before: Snapshot, texts: readonly string[], after: Snapshot): string {
  return texts.length === 0
    ? positionText(after)
    : `id: ${before.text}\n${texts.join('')}${positionText(after)}`
}

/** No event: a browser remembers the position all the same. */
export function positionText({ text }: Snapshot): string {
  return `id: ${text}\n\n`
}

/** Everything shown must be asked for anew; the pages spread that over `withinMs`, so that they do not all ask at once. */
export function resetText({ text }: Snapshot, withinMs: number): string {
  return `id: ${text}\n${eventText('reset', { withinMs })}`
}

/** All that was missed has been sent. `withinMs`: over how long pages spread what they ask after something moved. */
export function readyText({ text }: Snapshot, withinMs: number): string {
  return `id: ${text}\n${eventText('ready', { withinMs })}`
}
