/** Colours of grids on a plan: neighbours differ, also for those who see few colours; a colour stays with its grid as long as it can. */
import { type Boundary, polygonsOf } from '../../../src/territory/locate.ts'

/** Okabe and Ito's palette, told apart in every common kind of colour-blindness; the number on the grid says the same. */
export const palette = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7'] as const

export type Colours = ReadonlyMap<string, number>

export function coloured(boundaries: ReadonlyMap<string, Boundary>, before: Colours): Colours {
  const near = neighboursOf(boundaries)
  const colours = new Map<string, number>()
  const taken = (key: string) => new Set([...(near.get(key) ?? [])].map(other => colours.get(other)))
  for (const key of boundaries.keys()) {
    const old = before.get(key)
    if (old !== undefined && !taken(key).has(old)) colours.set(key, old)
  }
  const used = palette.map(() => 0)
  for (const key of boundaries.keys()) {
    if (colours.has(key)) continue
    const around = taken(key)
    const free = palette.map((_, i) => i).filter(i => !around.has(i))
    // The least used of those free: a map in three colours is harder to talk about than one in seven.
    const chosen = (free.length > 0 ? free : [0]).reduce((a, b) => (used[b]! < used[a]! ? b : a))
    colours.set(key, chosen)
    used[chosen]!++
  }
  return colours
}

/** Grids that share a corner; their outlines are drawn through the same corners. */
export function neighboursOf(boundaries: ReadonlyMap<string, Boundary>): ReadonlyMap<string, Set<string>> {
  const at = new Map<string, string[]>()
  const near = new Map<string, Set<string>>()
  for (const [key, boundary] of boundaries) {
    near.set(key, new Set())
    for (const [lng, lat] of polygonsOf(boundary).flat(2)) {
      const corner = `${lng} ${lat}`
      const known = at.get(corner)
      if (known === undefined) at.set(corner, [key])
      else if (known.at(-1) !== key) known.push(key)
    }
  }
  for (const keys of at.values()) for (const a of keys) for (const b of keys) if (a !== b) near.get(a)!.add(b)
  return near
}
