/** Makes every part one piece: what lies apart from its part's heaviest piece joins the neighbour it borders on most. */
import { piecesOf } from './graph.ts'
import { move, type Parts } from './parts.ts'

export function mend(parts: Parts): void {
  const { graph, part } = parts
  for (let round = 0; round < 50; round++) {
    const { piece, count } = piecesOf(graph, part)
    const weight = new Float64Array(count)
    for (let v = 0; v < graph.size; v++) weight[piece[v]!]! += graph.weight[v]! + 1e-9
    const main = new Int32Array(parts.count).fill(-1)
    for (let v = 0; v < graph.size; v++) {
      const own = piece[v]!
      const best = main[part[v]!]!
      if (best < 0 || weight[own]! > weight[best]!) main[part[v]!] = own
    }
    const stray = Array.from({ length: count }, () => [] as number[])
    for (let v = 0; v < graph.size; v++) if (main[part[v]!] !== piece[v]) stray[piece[v]!]!.push(v)
    const strays = stray.filter(nodes => nodes.length > 0)
    if (strays.length === 0) return
    let moved = 0
    for (const nodes of strays) moved += join(parts, nodes)
    if (moved === 0) return
  }
}

function join(parts: Parts, nodes: readonly number[]): number {
  const { graph, part } = parts
  const border = new Map<number, number>()
  for (const v of nodes)
    for (let i = graph.start[v]!; i < graph.start[v + 1]!; i++) {
      const other = part[graph.to[i]!]!
      if (other !== part[v]) border.set(other, (border.get(other) ?? 0) + graph.cost[i]!)
    }
  const [best] = [...border].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  if (best === undefined) return 0
  for (const v of nodes) move(parts, v, best[0])
  return 1
}
