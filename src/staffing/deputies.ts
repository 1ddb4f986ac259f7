/** Who stands in for each leader: a member of the same grid, else of one beside it, else somebody of the community; nobody for more than a few. */
import type { Highs } from 'highs'
import { Model, type Summand } from './model.ts'
import type { HeldPost } from './problem.ts'

export interface DeputiesAsk {
  readonly posts: readonly (HeldPost & { readonly personId: string })[]
  readonly communityOf: ReadonlyMap<string, string>
  readonly neighbours: ReadonlyMap<string, readonly string[]>
  /** Grid → who stands in for its leader today. */
  readonly today: ReadonlyMap<string, string>
  /** Leaders one person stands in for, at most. */
  readonly most: number
  readonly seconds: number
}

/** Grid → deputy of its leader; a grid for whose leader nobody is left is absent. */
export function deputies(highs: Highs, ask: DeputiesAsk): Map<string, string> {
  const leaders = ask.posts.filter(it => it.role === 'gridLeader')
  const communities = Map.groupBy(leaders, it => ask.communityOf.get(it.gridId))
  return new Map([...communities].flatMap(([id, of]) => [...ofCommunity(highs, ask, id ?? '', of)]))
}

type Post = DeputiesAsk['posts'][number]

/** What somebody's absence costs when nobody stands in: more than any way of standing in. */
const nobody = 100

function ofCommunity(
  highs: Highs,
  ask: DeputiesAsk,
  id: string,
  leaders: readonly Post[],
): Map<string, string> {
  const here = ask.posts.filter(it => ask.communityOf.get(it.gridId) === id)
  const model = new Model()
  const pairs = leaders.flatMap(leader =>
    here
      .filter(it => it.personId !== leader.personId)
      .map(post => ({
        leader,
        post,
        variable: model.variable(0, 1),
        worth: nobody - farFrom(ask, leader, post),
      })),
  )
  const sum = (of: typeof pairs) => of.map((it): Summand => [it.variable, 1])
  for (const group of Map.groupBy(pairs, it => it.leader.gridId).values()) model.row(sum(group), '<=', 1)
  for (const group of Map.groupBy(pairs, it => it.post.personId).values())
    model.row(sum(group), '<=', ask.most)
  if (pairs.length === 0) return new Map()
  const worth = pairs.map((it): Summand => [it.variable, it.worth])
  const { values } = model.solve(highs, 'maximize', worth, ask.seconds)
  return new Map(
    pairs.filter(it => values[it.variable] === 1).map(it => [it.leader.gridId, it.post.personId]),
  )
}

function farFrom(ask: DeputiesAsk, leader: Post, post: Post): number {
  if (ask.today.get(leader.gridId) === post.personId) return 0
  const isMember = post.role === 'gridMember' ? 0 : 1
  if (post.gridId === leader.gridId) return 1 + isMember
  return (ask.neighbours.get(leader.gridId)?.includes(post.gridId) ? 3 : 5) + isMember
}
