/** A narrow way for work that may take long: so much at a time, so many in line, everybody else told at once how it stands. */

export interface Lane {
  /**
   * Runs the work when its turn comes.
   * @param gone leaves the line
   * @throws what `full` makes when too many are in line, the reason of `gone`
   */
  run<T>(work: () => Promise<T>, gone?: AbortSignal): Promise<T>
  readonly busy: number
  readonly waiting: number
}

export interface LaneOptions {
  readonly most: number
  readonly mostWaiting: number
  full(ahead: number): Error
}

/** @example const lane = openLane({ most: 2, mostWaiting: 32, full: () => new Refusal('unavailable') }); await lane.run(read) */
export function openLane({ most, mostWaiting, full }: LaneOptions): Lane {
  const line: (() => void)[] = []
  let busy = 0
  const turn = (gone?: AbortSignal) => {
    gone?.throwIfAborted()
    if (busy < most) {
      busy += 1
      return
    }
    // Whoever ends hands over the place: nobody passes those in line.
    return new Promise<void>((resolve, reject) => {
      const mine = () => {
        gone?.removeEventListener('abort', leaves)
        resolve()
      }
      const leaves = () => {
        line.splice(line.indexOf(mine), 1)
        reject(gone?.reason)
      }
      gone?.addEventListener('abort', leaves, { once: true })
      line.push(mine)
    })
  }
  const leave = () => {
    const next = line.shift()
    if (next) next()
    else busy -= 1
  }
  return {
    async run(work, gone) {
      if (busy >= most && line.length >= mostWaiting) throw full(busy + line.length)
      await turn(gone)
      try {
        return await work()
      } finally {
        leave()
      }
    },
    get busy() {
      return busy
    },
    get waiting() {
      return line.length
    },
  }
}
