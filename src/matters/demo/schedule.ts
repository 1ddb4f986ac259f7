/** Which matters happened in the demo's half year, and which lie open today: every state, every post with something to do. */
import { Refusal } from '../../kernel/errors.ts'
import type { StandingOf } from '../../proceedings/procedure.ts'
import { merge } from './moves-side.ts'
import { type PathName, paths } from './paths.ts'
import { beginRun, climbTo, openEnd, type Run, type Telling } from './run.ts'
import { reporter, resident, tell } from './telling.ts'
import { officeMinutesAfter, reportTimes, residentTime, weighted } from './time.ts'
import { openWishes, type Wish } from './wishes.ts'
import type { World } from './world.ts'

const historyDays = 182
const day = 86_400_000
/** Ways of the half year, so many of each; the rest is the ordinary run of things. */
const rare: Readonly<Partial<Record<PathName, number>>> = {
  talkative: 9,
  declined: 3,
  returnedOnce: 10,
  returnedTwice: 3,
  topDepartment: 4,
  extended: 9,
  extendedLong: 3,
  extensionRefused: 3,
  relabelled: 4,
  relabelRefused: 2,
  suspended: 5,
  supervised: 5,
  reworked: 9,
  reworkedTwice: 3,
  reopened: 7,
  unhappy: 8,
  unhappyReopened: 2,
  late: 7,
  veryLate: 2,
  toBanner: 1,
  unclaimed: 3,
  complex: 4,
  notFiled: 13,
  withdrawn: 6,
  voided: 4,
  mediated: 6,
  petitioned: 3,
  referredBack: 2,
  sealed: 3,
}
const ordinary: readonly { readonly value: PathName; readonly weight: number }[] = [
  { value: 'unit', weight: 48 },
  { value: 'onSpot', weight: 22 },
  { value: 'grid', weight: 20 },
  { value: 'community', weight: 16 },
  { value: 'committee', weight: 4 },
]

export interface Life {
  readonly run: Run
  readonly path: PathName | 'merged'
}

/** All matters in the order they were reported. */
export function liveThrough(world: World, history: number): Life[] {
  const lives = openWishes(world).flatMap(wish => openLife(world, wish) ?? [])
  const times = reportTimes(world, history, historyDays, () => world.random.next() < 0.22)
  const names = pathsFor(world, times.length)
  for (const [i, at] of times.entries()) lives.push(pastLife(world, names[i]!, at))
  const merged = lives
    .filter((life, i) => life.path === 'unit' && i % 9 === 0)
    .slice(0, 14)
    .flatMap(life => mergedInto(world, life.run))
  return [...lives, ...merged].sort((a, b) => a.run.acts[0]!.at.localeCompare(b.run.acts[0]!.at))
}

function pathsFor(world: World, count: number): PathName[] {
  const wanted = Object.entries(rare).flatMap(([name, times]) =>
    Array<PathName>(times).fill(name as PathName),
  )
  const rest = Array.from({ length: count - wanted.length }, () => weighted(world, ordinary))
  return world.random.shuffled([...wanted, ...rest])
}

/** What began too late to be through by now goes the short way instead; what is left open then is open. */
function pastLife(world: World, wanted: PathName, at: Date): Life {
  const age = world.now.getTime() - at.getTime()
  const short: PathName[] = ['onSpot', 'onSpot', 'grid', 'grid']
  const tries = age > 45 * day ? [wanted, wanted, wanted, ...short] : [wanted, wanted, ...short]
  let life: Life | null = null
  for (const path of tries) {
    const run = live(world, path, tell(world, { path, at }), () => false)
    if (run) life = { path, run }
    if (run?.standing.closedAt) break
  }
  if (!life) throw new Error(`no way through the procedure for ${wanted} from ${at.toISOString()}`)
  return life
}

/** Lives that end where the wish says, tried at different beginnings until one is there and, unless wished, not late. */
function openLife(world: World, wish: Wish): Life | null {
  for (let tries = 0; tries < 60; tries += 1) {
    const back = officeMinutesAfter(
      world,
      world.now,
      -world.random.between(wish.hours[0], wish.hours[1]) * 60,
    )
    const at = world.random.next() < 0.5 ? residentTime(world, back) : back
    if (at >= world.now) continue
    const run = live(world, wish.path, tell(world, { ...wish, at }), wish.until)
    if (!run || !wish.until(run.standing)) continue
    const overdue = run.standing.terms.some(term => term.rungs.includes('overdue'))
    if (overdue === (wish.overdue ?? false)) return { path: wish.path, run }
  }
  return null
}

/** Null when the rules refuse this way: a window had closed before the move. */
function live(
  world: World,
  path: PathName,
  telling: Telling,
  until: (standing: StandingOf) => boolean,
): Run | null {
  const run = beginRun(world, telling, until)
  try {
    passThrough(run, () => paths[path](run))
    return run
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function passThrough(run: Run, moves: () => void): void {
  try {
    moves()
  } catch (stopped) {
    if (stopped !== openEnd) throw stopped
  }
  climbTo(run, run.world.now)
}

/** A neighbour tells the same within a day, before the first is answered. */
function mergedInto(world: World, first: Run): Life[] {
  const at = new Date(first.telling.at.getTime() + world.random.between(1, 12) * 3_600_000)
  const then = first.acts.filter(act => act.at <= at.toISOString()).at(-1)!
  if (at >= world.now || ['closed', 'withdrawn'].includes(then.to)) return []
  const run = beginRun(world, {
    ...first.telling,
    at,
    reporter: reporter(world),
    photos: 0,
    channel: 'resident',
    teller: resident,
  })
  passThrough(run, () => merge(run, { id: first.id, state: then.to }))
  return [{ path: 'merged', run }]
}
