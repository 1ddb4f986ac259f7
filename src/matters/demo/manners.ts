/** Of what the moves of the demo's matters are made: how soon, by whom, in which words. */
import type { Actor } from '../../proceedings/procedure.ts'
import { categoryOf } from '../../territory/index.ts'
import * as words from './answers.ts'
import { photoIdAt, type Run } from './run.ts'
import { officeMinutesAfter, withinTerm } from './time.ts'

export const reporter: Actor = { kind: 'resident', id: null, posts: [] }
export type Share = readonly [number, number]

export const last = (run: Run) => new Date(run.standing.lastActAt)
export const within = (run: Run, term: string, share: Share) =>
  withinTerm(
    run.world,
    last(run),
    run.standing.terms.find(one => one.term === term && !one.pausedAt),
    share,
  )
export const afterMinutes = (run: Run, from: number, to: number) =>
  officeMinutesAfter(run.world, last(run), run.world.random.between(from, to))
export const pick = <T>(run: Run, from: readonly T[]): T => run.world.random.pick(from)
export const handlingWords = (run: Run) =>
  words.handlingWords[categoryOf(run.telling.story.category)?.competence ?? 'community']
export const photosAt = (run: Run, at: Date, shows: 'before' | 'after', count = 1) =>
  Array.from({ length: count }, () => photoIdAt(run.world, at, run.telling, shows))
export const needsPhoto = (run: Run) => !['inquiry', 'suggestion'].includes(run.standing.label ?? '')

export const leader = (run: Run) => run.world.inRole('gridLeader', { gridId: run.standing.gridId })[0]!
export const director = (run: Run) =>
  run.world.inRole('communityDirector', { communityId: run.standing.communityId })[0]!
export const dispatcher = (run: Run) =>
  run.world.named(run.world.random.next() < 0.7 ? 'dispatch' : 'dispatch2')
export const committee = (run: Run) => run.world.named('secretary')
export const supervisor = (run: Run) => run.world.named('supervise')
export const holder = (run: Run) => run.world.worker(run.standing.handlerId!)
export const unitWorkers = (run: Run) =>
  run.world.inRole('departmentHandler', { unitId: run.standing.ownerUnitId })
/** Who looks at it at its level. */
export const atLevel = (run: Run) =>
  run.standing.level >= 3
    ? dispatcher(run)
    : run.standing.level === 2 || !run.standing.gridId
      ? director(run)
      : leader(run)
