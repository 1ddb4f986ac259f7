/** Leaders and members to grids: the largest load is made least and proven so, then as many as possible stay, then few go to another community, then the rest is spread evenly. */
import type { Highs } from 'highs'
import { type HeadsModel, headsModel, pools } from './heads-model.ts'
import { type Least, leastLoad, withNeeds } from './load.ts'
import { type Model, type Summand, solver } from './model.ts'
import { namedPosts } from './named-posts.ts'
import { type HeadsAsk, type HeadsFound, headsOf, largestLoad } from './problem.ts'
import { classesOf } from './standing-classes.ts'

/**
 * Null when no division gives each grid its leader (and member): `lackingFor` says why in words.
 * @example (await staffHeads(ask))?.load // 214: households for one working head at the worst grid
 */
export async function staffHeads(ask: HeadsAsk): Promise<HeadsFound | null> {
  const highs = await solver()
  const least = leastLoad(highs, ask)
  if (!least) return null
  const { posts, spare, staysProven } = fewestMoves(highs, ask, least)
  const load = largestLoad(ask.grids, headsOf(ask.candidates, posts))
  const today = new Map(ask.candidates.map(it => [it.id, it.today]))
  const stays = posts.filter(({ personId, gridId, role }) => {
    const held = today.get(personId)
    return held?.gridId === gridId && held.role === role
  }).length
  return { posts, spare, load, best: least.best, bound: least.bound, stays, staysProven }
}

/** Within the load allowed: most stay, then fewest go to another community, then evenly spread; each question keeps what the one before reached. */
function fewestMoves(highs: Highs, ask: HeadsAsk, least: Least) {
  const made = headsModel(ask, classesOf(ask.candidates))
  const stays = made.of.flatMap(({ stay }): Summand[] => (stay === null ? [] : [[stay, 1]]))
  const asked = (slack: number) => {
    const model = withNeeds(ask, made, least.best * (1 + slack), false)
    return { model, most: model.solve(highs, 'maximize', stays, ask.seconds) }
  }
  let { model, most } = asked(ask.slack)
  // Hundreds of grids with odd parts of posts: what nobody finds in the time is found with a little more room.
  if (most.values.length === 0) ({ model, most } = asked(ask.slack + roomInNeed))
  if (most.values.length === 0)
    return { ...namedPosts(highs, ask, least.made, least.values), staysProven: false }
  let { values } = most
  model.row(stays, '>=', Math.round(most.value))
  const away = awayFromHome(model, made)
  const nearest = model.solve(highs, 'minimize', away, ask.seconds)
  if (nearest.values.length > 0) {
    values = nearest.values
    model.row(away, '<=', Math.round(nearest.value))
  }
  const even = model.solve(highs, 'maximize', evenness(model, ask, made), ask.seconds)
  if (even.values.length > 0) values = even.values
  return { ...namedPosts(highs, ask, made, values), staysProven: most.outcome === 'optimal' }
}

const roomInNeed = 0.03

/** How many come to a community beyond those who leave a post there: so many must come from another. */
function awayFromHome(model: Model, made: HeadsModel): Summand[] {
  return [...pools(made, it => `${it.role} ${it.share} ${it.communityId}`).values()].map(sum => {
    const excess = model.variable(0, sum.length * 1000)
    model.row([...sum, [excess, -1]], '<=', 0)
    return [excess, 1]
  })
}

/** What each further head relieves a grid of: workload × load, straight between whole heads, falling as heads grow. */
function evenness(model: Model, ask: HeadsAsk, made: HeadsModel): Summand[] {
  const most = Math.ceil(ask.candidates.length / Math.max(1, ask.grids.length)) + 4
  const scale = Math.max(1, ...ask.grids.map(it => it.workload)) ** 2 / 1000
  return ask.grids.flatMap(({ id, workload }) => {
    const parts = Array.from({ length: most }, (_, i) => {
      const relief = i === 0 ? 2 * workload ** 2 : workload ** 2 / i - workload ** 2 / (i + 1)
      return { variable: model.variable(0, 100, false), relief: relief / scale }
    })
    const heads = made.heads.get(id)!.map(([variable, share]): Summand => [variable, -share])
    // Heads beyond the last part relieve nothing.
    model.row([...parts.map((it): Summand => [it.variable, 1]), ...heads], '<=', 0)
    return parts.map((it): Summand => [it.variable, it.relief])
  })
}
