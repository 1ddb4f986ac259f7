/** Staffing of some communities on a day, as read: grids with their work, posts, leave. */
import type { Kysely } from 'kysely'
import type { DB } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import { dutyRoles, type GridRow, type Territory, territoryOf } from '../territory/index.ts'
import { type AbsenceRow, absencesOf, inHandOf, type PostRow, postsIn, workIn } from './store.ts'
import { type Weights, type Work, workloadOf } from './workload.ts'

export interface GridWork extends Work {
  readonly grid: GridRow
  readonly workload: number
}
export interface Picture {
  readonly territory: Territory
  readonly today: string
  readonly onDay: string
  readonly weights: Weights
  readonly grids: readonly GridWork[]
  /** Held on the day. */
  readonly posts: readonly PostRow[]
  /** Begin after the day. */
  readonly later: readonly PostRow[]
  readonly absences: readonly AbsenceRow[]
  /** Person → numbers of open proceedings in hand, the nearest due first. */
  readonly inHand: ReadonlyMap<string, readonly string[]>
}

export async function pictureOf(
  kernel: Kernel,
  asked: {
    readonly communityIds: readonly string[]
    readonly onDay: string | null
    readonly weights: Weights
  },
): Promise<Picture> {
  const territory = await territoryOf(kernel)
  const { owner } = kernel.db
  const today = civilDay(kernel.clock.now())
  const onDay = asked.onDay !== null && asked.onDay > today ? asked.onDay : today
  const { posts, later } = await heldIn(owner, territory, asked.communityIds, onDay)
  const persons = [...new Set([...posts, ...later].map(it => it.personId))]
  const absences = await absencesOf(owner, territory.jurisdiction.id, persons, today)
  const grids = await gridsWithWork(owner, territory, asked.communityIds, asked.weights)
  const rows = await inHandOf(owner, territory.jurisdiction.id, persons)
  const inHand = new Map(
    [...Map.groupBy(rows, row => row.personId)].map(([id, of]) => [id, of.map(row => row.number)]),
  )
  return { territory, today, onDay, weights: asked.weights, grids, posts, later, absences, inHand }
}

async function heldIn(
  db: Kysely<DB>,
  territory: Territory,
  communityIds: readonly string[],
  onDay: string,
): Promise<Pick<Picture, 'posts' | 'later'>> {
  const where = { communityIds, roles: dutyRoles, onDay }
  const all = await postsIn(db, territory.jurisdiction.id, where)
  // Posts for a version of a grid that is no longer in force are nobody's to fill.
  const there = all.filter(it => it.gridId === null || territory.grid(it.gridId) !== null)
  return {
    posts: there.filter(it => it.validFrom <= onDay),
    later: there.filter(it => it.validFrom > onDay),
  }
}

async function gridsWithWork(
  db: Kysely<DB>,
  territory: Territory,
  communityIds: readonly string[],
  weights: Weights,
): Promise<GridWork[]> {
  const grids = territory.grids.filter(grid => communityIds.includes(grid.communityId))
  const work = await workIn(
    db,
    territory.jurisdiction.id,
    grids.map(grid => grid.id),
  )
  return grids.map(grid => {
    const { openMatters = 0, elderlyAlone = 0 } = work.get(grid.id) ?? {}
    const own = { households: grid.households, openMatters, elderlyAlone }
    return { grid, ...own, workload: workloadOf(own, weights) }
  })
}
