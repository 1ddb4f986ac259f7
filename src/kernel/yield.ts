/** A thread that makes what somebody can wait for has less claim to a processor than the one that answers requests. */
import { setPriority } from 'node:os'

/** Against a thread that answers on the same processor: a quarter of the time. With 10 it was a tenth, and tables stood still on a busy machine. */
const niceness = 5

/** Called in the thread. On Linux a thread has a priority of its own; elsewhere it would be that of the whole process. */
export function yieldToOthers(): void {
  if (process.platform === 'linux') setPriority(0, niceness)
}
