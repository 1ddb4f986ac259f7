/** Main streets of the demo town: where two communities meet, a street runs between them. */
import { metresPerDegree, type Point, type Ring } from './coordinates.ts'
import { type Mesh, stored } from './demo-mesh.ts'
import { streetNames } from './demo-names.ts'

export interface StreetPlan {
  readonly kind: 'road'
  readonly name: string
  readonly line: { readonly type: 'LineString'; readonly coordinates: readonly Point[] }
}

/** @param quarters faces of each community */
export function streetsPlan(mesh: Mesh, quarters: readonly (readonly number[])[]): StreetPlan[] {
  const owner = new Map<string, number>()
  const shared = new Map<string, [number, number][]>()
  quarters.forEach((faces, community) => {
    for (const face of faces) {
      const ring = mesh.faces[face]!
      ring.forEach((u, i) => {
        const v = ring[(i + 1) % ring.length]!
        const other = owner.get(`${v}-${u}`)
        owner.set(`${u}-${v}`, community)
        if (other === undefined || other === community) return
        const pair = `${other}-${community}`
        shared.set(pair, [...(shared.get(pair) ?? []), [u, v]])
      })
    }
  })
  return [...shared.values()].flatMap(chained).map((line, i) => ({
    kind: 'road',
    name: streetNames[i % streetNames.length]!,
    line: { type: 'LineString', coordinates: line.map(vertex => stored(mesh, mesh.points[vertex]!)) },
  }))
}

/** Stretches put end to end. */
function chained(stretches: readonly (readonly [number, number])[]): number[][] {
  const left = [...stretches]
  const lines: number[][] = []
  while (left.length > 0) {
    const line: number[] = [...left.pop()!]
    for (let at = 0; at >= 0; ) {
      at = left.findIndex(([u, v]) => u === line.at(-1) || v === line[0])
      if (at < 0) break
      const [[u, v]] = left.splice(at, 1) as [readonly [number, number]]
      if (u === line.at(-1)) line.push(v)
      else line.unshift(u)
    }
    lines.push(line)
  }
  return lines
}

/** A block of flats along the streets: so many metres long and deep, turned with them. */
export function blockAround(mesh: Mesh, [lng, lat]: Point, long: number, deep: number, turn: number): Ring {
  const scale = metresPerDegree * Math.cos((mesh.centre[1] * Math.PI) / 180)
  const [x, y] = [(lng - mesh.centre[0]) * scale, (lat - mesh.centre[1]) * metresPerDegree]
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const corner = (a: number, b: number) =>
    stored(mesh, [x + (a * long * cos - b * deep * sin) / 2, y + (a * long * sin + b * deep * cos) / 2])
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]
}
