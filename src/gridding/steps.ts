/** Long work done in steps, so that whoever asked for it sees how far it is and can stop it. */

/** Yields the share of the work done, 0 … 1; whoever no longer asks has cancelled it. */
export type Steps<T> = Generator<number, T, undefined>

/** Work that is part of other work: its shares lie between `from` and `from + share`. */
export function* within<T>(steps: Steps<T>, from: number, share: number): Steps<T> {
  for (;;) {
    const { value, done } = steps.next()
    if (done) return value
    yield from + share * value
  }
}

/** Does it all at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { value, done } = steps.next()
    if (done) return value
  }
}

/**
 * Lets others have their turn between steps.
 * @throws the reason of the signal when it was cancelled
 */
export async function inTurns<T>(
  steps: Steps<T>,
  onShare: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  for (;;) {
    signal?.throwIfAborted()
    const { value, done } = steps.next()
    if (done) return value
    onShare(value)
    await new Promise(resolve => setTimeout(resolve, 0))
  }
}
