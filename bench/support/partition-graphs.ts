/** Graphs on which districting programs are tried, out of a folder that is not the project's: divided into equal parts by the command itself. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchOptions } from './bench.ts'

const known = [
  ['arkansas_blockgroups_dual_graph.json', 4],
  ['kingcounty_rings.json.gz', 9],
  ['fl70_rings.json', 3],
  ['fl250_rings.json', 3],
  ['iowa_rings.json', 4],
  ['gerrymandria_8x8.json', 8],
] as const
const command = new URL('../../src/cli/grids.ts', import.meta.url).pathname

export function areasOfGraphs(folder: string, log: BenchOptions['log']): readonly object[] {
  return known.flatMap(([file, parts]) => {
    const path = join(folder, file)
    if (!existsSync(path)) return []
    const { stdout } = spawnSync(process.execPath, [command, 'partition', path, '--parts', String(parts)], {
      encoding: 'utf8',
    })
    const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as object
    log(`${file}: ${JSON.stringify(figures)}`)
    return [{ file, ...figures }]
  })
}
