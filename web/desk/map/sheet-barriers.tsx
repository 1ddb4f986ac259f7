/** Roads, rivers and railways on the printed map, told apart by how they are drawn, with their names along them. */
import type { GridCard } from '../../../src/mapping/shape.ts'
import { type Paper, type Point, pathOf } from './sheet-place.ts'

export function Barriers({ barriers, paper }: { barriers: GridCard['barriers']; paper: Paper }) {
  return (
    <>
      {barriers.map((barrier, i) => {
        const d = pathOf(barrier.lines, paper, false)
        const key = `${barrier.name} ${i}`
        return (
          <g key={key} fill="none" strokeLinecap="round" strokeLinejoin="round">
            <path d={d} stroke={rims[barrier.kind] ?? '#777'} strokeWidth={3.6} />
            <path d={d} stroke={hearts[barrier.kind] ?? '#fff'} strokeWidth={2.9} {...dashes[barrier.kind]} />
          </g>
        )
      })}
    </>
  )
}

/** Over the border of the grid, which may run along them. */
export function BarrierNames({ barriers, paper }: { barriers: GridCard['barriers']; paper: Paper }) {
  return barriers.map((barrier, i) => {
    const key = `${barrier.name} ${i}`
    return <Name key={key} name={barrier.name} lines={barrier.lines} paper={paper} />
  })
}

const rims: Readonly<Record<string, string>> = { river: '#555', railway: '#000', wall: '#000' }
const hearts: Readonly<Record<string, string>> = { river: '#c9d9e6', railway: '#fff', wall: '#000' }
const dashes: Readonly<Record<string, { strokeDasharray: string; strokeLinecap: 'butt' }>> = {
  railway: { strokeDasharray: '3 3', strokeLinecap: 'butt' },
}

/** Written once, along the longest piece that shows. */
function Name({
  name,
  lines,
  paper,
}: {
  name: string
  lines: GridCard['barriers'][number]['lines']
  paper: Paper
}) {
  const piece = name === '' ? null : longestShown(lines, paper)
  if (!piece) return null
  const [a, b] = piece
  const turned = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI
  const upright = turned > 90 ? turned - 180 : turned < -90 ? turned + 180 : turned
  return (
    <text
      transform={`translate(${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2}) rotate(${upright})`}
      y={-2.4}
      textAnchor="middle"
      fontSize={3.2}
      letterSpacing={1.2}
      stroke="#fff"
      strokeWidth={0.8}
      paintOrder="stroke"
    >
      {name}
    </text>
  )
}

function longestShown(
  lines: GridCard['barriers'][number]['lines'],
  paper: Paper,
): readonly [Point, Point] | null {
  let best: { piece: readonly [Point, Point]; long: number } | null = null
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const piece = shown(paper.place(line[i - 1]!), paper.place(line[i]!), paper)
      if (!piece) continue
      const long = Math.hypot(piece[1][0] - piece[0][0], piece[1][1] - piece[0][1])
      if (long > (best?.long ?? 8)) best = { piece, long }
    }
  return best?.piece ?? null
}

/** The part of a piece that lies on the paper (Liang and Barsky). */
function shown(a: Point, b: Point, { width, height }: Paper): readonly [Point, Point] | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  let [from, to] = [0, 1]
  const walls = [
    [-dx, a[0]],
    [dx, width - a[0]],
    [-dy, a[1]],
    [dy, height - a[1]],
  ] as const
  for (const [p, q] of walls) {
    if (p === 0) {
      if (q < 0) return null
    } else if (p < 0) from = Math.max(from, q / p)
    else to = Math.min(to, q / p)
  }
  const at = (share: number): Point => [a[0] + dx * share, a[1] + dy * share]
  return from < to ? [at(from), at(to)] : null
}
