/** METIS as the reference (Karypis and Kumar; Debian's gpmetis): several settings, the best of those that hold together. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Graph } from '../../src/gridding/graph.ts'
import type { BenchOptions } from './bench.ts'
import type { Measured } from './partition-run.ts'
import { figuresOf, type Town } from './partition-town.ts'

/** Whole numbers only: households and metres in tenths. */
const tenths = 10
const settings = [
  '-contig -ufactor=200',
  '-contig -ufactor=100',
  '-contig -ufactor=200 -niter=100 -ncuts=10',
  '-ptype=rb -ufactor=50',
]

export function isMetisThere(): boolean {
  return spawnSync('gpmetis', ['-help']).error === undefined
}

/** Most within bounds first, then fewest torn, then the shortest borders. */
export function bestOfMetis(town: Town, count: number, file: string, log: BenchOptions['log']): Measured {
  writeGraph(file, town.graph)
  const tried = settings.map(setting => {
    const measured = divided(town, count, file, setting)
    log(`${town.name}: METIS ${setting} ${measured.seconds} s, ${JSON.stringify(measured)}`)
    return measured
  })
  const contiguous = tried.filter(it => it.pieces === it.grids)
  const rank = (it: Measured) => [-it.shareInBounds, it.pieces - it.grids, it.cutMetres]
  return (contiguous.length > 0 ? contiguous : tried).sort((a, b) => compare(rank(a), rank(b)))[0]!
}

function divided(town: Town, count: number, file: string, setting: string): Measured {
  const { stdout } = spawnSync('gpmetis', [...setting.split(' '), file, String(count)], { encoding: 'utf8' })
  const result = `${file}.part.${count}`
  const part = readFileSync(result, 'utf8').trim().split('\n').map(Number)
  rmSync(result)
  const seconds = Number(/Partitioning:\s+([\d.]+)/.exec(stdout)?.[1] ?? 0)
  return { ...figuresOf(town, part), seconds, slowest: seconds, runs: 1, setting }
}

function writeGraph(file: string, { size, start, to, cost, weight }: Graph): void {
  const lines = [`${size} ${to.length / 2} 011`]
  for (let v = 0; v < size; v++) {
    const line = [Math.round(weight[v]! * tenths)]
    for (let i = start[v]!; i < start[v + 1]!; i++)
      line.push(to[i]! + 1, Math.max(1, Math.round(cost[i]! * tenths)))
    lines.push(line.join(' '))
  }
  writeFileSync(file, `${lines.join('\n')}\n`)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, at) => Math.abs(value - b[at]!) > 1e-9)
  return i < 0 ? 0 : a[i]! - b[i]!
}
