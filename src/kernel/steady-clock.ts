/** Whether the wall clock can be believed in what cannot be taken back: it runs beside the machine's own, which nobody can set. */

const toleratedMs = 60_000
const everyMs = 1000
/** A clock that was set and then runs on for a day is believed: it was wrong before. */
const believedAfterMs = 24 * 3_600_000

export interface SteadyClock {
  /** False after the clock was set, until it is back where it would be, or a day has gone by. */
  isSteady(): boolean
  stop(): void
}

/**
 * @param wasSet told each time the clock is found to have been set
 * @param wall milliseconds of the wall clock
 * @param machine milliseconds of a clock that only goes on
 */
export function watchClock(
  wasSet: () => void = () => {},
  wall: () => number = Date.now,
  machine: () => number = () => performance.now(),
): SteadyClock {
  let believed = wall() - machine()
  let since: { readonly difference: number; readonly at: number } | null = null
  const look = () => {
    const difference = wall() - machine()
    if (Math.abs(difference - believed) <= toleratedMs) {
      // Slewed little by little, as clocks are kept right.
      believed = difference
      since = null
    } else if (since === null || Math.abs(difference - since.difference) > toleratedMs) {
      since = { difference, at: machine() }
      wasSet()
    } else if (machine() - since.at > believedAfterMs) {
      believed = difference
      since = null
    }
  }
  const timer = setInterval(look, everyMs)
  timer.unref()
  return {
    isSteady() {
      look()
      return since === null
    },
    stop: () => clearInterval(timer),
  }
}

/** Tasks that remove by age wait while the clock is not to be believed: a night later they find the same. */
export function onlyWhenSteady<T extends Readonly<Record<string, (payload: unknown) => Promise<unknown>>>>(
  clock: { isSteady(): boolean | Promise<boolean> },
  tell: (task: string) => void,
  removing: readonly string[],
  tasks: T,
): T {
  const guarded = removing.map(name => {
    const task = tasks[name]
    if (!task) throw new Error(`no task is called ${name}`)
    const run = async (payload: unknown) => ((await clock.isSteady()) ? task(payload) : tell(name))
    return [name, run]
  })
  return { ...tasks, ...Object.fromEntries(guarded) }
}
