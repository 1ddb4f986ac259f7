/** Areas laid out on a raster: a cell that no border crosses knows its area at once, the others know the few that it may be. Exact: what a cell holds is decided by the same arithmetic that finds the cell of a point. Pure. */
import type { Rings } from './locate-rings.ts'

/** Cells for each area, and how many there are at least and at most. */
const cellsPerArea = 16
const fewest = 4096
const most = 1 << 21
/** A cell with more areas than this is left to the index: a town in the corner of a large banner. */
const longest = 24
export const nowhere = -1
/** The areas of this cell are too many to be tried one by one. */
export const crowded = -2

export type Box = readonly [west: number, south: number, east: number, north: number]

export class Cells {
  private readonly rings: Rings
  private readonly west: number
  private readonly south: number
  private readonly columns: number
  private readonly rows: number
  private readonly perLng: number
  private readonly perLat: number
  /** An area, nowhere, crowded, or below: -3 - n for the list that begins at `lists[n]`, ended by -1. */
  private readonly owner: Int32Array
  private readonly lists: Int32Array
  private scratch = new Uint8Array(1024)

  constructor(boxes: readonly Box[], rings: Rings) {
    this.rings = rings
    let [west, south, east, north] = [180, 90, -180, -90]
    for (const box of boxes) {
      west = Math.min(west, box[0])
      south = Math.min(south, box[1])
      east = Math.max(east, box[2])
      north = Math.max(north, box[3])
    }
    const count = Math.min(most, Math.max(fewest, boxes.length * cellsPerArea))
    const [width, height] = [Math.max(east - west, 1e-9), Math.max(north - south, 1e-9)]
    this.columns = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * width) / height))))
    this.rows = Math.max(1, Math.round(count / this.columns))
    ;[this.west, this.south] = [west, south]
    this.perLng = this.columns / width
    this.perLat = this.rows / height
    this.owner = new Int32Array(this.columns * this.rows).fill(nowhere)
    this.lists = this.filled(boxes)
  }

  /** The first area that covers the point, nowhere, or crowded: then the index must say. */
  at(x: number, y: number): number {
    const [column, row] = [
      Math.floor((x - this.west) * this.perLng),
      Math.floor((y - this.south) * this.perLat),
    ]
    // The east and north borders themselves belong to the last cells.
    if (column < 0 || row < 0 || column > this.columns || row > this.rows) return nowhere
    const owner =
      this.owner[Math.min(row, this.rows - 1) * this.columns + Math.min(column, this.columns - 1)]!
    if (owner >= crowded) return owner
    for (let n = -3 - owner; ; n++) {
      const area = this.lists[n]!
      if (area < 0 || this.rings.covers(area, x, y)) return area
    }
  }

  /** Area after area: cells its border crosses, and cells that lie inside. */
  private filled(boxes: readonly Box[]): Int32Array {
    const pairs = new Pairs(boxes.length * cellsPerArea)
    for (const [area, box] of boxes.entries()) this.lay(area, box, pairs)
    const starts = pairs.startsBy(this.owner.length)
    const areas = pairs.areasBy(starts)
    const lists = new Int32Array(pairs.length * 3)
    let at = 0
    for (let cell = 0; cell < this.owner.length; cell++) {
      const [from, to] = [starts[cell]!, starts[cell + 1]!]
      if (from === to) continue
      const full = this.owner[cell]!
      if (to - from >= longest) {
        this.owner[cell] = crowded
        continue
      }
      this.owner[cell] = -3 - at
      let isPlaced = full < 0
      for (let k = from; k < to; k++) {
        if (!isPlaced && full < areas[k]!) {
          lists[at++] = full
          isPlaced = true
        }
        lists[at++] = areas[k]!
      }
      if (!isPlaced) lists[at++] = full
      lists[at++] = nowhere
    }
    return lists.slice(0, at)
  }

  private lay(area: number, box: Box, pairs: Pairs): void {
    const [left, right] = [this.column(box[0]), this.column(box[2])]
    const [low, high] = [this.row(box[1]), this.row(box[3])]
    const width = right - left + 1
    const crossed = this.cleared(width * (high - low + 1))
    this.rings.edgesOf(area, (ax, ay, bx, by) => {
      const [toColumn, toRow] = [this.column(Math.max(ax, bx)), this.row(Math.max(ay, by))]
      for (let row = this.row(Math.min(ay, by)); row <= toRow; row++)
        for (let column = this.column(Math.min(ax, bx)); column <= toColumn; column++)
          crossed[(row - low) * width + column - left] = 1
    })
    for (let row = low; row <= high; row++) {
      // Neighbours that no border crosses lie on one side of it.
      let isInside: boolean | null = null
      for (let column = left; column <= right; column++) {
        const cell = row * this.columns + column
        if (crossed[(row - low) * width + column - left] === 1) {
          isInside = null
          pairs.add(cell, area)
          continue
        }
        isInside ??= this.rings.covers(
          area,
          this.west + (column + 0.5) / this.perLng,
          this.south + (row + 0.5) / this.perLat,
        )
        // Of two that fill it the first is meant.
        if (isInside && this.owner[cell]! < 0) this.owner[cell] = area
      }
    }
  }

  private cleared(size: number): Uint8Array {
    if (this.scratch.length < size) this.scratch = new Uint8Array(size * 2)
    else this.scratch.fill(0, 0, size)
    return this.scratch
  }

  private column(x: number): number {
    return Math.min(this.columns - 1, Math.floor((x - this.west) * this.perLng))
  }

  private row(y: number): number {
    return Math.min(this.rows - 1, Math.floor((y - this.south) * this.perLat))
  }
}

/** Which area's border crosses which cell, to be had cell by cell, the areas in order. */
class Pairs {
  length = 0
  private cells: Int32Array
  private areas: Int32Array

  constructor(room: number) {
    this.cells = new Int32Array(room)
    this.areas = new Int32Array(room)
  }

  add(cell: number, area: number): void {
    if (this.length === this.cells.length) {
      this.cells = wider(this.cells)
      this.areas = wider(this.areas)
    }
    this.cells[this.length] = cell
    this.areas[this.length++] = area
  }

  startsBy(count: number): Int32Array {
    const starts = new Int32Array(count + 1)
    for (let i = 0; i < this.length; i++) starts[this.cells[i]! + 1]!++
    for (let cell = 0; cell < count; cell++) starts[cell + 1]! += starts[cell]!
    return starts
  }

  areasBy(starts: Int32Array): Int32Array {
    const next = starts.slice()
    const areas = new Int32Array(this.length)
    for (let i = 0; i < this.length; i++) areas[next[this.cells[i]!]!++] = this.areas[i]!
    return areas
  }
}

function wider(array: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(Math.max(64, array.length * 2))
  twice.set(array)
  return twice
}
