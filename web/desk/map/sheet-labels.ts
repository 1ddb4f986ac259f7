/** Names on the printed map, each where it hides no other: compounds first, then buildings, in fewer words where there is no room. */
import type { GridCard } from '../../../src/mapping/shape.ts'
import { covers } from '../../../src/territory/locate.ts'
import type { Paper, Point } from './sheet-place.ts'

export interface Label {
  readonly key: string
  readonly at: Point
  readonly lines: readonly string[]
  /** Of the letters, in millimetres. */
  readonly size: number
  readonly strong: boolean
}
type Box = readonly [left: number, top: number, right: number, bottom: number]
type Building = GridCard['buildings'][number]

/** Boxes taken, found by rows of 10 mm: a sheet of 600 buildings is placed at once. */
export class Room {
  readonly #rows = new Map<number, Box[]>()
  readonly #paper: Paper
  constructor(paper: Paper) {
    this.#paper = paper
  }
  isFree(box: Box): boolean {
    const { width, height } = this.#paper
    if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return false
    return !this.#near(box).some(
      other => other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1],
    )
  }
  take(box: Box): void {
    for (const row of rowsOf(box)) this.#rows.set(row, [...(this.#rows.get(row) ?? []), box])
  }
  #near(box: Box): readonly Box[] {
    return rowsOf(box).flatMap(row => this.#rows.get(row) ?? [])
  }
}

function rowsOf(box: Box): number[] {
  const [first, last] = [Math.floor(box[1] / 10), Math.floor(box[3] / 10)]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/** Chinese characters are as wide as high, others a little over half. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffff]/.test(letter) ? 1 : 0.58), 0) * size
}

/** Half the side of the square that stands for a building without an outline. */
export const markHalf = 0.9

export function markBox(at: Point, paper: Paper): Box {
  const [x, y] = paper.place(at)
  return [x - markHalf, y - markHalf, x + markHalf, y + markHalf]
}

export function boxAt([x, y]: Point, lines: readonly string[], size: number): Box {
  const half = Math.max(...lines.map(line => widthOf(line, size))) / 2
  const high = (lines.length * size * 1.15) / 2
  return [x - half, y - high, x + half, y + high]
}

/** The letters of buildings: large where they stand far apart. */
export function letterSize(buildings: readonly Building[], paper: Paper): number {
  if (buildings.length < 2) return 3
  const points = buildings.map(({ at }) => paper.place(at))
  const nearest = points
    .map((a, i) =>
      Math.min(
        ...points.map((b, j) => (i === j ? Number.POSITIVE_INFINITY : Math.hypot(a[0] - b[0], a[1] - b[1]))),
      ),
    )
    .sort((a, b) => a - b)
  return Math.min(3.2, Math.max(1.5, nearest[nearest.length >> 1]! / 3.2))
}

export function buildingLabels(
  buildings: readonly Building[],
  paper: Paper,
  room: Room,
  households: (n: number) => string,
): readonly Label[] {
  const size = letterSize(buildings, paper)
  return buildings.map(({ id, name, households: n, at }) => {
    const wordings = [[name, households(n)], [name], [name.match(/\d+/)?.[0] ?? name]]
    const [x, y] = paper.place(at)
    for (const lines of wordings)
      for (const letters of [size, Math.max(1.4, size * 0.8)]) {
        const box = boxAt([0, 0], lines, letters)
        const [right, down] = [box[2] + markHalf + 0.4, box[3] + markHalf + 0.3]
        const spots: Point[] = [
          [x, y + down],
          [x, y - down],
          [x + right, y],
          [x - right, y],
        ]
        const spot = spots.find(one => room.isFree(boxAt(one, lines, letters)))
        if (!spot) continue
        room.take(boxAt(spot, lines, letters))
        return { key: id, at: spot, lines, size: letters, strong: false }
      }
    // No room at all: its number all the same, over whatever is there.
    const lines = wordings[2]!
    return { key: id, at: [x, y + markHalf + 1.1], lines, size: 1.4, strong: false } as Label
  })
}

/** The name of each compound near the middle of its buildings. */
export function compoundLabels(
  buildings: readonly Building[],
  paper: Paper,
  room: Room,
  summary: (buildings: number, households: number) => string,
): readonly Label[] {
  const compounds = [...Map.groupBy(buildings, building => building.compound)].filter(([name]) => name !== '')
  const size = Math.min(4.2, Math.max(2.6, letterSize(buildings, paper) * 1.45))
  return compounds.map(([name, own]) => {
    const points = own.map(({ at }) => paper.place(at))
    const mean = (i: 0 | 1) => points.reduce((sum, point) => sum + point[i], 0) / points.length
    const lines = [
      name,
      summary(
        own.length,
        own.reduce((sum, one) => sum + one.households, 0),
      ),
    ]
    const at = nearestRoom([mean(0), mean(1)], lines, size, room)
    room.take(boxAt(at, lines, size))
    return { key: `compound ${name}`, at, lines, size, strong: true }
  })
}

/** Looked for in widening rings. */
function nearestRoom(middle: Point, lines: readonly string[], size: number, room: Room): Point {
  for (let ring = 0; ring <= 14; ring++)
    for (let turn = 0; turn < Math.max(1, ring * 6); turn++) {
      const angle = (turn / Math.max(1, ring * 6)) * 2 * Math.PI
      const at: Point = [middle[0] + Math.cos(angle) * ring * 2.5, middle[1] + Math.sin(angle) * ring * 2.5]
      if (room.isFree(boxAt(at, lines, size))) return at
    }
  return middle
}

/** A neighbour's name where most of it shows: the point farthest from its ends and the paper's. */
export function neighbourLabels(
  neighbours: GridCard['neighbours'],
  paper: Paper,
  room: Room,
  nameOf: (neighbour: GridCard['neighbours'][number]) => string,
): readonly Label[] {
  const [across, down] = [36, 32]
  const cells = Array.from(
    { length: across * down },
    (_, i): Point => [
      ((i % across) + 0.5) * (paper.width / across),
      (Math.floor(i / across) + 0.5) * (paper.height / down),
    ],
  )
  const owners = cells.map(cell =>
    neighbours.findIndex(({ boundary }) => covers(boundary as never, paper.degrees(cell))),
  )
  const depth = cells.map((_, i) => depthOf(i, owners, across))
  return neighbours.flatMap((neighbour, n) => {
    const lines = [nameOf(neighbour)]
    const own = cells
      .map((at, i) => ({ at, depth: depth[i]!, owner: owners[i] }))
      .filter(cell => cell.owner === n && room.isFree(boxAt(cell.at, lines, neighbourSize)))
      .sort((a, b) => b.depth - a.depth)
    const best = own[0]
    if (!best) return []
    room.take(boxAt(best.at, lines, neighbourSize))
    return [{ key: neighbour.id, at: best.at, lines, size: neighbourSize, strong: false }]
  })
}

const neighbourSize = 3.6

/** How many cells to each side have the same owner. */
function depthOf(i: number, owners: readonly number[], across: number): number {
  for (let reach = 1; reach < 8; reach++)
    for (const step of [-reach, reach, -reach * across, reach * across])
      if (owners[i + step] !== owners[i]) return reach
  return 8
}
