/** How far grids are covered by visits in a period, with what belongs to judging it: target, refusals, workers, extent. By place, never by person. KPI visitCoverageRate. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { numberOfDay } from '../proceedings/days.ts'
import { type GridRow, type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { coverageOf, needsOf } from './counted/coverage.ts'
import { countedHouseholds } from './counted/reading.ts'
import {
  type Counted,
  type CountedNeeds,
  countCoverage,
  countNeeds,
  type GridTarget,
} from './coverage-counts.ts'
import { hectaresWithin } from './extent.ts'
import { type Period, periodAsked } from './periods.ts'
import { keepsGrid, requireCoverageReader, watchesCoverage } from './readers.ts'
import type { coverageQueryShape, coverageShape } from './shape-coverage.ts'
import { targetRows } from './target-store.ts'
import { type Target, targetFor } from './targets.ts'

export type Coverage = z.infer<typeof coverageShape>
type Query = z.infer<typeof coverageQueryShape>

/** @throws Refusal notYours, notFound, invalidInput */
export async function coverageFor(kernel: Kernel, staff: Staff, query: Query): Promise<Coverage> {
  requireCoverageReader(staff)
  const territory = await territoryOf(kernel)
  const { jurisdictionId } = staff
  const period = periodAsked(query, civilDay(kernel.clock.now()))
  const grids = gridsShown(territory, staff, query.community)
  const decided = await kernel.db.within(staff.sight, tx => targetRows(tx, jurisdictionId))
  const targets = new Map(grids.map(grid => [grid.id, targetFor(decided, grid, period.to)]))
  const asked = grids.map(
    ({ id, communityId }): GridTarget => ({ id, communityId, everyDays: targets.get(id)!.everyDays }),
  )
  const { counted, needed, asOf, isBehind } = await countsOf(kernel, jurisdictionId, asked, period)
  const needs = new Map(needed.map(it => [it.gridId, it]))
  const workers = await workersAt(kernel, staff, grids, territory, period.to)
  const byGrid = new Map(counted.flatMap(it => (it.gridId ? [[it.gridId, it] as const] : [])))
  const row = (grid: GridRow) =>
    gridRow(grid, { counted: byGrid.get(grid.id), needs: needs.get(grid.id), target: targets.get(grid.id)! })
  return {
    ...period,
    asOf: asOf.toISOString(),
    isBehind,
    communities: communitiesOf(territory, grids).map(({ id, name, code }) => {
      const own = grids.filter(grid => grid.communityId === id)
      const whole = counted.find(it => it.gridId === null && it.communityId === id)
      return {
        ...{ id, name, code, ...figuresOf(whole), needs: sumOf(own.map(grid => needs.get(grid.id))) },
        grids: own.map(grid => ({
          ...row(grid),
          workers: workers.get(grid.code) ?? 0,
          opens: keepsGrid(staff, grid),
        })),
      }
    }),
    all: {
      ...figuresOf(counted.find(it => it.gridId === null && it.communityId === null)),
      needs: sumOf([...needs.values()]),
    },
  }
}

interface Counts {
  readonly counted: readonly Counted[]
  readonly needed: readonly CountedNeeds[]
  readonly asOf: Date
  readonly isBehind: boolean
}

/** From the buildings as they are counted; where they are not yet, from the rows. */
async function countsOf(
  kernel: Kernel,
  jurisdictionId: number,
  grids: readonly GridTarget[],
  period: Period,
): Promise<Counts> {
  const held = await countedHouseholds(kernel, jurisdictionId)
  if (held === null)
    return {
      counted: await countCoverage(kernel, jurisdictionId, grids, period),
      needed: await countNeeds(kernel, jurisdictionId, grids, period),
      asOf: kernel.clock.now(),
      isBehind: false,
    }
  const days = { from: numberOfDay(period.from), to: numberOfDay(period.to) }
  const buildings = () => held.buildings.values()
  const { asOf, isBehind } = held
  const counted = coverageOf(buildings(), grids, days)
  return { counted, needed: needsOf(buildings(), grids, days), asOf, isBehind }
}

/** Grids in force, by code: all for those who watch, else where the reader keeps the registry. */
function gridsShown(territory: Territory, staff: Staff, community: string | undefined): readonly GridRow[] {
  const shown = territory.grids.filter(grid => watchesCoverage(staff) || keepsGrid(staff, grid))
  if (community === undefined) return shown
  const own = shown.filter(grid => grid.communityId === community)
  if (own.length === 0) throw new Refusal('notFound', {})
  return own
}

function communitiesOf(territory: Territory, grids: readonly GridRow[]) {
  const shown = new Set(grids.map(grid => grid.communityId))
  return territory.communities.filter(community => shown.has(community.id))
}

interface GridFacts {
  readonly counted: Counted | undefined
  readonly needs: CountedNeeds | undefined
  readonly target: Target
}

function gridRow(grid: GridRow, { counted, needs, target }: GridFacts) {
  const { id, code, name, kind, setting, boundary } = grid
  return {
    ...{ id, code, name, kind, setting, ...figuresOf(counted), needs: sumOf([needs]) },
    target: { everyDays: target.everyDays, source: target.source, validFrom: target.validFrom },
    hectares: boundary ? hectaresWithin(boundary) : null,
  }
}

function figuresOf(counted: Counted | undefined) {
  const { occupied = 0, refusing = 0, visited = 0, never = 0, overdue = 0 } = counted ?? {}
  return {
    ...{ occupied, refusing, visited, never, overdue, countable: occupied - refusing },
    medianDays: counted?.medianDays ?? null,
    oldestDays: counted?.oldestDays ?? null,
    nobody: counted?.nobody ?? 0,
    turnedAway: counted?.turnedAway ?? 0,
  }
}

function sumOf(needs: readonly (CountedNeeds | undefined)[]) {
  const sum = (of: 'due' | 'served') => needs.reduce((total, it) => total + (it?.[of] ?? 0), 0)
  return { due: sum('due'), served: sum('served') }
}

/** Leaders and members of a grid, by its code: how many people share its households, not who. */
async function workersAt(
  kernel: Kernel,
  staff: Staff,
  grids: readonly GridRow[],
  territory: Territory,
  onDay: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await kernel.db.within(staff.sight, tx =>
    sql<{ code: string; n: number }>`
      select g.code, count(distinct o.person_id)::int as n from post o
      join grid g on g.jurisdiction_id = o.jurisdiction_id and g.id = o.grid_id
      where o.jurisdiction_id = ${territory.jurisdiction.id} and o.role in ('gridLeader', 'gridMember')
        and g.code = any (${grids.map(grid => grid.code)}::text[])
        and o.valid_from <= ${onDay}::date and (o.valid_to is null or o.valid_to >= ${onDay}::date)
      group by g.code`.execute(tx),
  )
  return new Map(rows.map(row => [row.code, row.n]))
}
