/** How a year's matters go: each by one of the ways of the demo under the real rules, to its end or to where it lies open. */
import { Refusal } from '../../kernel/errors.ts'
import * as words from '../demo/answers.ts'
import { atLevel, handlingWords, holder, last, pick } from '../demo/manners.ts'
import { type PathName, paths } from '../demo/paths.ts'
import { beginRun, climbTo, note, openEnd, type Run, type Telling } from '../demo/run.ts'
import type { World } from '../demo/world.ts'
import { matterProcedure } from '../procedure.ts'
import type { Tuning } from './plan.ts'
import type { Teller } from './telling.ts'

/** Of a thousand; what is not named here is as rare as in life. */
const ways: readonly (readonly [PathName, number])[] = Object.entries({
  unit: 375, onSpot: 165, grid: 130, community: 105, committee: 25, talkative: 20, declined: 6, returnedOnce: 26, returnedTwice: 6,
  topDepartment: 8, extended: 24, extendedLong: 8, extensionRefused: 6, relabelled: 8, relabelRefused: 4, suspended: 8, supervised: 10,
  reworked: 22, reworkedTwice: 6, reopened: 14, unhappy: 16, unhappyReopened: 4, late: 18, veryLate: 4, toBanner: 1, unclaimed: 8,
  complex: 10, notFiled: 18, withdrawn: 10, voided: 5, mediated: 10, petitioned: 3, referredBack: 4, sealed: 2,
} satisfies Record<PathName, number>) as [PathName, number][] // biome-ignore format: a table
/** Ways on which something may lie for long. */
const slow: readonly (readonly [PathName, number])[] = [
  ['suspended', 34],
  ['extendedLong', 14],
  ['complex', 32],
  ['late', 6],
  ['veryLate', 4],
  ['toBanner', 2],
  ['community', 4],
  ['unit', 4],
]
const day = 86_400_000
const short: readonly PathName[] = ['onSpot', 'grid', 'onSpot']

export interface Wanted {
  readonly at: Date
  readonly staysOpen: boolean
  readonly i: number
}

/** One matter lived through; tried again when the rules refuse the way it was to go or it did not come to the end it was meant for. */
export function live(world: World, teller: Teller, tuning: Tuning, wanted: Wanted): Run {
  let run: Run | null = null
  for (const path of triesOf(world, tuning, wanted)) {
    const telling = teller.tell(world, path, wanted.at, wanted.i)
    const until = wanted.staysOpen ? stopOn(world, path) : () => false
    const lived = through(world, path, telling, tuning, until)
    run = lived ?? run
    if (lived && (lived.standing.closedAt === null) === wanted.staysOpen) return lived
  }
  if (!run) throw new Error(`no way through the procedure from ${wanted.at.toISOString()}`)
  return run
}

function triesOf(world: World, tuning: Tuning, { at, staysOpen }: Wanted): readonly PathName[] {
  const age = world.now.getTime() - at.getTime()
  const drawn = () => weighted(world, staysOpen && age > 3 * day && world.random.next() < 0.85 ? slow : ways)
  const first = () => (!staysOpen && world.random.next() < tuning.shorterShare ? 'onSpot' : drawn())
  if (staysOpen) return [drawn(), drawn(), drawn(), 'unit', 'unit']
  return age > 45 * day ? [first(), first(), 'unit', ...short] : [first(), ...short]
}

/** Where what stays open is left lying: on a slow way where it takes its time, else anywhere. */
function stopOn(world: World, path: PathName): Run['until'] {
  const { random } = world
  const after = random.whole(1, 9)
  if (path === 'suspended') return standing => standing.suspended
  if (path === 'complex' || path === 'extendedLong')
    return standing => standing.state === 'handling' && standing.actCount >= after + 4
  return standing => standing.actCount >= after
}

function through(
  world: World,
  path: PathName,
  telling: Telling,
  tuning: Tuning,
  until: Run['until'],
): Run | null {
  const run = beginRun(world, telling, until)
  run.meanwhile = (running, next) => comment(running, next, tuning.commentsAStep)
  try {
    paths[path](run)
  } catch (stopped) {
    if (stopped instanceof Refusal) return null
    if (stopped !== openEnd) throw stopped
  }
  climbTo(run, world.now)
  return run
}

/** Those who have it write down how it goes, at some time between one step and the next. */
function comment(run: Run, until: Date, aStep: number): void {
  const { random } = run.world
  for (let left = aStep; left > 0; left -= 1) {
    const from = last(run)
    if (random.next() >= left || until.getTime() - from.getTime() < 60_000) continue
    if (!matterProcedure.steps.comment!.from.includes(run.standing.state)) return
    const at = new Date(from.getTime() + (until.getTime() - from.getTime()) * random.between(0.2, 0.8))
    climbTo(run, at)
    const by = run.standing.handlerId ? holder(run) : atLevel(run)
    const said = pick(run, random.next() < 0.6 ? handlingWords(run).plans : words.verificationWords)
    note(run, by, 'comment', { words: said }, at)
  }
}

function weighted<T>(world: World, from: readonly (readonly [T, number])[]): T {
  let left = world.random.next() * from.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of from) {
    left -= weight
    if (left <= 0) return value
  }
  return from.at(-1)![0]
}
