/** From how many of each standing to who: those who stay first, then whoever comes the shortest way, persons in the order of their ids. */
import type { Highs } from 'highs'
import { metresBetween } from '../territory/coordinates.ts'
import { type Arrival, type HeadsModel, workingRoles } from './heads-model.ts'
import { Model, type Summand } from './model.ts'
import type { HeadsAsk, HeadsFound, WorkingRole } from './problem.ts'

type Post = HeadsFound['posts'][number]
interface Mover {
  readonly personId: string
  readonly homeId: string
  readonly role: WorkingRole
  readonly share: number
}

export function namedPosts(
  highs: Highs,
  ask: HeadsAsk,
  { classes, of, arrivals }: HeadsModel,
  values: readonly number[],
): { posts: Post[]; spare: string[] } {
  const homeOf = new Map(ask.candidates.map(it => [it.id, it.homeId]))
  const posts: Post[] = []
  const movers: Mover[] = []
  const spare: string[] = []
  classes.forEach(({ persons, today, share }, i) => {
    const { stay, pooled } = of[i]!
    const waiting = [...persons]
    const next = (variable: number | null) => waiting.splice(0, variable === null ? 0 : values[variable]!)
    for (const personId of next(stay)) posts.push({ ...today!, personId })
    for (const role of workingRoles)
      for (const personId of next(pooled[role]))
        movers.push({ personId, homeId: homeOf.get(personId)!, role, share })
    spare.push(...waiting)
  })
  const alike = (it: Mover | Arrival) => `${it.role} ${it.share}`
  const coming = Map.groupBy(arrivals, alike)
  for (const [key, going] of Map.groupBy(movers, alike))
    posts.push(...shortestWays(highs, ask, going, coming.get(key) ?? [], values))
  return { posts, spare }
}

/** Persons of equal standing to the communities that need them, with the fewest kilometres in all. */
function shortestWays(
  highs: Highs,
  ask: HeadsAsk,
  movers: readonly Mover[],
  arrivals: readonly Arrival[],
  values: readonly number[],
): Post[] {
  const needs = new Map<string, string[]>()
  for (const { communityId, gridId, variable } of arrivals)
    needs.set(communityId, [...(needs.get(communityId) ?? []), ...Array(values[variable]!).fill(gridId)])
  const waiting = new Map<string, Mover[]>()
  for (const it of movers) waiting.set(it.homeId, [...(waiting.get(it.homeId) ?? []), it])
  const posts: Post[] = []
  for (const { homeId, communityId, count } of transported(highs, ask, waiting, needs)) {
    const persons = waiting.get(homeId)!.splice(0, count)
    const grids = needs.get(communityId)!.splice(0, count)
    persons.forEach(({ personId, role }, i) => {
      posts.push({ personId, role, gridId: grids[i]! })
    })
  }
  return posts
}

function hectometres({ centres }: HeadsAsk, from: string, to: string): number {
  const [a, b] = [centres.get(from), centres.get(to)]
  return a && b ? Math.round(metresBetween(a, b) / 100) : 0
}

interface Way {
  readonly homeId: string
  readonly communityId: string
  readonly count: number
}

function transported(
  highs: Highs,
  ask: HeadsAsk,
  waiting: ReadonlyMap<string, readonly Mover[]>,
  needs: ReadonlyMap<string, readonly string[]>,
): Way[] {
  const model = new Model()
  const ways = [...waiting].flatMap(([homeId, persons]) =>
    [...needs].map(([communityId, places]) => ({
      homeId,
      communityId,
      variable: model.variable(0, Math.min(persons.length, places.length)),
    })),
  )
  const sum = (of: typeof ways) => of.map((it): Summand => [it.variable, 1])
  for (const [homeId, persons] of waiting)
    model.row(sum(ways.filter(it => it.homeId === homeId)), '=', persons.length)
  for (const [communityId, places] of needs)
    model.row(sum(ways.filter(it => it.communityId === communityId)), '=', places.length)
  const far = ways.flatMap(({ homeId, communityId, variable }): Summand[] =>
    homeId === communityId ? [] : [[variable, 1 + hectometres(ask, homeId, communityId)]],
  )
  const { values } = model.solve(highs, 'minimize', far, ask.seconds)
  return ways.map(({ variable, ...way }) => ({ ...way, count: values[variable] ?? 0 }))
}
