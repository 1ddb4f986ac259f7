/** A town cut into street blocks along shared vertices, so that neighbours touch without gap or overlap by construction. */
import { metresPerDegree, type Point, type Ring, rounded } from './coordinates.ts'
import type { Random } from './demo-random.ts'

/** Vertices are in metres east and north of the centre, already snapped to six decimals of a degree. */
export interface Mesh {
  readonly centre: Point
  readonly points: Point[]
  readonly faces: number[][]
}

/** A mesh of one face. */
export function meshOf(centre: Point, outline: readonly Point[]): Mesh {
  const mesh: Mesh = { centre, points: [], faces: [] }
  mesh.faces.push(outline.map(point => addPoint(mesh, point)))
  return mesh
}

/** Cuts a face into parts whose areas stand in the ratio of the weights; returns their faces in the order of the weights. */
export function divide(
  mesh: Mesh,
  face: number,
  weights: readonly number[],
  turn: number,
  random: Random,
): number[] {
  if (weights.length === 1) return [face]
  const total = weights.reduce((a, b) => a + b, 0)
  let [half, sum] = [0, 0]
  while (half < weights.length - 1 && (half === 0 || sum + weights[half]! / 2 < total / 2))
    sum += weights[half++]!
  const other = cutByShare(mesh, face, sum / total, turn, random)
  return [
    ...divide(mesh, face, weights.slice(0, half), turn, random),
    ...divide(mesh, other, weights.slice(half), turn, random),
  ]
}

/** Bends long inner edges a little at their middle: streets are not ruled with a ruler. */
export function bendStreets(mesh: Mesh, longerThan: number, random: Random): void {
  const edges = new Map<string, [number, number]>()
  for (const face of mesh.faces)
    for (let i = 0; i < face.length; i++) {
      const [u, v] = [face[i]!, face[(i + 1) % face.length]!]
      if (edges.has(`${v}-${u}`)) bend(mesh, u, v, longerThan, random)
      else edges.set(`${u}-${v}`, [u, v])
    }
}

/** The outer ring of faces that form one disc, counter-clockwise, as stored coordinates. */
export function outlineOf(mesh: Mesh, faces: readonly number[]): Ring {
  const next = new Map<number, number[]>()
  const edges = faces.flatMap(f =>
    mesh.faces[f]!.map((u, i, face) => [u, face[(i + 1) % face.length]!] as const),
  )
  const seen = new Set(edges.map(([u, v]) => `${u}-${v}`))
  for (const [u, v] of edges) if (!seen.has(`${v}-${u}`)) next.set(u, [...(next.get(u) ?? []), v])
  const start = next.keys().next().value!
  const ring = [start]
  for (let at = next.get(start)!.pop()!; at !== start; at = next.get(at)!.pop()!) ring.push(at)
  return [...ring, start].map(v => stored(mesh, mesh.points[v]!))
}

/** Metres to stored coordinates. */
export function stored(mesh: Mesh, [x, y]: Point): Point {
  return [rounded(mesh.centre[0] + x / lngScale(mesh)), rounded(mesh.centre[1] + y / metresPerDegree)]
}

function lngScale(mesh: Mesh): number {
  return metresPerDegree * Math.cos((mesh.centre[1] * Math.PI) / 180)
}

function addPoint(mesh: Mesh, point: Point): number {
  const [lng, lat] = stored(mesh, point)
  return (
    mesh.points.push([(lng - mesh.centre[0]) * lngScale(mesh), (lat - mesh.centre[1]) * metresPerDegree]) - 1
  )
}

function areaOf(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length]!
    return sum + (x * ny - nx * y) / 2
  }, 0)
}

function cutByShare(mesh: Mesh, face: number, share: number, turn: number, random: Random): number {
  const points = mesh.faces[face]!.map(v => mesh.points[v]!)
  const extent = (angle: number) => {
    const along = points.map(([x, y]) => x * Math.cos(angle) + y * Math.sin(angle))
    return Math.max(...along) - Math.min(...along)
  }
  const across = extent(turn) >= extent(turn + Math.PI / 2) ? turn : turn + Math.PI / 2
  const angle = across + random.between(-0.09, 0.09)
  const normal: Point = [Math.cos(angle), Math.sin(angle)]
  const along = points.map(([x, y]) => x * normal[0] + y * normal[1])
  const target = areaOf(points) * share * random.between(0.96, 1.04)
  let [low, high] = [Math.min(...along), Math.max(...along)]
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2
    if (areaOf(below(points, normal, middle)) < target) low = middle
    else high = middle
  }
  return cut(mesh, face, normal, (low + high) / 2)
}

/** The part of a convex polygon with normal · point < offset. */
function below(points: readonly Point[], normal: Point, offset: number): Point[] {
  return points.flatMap((a, i) => {
    const b = points[(i + 1) % points.length]!
    const [da, db] = [
      a[0] * normal[0] + a[1] * normal[1] - offset,
      b[0] * normal[0] + b[1] * normal[1] - offset,
    ]
    const kept = da < 0 ? [a] : []
    return da < 0 === db < 0 ? kept : [...kept, between(a, b, da / (da - db))]
  })
}

/** Cuts a face by a line; the part below keeps the face's place, the other one is new. Neighbours get the new vertices too. */
function cut(mesh: Mesh, face: number, normal: Point, offset: number): number {
  const away = (v: number) => mesh.points[v]![0] * normal[0] + mesh.points[v]![1] * normal[1] - offset
  const [lower, upper]: [number[], number[]] = [[], []]
  const ring = [...mesh.faces[face]!]
  for (let i = 0; i < ring.length; i++) {
    const [u, v] = [ring[i]!, ring[(i + 1) % ring.length]!]
    const [du, dv] = [away(u), away(v)]
    ;(du < 0 ? lower : upper).push(u)
    if (du < 0 === dv < 0) continue
    const crossing = insertOn(mesh, u, v, between(mesh.points[u]!, mesh.points[v]!, du / (du - dv)))
    lower.push(crossing)
    upper.push(crossing)
  }
  mesh.faces[face] = lower
  return mesh.faces.push(upper) - 1
}

function between(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

/** A new vertex on the edge u–v, put into every face that has that edge. */
function insertOn(mesh: Mesh, u: number, v: number, point: Point): number {
  const added = addPoint(mesh, point)
  for (const ring of mesh.faces)
    for (let i = 0; i < ring.length; i++) {
      const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
      if ((a === u && b === v) || (a === v && b === u)) {
        ring.splice(i + 1, 0, added)
        break
      }
    }
  return added
}

function bend(mesh: Mesh, u: number, v: number, longerThan: number, random: Random): void {
  const [a, b] = [mesh.points[u]!, mesh.points[v]!]
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (length < longerThan || random.next() < 0.4) return
  const middle = between(a, b, random.between(0.4, 0.6))
  const push = random.between(-0.05, 0.05)
  insertOn(mesh, u, v, [middle[0] - (b[1] - a[1]) * push, middle[1] + (b[0] - a[0]) * push])
}
