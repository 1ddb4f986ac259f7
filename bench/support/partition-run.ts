/** Divides a town by Aili as the command does, and measures it: processor seconds, because several programs share the machine. */
import { finish } from '../../src/gridding/index.ts'
import { partition } from '../../src/gridding/partition.ts'
import type { BenchOptions } from './bench.ts'
import { bounds, figuresOf, type Town } from './partition-town.ts'

export type Measured = ReturnType<typeof figuresOf> & {
  /** Of the processor, middle of the runs; and the slowest, which is the first: nothing is compiled yet. */
  readonly seconds: number
  readonly slowest: number
  readonly runs: number
  readonly setting: string
}
const runs = 3

/** The figures are those of the first seed, which is what the command gives. */
export function divideTown(town: Town, log: BenchOptions['log']): Measured {
  const times: number[] = []
  const plans = Array.from({ length: runs }, (_, i) => {
    const from = process.cpuUsage()
    const plan = finish(partition(town.graph, { bounds, count: null, seed: i + 1 }))
    const { user, system } = process.cpuUsage(from)
    times.push((user + system) / 1e6)
    return plan
  })
  times.sort((a, b) => a - b)
  const [seconds, slowest] = [times[runs >> 1]!, times.at(-1)!].map(it => Math.round(it * 1000) / 1000)
  const figures = figuresOf(town, plans[0]!.part)
  log(`${town.name}: Aili ${seconds} s, ${JSON.stringify(figures)}`)
  return { ...figures, seconds: seconds!, slowest: slowest!, runs, setting: 'seed 1' }
}
