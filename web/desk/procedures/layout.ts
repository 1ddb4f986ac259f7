/** Where everything of a drawing stands: measured by its words, laid out in layers, what is aside in a row below. */
import { Graph, layout } from '@dagrejs/dagre'
import type { Drawing, Part, StateBox, StepLabel } from './drawing.ts'

export interface Placed {
  readonly part: Part
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface Line {
  readonly from: string
  readonly to: string
  readonly path: string
}
export interface Plan {
  readonly width: number
  readonly height: number
  readonly placed: readonly Placed[]
  readonly lines: readonly Line[]
  /** The middle of where it begins: what is looked at first. */
  readonly startX: number
  /** Top of what is aside; null when nothing is. */
  readonly asideY: number | null
}

export const rowHeight = 20
const margin = 20
const gap = 14

export function planOf(drawing: Drawing): Plan {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'TB', ranksep: 20, nodesep: 16, edgesep: 10, marginx: margin, marginy: margin })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const part of drawing.parts) graph.setNode(part.id, { ...sizeOf(part) })
  for (const { from, to } of drawing.lines)
    graph.setEdge(from, to, { weight: from.startsWith('step') ? 3 : 1 })
  layout(graph)
  const placed = drawing.parts.map((part): Placed => {
    const { x, y, width, height } = graph.node(part.id) as Placed
    return { part, x: x - width / 2, y: y - height / 2, width, height }
  })
  const lines = drawing.lines.map(({ from, to }): Line => {
    const { points } = graph.edge(from, to) as { points: readonly Point[] }
    return { from, to, path: curve(points) }
  })
  const right = Math.max(360, ...placed.map(one => one.x + one.width))
  const below = Math.max(0, ...placed.map(one => one.y + one.height))
  const beside = asideOf(drawing, below + 56, right)
  return {
    width: Math.max(right, ...beside.placed.map(one => one.x + one.width)) + margin,
    height: Math.max(below, ...beside.placed.map(one => one.y + one.height)) + margin,
    placed: [...placed, ...beside.placed],
    lines: [...lines, ...beside.lines],
    startX: middleOf(placed.find(one => one.part.kind === 'state' && one.part.initial)),
    asideY: beside.placed.length ? below + 24 : null,
  }
}

const middleOf = (one: Placed | undefined) => (one ? one.x + one.width / 2 : 0)

/** Groups side by side, in as many rows as the width asks for: steps there, the state, steps back. */
function asideOf({ aside }: Drawing, top: number, right: number) {
  const placed: Placed[] = []
  const lines: Line[] = []
  let [x, y, tallest] = [margin, top, 0]
  for (const { box, into, out } of aside) {
    const parts: readonly Part[] = [...into, box, ...out]
    const sizes = parts.map(sizeOf)
    const width = Math.max(...sizes.map(size => size.width))
    if (x + width > right && x > margin) [x, y, tallest] = [margin, y + tallest + gap * 2, 0]
    let at = y
    parts.forEach((part, index) => {
      const size = sizes[index]!
      const left = x + (width - size.width) / 2
      placed.push({ part, x: left, y: at, ...size })
      if (index > 0)
        lines.push({
          from: parts[index - 1]!.id,
          to: part.id,
          path: `M${x + width / 2} ${at - gap}V${at}`,
        })
      at += size.height + gap
    })
    tallest = Math.max(tallest, at - y)
    x += width + gap * 2
  }
  return { placed, lines }
}

function sizeOf(part: Part): { width: number; height: number } {
  return part.kind === 'state' ? sizeOfBox(part) : sizeOfLabel(part)
}

function sizeOfBox({ state, stays }: StateBox) {
  const figures = state.count === null ? 0 : 54
  const rows = stays.map(step => wide(step.label, 12) + 34)
  return {
    width: Math.max(112, wide(state.label, 14) + 36 + figures, ...rows),
    height: 38 + stays.length * rowHeight + (stays.length ? 6 : 0),
  }
}

function sizeOfLabel({ step, article }: StepLabel) {
  const words = Math.max(wide(step.label, 12.5), article ? wide(shortened(step.basis.article), 10.5) : 0)
  return { width: words + 24 + marksWidth(step), height: article ? 40 : 26 }
}

export const marksWidth = (step: StepLabel['step']) =>
  (step.opens.length ? 24 : 0) + (step.closes.length ? 24 : 0)

/** An article in so many letters; the whole of it is one press away. */
export function shortened(article: string): string {
  const bare = article.replace(/[\uff08(][^\uff09)]*[\uff09)]/g, '')
  return bare.length > 22 ? `${bare.slice(0, 21)}…` : bare
}

/** Chinese letters are as wide as they are high, the others a little more than half. */
function wide(words: string, size: number): number {
  let units = 0
  for (const letter of words) units += letter.codePointAt(0)! > 0x2e7f ? 1 : 0.57
  return Math.ceil(units * size)
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Bent smoothly at every point in between. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const last = rest.at(-1)!
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1]!
    const end = index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q${fixed(point)} ${fixed(end)}`
  })
  return `M${fixed(first)}${bends.length ? bends.join('') : `L${fixed(last)}`}`
}

const fixed = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`
