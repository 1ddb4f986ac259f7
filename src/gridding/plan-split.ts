/** Halves of a grid: two contiguous parts of about equal work, for whoever has to share out one that has grown too large. */
import { equalParts } from './equal.ts'
import { graphOf, inducedBy, type Link, totalOf } from './graph.ts'
import { joinIslands } from './islands.ts'
import type { PlanDivision } from './plan.ts'
import { PlanFault } from './plan-fault.ts'
import type { PlanSurvey } from './plan-survey.ts'
import { finish } from './steps.ts'

/** Halves may differ by so much when that makes the border between them shorter. */
const tolerance = 0.05
const seed = 1

/** Buildings that form the new half. @throws PlanFault */
export function evenSplit(survey: PlanSurvey, division: PlanDivision, key: string): readonly string[] {
  const { buildings } = survey.ground
  const own = buildings.flatMap(({ id }, i) => (division.of[id] === key ? [i] : []))
  const grid = division.grids.find(it => it.key === key)
  if (grid === undefined) throw new PlanFault('unknownGrid', { grid: key })
  if (own.length < 2) throw new PlanFault('lastBuilding', { name: grid.name })
  const graph = inducedBy(byBuilding(survey), own)
  const isEmpty = totalOf(graph.weight) === 0
  const { graph: joined } = joinIslands(isEmpty ? { ...graph, weight: graph.weight.map(() => 1) } : graph, {
    blocked: [],
    positions: own.map(i => survey.community.points[i]!),
    standsAlone: () => false,
    most: 1,
  })
  const { part } = finish(equalParts(joined, { count: 2, tolerance, seed }))
  return own.flatMap((i, place) => (part[place] === part[0] ? [] : [buildings[i]!.id]))
}

function byBuilding({ ground, owner, crossing }: PlanSurvey) {
  const links: Link[] = []
  for (let v = 0; v < crossing.size; v++)
    for (let i = crossing.start[v]!; i < crossing.start[v + 1]!; i++)
      if (crossing.to[i]! > v) links.push([owner[v]!, owner[crossing.to[i]!]!, crossing.cost[i]!])
  return graphOf(
    ground.buildings.map(({ workload }) => workload),
    links,
  )
}
